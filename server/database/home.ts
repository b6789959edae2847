/**
 * Whose a row of a conversation is, in its own columns: see docs/decisions/0042. A user's rows have the user's id as
 * `home`; a visitor's or a program's rows the conversation's.
 */

/** `owner_id` and `client_id` where there is no owner or program. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

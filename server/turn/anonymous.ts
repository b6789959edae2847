/** Anybody on the internet speaks in a visitor's conversation, and somebody else pays for it. */

/** In tokens: what an anonymous turn sends to a model, and the reply. A message of 5,000 characters always fits. */
export const ANONYMOUS_WINDOW = 8000

/** Anonymous visitors spend the owner's tokens, so the input to the model is limited. */

/** Tokens of an anonymous turn: input and reply. A message of 5,000 characters always fits. */
export const ANONYMOUS_WINDOW = 8000

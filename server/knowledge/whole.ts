/** Up to this length, all of a chatbot's passages are given to the model. */
export const WHOLE_KNOWLEDGE_CHARACTERS = 24_000

/** The fake model's reply, so that the run can check that it was stored. */
const WORDS =
  'You need git and npm and a Node that is not too old then you type one command and it serves'.split(' ')

/** 100 tokens of a word each, about as long as English ones are. */
export const FAKE_REPLY_TOKENS = Array.from(
  { length: 100 },
  (_, index) => `${index > 0 ? ' ' : ''}${WORDS[index % WORDS.length]}`,
)

export const FAKE_REPLY = FAKE_REPLY_TOKENS.join('')

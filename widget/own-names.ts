/**
 * Property names that the bundler mangles. Only the panel and streaming-markdown use them, not browser APIs or
 * JSON. A missing name costs a few bytes; a wrong one breaks the page, and the tests.
 */
const PANEL_NAMES = `
  accepted achieved added addReply address addStored answer asked beginsAgain bringInLine bringUpToDate busy
  busyChanged canReturn change changed chatbot cleared closeFailed controller createSession draft endAs
  ended ending eventsOf follow goBack grew grow hasFocus heard humanChanged isByOwner isFixed isFlat isHuman
  isPast isProved isQueued isReconnecting isReplying isStopping kind lastEventId loaded mayPass
  node onChange onError onFill onMessage onRefused panel pieces positionOf problem questionOf questions
  queue rate readPatiently readSession refresh reload remembered removed reply restore resume rewrite
  rewritten root save seconds session setHuman setOn setShown setState speech spoken stack startOver strings
  suggestedQuestions tell toEnd turn unprove update waiting write`

const PARSER_NAMES = `
  add_text add_token blockquote_idx end_token fence_end fence_start hr_char hr_chars indent indent_len pending
  renderer set_attr spaces table_state tokens`

export const OWN_NAMES = new RegExp(`^(${`${PANEL_NAMES} ${PARSER_NAMES}`.trim().split(/\s+/).join('|')})$`)

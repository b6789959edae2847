/**
 * Names that only objects of the panel and of streaming-markdown have, neither the browser nor anything that is sent:
 * they are shortened in what browsers load. One that is missing here costs a few bytes; one that does not belong here
 * breaks what it names, and with it the tests.
 */
const OF_THE_PANEL = `
  accepted achieved added addReply address addStored answer asked beginsAgain bringInLine bringUpToDate busy
  busyChanged canReturn change changed chatbot cleared closeFailed controller createSession draft endAs
  ended ending eventsOf follow goBack grew grow hasFocus heard humanChanged isByOwner isFixed isFlat isHuman
  isPast isProved isQueued isReconnecting isReplying isStopping kind lastEventId loaded mayPass
  node onChange onError onFill onMessage onRefused panel pieces positionOf problem questionOf questions
  queue rate readPatiently readSession refresh reload remembered removed reply restore resume rewrite
  rewritten root save seconds session setHuman setOn setShown setState speech spoken stack startOver strings
  suggestedQuestions tell toEnd turn unprove update waiting write`

const OF_THE_PARSER = `
  add_text add_token blockquote_idx end_token fence_end fence_start hr_char hr_chars indent indent_len pending
  renderer set_attr spaces table_state tokens`

export const OWN_NAMES = new RegExp(`^(${`${OF_THE_PANEL} ${OF_THE_PARSER}`.trim().split(/\s+/).join('|')})$`)

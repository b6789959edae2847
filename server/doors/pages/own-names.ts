/**
 * Names that only objects of the panel and of streaming-markdown have, neither the browser nor anything that is sent:
 * they are shortened in what browsers load. One that is missing here costs a few bytes; one that does not belong here
 * breaks what it names, and with it the tests.
 */
const OF_THE_PANEL = `
  accepted achieved added addReply addStored beginsAgain bringInLine bringUpToDate busyChanged canReturn cleared
  closeFailed createSession draft endAs ended ending eventsOf goBack grew hasFocus heard humanChanged
  isByOwner isFixed isFlat isHuman isLoaded isPast isQueued isReconnecting isReplying isStopping lastEventId loaded
  mayPass onChange onError onMessage pieces positionOf questionOf questions readPatiently readSession refresh
  remembered removed restore rewrite rewritten setHuman setOn setShown setState spoken startOver suggestedQuestions
  toEnd waiting`

const OF_THE_PARSER = `
  add_text add_token blockquote_idx end_token fence_end fence_start hr_char hr_chars indent indent_len pending
  renderer set_attr spaces table_state tokens`

export const OWN_NAMES = new RegExp(`^(${`${OF_THE_PANEL} ${OF_THE_PARSER}`.trim().split(/\s+/).join('|')})$`)

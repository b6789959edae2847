/**
 * Names that only objects of the panel and of streaming-markdown have, neither the browser nor anything that is sent:
 * they are shortened in what browsers load. One that is missing here costs a few bytes; one that does not belong here
 * breaks what it names, and with it the tests.
 */
const OF_THE_PANEL = `
  accepted addReply addStored beginsAgain bringInLine bringUpToDate busyChanged canReturn closeFailed
  createSession endAs eventsOf goBack hasFocus humanChanged imageHosts isByOwner isFixed isFlat
  isHuman isLoaded isPast isQueued isReconnecting isReplying isStopping lastEventId mayPass onChange onError onMessage
  pieces positionOf questionOf readPatiently readSession refresh remembered restore rewrite
  rewritten setHuman setShown setState startOver suggestedQuestions toEnd`

const OF_THE_PARSER = `
  add_text add_token blockquote_idx end_token fence_end fence_start hr_char hr_chars indent indent_len renderer
  set_attr spaces table_state tokens`

export const OWN_NAMES = new RegExp(`^(${`${OF_THE_PANEL} ${OF_THE_PARSER}`.trim().split(/\s+/).join('|')})$`)

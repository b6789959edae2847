/** Why a turn does not start. */

/** Unknown conversations and those of others are indistinguishable. */
export class ConversationNotFound extends Error {
  constructor() {
    super('there is no such conversation for this person')
    this.name = 'ConversationNotFound'
  }
}

/** Another turn of this conversation is running, or this turn already exists. */
export class ConversationBusy extends Error {
  constructor() {
    super('another turn of this conversation is under way')
    this.name = 'ConversationBusy'
  }
}

/** The newest turn has a complete reply or is still running, or there is no turn. */
export class NothingToRetry extends Error {
  constructor() {
    super('there is nothing to retry in this conversation')
    this.name = 'NothingToRetry'
  }
}

/** The conversation has too many queued messages, or the person or chatbot too many running turns. */
export class TooManyTurns extends Error {
  constructor() {
    super('too many turns at once')
    this.name = 'TooManyTurns'
  }
}

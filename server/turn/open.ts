/** The first transaction of a turn: stores the message, reads the chatbot and the history. */
import type { Connections } from '../database/connections.ts'
import { asPerson, callRoutine } from '../database/transaction.ts'
import { type Intake, toIntake } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import { extendHistory } from './client-call.ts'
import { ConversationBusy, ConversationNotFound, NothingToRetry } from './errors.ts'
import {
  type Context,
  type Opened,
  openingOf,
  type Reopened,
  readContext,
  reopeningOf,
} from './open-queries.ts'
import type { OpenTurn, RunAs } from './open-turn.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** @throws ConversationNotFound, ConversationBusy, Refused, DatabaseUnavailable; then nothing is stored */
export async function open(connections: Connections, request: TurnRequest, run: RunAs): Promise<OpenTurn> {
  const turnId = request.turnId ?? crypto.randomUUID()
  const opened = await callRoutine<Opened>(connections, request.identity, 'frontdesk_open_turn', () =>
    openingOf(turnId, request, run),
  )
  if (!opened) throw new ConversationNotFound()
  if (opened.isBusy) throw new ConversationBusy()
  const { context, history, reservation } = opened
  return {
    ...toContext(context),
    knowledge: opened.knowledge ?? {},
    passages: [],
    reservation: reservation ?? undefined,
    id: turnId,
    history: ownHistory(request, context) ?? [...(history ?? []), ...(request.before ?? [])],
    text: request.text,
    replaces: undefined,
    historyHash: historyBefore(request, context),
  }
}

/**
 * Uses the history that the program sent if the conversation was found by its history. Customers of one key with the
 * same words share that conversation, so its stored messages may be another customer's.
 */
function ownHistory(
  { identity, clientCall, before = [] }: TurnRequest | ProgramsRetry,
  { isFoundByHistory }: Context,
): ChatMessage[] | undefined {
  return 'apiKeyHash' in identity && isFoundByHistory ? [...(clientCall?.before ?? before)] : undefined
}

/** The client's hash, or the stored one if the client named the conversation. */
function historyBefore({ clientCall, before = [] }: TurnRequest, row: Context): string | undefined {
  if (clientCall?.history !== undefined) return clientCall.history
  return row.historyHash === null ? undefined : before.reduce(extendHistory, row.historyHash)
}

type ProgramsRetry = RetryRequest & Pick<TurnRequest, 'clientCall' | 'before'>

/**
 * Reopens the newest turn, whose model failed or whose reply was interrupted.
 * @param only the expected turn: if it is not the newest, there is nothing to retry
 * @throws ConversationNotFound, NothingToRetry, Refused, DatabaseUnavailable
 */
export async function reopen(
  connections: Connections,
  request: ProgramsRetry,
  run: RunAs,
  only?: string,
): Promise<OpenTurn> {
  const turn = await callRoutine<Reopened>(connections, request.identity, 'frontdesk_reopen_turn', () =>
    reopeningOf(request, run, only),
  )
  if (!turn) throw new ConversationNotFound()
  if (turn.isBusy) throw new NothingToRetry()
  const { context, history, replyId, replyPosition, reservation } = turn
  return {
    ...toContext(context),
    // The message that is answered again is known only now.
    knowledge: {},
    passages: [],
    reservation: reservation ?? undefined,
    id: turn.turnId,
    history: ownHistory(request, context) ?? history ?? [],
    text: turn.text,
    replaces:
      replyId !== null && replyPosition !== null ? { id: replyId, position: replyPosition } : undefined,
    // The stored hash includes the failed turn.
    historyHash: request.clientCall?.history,
  }
}

function toContext({
  conversationId,
  home,
  number,
  isTakenOver,
  personId,
  isAnonymous,
  trainingData,
  intake,
  ownerKeys,
  historyHash: _,
  isFoundByHistory: __,
  knowledgeCharacters,
  ...chatbot
}: Context) {
  return {
    conversationId,
    home,
    number,
    isTakenOver,
    personId: personId ?? undefined,
    isAnonymous,
    trainingData,
    knowledgeCharacters,
    chatbot,
    intake: intake ? toIntake(intake) : undefined,
    ownerKeys: ownerKeys ?? [],
  }
}

/** Rereads the intake after a concurrent change. @throws ConversationNotFound */
export async function reread(connections: Connections, request: RetryRequest): Promise<Intake | undefined> {
  const [found] = await asPerson(connections, request.identity, (sql) => [readContext(sql, request)], {
    isAuthorized: true,
  })
  if (!found[0]?.context) throw new ConversationNotFound()
  return toContext(found[0].context).intake
}

/**
 * The first transaction of a turn: stores the message, reads the chatbot and the history. All statements go in one
 * round trip, so none may depend on another's result.
 */
import type { Connections } from '../database/connections.ts'
import { asPerson, becomeServiceRole } from '../database/transaction.ts'
import { type Intake, toIntake } from '../intake/intake.ts'
import type { ChatMessage } from '../models/model.ts'
import { countMessages } from '../usage/stored-messages.ts'
import { extendHistory } from './client-call.ts'
import { ConversationBusy, ConversationNotFound, NothingToRetry } from './errors.ts'
import { keepTrainingData, openIfNew } from './name-conversation.ts'
import {
  added,
  type ContextRow,
  history,
  newestTurn,
  positionBefore,
  readContext,
  runAgain,
  storeMessages,
} from './open-queries.ts'
import type { OpenTurn, RunAs } from './open-turn.ts'
import { checkTrainingData, reserveTokens } from './reserve.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** @throws ConversationNotFound, ConversationBusy, Refused, DatabaseUnavailable; then nothing is stored */
export async function open(connections: Connections, request: TurnRequest, run: RunAs): Promise<OpenTurn> {
  const turnId = request.turnId ?? crypto.randomUUID()
  // The message is stored first: its update locks the conversation for this turn, so later reads are stable.
  const { stored, found, earlier, reserved } = await asPerson(connections, request.identity, (sql) => ({
    opened: openIfNew(sql, request),
    stored: storeMessages(sql, turnId, request, run),
    found: readContext(sql, request),
    earlier: history(sql, request, run, sql`c.message_count - ${added(sql, request)}`),
    trainingData: keepTrainingData(sql, turnId, request),
    asServiceRole: becomeServiceRole(sql),
    checked: checkTrainingData(sql, request, run),
    counted: countMessages(sql, { turnId, runId: run.id }, added(sql, request), run.budgets),
    reserved: reserveTokens(sql, request, run),
  }))
  // A conversation that is found by its turn's id does not exist before the turn.
  if (!found[0]) throw 'newId' in request.conversation ? new ConversationBusy() : new ConversationNotFound()
  if (stored.count === 0) throw new ConversationBusy()
  return {
    ...toContext(found[0]),
    reservation: reserved[0]?.reservation ?? undefined,
    id: turnId,
    history: ownHistory(request, found[0]) ?? [...earlier, ...(request.before ?? [])],
    text: request.text,
    replaces: undefined,
    historyHash: historyBefore(request, found[0]),
  }
}

/**
 * Uses the history that the program sent if the conversation was found by its history. Customers of one key with the
 * same words share that conversation, so its stored messages may be another customer's.
 */
function ownHistory(
  { identity, clientCall, before = [] }: TurnRequest | ProgramsRetry,
  { isFoundByHistory }: ContextRow,
): ChatMessage[] | undefined {
  return 'apiKeyHash' in identity && isFoundByHistory ? [...(clientCall?.before ?? before)] : undefined
}

/** The client's hash, or the stored one if the client named the conversation. */
function historyBefore({ clientCall, before = [] }: TurnRequest, row: ContextRow): string | undefined {
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
  const { again, found, earlier, reserved } = await asPerson(connections, request.identity, (sql) => ({
    again: runAgain(sql, request, run, only),
    found: readContext(sql, request),
    earlier: history(sql, request, run, positionBefore(sql, newestTurn(sql, request))),
    asServiceRole: becomeServiceRole(sql),
    reserved: reserveTokens(sql, request, run),
  }))
  if (!found[0]) throw new ConversationNotFound()
  const turn = again[0]
  if (!turn) throw new NothingToRetry()
  const { replyId, replyPosition } = turn
  return {
    ...toContext(found[0]),
    reservation: reserved[0]?.reservation ?? undefined,
    id: turn.turnId,
    history: ownHistory(request, found[0]) ?? [...earlier],
    text: turn.text,
    replaces:
      replyId !== null && replyPosition !== null ? { id: replyId, position: replyPosition } : undefined,
    // The stored hash includes the failed turn.
    historyHash: request.clientCall?.history,
  }
}

function toContext({
  conversationId,
  number,
  isTakenOver,
  personId,
  isAnonymous,
  trainingData,
  intake,
  ownerKeys,
  historyHash: _,
  isFoundByHistory: __,
  ...chatbot
}: ContextRow) {
  return {
    conversationId,
    number,
    isTakenOver,
    personId: personId ?? undefined,
    isAnonymous,
    trainingData,
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
  if (!found[0]) throw new ConversationNotFound()
  return toContext(found[0]).intake
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { ReservedSql } from 'postgres'
import { DatabaseUnavailable } from '../database/availability.ts'
import { asPerson, callRoutine, type Parameter } from '../database/transaction.ts'
import type { Collected } from '../intake/intake.ts'
import { isCited } from '../knowledge/reply-source.ts'
import type { ChatMessage } from '../models/model.ts'
import { networkOf, restOfReply } from '../usage/stored-messages.ts'
import type { Answered, Answering } from './answering.ts'
import { extendHistory } from './client-call.ts'
import { ConversationNotFound } from './errors.ts'
import type { Generated } from './generate.ts'

type Closing = Answering & { generated: Generated; durationMs: number; collected: Collected | undefined }

/** An unavailable database is retried for about a minute. */
const FIRST_DELAY_MS = 100
const MAX_DELAY_MS = 2000
const TRIES = 35
/** When the server shuts down, or the user has stopped the reply. */
const TRIES_WHEN_STOPPED = 5

/**
 * The second transaction of a turn: stores the reply, its cost and the turn's end. It retries while the database is
 * unavailable.
 * @throws ConversationNotFound when it was deleted meanwhile, or another process has recovered the turn;
 *   DatabaseUnavailable
 */
export async function close(
  answering: Answering,
  generated: Generated,
  collected?: Collected,
): Promise<Answered> {
  const durationMs = performance.now() - answering.startedAt
  if (!(await persist({ ...answering, generated, durationMs, collected }))) throw new ConversationNotFound()
  const { text: content, model, finishReason, usage, sources = [] } = generated
  const cited = sources.filter(isCited)
  const reply = { id: answering.run.id, content, model, finishReason, usage, sources: cited }
  return { generated, stored: content === '' ? undefined : reply, durationMs }
}

async function persist(closing: Closing): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      // A broken connection leaves it unknown whether the commit succeeded, so look it up.
      if (await store(closing)) return true
      if (attempt === 1 || !(await isClosed(closing))) return false
      closing.meter.markRefunded()
      return true
    } catch (error) {
      const tries = closing.run.signal.aborted ? TRIES_WHEN_STOPPED : TRIES
      if (!(error instanceof DatabaseUnavailable) || attempt >= tries) throw error
    }
    await sleep(Math.min(FIRST_DELAY_MS * 2 ** attempt, MAX_DELAY_MS))
  }
}

/**
 * Writes only while the turn is running: another process may have recovered it.
 * @returns whether it was running
 */
async function store(closing: Closing): Promise<boolean> {
  const { connections, request, meter } = closing
  const isClosed = await callRoutine<boolean>(
    connections,
    request.identity,
    'frontdesk_close_turn',
    () => parametersOf(closing),
    { isAuthorized: true },
  )
  if (isClosed) meter.markRefunded()
  return isClosed
}

function parametersOf(closing: Closing): Parameter[] {
  const { turn, run, generated, collected, meter, budgets, durationMs } = closing
  const { model, outcome, text, firstTextMs, failure, usage, costUsd, sources = [], foundNothing } = generated
  return [
    ...[turn.home, turn.conversationId, turn.id, run.id, text, outcome, failure?.code ?? null],
    ...[text === '' ? null : Math.round(firstTextMs), Math.round(durationMs), model],
    ...[usage?.inputTokens ?? null, usage?.outputTokens ?? null, costUsd ?? null],
    ...[turn.replaces?.id ?? null, turn.replaces?.position ?? null, historyAfter(closing)],
    ...[sources.length > 0 ? sources : null, foundNothing ?? null],
    ...[
      collected ?? null,
      meter.pendingRefund ?? null,
      restOfReply(text, budgets),
      networkOf(budgets.hashOf),
    ],
  ]
}

/** The history hash by which a program's next call finds the conversation. */
function historyAfter({ turn, generated: { text: reply } }: Closing): string | null {
  if (turn.historyHash === undefined) return null
  const said: ChatMessage[] = [{ role: 'user', content: turn.text }]
  if (reply !== '') said.push({ role: 'assistant', content: reply })
  return said.reduce(extendHistory, turn.historyHash)
}

/** Whether this run has ended the turn, instead of a crash recovery. */
async function isClosed({ connections, request, turn, run }: Closing): Promise<boolean> {
  const build = (sql: ReservedSql) => [
    sql`
      select from turns
      where home = ${turn.home} and id = ${turn.id} and run_id = ${run.id} and state <> 'running' and failure is distinct from 'server_crashed'`,
  ]
  const [rows = []] = await asPerson(connections, request.identity, build, { isAuthorized: true })
  return rows.length > 0
}

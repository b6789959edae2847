/** What the tests of budgets and usage share: a model that answers when it is let, and a look at the books. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../server/database/connections.ts'
import { asServiceRole } from '../server/database/transaction.ts'
import { begin, DONE, delta, type RawModel, startRawModel } from './raw-model.ts'

export type Counted = { prompt_tokens: number; completion_tokens: number }

/** The end of a reply, with what the provider counted; without, of one that does not count. */
export function end(usage?: Counted): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage })}\n\n${DONE}`
}

export const USED: Counted = { prompt_tokens: 70, completion_tokens: 30 }

export type HeldModel = RawModel & {
  /** From now on replies wait. */
  hold: () => void
  /** Those that waited come, and those after them at once. */
  release: () => void
}

/** Says "Of course." and that it used 70 and 30 tokens. */
export async function startHeldModel(): Promise<HeldModel> {
  const model = await startRawModel()
  let held: ServerResponse[] | undefined
  const answer = (response: ServerResponse) => begin(response).end(delta('Of course.') + end(USED))
  const serve = () => model.serve((response) => (held ? held.push(response) : answer(response)))
  serve()
  return {
    ...model,
    hold: () => {
      serve()
      held = []
    },
    release: () => {
      const waiting = held ?? []
      held = undefined
      waiting.forEach(answer)
    },
  }
}

export async function waitUntil(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await sleep(20)) {
    if (await isSo()) return
  }
  assert.fail(`it never came to pass that ${what}`)
}

/** What a chatbot's budgets of all days hold: of everybody (''), and of each person. */
export async function booked(connections: Connections, chatbotId: string): Promise<Map<string, number>> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ person: string; tokens: number }[]>`
      select coalesce(split_part(scope, ' ', 3), '') as person, sum(tokens)::float8 as tokens
      from budget_days where scope like 'chatbot ' || ${chatbotId}::text or scope like 'person ' || ${chatbotId}::text || ' %'
      group by 1, day`,
  ])
  return new Map(rows.map(({ person, tokens }) => [person, tokens]))
}

export async function bookedForAll(connections: Connections, chatbotId: string): Promise<number | undefined> {
  return (await booked(connections, chatbotId)).get('')
}

export type StoredTurn = {
  state: string
  failure: string | null
  model: string | null
  inputTokens: number | null
  outputTokens: number | null
  cost: number | null
}

/** A chatbot's turns, the first first. */
export async function turnsOf(connections: Connections, chatbotId: string): Promise<StoredTurn[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<StoredTurn[]>`
      select state, failure, model, input_tokens as "inputTokens", output_tokens as "outputTokens",
        cost_usd::float8 as cost
      from turns where chatbot_id = ${chatbotId} order by started_at, id`,
  ])
  return rows.map((row) => ({ ...row }))
}

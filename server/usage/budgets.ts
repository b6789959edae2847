/**
 * Budgets of tokens for a day in UTC: of a chatbot, and of each person who talks to it. Tokens are reserved
 * before a model is called and settled once it is known what it used, so that many turns at once do not
 * overspend together. A turn whose server crashes leaves its reservation behind, which counts as used: what
 * the model did until then nobody can say, and a budget errs on the side of whoever pays.
 */
import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'

/** In tokens a day; undefined for none. */
export type DailyBudgets = { chatbot?: number | undefined; person?: number | undefined }

export type Wanted = {
  chatbotId: string
  /** A visitor, or a user of the operator's assistant; undefined for who has no budget of their own. */
  personId: string | undefined
  budgets: DailyBudgets
  /** How many tokens, read and written together. */
  tokens: number
}

export type Reservation = Wanted & {
  /** Of which day they are, as YYYY-MM-DD. */
  day: string
}

/**
 * Reserves tokens of the chatbot's and of the person's budget, or of neither.
 * @returns undefined when one of them has not so many left
 * @throws DatabaseUnavailable
 */
export async function reserve(connections: Connections, wanted: Wanted): Promise<Reservation | undefined> {
  const { chatbotId, personId, budgets, tokens } = wanted
  const [rows] = await asSystem(connections, (sql) => [
    sql<{ day: string | null }[]>`
      select frontdesk_reserve_tokens(${chatbotId}, ${personId ?? null}, ${tokens}, ${budgets.person ?? null},
        ${budgets.chatbot ?? null})::text as day`,
  ])
  const day = rows[0]?.day
  return day ? { ...wanted, day } : undefined
}

/**
 * Puts what was used in the place of what was reserved.
 * @param used in tokens; more than reserved where an estimate was too low
 * @throws DatabaseUnavailable; then all that was reserved stays used
 */
export async function settle(
  connections: Connections,
  { chatbotId, personId, budgets, tokens, day }: Reservation,
  used: number,
): Promise<void> {
  // In the order in which they were taken, the person's first: else two turns could wait for one another.
  const people = [
    ...(personId !== undefined && budgets.person !== undefined ? [personId] : []),
    ...(budgets.chatbot !== undefined ? [EVERYBODY] : []),
  ]
  await asSystem(connections, (sql) =>
    people.map(
      (person) => sql`
        update budget_days set tokens = greatest(0, tokens + ${used - tokens})
        where chatbot_id = ${chatbotId} and day = ${day}::text::date and person = ${person}`,
    ),
  )
}

const EVERYBODY = ''

/** Takes away what was counted before today. @returns how many rows */
export async function forgetPastBudgets(connections: Connections): Promise<number> {
  const [rows] = await asSystem(connections, (sql) => [
    sql`delete from budget_days where day < (now() at time zone 'UTC')::date returning day`,
  ])
  return rows.length
}

/** Measures the scenarios, and checks that every answered turn was stored. */
import type postgres from 'postgres'
import { FAKE_REPLY } from './fake-reply.ts'
import { countStored, type User } from './people.ts'
import type { Program } from './programs.ts'
import { printMobile, printStream } from './report.ts'
import { measure, type Plan } from './rounds.ts'
import { mobileApi, pageStream, type Scenario } from './scenarios.ts'

/** A program, and the users who call it. */
export type Served = { program: Program; sql: postgres.Sql; users: readonly User[] }

const PAGE_CALLERS = 8
/** Where the model takes a second, that many more callers keep the programs about half busy. */
const SLOW = { milliseconds: 1000, devices: 3, pageCallers: 64 }

type Case = {
  name: string
  spreadMs: number
  print: typeof printMobile
  scenario: (served: Served) => Scenario
}

/** @param only part of a scenario's name */
export async function measureSpeed(
  programs: readonly Served[],
  modelAddress: string,
  plan: Plan,
  only = '',
): Promise<void> {
  let answered = 0
  const count = (turns: number) => {
    answered += turns
  }
  console.log(`${plan.rounds} rounds of ${plan.seconds} s; medians, in brackets the least and the greatest`)
  for (const { name, spreadMs, print, scenario } of casesOf(programs).filter(({ name }) =>
    name.includes(only),
  )) {
    await fetch(`${modelAddress}/spread/${spreadMs}`, { method: 'POST' })
    const measured = programs.map((served) => ({
      program: served.program,
      scenario: scenario(served),
      staggerMs: spreadMs,
    }))
    print(name, await measure(measured, plan, count))
  }
  await refuseLostTurns(programs, answered)
}

function casesOf(programs: readonly Served[]): Case[] {
  const users = programs[0]?.users.length ?? 0
  const { milliseconds, devices, pageCallers } = SLOW
  const mobile = (devices: number) => ({
    print: printMobile,
    scenario: ({ sql, users }: Served) => mobileApi(sql, users, devices),
  })
  const page = (callers: number) => ({
    print: printStream,
    scenario: ({ sql }: Served) => pageStream(sql, callers),
  })
  return [
    { name: `mobile API, ${users} callers`, spreadMs: 0, ...mobile(1) },
    { name: `page's stream, ${PAGE_CALLERS} callers`, spreadMs: 0, ...page(PAGE_CALLERS) },
    { name: `mobile API, ${users * devices}, slow model`, spreadMs: milliseconds, ...mobile(devices) },
    { name: `page's stream, ${pageCallers}, slow model`, spreadMs: milliseconds, ...page(pageCallers) },
  ]
}

/** @throws Error unless every answered turn was stored with its reply */
async function refuseLostTurns(programs: readonly Served[], answered: number): Promise<void> {
  const all = { turns: 0, replies: 0, messages: 0 }
  for (const sql of new Set(programs.map(({ sql }) => sql))) {
    const stored = await countStored(sql, FAKE_REPLY)
    for (const key of ['turns', 'replies', 'messages'] as const) all[key] += stored[key]
  }
  const isHonest = all.turns === answered && all.replies === answered && all.messages === 2 * answered
  if (!isHonest) throw new Error(`${answered} turns were answered, and stored: ${JSON.stringify(all)}`)
}

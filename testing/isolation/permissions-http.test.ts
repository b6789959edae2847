import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { asServiceRole } from '../../server/database/transaction.ts'
import { hashPassword } from '../../server/identity/passwords.ts'
import { createVisitorTokens } from '../../server/visitors/visitor-tokens.ts'
import { inSeconds, signed } from '../chat.ts'
import { call, PASSWORD } from '../client.ts'
import { Conformance } from '../conformance.ts'
import { secretKeyOf, startTestFrontdesk } from '../frontdesk.ts'
import { type Caller, type Case, cases, requestOf } from './permissions-http.ts'
import { clear, furnish } from './permissions-rows.ts'
import { changes, storedRows } from './permissions-stored.ts'
import { type Cells, differences, linesOf, ROLES, type Role } from './permissions-table.ts'
import { isOfOwner, verdictOn } from './permissions-verdict.ts'
import { newWorld, type Operators, type World } from './permissions-world.ts'

const frontdesk = await startTestFrontdesk({ env: { USE_AI_CHATBOT: 'false' } })
const { address, connections } = frontdesk
const secret = await secretKeyOf(frontdesk.database)
const visitorTokens = createVisitorTokens(secret)
const passwordHash = await hashPassword(PASSWORD)
const document = await (await fetch(`${address}/openapi.json`)).json()
const operators = await operatorsChatbots()

async function operatorsChatbots(): Promise<Operators> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ assistant: string; onboarding: string }[]>`
      select (select id from chatbots where is_default) as assistant,
        (select id from chatbots where is_onboarding) as onboarding`,
  ])
  return { ...rows[0] }
}

/** The world, and its stored rows. */
type Filled = { world: World; stored: string[] }

/** Deletes the previous world and creates a new one. */
async function refill(last?: World): Promise<Filled> {
  const world = newWorld({ ...operators, passwordHash })
  await asServiceRole(connections, (sql) => [...(last ? clear(sql, last) : []), ...furnish(sql, world)])
  return { world, stored: await storedRows(connections) }
}

/** A separate login each: signing out ends no other. */
const tokenOf = (sub: string) =>
  signed(secret, { sub, iat: inSeconds(-1), exp: inSeconds(600), jti: randomUUID() })

/** A user's token, a visitor's session and token, a program's key: only those that the role has. */
async function callerFor(role: Role, { place, isForKnowledge }: Case, world: World): Promise<Caller> {
  const { people, chatbots } = world
  const chatbot = chatbots[place]
  const owner = people[chatbot.owner ?? 'owner']
  const users: Partial<Record<Role, string>> = {
    owner,
    inactive: owner,
    'other user': people.other,
    admin: people.admin,
  }
  const guests = {
    visitor: chatbot.guest,
    'fellow visitor': chatbot.fellow,
    'foreign visitor': chatbots.foreign.guest,
  }
  const keys: Partial<Record<Role, string>> = {
    client: isForKnowledge ? chatbot.knowledgeKey : chatbot.apiKey,
    'foreign client': isForKnowledge ? chatbots.foreign.knowledgeKey : chatbots.foreign.apiKey,
  }
  const sub = users[role]
  const guest = role in guests ? guests[role as keyof typeof guests] : undefined
  return {
    role,
    bearer: sub ? await tokenOf(sub) : keys[role],
    guest,
    visitorToken: guest && visitorTokens.issue(guest.visit, guest.visitorKey),
    apiKey: keys[role] ?? 'fd_nobodys',
  }
}

const nameOf = (operation: string, about: string) => `${operation} | ${about}`

/** As the operator deactivates and reactivates people. */
async function setActive({ world }: Filled, isActive: boolean): Promise<Filled> {
  const { owner, hermit } = world.people
  await asServiceRole(connections, (sql) => [
    sql`update users set is_active = ${isActive} where id in (${owner}, ${hermit})`,
  ])
  return { world, stored: await storedRows(connections) }
}

/** One call. Changed rows of the owner are recreated for the next one; rows created by others stay. */
async function cellOf(each: Case, role: Role, { world, stored }: Filled) {
  const caller = await callerFor(role, each, world)
  const target = { world, caller, chatbot: world.chatbots[each.place] }
  const { method, path, call: options } = requestOf(each, target)
  const answer = await call(address, method, path, options).catch((error: Error) => error)
  const after = await storedRows(connections)
  const changed = changes(stored, after)
  const isSpent = changed.some((row) => isOfOwner(world, row))
  const next = isSpent ? await refill(world) : { world, stored: after }
  return { ...verdictOn(world, role, answer, changed), next, isSpent }
}

async function found(): Promise<{ cells: Cells; trespasses: string[] }> {
  const cells: Cells = new Map()
  const trespasses: string[] = []
  let filled = await refill()
  for (const each of cases()) {
    const name = nameOf(each.operation, each.about)
    const row = {} as Record<Role, string>
    for (const role of ROLES) {
      if (role === 'inactive') filled = await setActive(filled, false)
      const { cell, wrong, next, isSpent } = await cellOf(each, role, filled)
      row[role] = cell
      trespasses.push(...wrong.map((what) => `${name}, ${role}: ${what}`))
      filled = role === 'inactive' && !isSpent ? await setActive(next, true) : next
    }
    cells.set(name, row)
  }
  return { cells, trespasses }
}

test('every operation answers every role as docs/permissions.md says', async () => {
  const { cells, trespasses } = await found()
  const lines = await linesOf('Calls')
  const wrong = differences(lines, (line) => nameOf(line.operation ?? '', line.about ?? ''), cells)
  const all = [...trespasses, ...wrong]
  if (all.length > 0) assert.fail(all.join('\n'))
})

test('docs/permissions.md lists exactly the operations of the server', async () => {
  const operations = new Conformance(document).operations.map(({ name }) => name)
  const named = (await linesOf('Calls')).map(({ operation = '' }) => operation)
  assert.deepEqual([...new Set(named)].sort(), operations.sort())
})

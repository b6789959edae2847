/** Mass assignment: every creating or changing call, with extra fields for ownership and permissions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestFrontdesk } from '../frontdesk.ts'
import { CREATING_OPERATIONS } from './ids.ts'
import { documentOf, type Operation, operationsIn } from './operations.ts'
import { credentialFor, inOrder, makeReady, ownValues } from './own-calls.ts'
import { type Request, requestOf, send } from './requests.ts'
import { assertUntouched, rowsOf, type StoredRow, storedRows } from './rows.ts'
import { newTenant, type Tenant } from './tenants.ts'

const frontdesk = await startTestFrontdesk({ env: { LOG_LEVEL: 'error' } })
const { address, connections } = frontdesk
// A signed-out user cannot call. Claiming a server makes its user an administrator.
const BESIDE = ['signOut', 'consoleClaimSetup']
const operations = operationsIn(await documentOf(address)).filter(
  ({ key, method }) => method !== 'GET' && method !== 'DELETE' && !BESIDE.includes(key),
)
const [caller, victim] = [await newTenant(frontdesk), await newTenant(frontdesk)]
const startedAt = Date.now()

const LONG_AGO = '1999-01-01T00:00:00.000Z'
const ids = { user: victim.userId, chatbot: victim.hidden.id, conversation: victim.own.widgetSession }
/** Protected columns, with the values that an attacker wants. */
const WANTED: Record<string, unknown> = {
  ...{ id: ids.user, user_id: ids.user, owner_id: ids.user, sub: ids.user },
  ...{ chatbot_id: ids.chatbot, conversation_id: ids.conversation, visitor_id: victim.own.visitorKey },
  ...{ role: 'admin', is_active: false, is_admin: true, is_default: true, is_onboarding: true },
  ...{ number: 2_000_000_123, issuer: 'supabase', subject: 'subject of another', visit: ids.conversation },
  ...{ created_at: LONG_AGO, updated_at: LONG_AGO, completed_at: LONG_AGO },
  ...{ password_hash: '$argon2id$another', hash: '$argon2id$another', is_client: true, is_read: true },
}
const FORBIDDEN = [
  ...[...Object.values(ids), victim.own.visitorKey, '2000000123', '1999-01-01'],
  ...['subject of another', '$argon2id$another'],
]
/** The values of these columns in legitimately created rows. */
const USUAL: Record<string, unknown> = {
  is_active: true,
  is_default: false,
  is_onboarding: false,
  issuer: 'frontdesk',
}
/** Columns with the caller's own JSON, including unknown keys. */
const OWN_JSON = ['configuration', 'document', 'data', 'progress', 'draft', 'content']

const inCamelCase = (name: string) => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** The attacker's values, in both spellings, except for fields that the object has. */
function wantedBeside(known: readonly string[]): [name: string, value: unknown][] {
  const all = Object.entries(WANTED).flatMap(([name, value]): [string, unknown][] => [
    [name, value],
    [inCamelCase(name), value],
  ])
  return all.filter(([name]) => !known.includes(name))
}

function encoded(wanted: readonly [name: string, value: unknown][]): string {
  return wanted.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
}

type Way = { where: string; addTo: (request: Request, operation: Operation) => Request }

const WAYS: Way[] = [
  {
    where: 'in the body',
    addTo: (request, operation) => {
      const wanted = wantedBeside(namesWithin(operation, ''))
      const { body, raw } = request.options
      const more = raw === undefined ? { body: { ...(body as object), ...Object.fromEntries(wanted) } } : {}
      const options = { ...request.options, ...more }
      if (operation.type === 'form') options.raw = `${raw}&${encoded(wanted)}`
      if (operation.type === 'lines')
        options.raw = JSON.stringify({ ...JSON.parse(String(raw)), ...Object.fromEntries(wanted) })
      return { ...request, options }
    },
  },
  {
    where: 'within the body',
    addTo: (request, operation) => {
      if (request.options.body === undefined) return request
      const body = structuredClone(request.options.body) as Record<string, unknown>
      for (const parent of parentsIn(operation)) body[parent] ??= {}
      for (const [key, value] of Object.entries(body)) addWithin(value, operation, key)
      return { ...request, options: { ...request.options, body } }
    },
  },
  {
    where: 'in the address',
    addTo: (request) => {
      const mark = request.path.includes('?') ? '&' : '?'
      return { ...request, path: request.path + mark + encoded(wantedBeside([])) }
    },
  },
]

/** The documented fields of an object in the body. */
function namesWithin({ fields }: Operation, prefix: string): string[] {
  const within = fields.filter(({ place, name }) => place === 'body' && name.startsWith(prefix))
  return within.map(({ name }) => name.slice(prefix.length).split(/[.[]/)[0] as string)
}

/** Undocumented objects that the body may contain. */
function parentsIn({ fields }: Operation): string[] {
  const names = fields.flatMap(({ place, name }) => (place === 'body' && !name.endsWith('*') ? [name] : []))
  return [...new Set(names.flatMap((name) => /^(\w+)\.\w+$/.exec(name)?.[1] ?? []))]
}

function addWithin(value: unknown, operation: Operation, path: string): void {
  if (Array.isArray(value)) for (const item of value) addWithin(item, operation, `${path}[]`)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) addWithin(child, operation, `${path}.${key}`)
    const known = [...Object.keys(value), ...namesWithin(operation, `${path}.`)]
    Object.assign(value, Object.fromEntries(wantedBeside(known)))
  }
}

/** Rows that are new or changed. */
function changed(before: readonly StoredRow[], after: readonly StoredRow[]): StoredRow[] {
  const known = new Set(before.map((row) => JSON.stringify(row)))
  return after.filter((row) => !known.has(JSON.stringify(row)))
}

function assertOwn({ table, row, owner }: StoredRow, what: string, owners: readonly (string | null)[]): void {
  const columns = Object.entries(row).filter(([name]) => !OWN_JSON.includes(name))
  const shown = `${what}: ${table} ${JSON.stringify(columns)}`
  assert.ok(owners.includes(owner), `${shown} is ${owner}'s`)
  for (const forbidden of FORBIDDEN) assert.ok(!JSON.stringify(columns).includes(forbidden), shown)
  for (const [name, usual] of Object.entries(USUAL)) if (name in row) assert.equal(row[name], usual, shown)
  if (table === 'users') assert.equal(row.role, 'user', shown)
  // Nothing here is older than its tenants.
  if (typeof row.created_at === 'string') assert.ok(Date.parse(row.created_at) > startedAt - 600_000, shown)
}

/** The permitted owners of new rows: the caller, the server, and for a new user that user. */
function ownersOf(operation: Operation, before: readonly StoredRow[], made: readonly StoredRow[]) {
  const users = new Set(before.map(({ owner }) => owner))
  const isMaker = CREATING_OPERATIONS.includes(operation.key) && !operation.key.endsWith('reateChatbot')
  const fresh = made.flatMap(({ owner }) => (isMaker && !users.has(owner) ? [owner] : []))
  // The account with their username is a user of its own.
  const named = before.find(({ table, row }) => table === 'users' && row.username === caller.own.username)
  return [caller.userId, named?.owner ?? null, null, ...fresh]
}

test('ignores fields that a call does not have', { timeout: 300_000 }, async (t) => {
  const victims = rowsOf(await storedRows(connections), victim.userId)
  const counts = { calls: 0, rows: 0 }
  for (const operation of inOrder(operations)) {
    for (const { where, addTo } of WAYS) {
      const before = await storedRows(connections)
      const what = `${operation.key} with more ${where}`
      await tryOnce(operation, caller, (request) => addTo(request, operation), what)
      const after = await storedRows(connections)
      const made = changed(before, after)
      const owners = ownersOf(operation, before, made)
      for (const row of made) assertOwn(row, what, owners)
      assertUntouched(victims, rowsOf(after, victim.userId))
      assert.equal(rowsOf(after, victim.userId).size, victims.size, what)
      counts.calls++
      counts.rows += made.length
    }
  }
  t.diagnostic(`${operations.length} operations: ${counts.calls} calls, ${counts.rows} rows made or changed`)
  assert.ok(counts.calls >= operations.length * WAYS.length && counts.rows > counts.calls)
})

/** Forms reject unknown fields; all other calls ignore them. */
async function tryOnce(
  operation: Operation,
  tenant: Tenant,
  withMore: (request: Request) => Request,
  what: string,
): Promise<void> {
  await makeReady(connections, operation, tenant)
  const [values = new Map()] = ownValues(operation, tenant)
  const request = withMore(requestOf(operation, values, credentialFor(operation, tenant)))
  const { status, text } = await send(address, request)
  const isRefused = operation.key === 'setForm' && status === 422
  assert.ok(status < 300 || isRefused, `${what}: ${status} ${text} to ${JSON.stringify(request)}`)
}

/** Owners' routes ask for the owner within their statements, in one transaction: docs/decisions/0041. */
import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { test } from 'node:test'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../../server/database/connections.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { documentOf, type Operation, operationsIn } from './operations.ts'
import { inOrder, makeReady, ownValues } from './own-calls.ts'
import { requestOf, send } from './requests.ts'
import { assertUntouched, rowsOf, storedRows } from './rows.ts'
import { newTenant, type Tenant } from './tenants.ts'

const frontdesk = await startTestFrontdesk({ env: { LOG_LEVEL: 'error' } })
const { address, connections } = frontdesk
const [owner, attacker] = [await newTenant(frontdesk), await newTenant(frontdesk)]

const OTHERS = ['readPublicChatbot', 'readChatHistory', 'consoleReadMe', 'consoleListProviders']
const operations = inOrder(operationsIn(await documentOf(address))).filter(
  ({ key, path }) => /\/chatbots\/\{id\}/.test(path) || OTHERS.includes(key),
)
/** Read in batches, or first in the index: each a transaction with the owner's condition. */
const IN_BATCHES = ['exportRecords', 'exportVisitor', 'searchKnowledge']

/** Statistics of somebody’s turns, which contain no text. */
const COUNTED = /"(turns|messages|conversations|total|updated|used_today)":[1-9]/

type Use = Connections['use']
/** The transactions of the running call; background work of the server has none of this. */
const inCall = new AsyncLocalStorage<{ transactions: number }>()
let last = { transactions: 0 }
subscribe('http.server.request.start', () => {
  last = { transactions: 0 }
  inCall.enterWith(last)
})
/** Replaces the statement that only tells an unknown chatbot from an empty one. */
let isBlind = false
let replaced = 0

const use: Use = connections.use.bind(connections)
connections.use = ((run, how) => {
  const call = inCall.getStore()
  if (call) call.transactions++
  return use((sql) => run(isBlind ? blind(sql) : sql), how)
}) satisfies Use

function blind(sql: ReservedSql): ReservedSql {
  return new Proxy(sql, {
    apply: (target, _, [strings, ...values]: [TemplateStringsArray, ...never[]]) => {
      if (strings[0] !== 'select ' || strings.at(-1) !== ' as id') return target(strings, ...values)
      replaced++
      return target`select gen_random_uuid() as id`
    },
  })
}

/** An event stream does not end, so only its headers are requested. */
function requestAs({ token }: Tenant, operation: Operation, values: Map<string, string>) {
  const method = operation.key === 'subscribeToInboxEvents' ? 'HEAD' : operation.method
  return requestOf({ ...operation, method }, values, token)
}

test('an attacker finds and changes nothing where only the statements ask for the owner', async () => {
  const before = rowsOf(await storedRows(connections), owner.userId)
  isBlind = true
  for (const operation of operations.filter(({ key }) => key !== 'subscribeToInboxEvents')) {
    for (const values of ownValues(operation, owner)) {
      const { text } = await send(address, requestAs(attacker, operation, values))
      const isPublic = operation.key === 'readPublicChatbot'
      assert.ok(isPublic || !text.includes(owner.canary), `${operation.key}: ${text}`)
      assert.doesNotMatch(text, COUNTED, operation.key)
    }
  }
  isBlind = false
  assert.ok(replaced > 20, `${replaced}`)
  const untouched = assertUntouched(before, rowsOf(await storedRows(connections), owner.userId))
  assert.ok(untouched > 30)
})

test('each route of an owner takes one transaction', async () => {
  for (const operation of operations) {
    for (const values of ownValues(operation, owner)) {
      await makeReady(connections, operation, owner)
      const request = requestAs(owner, operation, values)
      const { status, text } = await send(address, request)
      const taken = last.transactions
      assert.ok(status < 300, `${operation.key}: ${status} ${text}`)
      const isExpected = IN_BATCHES.includes(operation.key) ? taken > 1 : taken === 1
      assert.ok(isExpected, `${operation.key}: ${taken} transactions`)
    }
  }
  assert.ok(operations.length > 40, `${operations.length}`)
})

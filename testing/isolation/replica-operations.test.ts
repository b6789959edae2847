/** Which operations read on a replica: lists, numbers and exports, and no other. */
import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from '../../server/database/connections.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { startReplicated } from '../replica.ts'
import { documentOf, operationsIn } from './operations.ts'
import { credentialFor, inOrder, makeReady, ownValues } from './own-calls.ts'
import { requestOf, send } from './requests.ts'
import { newTenant } from './tenants.ts'

const ON_REPLICA = [
  'consoleListChatbots',
  'downloadOriginal',
  'exportOnboarding',
  'exportRecords',
  'exportVisitor',
  'listChatbotMessages',
  'listCollected',
  'listConversations',
  'listInbox',
  'listOnboardingSessions',
  'listPages',
  'listPassages',
  'listRecords',
  'listSessions',
  'listSources',
  'listTurnUsage',
  'listUnanswered',
  'listVisitors',
  'readAnalytics',
  'readChatHistory',
  'readLatestOnboardingSession',
  'readSource',
  'readUsage',
  'readVisitor',
  'searchKnowledge',
]

const replicated = await startReplicated()
const skip = replicated ? false : 'Postgres is not installed'

/** The transactions of the running call on the replica. */
const inCall = new AsyncLocalStorage<{ reads: number }>()
let last = { reads: 0 }
subscribe('http.server.request.start', () => {
  last = { reads: 0 }
  inCall.enterWith(last)
})

function countReads(connections: Connections): void {
  const use: Connections['use'] = connections.use.bind(connections)
  connections.use = ((run, how) => {
    const call = inCall.getStore()
    if (call) call.reads++
    return use(run, how)
  }) satisfies Connections['use']
}

test('lists, numbers and exports read on the replica, and nothing else does', { skip }, async () => {
  assert.ok(replicated)
  const frontdesk = await startTestFrontdesk({
    database: await replicated.createDatabase(),
    env: { LOG_LEVEL: 'error' },
  })
  const { replica } = frontdesk.connections
  assert.ok(replica)
  const tenant = await newTenant(frontdesk)
  countReads(replica.connections)
  const read = new Set<string>()
  for (const operation of inOrder(operationsIn(await documentOf(frontdesk.address)))) {
    for (const values of ownValues(operation, tenant)) {
      await makeReady(frontdesk.connections, operation, tenant)
      while (!replica.isServing) await sleep(20)
      const method = /\/events$/.test(operation.path) ? 'HEAD' : operation.method
      const credential = credentialFor(operation, tenant)
      await send(frontdesk.address, requestOf({ ...operation, method }, values, credential))
      if (last.reads > 0) read.add(operation.key)
    }
  }
  assert.deepEqual([...read].sort(), ON_REPLICA)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connections } from '../database/connections.ts'
import { createVisits } from './visits.ts'

/** @param isEstablished what the database says */
function visitsOf(isEstablished: boolean) {
  const calls = { count: 0 }
  const use = async () => {
    calls.count++
    return [[{ visitorId: 'v', chatbotId: 'c', isEstablished }]]
  }
  return { calls, visits: createVisits({ use } as unknown as Connections) }
}

test('queries a session of which a message was stored only once', async () => {
  const { calls, visits } = visitsOf(false)
  const visit = await visits.find('s')
  assert.ok(visit && !visit.isEstablished)
  visits.establish('s', visit)
  assert.equal((await visits.find('s'))?.isEstablished, true)
  assert.equal((await visits.find('s'))?.visitorId, 'v')
  assert.equal(calls.count, 1)
})

test('queries a session without a stored message again', async () => {
  const { calls, visits } = visitsOf(false)
  await visits.find('s')
  await visits.find('s')
  assert.equal(calls.count, 2)
})

test('concurrent messages of a session share one query', async () => {
  const { calls, visits } = visitsOf(true)
  await Promise.all([visits.find('s'), visits.find('s')])
  assert.equal(calls.count, 1)
})

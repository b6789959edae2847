import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HostPace } from './host-pace.ts'

test('requests to one host wait for each other, those to others do not', async () => {
  const pace = new HostPace(100)
  const { signal } = new AbortController()
  const order: string[] = []
  const note = async (host: string) => {
    await pace.wait(host, signal)
    order.push(host)
  }
  await Promise.all([note('a'), note('a'), note('a'), note('b'), note('c')])
  assert.deepEqual(order, ['a', 'b', 'c', 'a', 'a'])
})

test('a caller that is stopped does not wait', async () => {
  const pace = new HostPace(60_000)
  const stopping = new AbortController()
  await pace.wait('a', stopping.signal)
  const waiting = pace.wait('a', stopping.signal)
  stopping.abort(new Error('stopping'))
  await assert.rejects(waiting, /stopping/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cpuTime } from '../../../../testing/growth.ts'
import { runFor } from '../../../fairness/caller.ts'
import { CpuShares } from '../../../fairness/cpu-shares.ts'
import { answer, type Question } from '../answer.ts'
import { MAX_READ_HERE, read, valueUnlessUnread } from './read.ts'
import { KnowledgeUnread, ReadingWorkers } from './reading-workers.ts'

const LINE = 'The silver lamp costs $5. '
const question = (knowledge: string, text = 'How much is the silver lamp?'): Question => ({
  text,
  earlier: [],
  knowledge: [knowledge],
  name: 'Ada',
  suggestedQuestions: [],
})
const long = (characters: number) => LINE.repeat(Math.ceil(characters / LINE.length))

test('answers from long knowledge like from short knowledge, without blocking the event loop', async () => {
  const asked = question(long(200_000))
  const own = process.threadCpuUsage()
  const found = await read('answer', asked.knowledge, asked)
  const { user, system } = process.threadCpuUsage(own)
  assert.deepEqual(found, answer(asked))
  assert.ok((user + system) / 1000 < 50, `${(user + system) / 1000} ms of this thread`)
})

test('reads short knowledge on this thread quickly, whatever is repeated in it', async () => {
  const pieces = [
    '- a\n',
    '> a\n',
    'a: b\n',
    'কত? ',
    'كم؟ ',
    '(',
    ' ',
    '# A\n',
    '|-|\n',
    '多',
    '\n',
    'a\u0301',
  ]
  for (const piece of pieces) {
    const asked = question(piece.repeat(MAX_READ_HERE).slice(0, MAX_READ_HERE), 'How much is a? A phone?')
    answer(asked)
    const times = ['!', '?', '.'].map((end) =>
      cpuTime(() => answer({ ...asked, knowledge: [asked.knowledge[0]?.slice(0, -1) + end] })),
    )
    assert.ok(Math.min(...times) < 50, `${JSON.stringify(piece)}: ${Math.min(...times)} ms`)
  }
})

test('ends a task that misses its deadline and starts a new thread for the next one', async () => {
  const worker = new ReadingWorkers({ deadlineMs: 1, startMs: 0 })
  await assert.rejects(worker.run('answer', [question(long(1_000_000))]), KnowledgeUnread)
  const patient = new ReadingWorkers()
  assert.equal((await patient.run('answer', [question(LINE)])).found, true)
})

test('still answers tasks queued behind a missed deadline', async () => {
  const worker = new ReadingWorkers({ deadlineMs: 3000, startMs: 0 })
  const hopeless = worker.run('answer', [question(long(30_000_000))])
  const next = worker.run('answer', [question(LINE)])
  await assert.rejects(hopeless, /deadline|crashed/)
  assert.equal((await next).found, true)
})

test('bounds the queue and returns a substitute when it is full', async () => {
  const worker = new ReadingWorkers({ maxWaiting: 2 })
  const asked = Array.from({ length: 5 }, () => worker.run('answer', [question(long(20_000))]))
  const outcomes = await Promise.allSettled(asked)
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  )
  assert.equal(await valueUnlessUnread(Promise.reject(new KnowledgeUnread('busy')), 'none'), 'none')
})

test('a caller with much to read delays only itself', async () => {
  const workers = new ReadingWorkers()
  const order: string[] = []
  const from = (network: string, name: string, length: number) =>
    runFor({ networks: [network], cpu: undefined }, async () => {
      await workers.run('answer', [question(long(length), name)])
      order.push(name)
    })
  await Promise.all([
    from('203.0.113.1', 'much', 1_000_000),
    from('203.0.113.1', 'more', 20_000),
    from('203.0.113.2', 'little', 20_000),
  ])
  assert.deepEqual(order, ['little', 'much', 'more'])
})

test("charges the thread's processor time to the caller, also after a missed deadline", async () => {
  const asked = question(long(1_000_000))
  for (const limits of [{}, { deadlineMs: 300, startMs: 0 }]) {
    const cpu = new CpuShares(1)
    const caller = { networks: ['203.0.113.1'], cpu }
    const worker = new ReadingWorkers(limits)
    const readTwice = async () => {
      await worker.run('answer', [asked]).catch(() => undefined)
      await worker.run('answer', [{ ...asked, text: 'Who are you?' }]).catch(() => undefined)
    }
    await runFor(caller, readTwice)
    // Uncharged time would leave the share whole.
    let wasRun = false
    void cpu.run(caller, () => {
      wasRun = true
    })
    assert.equal(wasRun, false)
    cpu.release()
  }
})

/** Measured by counts and ratios of CPU time, with a manual clock. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Caller, runFor, runInTurn } from './caller.ts'
import { CpuShares, MAX_WAIT_MS } from './cpu-shares.ts'

function newShares() {
  let now = 0
  const cpu = new CpuShares(1, () => now)
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  const caller = (network: string, chatbotId?: string): Caller => ({
    networks: [network],
    cpu,
    ...(chatbotId ? { chatbotId } : {}),
  })
  return { cpu, pass, caller }
}

/** Uses the CPU for this many milliseconds. */
function burn(milliseconds: number): void {
  const before = process.threadCpuUsage()
  for (let used = 0; used < milliseconds; ) {
    const { user, system } = process.threadCpuUsage(before)
    used = (user + system) / 1000
  }
}

const loops = async (count: number) => {
  for (let each = 0; each < count; each++) await new Promise((resolve) => setImmediate(resolve))
}

test('an address in debt waits while others are served', async () => {
  const { cpu, caller } = newShares()
  await cpu.run(caller('busy'), () => burn(300))
  const served: string[] = []
  for (const name of ['busy', 'busy', 'other'])
    void cpu.run(caller(name), () => {
      served.push(name)
    })
  await loops(10)
  assert.deepEqual(served, ['other'])
  cpu.release()
  await loops(10)
  assert.deepEqual(served, ['other', 'busy', 'busy'])
})

test('an address gets a twentieth of the CPU, plus its burst', async () => {
  const { cpu, pass, caller } = newShares()
  let count = 0
  for (let each = 0; each < 100; each++)
    void cpu.run(caller('busy'), () => {
      burn(10)
      count++
    })
  for (let tenths = 0; tenths < 200; tenths++) {
    await loops(3)
    pass(100)
    // Wakes the queue, whose timer uses the real clock.
    await cpu.run(caller('other'), () => {})
  }
  // A burst of 250 ms and 50 ms in each of 20 s are at most 125 jobs; the last ones wait.
  assert.ok(count >= 60 && count <= 126, `${count} pieces`)
  await cpu.run(caller('fresh'), () => burn(10))
  cpu.release()
})

test('refuses an address that would wait too long, and admits it again later', async () => {
  const { cpu, pass, caller } = newShares()
  assert.equal(cpu.secondsToNext(caller('busy')), 0)
  await cpu.run(caller('busy'), () => burn(900))
  const seconds = cpu.secondsToNext(caller('busy'))
  assert.ok(seconds * 1000 >= MAX_WAIT_MS / 2 && seconds <= 20, `${seconds} s`)
  assert.equal(cpu.secondsToNext(caller('other')), 0)
  pass(seconds * 1000)
  assert.equal(cpu.secondsToNext(caller('busy')), 0)
})

test('the burst of an address is spread over a second', async () => {
  const { cpu, pass, caller } = newShares()
  let count = 0
  for (let each = 0; each < 30; each++)
    void cpu.run(caller('busy'), () => {
      burn(5)
      count++
    })
  await loops(30)
  assert.ok(count >= 2 && count <= 4, `${count} pieces at once`)
  for (let tenths = 0; tenths < 10; tenths++) {
    pass(100)
    await cpu.run(caller('other'), () => {})
    await loops(30)
  }
  assert.ok(count > 20, `${count} pieces within a second`)
  cpu.release()
  await loops(30)
})

test('CPU time is charged to all networks of an IPv6 address', async () => {
  const { cpu, pass } = newShares()
  const caller = (network: string): Caller => ({ networks: [network, '/56', '/48'], cpu })
  for (const network of ['one', 'two', 'three', 'four', 'five', 'six']) {
    await Promise.race([cpu.run(caller(network), () => burn(240)), loops(3)])
    pass(1200)
  }
  assert.equal(cpu.secondsToNext({ networks: ['far', '/56 of another', '/48 of another'], cpu }), 0)
  assert.ok(cpu.secondsToNext(caller('new')) === 0)
  const served: string[] = []
  void cpu.run(caller('new'), () => served.push('new'))
  await loops(3)
  assert.deepEqual(served, [], 'it waits for what the others of its /56 have used')
  cpu.release()
  await loops(10)
})

test("a chatbot's visitors share one account, and take turns", async () => {
  const { cpu, caller } = newShares()
  for (const network of ['a', 'b', 'c', 'd', 'e', 'f'])
    await Promise.race([cpu.run(caller(network, 'bot'), () => burn(200)), loops(3)])
  const served: string[] = []
  for (const [network, bot] of [
    ['g', 'bot'],
    ['g', 'other bot'],
    ['h', 'bot'],
  ] as const)
    void cpu.run(caller(network, bot), () => served.push(`${network} ${bot}`))
  await loops(5)
  assert.deepEqual(served, ['g other bot'])
  cpu.release()
  await loops(10)
  assert.equal(served.length, 3)
})

test('refuses a caller with too many queued jobs', async () => {
  const { cpu, caller } = newShares()
  await cpu.run(caller('busy'), () => burn(260))
  for (let each = 0; each < 50; each++) void cpu.run(caller('busy'), () => {})
  assert.ok(cpu.secondsToNext(caller('busy')) >= 1)
  assert.equal(cpu.secondsToNext(caller('other')), 0)
  cpu.release()
  await loops(5)
})

test('charges failed work, and rejects only its caller', async () => {
  const { cpu, caller } = newShares()
  const failing = cpu.run(caller('busy'), () => {
    burn(900)
    throw new Error('broken')
  })
  await assert.rejects(failing, /broken/)
  assert.ok(cpu.secondsToNext(caller('busy')) > 0)
  assert.equal(await cpu.run(caller('other'), () => 7), 7)
})

test('yields to the event loop between slices of work', async () => {
  const { cpu, caller } = newShares()
  const order: string[] = []
  for (let each = 0; each < 4; each++)
    void cpu.run(caller(`network ${each}`), () => {
      burn(6)
      order.push('work')
    })
  void loops(2).then(() => order.push('other'))
  await loops(8)
  assert.ok(order.indexOf('other') < order.lastIndexOf('work'), `${order}`)
})

test('runs the server’s own work, and work without limits, immediately', async () => {
  assert.equal(await runInTurn(() => 1), 1)
  assert.equal(await runFor({ networks: ['a'], cpu: undefined }, () => runInTurn(() => 2)), 2)
  const { cpu, caller } = newShares()
  assert.equal(await runFor(caller('a'), () => runInTurn(() => 3)), 3)
  await runFor(caller('a'), () => runInTurn(() => burn(900)))
  assert.ok(cpu.secondsToNext(caller('a')) > 0)
})

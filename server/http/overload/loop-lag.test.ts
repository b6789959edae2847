import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { LoopLag } from './loop-lag.ts'

test('consecutive late timers mean overload; a single late one does not', ({ mock }) => {
  mock.timers.enable({ apis: ['setInterval'] })
  let now = 0
  const lag = new LoopLag(() => now)
  const tick = (late: number, times = 1) => {
    for (let each = 0; each < times; each++) {
      now += 50 + late
      mock.timers.tick(50)
    }
  }
  tick(5, 20)
  tick(10_000)
  assert.equal(lag.isTooMuch, false, 'one long task')
  tick(150, 3)
  tick(20)
  tick(150, 4)
  assert.equal(lag.isTooMuch, false, 'four in a row')
  tick(150)
  assert.equal(lag.isTooMuch, true, 'five in a row')
  tick(20)
  assert.equal(lag.isTooMuch, false, 'in time again')

  // From now on a single late tick is enough, even one that has not fired yet.
  now += 200
  assert.equal(lag.isTooMuch, true)
  mock.timers.tick(50)
  assert.equal(lag.isTooMuch, true)
  tick(20)
  assert.equal(lag.isTooMuch, false)
  tick(0, 100)
  tick(150, 4)
  assert.equal(lag.isTooMuch, false, 'long forgotten')
  lag.end()
})

test('detects a real event loop overload', async () => {
  const lag = new LoopLag()
  const work = async (milliseconds: number) => {
    const end = performance.now() + milliseconds
    while (performance.now() < end);
    await turn()
  }
  await work(300)
  await turn()
  assert.equal(lag.isTooMuch, false)
  for (let each = 0; each < 6; each++) await work(160)
  assert.equal(lag.isTooMuch, true)
  const deadline = performance.now() + 5000
  while (lag.isTooMuch && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(lag.isTooMuch, false)
  lag.end()
})

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newConversation, newUser } from '../testing/client.ts'
import { createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { startProcess } from '../testing/process.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../testing/raw-model.ts'

const ROOT = join(import.meta.dirname, '..')
const model = await startRawModel()

type Started = { npm: ChildProcess; address: string; output: () => string }

/** A real `npm start`, in its own process group, as a terminal or a service manager starts it. */
async function npmStart(given?: TestDatabase): Promise<Started> {
  const database = given ?? (await createTestDatabase())
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, ...database.env, PORT: '0', OPENAI_BASE_URL: model.baseUrl, LIMIT_SCALE: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    detached: process.platform !== 'win32',
  })
  let output = ''
  const { promise: address, resolve, reject } = Promise.withResolvers<string>()
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (data) => {
      output += data
      const [, found] = /serves at (http:\S+)/.exec(output) ?? []
      if (found) resolve(found)
    })
  }
  npm.once('exit', () => reject(new Error(`npm start ended: ${output}`)))
  after(async () => {
    // Also on failure: a remaining process would keep this file from ending.
    signalGroup(npm, 'SIGKILL')
    await database.remove()
  })
  return { npm, address: await address, output: () => output }
}

/** @returns whether the group still had a process to receive it */
function signalGroup({ pid = 0 }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    return false
  }
}

/** A message whose reply has begun, and completes only when `finish` is called. */
async function slowTurn({ address }: Started) {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const { promise: begun, resolve } = Promise.withResolvers<() => void>()
  model.serve((response) => {
    begin(response).write(delta('Slow but '))
    resolve(() => response.end(delta('sure.') + STOP + DONE))
  })
  const body = { content: 'Wait for it' }
  const reply = call(address, 'POST', `/conversations/${id}/messages`, { token, body })
  return { reply, finish: await begun }
}

const isServing = async (address: string) =>
  (await fetch(`${address}/health`).catch(() => undefined))?.ok ?? false

async function isGoneSoon(npm: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 100 && signalGroup(npm, 0); tries++) await sleep(100)
  return !signalGroup(npm, 0)
}

test('npm start takes little longer than the server itself when nothing is missing', async () => {
  const database = await createTestDatabase()
  const directAt = performance.now()
  const direct = await startProcess({ ...database.env, PORT: '0' })
  const directMs = performance.now() - directAt
  await direct.end('SIGTERM')
  const npmAt = performance.now()
  const { npm, address, output } = await npmStart(database)
  const npmMs = performance.now() - npmAt
  assert.ok(await isServing(address))
  // About 1.3 times on an idle machine; this one may be busy.
  assert.ok(npmMs < 4 * directMs, `${npmMs} ms, where the server alone took ${directMs}`)
  assert.doesNotMatch(output(), /Installing|Building/)
  npm.kill('SIGTERM')
  await once(npm, 'exit')
  assert.equal(await isServing(address), false)
})

describe('stopping npm start', { skip: process.platform === 'win32' && 'no signals' }, () => {
  const ways: [name: string, stop: (npm: ChildProcess) => void][] = [
    ['SIGTERM to npm alone, as a service manager may send it', (npm) => npm.kill('SIGTERM')],
    ['SIGTERM to all processes, as systemd sends it', (npm) => signalGroup(npm, 'SIGTERM')],
    [
      'SIGTERM again and again',
      (npm) => {
        for (const delayMs of [0, 150, 300]) setTimeout(() => npm.kill('SIGTERM'), delayMs)
      },
    ],
    ['Ctrl-C in a terminal', (npm) => signalGroup(npm, 'SIGINT')],
  ]
  for (const [name, stop] of ways) {
    test(`finishes the reply in progress and exits with 0: ${name}`, async () => {
      const started = await npmStart()
      const { npm } = started
      const { reply, finish } = await slowTurn(started)
      const exit = once(npm, 'exit')
      stop(npm)
      await sleep(1000)
      assert.equal(npm.exitCode, null, 'npm waits for the server')
      assert.equal(npm.signalCode, null, 'npm waits for the server')
      finish()
      assert.equal((await reply).json.content, 'Slow but sure.')
      assert.deepEqual(await exit, [0, null])
      assert.ok(await isGoneSoon(npm), 'nothing is left running')
    })
  }

  for (const signal of ['SIGKILL', 'SIGHUP'] as const) {
    test(`finishes the reply in progress when npm is gone: ${signal} to npm alone`, async () => {
      const started = await npmStart()
      const { npm } = started
      const { reply, finish } = await slowTurn(started)
      npm.kill(signal)
      await once(npm, 'exit')
      await sleep(500)
      finish()
      assert.equal((await reply).json.content, 'Slow but sure.')
      assert.ok(await isGoneSoon(npm), 'nothing is left running')
    })
  }
})

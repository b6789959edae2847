/** A real PgBouncer between the server and Postgres, in each of its modes. */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newConversation, newUser } from '../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { freePort } from '../../testing/postgres-process.ts'

const skip = whySkipped()

function whySkipped(): string | false {
  if (!SERVER_URL) return 'TEST_DATABASE_URL names no Postgres'
  try {
    execFileSync('sh', ['-c', 'PATH=$PATH:/usr/sbin command -v pgbouncer'])
    return false
  } catch {
    return 'there is no pgbouncer on this machine'
  }
}

const USERS = 15

for (const [mode, flag] of [
  ['transaction', ''],
  ['transaction', '?pgbouncer=true'],
  ['session', ''],
] as const) {
  test(`thirty concurrent turns are answered behind a pooler in ${mode} mode ${flag}`, { skip }, async () => {
    const database = await createTestDatabase()
    const pooled = await startPgBouncer(mode, database.env.DATABASE_URL ?? '')
    const env = { DATABASE_URL: `${pooled}${flag}` }
    const { address, log, stop } = await startTestFrontdesk({
      database,
      env,
      poolSize: mode === 'session' ? 4 : 10,
    })
    const tokens = await Promise.all(Array.from({ length: USERS }, () => newUser(address)))
    const turns = [...tokens, ...tokens].map(async (token, index) => {
      const id = await newConversation(address, token)
      const path = `/conversations/${id}/messages`
      const body = { content: `Hello from ${index}` }
      const { status, text } = await call(address, 'POST', path, { token, body })
      assert.equal(status, 200, text)
      const { json } = await call(address, 'GET', path, { token })
      assert.deepEqual([json.length, json[0].content], [2, body.content])
      // Another user's request, which must not inherit an identity from a shared session.
      const other = tokens[(index + 1) % USERS] ?? ''
      assert.equal((await call(address, 'GET', path, { token: other })).status, 404)
    })
    await Promise.all(turns)
    assert.equal((await call(address, 'GET', '/health')).status, 200)
    assert.doesNotMatch(log(), /"statusCode":500|prepared statement/)
    await stop()
    await database.remove()
  })
}

/** Starts a pooler for these tests. @returns the database's address through it */
async function startPgBouncer(mode: string, url: string): Promise<string> {
  const { hostname, port, username, pathname } = new URL(url)
  const [folder, listenPort] = [await mkdtemp(join(tmpdir(), 'frontdesk-pgbouncer-')), await freePort()]
  const ini = join(folder, 'pgbouncer.ini')
  // Few sessions, so that transactions constantly move between them.
  await writeFile(
    ini,
    `[databases]
* = host=${hostname} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = 4
server_round_robin = 1
`,
  )
  const as = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  execFileSync('chmod', ['-R', 'a+rX', folder])
  const pooler = spawn('pgbouncer', [...as, '-q', ini], {
    stdio: 'ignore',
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
  })
  after(async () => {
    pooler.kill('SIGKILL')
    if (pooler.exitCode === null) await once(pooler, 'exit')
    await rm(folder, { recursive: true, force: true })
  })
  await untilListening(listenPort)
  return `postgres://${username}@127.0.0.1:${listenPort}${pathname}`
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await sleep(50)
  }
  assert.fail('pgbouncer does not listen')
}

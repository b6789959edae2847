/**
 * `npm run bench -- --citus`: turns on a Citus cluster and on a plain database of its coordinator, in the same rounds, and
 * the pages whose statements ask all shards. Everything runs on this machine, so that it shows what distribution costs,
 * and not what more machines bring.
 */
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { DEFAULT_SCHEMA } from '../server/database/schema-name.ts'
import { CITUS_URL, createClusterDatabase, urlsOfCluster } from '../testing/citus.ts'
import { call, newUser } from '../testing/client.ts'
import { newChatbot } from '../testing/creators.ts'
import type { MeasuredCall } from './growth/calls.ts'
import { timeCall } from './growth/time-calls.ts'
import { makeUsers, openSessions } from './people.ts'
import { createDatabase, pidOf } from './postgres-server.ts'
import { type Program, startCommandOf, startProgram } from './programs.ts'
import { printMobile, row } from './report.ts'
import { measure, type Plan } from './rounds.ts'
import { MESSAGE, mobileApi, SECRET_KEY } from './scenarios.ts'
import type { Served } from './speed.ts'

export class NoCluster extends Error {
  constructor() {
    super(
      'Set TEST_CITUS_URL to the coordinator of a Citus cluster, whose role may create databases on all nodes: ' +
        'see docs/scaling.md.',
    )
  }
}

const CALLERS = 32
const CONVERSATIONS = 100

type ClusterPlan = Pick<Plan, 'rounds' | 'seconds'> & { folder: string }

export async function measureCluster({ rounds, seconds, folder }: ClusterPlan): Promise<void> {
  if (!CITUS_URL) throw new NoCluster()
  await using stack = new AsyncDisposableStack()
  const script = join(import.meta.dirname, 'fake-model.ts')
  const model = stack.use(await startProgram({ name: 'fake model', script, env: {}, folder }))
  const databases = {
    plain: stack.use(await createDatabase({ url: CITUS_URL })),
    cluster: stack.use(await createClusterDatabase()),
  }
  const programs: Served[] = []
  for (const [name, { url }] of Object.entries(databases)) {
    const env = {
      OPENAI_BASE_URL: `${model.address}/v1`,
      DATABASE_URL: url,
      PORT: '0',
      LIMIT_SCALE: '0',
      SECRET_KEY,
    }
    const command = await startCommandOf(join(import.meta.dirname, '..'))
    const program = stack.use(await startProgram({ name, env, folder, ...command }))
    const sql = postgres(url, {
      max: 4,
      onnotice: () => {},
      connection: { search_path: `${DEFAULT_SCHEMA}, public` },
    })
    stack.defer(() => sql.end())
    programs.push({ program, sql, users: await makeUsers(program.address, CALLERS) })
  }
  const postgresPids = await Promise.all((await urlsOfCluster()).map((url) => pidOf({ url })))
  const plan = { warmUpSeconds: 4, seconds, rounds, postgresPids }
  for (const callers of [CALLERS, 1]) await measureTurns(programs, callers, plan)
  await measurePages(programs)
}

async function measureTurns(programs: readonly Served[], callers: number, plan: Plan): Promise<void> {
  const measured = programs.map(({ program, sql, users }) => ({
    program,
    scenario: mobileApi(sql, users.slice(0, callers)),
    staggerMs: 0,
  }))
  printMobile(`mobile API, ${callers} callers`, await measure(measured, plan, () => {}), 'plain')
}

/** Of an owner with some conversations, one call after the other. */
async function measurePages(programs: readonly Served[]): Promise<void> {
  const times = new Map<string, string[]>()
  for (const { program, sql } of programs) {
    for (const page of await pagesOf(program, sql)) {
      const { p50, p95 } = await timeCall(program.address, page)
      times.set(page.name, [...(times.get(page.name) ?? []), `${p50.toFixed(0)}, ${p95.toFixed(0)}`])
    }
  }
  console.log(
    `\n${row(
      `p50, p95 ms at ${CONVERSATIONS} conversations`,
      programs.map(({ program }) => program.name),
    )}`,
  )
  for (const [name, cells] of times) console.log(row(`  ${name}`, cells))
}

async function pagesOf({ address }: Program, sql: Sql): Promise<MeasuredCall[]> {
  const token = await newUser(address)
  const { id } = await newChatbot(address, token)
  for (const session_id of await openSessions(sql, CONVERSATIONS, id)) {
    const { status } = await call(address, 'POST', '/api/chat/widget', {
      body: { session_id, message: MESSAGE },
    })
    if (status !== 200) throw new Error(`a turn was answered with ${status}`)
  }
  const desk = `/api/console/chatbots/${id}`
  const { json } = await call(address, 'GET', `${desk}/conversations`, { token })
  const paths = {
    'list of chatbots': '/api/console/chatbots',
    inbox: `${desk}/conversations`,
    'inbox, unread': `${desk}/conversations?filter=unread`,
    'inbox, search': `${desk}/conversations?q=nowhere`,
    'one conversation': `${desk}/conversations/${json.conversations[0].number}`,
    visitors: `/chatbots/${id}/visitors`,
    'numbers of 30 days': `${desk}/numbers`,
  }
  return Object.entries(paths).map(([name, path]) => ({ name, path, token }))
}

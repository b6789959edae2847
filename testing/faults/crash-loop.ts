/**
 * `npm run test:faults [-- --rounds 50 --database both --seed 7 --url postgres://…]`: repeatedly kills
 * servers under load on the same database, and compares the stored state with the clients' answers. See
 * README.md.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findPostgres, NoPostgres } from '../../benchmarks/postgres-server.ts'
import type { PostgresServer } from '../postgres-process.ts'
import { Rounds } from './rounds.ts'
import { startScriptedModel } from './scripted-model.ts'
import { embeddedStore, postgresStore, type Store } from './store.ts'

const NO_POSTGRES = `The crash loop needs a Postgres server for its other half. Either
  give --url postgres://user:password@host:5432/postgres (or TEST_DATABASE_URL), whose role may create databases,
  install Postgres so that initdb is in PATH or in /usr/lib/postgresql/*/bin, or
  run it with --database embedded alone.`

type Kind = Store['name']
type Options = { rounds: number; seed: number; kinds: readonly Kind[]; url: string | undefined }

await using stack = new AsyncDisposableStack()
let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    isInterrupted = true
    stack.disposeAsync().finally(() => process.exit(130))
  })
}
try {
  await run(readOptions())
} catch (error) {
  // A failure after Ctrl-C is a consequence of it.
  if (!isInterrupted) console.error(error instanceof NoPostgres ? NO_POSTGRES : error)
  process.exitCode = 1
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '50' },
      /** embedded, postgres or both. */
      database: { type: 'string', default: 'both' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      url: { type: 'string', default: process.env.TEST_DATABASE_URL },
    },
  })
  const rounds = Number(values.rounds)
  const seed = Number(values.seed)
  const kinds = (['embedded', 'postgres'] as const).filter((kind) => ['both', kind].includes(values.database))
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a number from 1 on')
  if (!Number.isInteger(seed)) throw new Error('--seed is a whole number')
  if (kinds.length === 0) throw new Error('--database is embedded, postgres or both')
  return { rounds, seed, kinds, url: values.url }
}

/** Both databases in parallel: most of a round is waiting. */
async function run({ rounds, seed, kinds, url }: Options): Promise<void> {
  console.log(`${rounds} rounds on ${kinds.join(' and ')}, --seed ${seed}`)
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-faults-'))
  // Private, but the user that runs a Postgres server must be able to pass through.
  await chmod(folder, 0o711)
  stack.defer(() => (process.exitCode === 1 ? undefined : rm(folder, { recursive: true, force: true })))
  const all: Rounds[] = []
  const model = stack.use(await startScriptedModel(all))
  for (const kind of kinds) {
    const home = join(folder, kind)
    await mkdir(home)
    const store = stack.use(kind === 'embedded' ? embeddedStore(home) : await onPostgres(home, url))
    const options = { seed, modelUrl: model.baseUrl, folder: home, print: console.log }
    all.push(stack.use(new Rounds(store, options)))
  }
  await Promise.all(all.map((each) => each.run(rounds)))
  // An exit on interruption is no finding.
  if (isInterrupted) return
  for (const { report } of all) console.log(`\n${report.summary()}`)
  if (all.every(({ log }) => log.violations.length === 0)) return
  process.exitCode = 1
  console.log(`\nThe servers' logs are in ${folder}`)
}

async function onPostgres(home: string, url: string | undefined): Promise<Store> {
  const given: PostgresServer | undefined = url ? { url, [Symbol.asyncDispose]: async () => {} } : undefined
  return postgresStore(given ?? stack.use(await findPostgres(home)), home)
}

/** The entry point: loads the configuration, reports its errors, serves, and stops on a signal. */
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAssistant } from './chatbots/assistant.ts'
import { loadConfig } from './config/config.ts'
import type { Problem } from './config/read-environment.ts'
import { createHideSecrets } from './config/secrets.ts'
import type { Connections } from './database/connections.ts'
import { openDatabase } from './database/database.ts'
import { DatabaseSetupError } from './database/setup-error.ts'
import { onLauncherGone } from './launcher.ts'
import { createLogger, logReplica } from './logger.ts'
import { makePrivate, NotPrivate } from './private-folder.ts'
import { describeModels, explainStartFailure, supabaseNote } from './start-failure.ts'

/** EX_CONFIG of sysexits.h: the configuration has to be changed first. */
const EXIT_CONFIG = 78

// Before the first file is written: the server's files are private to its user.
process.umask(0o077)

let isStopping = false
let lastProgress = Number.NEGATIVE_INFINITY
const say = (line: string) => process.stderr.write(`${line}\n`)

const { config, problems } = loadConfig()
const assistant = await prepareDataDir()
if (!assistant) refuse(problems)

const logger = await createLogger(config)
const { promise: connecting, resolve: onOpening } = Promise.withResolvers<Connections>()
const opening = openDatabase({
  url: config.databaseUrl,
  schema: config.databaseSchema,
  readUrl: config.databaseReadUrl,
  onReplicaState: (state, error) => logReplica(logger, state, error),
  dataDir: config.dataDir,
  onFirstStart: () => say('Preparing the embedded database (only at the first start, some seconds) ...'),
  onOpening,
  onProgress: sayProgress,
  onCrash: (error) => {
    logger.fatal({ err: error }, 'the embedded database crashed')
    process.exit(1)
  },
}).catch(giveUp)
// The rest is loaded and built while the database opens.
const connections = await connecting
const { startFrontdesk } = await import('./frontdesk.ts')
const frontdesk = await startFrontdesk({ config, assistant, connections, logger, opening }).catch(
  async (error) => {
    // An exit would interrupt the creation of the embedded database.
    await opening
    giveUp(error)
  },
)
const database = await opening

// Before the address is printed: a supervisor may send a signal immediately after. A second one is ignored.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
onLauncherGone(() => stop('launcher gone'))
await writeAddress(frontdesk.address)
// In the fragment, the code is not sent to any server and appears in no other log.
const setUp = frontdesk.setupCode ? `/setup#${frontdesk.setupCode}` : ''
say(`
${config.appName} serves at ${frontdesk.address}
  ${setUp ? 'set up        ' : 'dashboard     '}  ${frontdesk.address}/app${setUp}
  sample chatbot  ${frontdesk.sampleChatbotId}
  API docs        ${frontdesk.address}/docs
  model           ${describeModels(config, assistant.configuration.model)}
  assistant file  ${join(config.dataDir, 'assistant.md')}
  database        ${database.description}${config.databaseUrl ? '' : `, in ${join(config.dataDir, 'postgres')}`}
${supabaseNote(config)}`)
const { warmUp } = await import('./warm-up.ts')
await warmUp()

/** A line a second at most. */
function sayProgress(table: string, part: number): void {
  if (performance.now() - lastProgress < 1000) return
  lastProgress = performance.now()
  say(`Updating the database (only once): ${table}${part > 0 ? `, ${Math.floor(part * 100)} %` : ''} ...`)
}

/** Creates the data folder or makes it private, and loads the assistant's file; adds errors to `problems`. */
async function prepareDataDir() {
  try {
    makePrivate(config.dataDir)
    const loaded = await loadAssistant(config.dataDir)
    if ('file' in loaded) return problems.length === 0 ? loaded.file : undefined
    for (const { line, message } of loaded.mistakes)
      problems.push({ where: `${loaded.path}:${line}`, message })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    problems.push({
      where: 'DATA_DIR',
      message: error instanceof NotPrivate ? message : `should be a folder that can be written to (${code})`,
    })
  }
  return undefined
}

function giveUp(error: Error): never {
  say(`Frontdesk cannot start: ${createHideSecrets(config)(explainStartFailure(error, config))}`)
  logger.debug({ err: error }, 'start')
  // With this exit code, a supervisor need not restart: another try would fail the same way.
  process.exit(error instanceof DatabaseSetupError ? EXIT_CONFIG : 1)
}

function refuse(found: readonly Problem[]): never {
  for (const { where, message } of found) say(`${where}: ${message}`)
  process.exit(EXIT_CONFIG)
}

/** For scripts that start the server on a free port. Written atomically with a rename. */
async function writeAddress(address: string): Promise<void> {
  const path = join(config.dataDir, 'address')
  await writeFile(`${path}.new`, `${address}\n`)
  await rename(`${path}.new`, path)
}

async function stop(reason: string): Promise<void> {
  if (isStopping) return
  isStopping = true
  logger.info({ reason }, 'stopping')
  await frontdesk.stop()
  await database.close()
  process.exit(0)
}

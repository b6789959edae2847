/** Starts the server: read the configuration, report what is wrong with it, serve, stop when asked. */
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAssistant } from './chatbots/assistant.ts'
import { loadConfig } from './config/config.ts'
import type { Problem } from './config/read-environment.ts'
import { createHideSecrets } from './config/secrets.ts'
import { openDatabase } from './database/database.ts'
import { DatabaseSetupError } from './database/setup-error.ts'
import { startFrontdesk } from './frontdesk.ts'
import { onLauncherGone } from './launcher.ts'
import { createLogger } from './logger.ts'
import { makePrivate, NotPrivate } from './private-folder.ts'
import { describeModels, explainStartFailure, supabaseNote } from './start-failure.ts'

/** EX_CONFIG of sysexits.h: whoever started this must change something first. */
const EXIT_CONFIG = 78

// Before the first file is written: what the server keeps is for its own user alone.
process.umask(0o077)

let isStopping = false
const say = (line: string) => process.stderr.write(`${line}\n`)

const { config, problems } = loadConfig()
const assistant = await prepareDataDir()
if (!assistant) refuse(problems)

const logger = createLogger(config)
const database = await openDatabase({
  url: config.databaseUrl,
  schema: config.databaseSchema,
  dataDir: config.dataDir,
  onFirstStart: () => say('Preparing the embedded database (only at the first start, some seconds) ...'),
  onCrash: (error) => {
    logger.fatal({ err: error }, 'the embedded database crashed')
    process.exit(1)
  },
}).catch(giveUp)
const frontdesk = await startFrontdesk({
  config,
  assistant,
  connections: database.connections,
  logger,
}).catch(giveUp)

// Whoever reads that it serves may ask it to stop at once; and again, which must not end it in mid-stop.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
onLauncherGone(() => stop('launcher gone'))
await writeAddress(frontdesk.address)
// Behind the #, it is sent to nobody and stands in no log but this.
const setUp = frontdesk.setupCode ? `/setup#${frontdesk.setupCode}` : ''
say(`
${config.appName} serves at ${frontdesk.address}
  ${setUp ? 'set it up     ' : 'dashboard     '}  ${frontdesk.address}/app${setUp}
  sample chatbot  ${frontdesk.sampleChatbotId}
  calls           ${frontdesk.address}/docs
  what answers    ${describeModels(config, assistant.configuration.model)}
  what it knows   ${join(config.dataDir, 'assistant.md')}
  database        ${database.description}${config.databaseUrl ? '' : `, in ${join(config.dataDir, 'postgres')}`}
${supabaseNote(config)}`)

/** Creates the data folder or closes it to others, and reads the assistant's file in it; adds what is wrong to the problems. */
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
  // Another try would end as this one did, so a supervisor need not make it.
  process.exit(error instanceof DatabaseSetupError ? EXIT_CONFIG : 1)
}

function refuse(found: readonly Problem[]): never {
  for (const { where, message } of found) say(`${where}: ${message}`)
  process.exit(EXIT_CONFIG)
}

/** For scripts that start the server on a free port. Renamed into place, so that no reader sees half of it. */
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

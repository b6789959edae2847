/** The types of all calls, as a server says them in its OpenAPI document. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import pino from 'pino'
import { loadAssistant } from '../server/chatbots/assistant.ts'
import { configFrom } from '../server/config/config.ts'
import { openDatabase } from '../server/database/database.ts'
import { startFrontdesk } from '../server/frontdesk.ts'

const HEAD =
  '// Made by `npm run sdk` from the OpenAPI document of the server: change its schemas instead.\n\n'

/** @returns the source of schema.ts */
export async function describe(document: string): Promise<string> {
  return HEAD + astToString(await openapiTypescript(document))
}

/** The document of a server that is started for it, with everything at its default. */
export async function readDocument(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-sdk-'))
  const { config } = configFrom({ PORT: '0', DATA_DIR: dataDir })
  const assistant = await loadAssistant(dataDir)
  if ('mistakes' in assistant) throw new Error('the template of the assistant is wrong')
  const { connections, close } = await openDatabase({
    url: undefined,
    dataDir,
    onFirstStart: () => {},
    onCrash: (error) => {
      throw error
    },
  })
  const logger = pino({ level: 'silent' })
  const server = await startFrontdesk({ config, assistant: assistant.file, connections, logger })
  try {
    return await (await fetch(`${server.address}/openapi.json`)).text()
  } finally {
    await server.stop()
    await close()
    await rm(dataDir, { recursive: true })
  }
}

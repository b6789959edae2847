import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pino from 'pino'
import { createTestDatabase } from '../testing/database.ts'
import { loadAssistant } from './chatbots/assistant.ts'
import { configFrom } from './config/config.ts'
import { openDatabase } from './database/database.ts'
import { startFrontdesk } from './frontdesk.ts'

test('sends no query before the database is open, and serves after it', async (t) => {
  const own = await createTestDatabase()
  after(() => own.remove())
  const { config } = configFrom({ ...own.env, PORT: '0' })
  const assistant = await loadAssistant(config.dataDir)
  if ('mistakes' in assistant) throw new Error('the template of the assistant is wrong')
  const { connections, close } = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    onFirstStart: () => {},
    onCrash: () => {},
  })
  after(close)
  const logger = pino({ level: 'silent' })
  const options = { config, assistant: assistant.file, connections, logger }
  const { mock } = t.mock.method(connections, 'use')

  const opening = Promise.reject(new Error('it does not open'))
  // It is awaited only once everything is built.
  opening.catch(() => {})
  await assert.rejects(startFrontdesk({ ...options, opening }), /it does not open/)
  assert.equal(mock.callCount(), 0)

  const frontdesk = await startFrontdesk(options)
  assert.ok(mock.callCount() > 0)
  assert.equal((await fetch(`${frontdesk.address}/health`)).status, 200)
  await frontdesk.stop()
})

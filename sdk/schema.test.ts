import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sharedFrontdesk } from '../testing/shared-frontdesk.ts'
import { describe } from './describe.ts'

test('the types of the client are those of the document that the server serves', async () => {
  const { address } = await sharedFrontdesk()
  const document = await (await fetch(`${address}/openapi.json`)).text()
  const kept = await readFile(join(import.meta.dirname, 'schema.ts'), 'utf8')
  assert.ok(kept === (await describe(document)), 'npm run sdk writes sdk/schema.ts anew')
})

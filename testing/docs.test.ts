import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startTestFrontdesk } from './frontdesk.ts'

const ROOT = join(import.meta.dirname, '..')
const { address, connections } = await startTestFrontdesk()
const shell = promisify(execFile)

/** Runs a page's conversation as a reader pastes it, against the server of this test. */
async function paste(page: string, number = 0): Promise<string> {
  const text = await readFile(join(ROOT, page), 'utf8')
  const block = [...text.matchAll(/```sh\n(HOST=[^`]*)```/g)][number]?.[1]
  assert.ok(block, `${page} has no conversation ${number} to paste`)
  const { stdout } = await shell('sh', ['-euc', block.replace('http://127.0.0.1:8000', address)])
  return stdout
}

test("the README's conversation works when pasted", async () => {
  const output = await paste('README.md')
  assert.match(output, /\{"msg":"User created successfully"\}/)
  assert.match(output, /\{"sender":"ai","content":"Git, npm and Node 20 or newer\. Frontdesk brings/)
})

test("the streaming guide's conversation works when pasted", async () => {
  const output = await paste('docs/streaming.md')
  assert.match(output, /"type":"text-delta".*self-hosted AI chatbot backend/)
  assert.match(output, /data: \[DONE\]/)
  assert.match(output, /"messages":\[\{"role":"user","content":"What is Frontdesk\?"/)
})

test('a stream that broke goes on as the streaming guide says', async () => {
  const output = await paste('docs/streaming.md', 1)
  assert.match(output, /^id: [0-9a-f-]{36}\.4\.\d+\ndata: \{"type":"text-delta"/)
  assert.match(output, /data: \[DONE\]\n\n$/)
})

test('who listens hears what happens, as the streaming guide says', async () => {
  const output = await paste('docs/streaming.md', 2)
  // With several processes something may be heard of twice.
  assert.ok((output.match(/data: \{"type":"changed"\}\n/g)?.length ?? 0) >= 2, output)
})

test("the APIs guide's conversations work when pasted", async () => {
  const session = await paste('docs/apis.md')
  assert.match(session, /\{"response":"Delivery is 3 euros","session_id":"shop"\}/)
  assert.match(
    session,
    /We sell tea\..*\{"sessions":\[\{"session_id":"shop","title":"How much is delivery\?"/s,
  )
  const chatbot = await paste('docs/apis.md', 1)
  assert.match(chatbot, /\{"response":"Mathematics and COBOL","query_time_ms":[\d.]+,"visitor_token":"/)
  assert.match(chatbot, /"visitor_id":"browser-1"[^}]*"content":"What are your skills\?","is_read":false/)
  assert.match(chatbot, /"object":"chat\.completion".*Forty years in the navy/)
  const verified = await paste('docs/apis.md', 2)
  assert.match(verified, /\{"position":1,"rating":"up"\}/)
  assert.match(
    verified,
    /"by":"visitor","rating":null\}.*"by":"chatbot","rating":"up"\}\],"is_taken_over":false/,
  )
  const twice = await paste('docs/apis.md', 3)
  assert.match(
    twice,
    /^(\{"response":"Delivery is 3 euros\.?","session_id":"default"\}).*idempotent-replayed: true.*\1/s,
  )
  assert.equal(twice.match(/"role":"user"/g)?.length, 1)
})

test("the intake guide's conversation works when pasted", async () => {
  const output = await paste('docs/intake.md')
  assert.match(output, /I am glad to make you an offer\..*What is your name\?/s)
  assert.match(output, /"data":\{"name":"Ada Lovelace","email":"ada@example\.com","seats":12\}/)
  assert.match(output, /Ada Lovelace,ada@example\.com,12/)
})

test("the usage guide's conversation works when pasted", async () => {
  const output = await paste('docs/usage.md')
  assert.match(output, /"response":"I sell fossils from Lyme Regis\."/)
  const models =
    '"models":[{"model":"builtin/answerer","turns":1,"input_tokens":0,"output_tokens":0,"cost_usd":0}]'
  assert.ok(output.includes(models), output)
  assert.match(
    output,
    /"budget":\{"daily_tokens":500000,"daily_tokens_per_visitor":20000,"used_today":0,"is_server_spent":false\}/,
  )
  assert.match(output, /"state":"done","failure":null,"model":"builtin\/answerer"/)
})

test('the SQL of the documentation runs as it is written, in any order', async () => {
  const pages = ['README.md', ...(await readdir(join(ROOT, 'docs'))).map((page) => `docs/${page}`)]
  let count = 0
  for (const page of pages.filter((name) => name.endsWith('.md'))) {
    const text = await readFile(join(ROOT, page), 'utf8')
    for (const [, block = ''] of text.matchAll(/```sql\n([^`]*)```/g)) {
      // It is run before the first start, as server/database/postgres-versions.test.ts does.
      if (block.startsWith('create role')) continue
      count++
      await assert.doesNotReject(pasteSql(block), `${page}: ${block}`)
    }
    const inline = text.match(/`(select|update|insert|delete)\b[^`]*`/g) ?? []
    for (const statement of inline) assert.match(statement, /\b(from|update|into) frontdesk\./, page)
  }
  assert.ok(count >= 5, `${count} blocks`)
})

/** As somebody who has just connected pastes it, on a server that also has the role of Supabase's API. */
function pasteSql(block: string): Promise<unknown> {
  return connections.use(async (sql) => {
    await sql`begin`
    try {
      const [role] = await sql`select 1 from pg_roles where rolname = 'authenticated'`
      if (!role) await sql`create role authenticated nologin`
      await sql.unsafe(block)
    } finally {
      await sql`rollback`
    }
  })
}

test('no link in the documentation is broken', async () => {
  const pages = (await readdir(ROOT, { recursive: true })).filter(
    (path) => path.endsWith('.md') && !/node_modules|^data\//.test(path),
  )
  assert.ok(pages.length > 10)
  for (const page of pages) {
    const text = await readFile(join(ROOT, page), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      assert.ok(existsSync(join(ROOT, dirname(page), target)), `${page}: ${target}`)
    }
  }
})

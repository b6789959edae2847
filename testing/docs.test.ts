import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { startTestFrontdesk } from './frontdesk.ts'

const ROOT = join(import.meta.dirname, '..')
const { address, connections } = await startTestFrontdesk({
  env: { EXTERNAL_JWT_SECRET: 'replace-this-with-32-random-characters' },
})
const shell = promisify(execFile)

/** Runs a shell example of a page against the server of this test. */
/** @param follows the beginning of a later block that continues in the same shell */
async function paste(page: string, number = 0, follows?: string): Promise<string> {
  const text = await readFile(join(ROOT, page), 'utf8')
  const blocks = [...text.matchAll(/```sh\n([^`]*)```/g)].map(([, block = '']) => block)
  const last = follows === undefined ? '' : blocks.find((each) => each.startsWith(follows))
  const block = blocks.filter((each) => each.startsWith('HOST='))[number]?.concat(last ?? '')
  assert.ok(last !== undefined, `${page} has no example that begins with ${follows}`)
  assert.ok(block, `${page} has no example ${number} to paste`)
  const { stdout } = await shell('sh', ['-euc', block.replace('http://127.0.0.1:8000', address)])
  return stdout
}

test('runs the example of the README', async () => {
  const output = await paste('README.md')
  assert.match(output, /\{"msg":"User created successfully"\}/)
  assert.match(output, /\{"sender":"ai","content":"Git, npm and Node 20 or newer\. Frontdesk brings/)
})

test('runs the streaming example', async () => {
  const output = await paste('docs/streaming.md')
  assert.match(output, /"type":"text-delta".*self-hosted AI chatbot backend/)
  assert.match(output, /data: \[DONE\]/)
  assert.match(output, /"messages":\[\{"role":"user","content":"What is Frontdesk\?"/)
})

test('runs the example that resumes a broken stream', async () => {
  const output = await paste('docs/streaming.md', 1)
  assert.match(output, /^id: [0-9a-f-]{36}\.4\.\d+\ndata: \{"type":"text-delta"/)
  assert.match(output, /data: \[DONE\]\n\n$/)
})

test('runs the example that subscribes to events', async () => {
  const output = await paste('docs/streaming.md', 2)
  // Several processes may deliver an event twice.
  assert.ok((output.match(/data: \{"type":"changed"\}\n/g)?.length ?? 0) >= 2, output)
})

test('runs the examples of the APIs page', async () => {
  const session = await paste('docs/apis.md')
  assert.match(session, /\{"response":"Delivery is 3 euros","session_id":"shop"\}/)
  assert.match(
    session,
    /We sell tea\..*\{"sessions":\[\{"session_id":"shop","title":"How much is delivery\?"/s,
  )
  const chatbot = await paste('docs/apis.md', 1)
  assert.match(chatbot, /\{"response":"Mathematics and COBOL","query_time_ms":[\d.]+,"visitor_token":"/)
  assert.match(chatbot, /"visitor_id":"browser-1"[^}]*"content":"What are your skills\?","is_read":false/)
  assert.match(chatbot, /"object":"chat\.completion".*Forty years in the navy.*\{"response":"Clocks"\}/)
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

test('runs the example of the intake page', async () => {
  const output = await paste('docs/intake.md')
  assert.match(output, /I am glad to make you an offer\..*What is your name\?/s)
  assert.match(output, /"data":\{"name":"Ada Lovelace","email":"ada@example\.com","seats":12\}/)
  assert.match(output, /Ada Lovelace,ada@example\.com,12/)
})

test('runs the example of the usage page', async () => {
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

test('runs the examples of the guides', async () => {
  const app = await paste('docs/guides/app.md')
  assert.match(app, /\{"sender":"ai","content":"Frontdesk is a self-hosted AI chatbot backend/)
  const site = await paste('docs/guides/site.md')
  assert.match(
    site,
    /^\{"response":"Delivery to France is 9 euros\.?"[^\n]*\}\n<script src="[^"]+\/widget\.js" data-chatbot-id="[0-9a-f-]{36}"/,
  )
  const system = await paste('docs/guides/internal-system.md', 0, 'FORM=')
  assert.match(system, /^\{"response":"Order 42 is delivered on Friday\.?","session_id":"orders"\}/)
  assert.match(system, /"completed":false.*"發明專利數量":3/s)
})

test('lists every error code with its status', async () => {
  const [source, page] = await Promise.all(
    ['server/http/problems.ts', 'docs/errors.md'].map((path) => readFile(join(ROOT, path), 'utf8')),
  )
  const rows = page?.match(/^\| \d{3} .*$/gm) ?? []
  const codes = [...(source ?? '').matchAll(/^ {2}(\w+): \[\s*(\d{3}),/gm)]
  assert.ok(codes.length > 50)
  for (const [, code, status] of codes) {
    assert.ok(
      rows.some((row) => row.startsWith(`| ${status} `) && row.includes(`\`${code}\``)),
      code,
    )
  }
})

test('runs the SQL of the documentation', async () => {
  const pages = ['README.md', ...(await readdir(join(ROOT, 'docs'))).map((page) => `docs/${page}`)]
  let count = 0
  for (const page of pages.filter((name) => name.endsWith('.md'))) {
    const text = await readFile(join(ROOT, page), 'utf8')
    for (const [, block = ''] of text.matchAll(/```sql\n([^`]*)```/g)) {
      // Runs before the first start: see server/database/postgres-versions.test.ts.
      if (block.startsWith('create role')) continue
      count++
      await assert.doesNotReject(pasteSql(block), `${page}: ${block}`)
    }
    const inline = text.match(/`(select|update|insert|delete)\b[^`]*`/g) ?? []
    for (const statement of inline) assert.match(statement, /\b(from|update|into) frontdesk\./, page)
  }
  assert.ok(count >= 5, `${count} blocks`)
})

/** Runs SQL in a new session, with the role of Supabase's API present. */
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

test('finds no broken link in the documentation', async () => {
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

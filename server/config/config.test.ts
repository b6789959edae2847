import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runToEnd } from '../../testing/process.ts'
import { configFrom, warningsOf } from './config.ts'
import { keptSecretKey } from './secret-key.ts'

const folder = await mkdtemp(join(tmpdir(), 'frontdesk-config-'))
after(() => rm(folder, { recursive: true, force: true }))

const valid = (strings: Record<string, string>) => {
  const { config, problems } = configFrom(strings)
  assert.deepEqual(problems, [])
  return config
}
const problemsOf = (strings: Record<string, string>) => configFrom(strings).problems.map(({ where }) => where)

test('uses a default for every variable', () => {
  const { dataDir, ...config } = valid({})
  assert.equal(dataDir, join(process.cwd(), 'data'))
  assert.deepEqual(config, {
    port: 8000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    databaseReadUrl: undefined,
    databaseSchema: 'frontdesk',
    redisUrl: undefined,
    secretKey: undefined,
    externalJwtSecret: undefined,
    externalJwt: { requireExp: false, maxAgeS: undefined },
    supabase: { url: undefined, key: undefined, jwtSecret: undefined },
    providers: {},
    providerAllowedHosts: [],
    knowledgeAllowedHosts: [],
    models: [],
    allowedOrigins: [],
    allowedHosts: [],
    trustProxy: false,
    appName: 'Frontdesk',
    logLevel: 'info',
    limitScale: 1,
    dailyTokenBudget: 5_000_000,
    dailyTokenBudgetPerVisitor: 100_000,
    useAiChatbot: true,
    modelTimeouts: { connectMs: 5000, firstTokenMs: 30_000, idleMs: 30_000 },
  })
})

test('reads an alias when the main name is not set', () => {
  assert.equal(valid({ API_PORT: '9000' }).port, 9000)
  assert.equal(valid({ PORT: '9001', API_PORT: '9000' }).port, 9001)
  assert.equal(valid({ PORT: ' ', API_PORT: '9000', API_HOST: '0.0.0.0' }).host, '0.0.0.0')
  assert.equal(valid({ DJANGO_SECRET_KEY: 'x'.repeat(32) }).secretKey, 'x'.repeat(32))
})

test('configures a provider by its key or its address', () => {
  const { providers } = valid({
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    OPENROUTER_API_KEY: 'a',
    GROQ_API_KEY: 'b',
    GROQ_MODEL: 'c',
    OLLAMA_BASE_URL: 'http://localhost:11434',
  })
  assert.deepEqual(Object.keys(providers), ['openai', 'openrouter', 'groq', 'ollama'])
  assert.equal(providers.groq?.defaultModel, 'c')
  assert.equal(providers.groq?.baseUrl, 'https://api.groq.com/openai/v1')
  assert.equal(providers.ollama?.baseUrl, 'http://localhost:11434/v1')
})

test('parses values into typed settings', () => {
  assert.equal(valid({ TRUST_PROXY: 'True' }).trustProxy, true)
  assert.equal(valid({ TRUST_PROXY: '2' }).trustProxy, 2)
  assert.deepEqual(valid({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy, ['10.0.0.0/8', '::1'])
  assert.deepEqual(
    valid({ ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000' }).allowedOrigins.length,
    2,
  )
  assert.deepEqual(valid({ MODEL: 'groq/a/b, builtin/answerer', GROQ_API_KEY: 'x' }).models, [
    'groq/a/b',
    'builtin/answerer',
  ])
  assert.equal(valid({ LIMIT_SCALE: '0.5' }).limitScale, 0.5)
})

test('ALLOWED_HOSTS with * allows any host', () => {
  for (const hosts of ['*', 'chat.example.com, *'])
    assert.deepEqual(configFrom({ ALLOWED_HOSTS: hosts }), configFrom({}), hosts)
})

test('reports every invalid value', () => {
  const wrong: Record<string, string[]> = {
    PORT: ['x', '-1', '65536', '1.5', '0x10', '8000abc'],
    DATABASE_URL: ['mysql://x', 'localhost', 'postgres:/', 'postgres://h/x?sslmode=maybe', 'host=a,b'],
    DATABASE_READ_URL: ['mysql://x', 'localhost', 'postgres://h/x?sslmode=maybe'],
    REDIS_URL: ['http://x'],
    SECRET_KEY: ['too short'],
    EXTERNAL_JWT_REQUIRE_EXP: ['perhaps'],
    EXTERNAL_JWT_MAX_AGE: ['0', '-1', '1h', '1.5'],
    KNOWLEDGE_ALLOWED_HOSTS: ['http://10.0.0.5', 'a b', '*'],
    PROVIDER_ALLOWED_HOSTS: ['http://10.0.0.5', 'a b', '*'],
    SUPABASE_URL: ['supabase.co'],
    OPENAI_BASE_URL: ['ftp://x', 'api.openai.com'],
    MODEL: ['gpt-4o', 'azure/gpt', 'openai/', 'builtin/other', 'openai/gpt-4o'],
    USE_AI_CHATBOT: ['maybe', '2'],
    ALLOWED_ORIGINS: [
      '*',
      'null',
      'a.example',
      'https://a.example/',
      'https://a.example/path',
      'https://A.example',
      'https://a.example:443',
      'https://user@a.example',
      'https://*.a.example',
      'https://a.example https://b.example',
      'https://bücher.example',
      'ftp://a.example',
      'wss://a.example',
      'file://',
      'https://a.example, nonsense',
    ],
    ALLOWED_HOSTS: ['https://a.example', 'a b', '*.example.com'],
    DATABASE_SCHEMA: ['pg_mine', 'information_schema', 'Mine', '1st', 'a-b', 'a"b', 'x'.repeat(64)],
    TRUST_PROXY: ['yes please', '10.0.0.0/40', 'proxy.local'],
    LOG_LEVEL: ['loud'],
    LIMIT_SCALE: ['-1', 'Infinity', 'NaN'],
    MODEL_CONNECT_TIMEOUT_MS: ['0', '1s'],
    MODEL_FIRST_TOKEN_TIMEOUT_MS: ['-5'],
    MODEL_IDLE_TIMEOUT_MS: ['99999999'],
  }
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) assert.ok(problemsOf({ [name]: value }).includes(name), `${name}=${value}`)
  }
  assert.deepEqual(problemsOf({ API_PORT: 'x' }), ['API_PORT'])
})

test('reports all problems at once without their values, and exits with 78', async () => {
  await writeFile(join(folder, 'assistant.md'), '---\nname: A\ntemperature: hot\n---\n# Facts\n# Fcts\n')
  const { code, output } = await runToEnd({
    DATA_DIR: folder,
    PORT: 'eighty',
    SECRET_KEY: 'secret-canary',
    GROQ_BASE_URL: 'nowhere',
    MODEL: 'openai/gpt-4o',
  })
  assert.equal(code, 78)
  const told = output
    .trim()
    .split('\n')
    .map((line) => line.slice(0, line.indexOf(': ')))
  const path = join(folder, 'assistant.md')
  assert.deepEqual(told, ['PORT', 'SECRET_KEY', 'GROQ_BASE_URL', 'MODEL', `${path}:3`, `${path}:6`])
  assert.ok(!output.includes('secret-canary') && !output.includes('eighty'))
})

test('explains an origin with a closing slash and a password with an unescaped %', () => {
  const given = { ALLOWED_ORIGINS: 'https://a.example/', DATABASE_URL: 'postgres://me:50%@h/x' }
  const messages = configFrom(given).problems.map(({ message }) => message)
  assert.equal(messages.length, 2)
  assert.ok(messages.some((message) => /without a closing slash/.test(message)))
  assert.ok(messages.some((message) => /a % in the password is written %25/.test(message)))
})

test('warns about a short secret by its name', () => {
  const warned = (variables: Record<string, string>) => warningsOf(valid(variables)).join()
  for (const name of ['EXTERNAL_JWT_SECRET', 'SUPABASE_JWT_SECRET']) {
    assert.match(warned({ [name]: 'guess-me' }), new RegExp(`^${name} is shorter than 32 bytes`))
    assert.doesNotMatch(warned({ [name]: 'guess-me' }), /guess-me/)
    assert.equal(warned({ [name]: 'é'.repeat(16) }), '')
  }
  assert.equal(warned({}), '')
})

test('reads .env, and gives precedence to the environment', async () => {
  await writeFile(join(folder, '.env'), 'PORT=from-file\nLOG_LEVEL=from-file\n')
  const { code, output } = await runToEnd({ DATA_DIR: join(folder, 'other'), LOG_LEVEL: 'info' }, folder)
  assert.equal(code, 78)
  assert.match(output, /^PORT: should be a port number/)
  assert.doesNotMatch(output, /LOG_LEVEL/)
})

test('reports a data folder that cannot be created', async () => {
  await writeFile(join(folder, 'file'), '')
  const { code, output } = await runToEnd({ DATA_DIR: join(folder, 'file') })
  assert.equal(code, 78)
  assert.match(output, /^DATA_DIR: should be a folder/)
})

test('stores one private secret key for processes that start at the same time', async () => {
  const keys = await Promise.all([keptSecretKey(folder), keptSecretKey(folder), keptSecretKey(folder)])
  assert.equal(new Set(keys).size, 1)
  assert.ok((keys[0]?.length ?? 0) >= 32)
  assert.equal(await keptSecretKey(folder), keys[0])
  assert.equal((await stat(join(folder, 'secret-key'))).mode & 0o777, 0o600)
  await writeFile(join(folder, 'secret-key'), 'short')
  await assert.rejects(keptSecretKey(folder), /at least 32/)
})

/** Runs the displayed samples; the server has to accept their tokens. */
import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { call } from '../../testing/client.ts'
import { newSigningSecret } from '../../testing/creators.ts'
import { newProgram } from '../../testing/programs.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'
import {
  SAMPLES,
  SERVER_LANGUAGES,
  type ServerLanguage,
  TOKEN_FORMS,
  type TokenForm,
} from './identity-samples.ts'

const ROOT = join(import.meta.dirname, '../..')
const LANGUAGES = Object.keys(SERVER_LANGUAGES) as ServerLanguage[]
const ID = 'দর্শনার্থী: 42'

type Runner = { command: string; run: string[]; before: string; after: string }

/** `before` is the site's signed-in user, `after` prints the token. */
const RUNNERS: Record<ServerLanguage, Runner> = {
  node: {
    command: process.execPath,
    run: ['--input-type=module', '--eval'],
    before: `const user = { id: '${ID}', name: 'Grace', email: 'grace@example.com' }\n`,
    after: '\nprocess.stdout.write(token)',
  },
  python: {
    command: 'python3',
    run: ['-c'],
    before: `class user:\n    id, name, email = "${ID}", "Grace", "grace@example.com"\n`,
    after: '\nprint(token, end="")',
  },
  php: {
    command: 'php',
    run: ['-r'],
    before: `$user = (object) ['id' => '${ID}', 'name' => 'Grace', 'email' => 'grace@example.com'];\n`,
    after: '\necho $token;',
  },
}

/** Dependencies of a sample besides the language. PHP's library would need Composer. */
const PROBES: Record<TokenForm, Record<ServerLanguage, string>> = {
  hmac: { node: '', python: '', php: '' },
  jwt: { node: '', python: 'import jwt', php: 'exit(class_exists("Firebase\\JWT\\JWT") ? 0 : 1);' },
}

function missing(form: TokenForm, language: ServerLanguage): string | false {
  const { command, run } = RUNNERS[language]
  try {
    execFileSync(command, [...run, PROBES[form][language]], { stdio: 'ignore' })
    return false
  } catch {
    return `needs ${command}${PROBES[form][language] && ` with ${PROBES[form][language]}`}`
  }
}

async function tokenFrom(form: TokenForm, language: ServerLanguage, secret: string): Promise<string> {
  const { command, run, before, after } = RUNNERS[language]
  const code = `${before}${SAMPLES[form][language]}${after}`
  const env = { ...process.env, FRONTDESK_SECRET: secret }
  const { stdout } = await promisify(execFile)(command, [...run, code], { cwd: ROOT, env })
  return stdout
}

const { address } = await sharedFrontdesk()
const { chatbot, ownerToken } = await newProgram(address)
const { secret } = await newSigningSecret(address, ownerToken, chatbot.id)
const open = (token: string) =>
  call(address, 'POST', '/api/chat/widget/session', { body: { chatbot_id: chatbot.id, token } })

for (const form of TOKEN_FORMS)
  for (const language of LANGUAGES)
    test(`the server accepts the ${form} token of the ${language} sample`, {
      skip: missing(form, language),
    }, async () => {
      const { status, text } = await open(await tokenFrom(form, language, secret))
      assert.ok(status === 200 || status === 201, text)
      const path = `/api/console/chatbots/${chatbot.id}/visitors/${encodeURIComponent(ID)}`
      const { json } = await call(address, 'GET', path, { token: ownerToken })
      assert.deepEqual([json.visitor_id, json.is_verified], [ID, true])
      if (form === 'jwt') assert.equal(json.name, 'Grace')
      const forged = await open(await tokenFrom(form, language, `${secret.slice(0, -1)}_`))
      assert.equal(forged.status, 401, 'another secret signs nothing that counts')
    })

test('the widget guide has the same samples', () => {
  const guide = readFileSync(join(ROOT, 'docs/widget.md'), 'utf8')
  for (const form of TOKEN_FORMS)
    for (const language of LANGUAGES)
      assert.ok(guide.includes(SAMPLES[form][language]), `${form} ${language}`)
})

test('every sample reads the secret from the environment', () => {
  for (const sample of TOKEN_FORMS.flatMap((form) => Object.values(SAMPLES[form]))) {
    assert.match(sample, /(process\.env\.|environ\["|getenv\(')FRONTDESK_SECRET/)
    assert.doesNotMatch(sample, /fdsec_/)
  }
})

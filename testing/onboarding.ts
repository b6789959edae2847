/** Shared helpers of the onboarding API tests: users of a main system, and their company's data. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { asServiceRole } from '../server/database/transaction.ts'
import { inSeconds, signed, TIMESTAMP, UUID } from './chat.ts'
import { type Answer, type Call, call } from './client.ts'
import { startTestFrontdesk, type TestFrontdesk, type TestOptions } from './frontdesk.ts'

export const MAIN_SYSTEM = 'the secret of the main system, long enough'
export const SUPABASE = 'the secret of a Supabase project, long enough'

/** No model reads the answers. */
const ENV = { USE_AI_CHATBOT: 'false', EXTERNAL_JWT_SECRET: MAIN_SYSTEM, SUPABASE_JWT_SECRET: SUPABASE }

/** A server whose users come from a main system. */
export async function startOnboarding({ env, ...options }: TestOptions = {}) {
  const frontdesk = await startTestFrontdesk({ env: { ...ENV, ...env }, ...options })
  return { ...frontdesk, ...onboardingAt(frontdesk.address) }
}

/** A token signed by the main system. */
export const tokenOf = (claims: object) => signed(MAIN_SYSTEM, { exp: inSeconds(600), ...claims })

export type Person = { externalId: string; username: string; token: string }

/** A user who has not called yet. */
export async function newPerson(claims: object = {}): Promise<Person> {
  const externalId = `external-${randomUUID()}`
  const username = `user-${randomUUID().slice(0, 8)}`
  return { externalId, username, token: await tokenOf({ user_id: externalId, username, ...claims }) }
}

export type Progress = {
  company_info_complete: boolean
  fields_completed: number
  total_fields: number
  products_count: number
}
export type Opened = {
  session_id: number
  message: string
  company_info_copied: boolean
  progress: Progress
}
export type Said = { session_id: number; message: string; completed: boolean; progress: Progress }
export type Session = {
  id: number
  user_id: number
  status: string
  created_at: string
  updated_at: string
  completed_at: string | null
}
export type Product = Record<keyof typeof PRODUCT, string | null> & { id: number; created_at: string }
export type Collected = Record<keyof typeof COMPANY, unknown> & {
  id: number
  chat_session_id: number
  user_id: number
  created_at: string
  updated_at: string
  products: Product[]
}

export const progress = (fields: number, products = 0): Progress => ({
  company_info_complete: fields === 6,
  fields_completed: fields,
  total_fields: 6,
  products_count: products,
})

/** Every call of the API, with this session where one is needed. */
export function callsOfApi(session: number | string = 1): [method: string, path: string, body?: object][] {
  return [
    ['GET', '/api/auth/me'],
    ['POST', '/api/chatbot/sessions/new'],
    ['POST', '/api/chatbot/message', { message: '我的公司是電子業' }],
    ['GET', '/api/chatbot/sessions'],
    ['GET', '/api/chatbot/sessions/latest'],
    ['GET', '/api/chatbot/export/all'],
    ...callsOfSession(session),
    ['POST', '/api/chatbot/message', { message: '我的公司是電子業', session_id: Number(session) }],
  ]
}

/** Every call with a session in its path. */
export function callsOfSession(session: number | string): [method: string, path: string][] {
  return [
    ['GET', `/api/chatbot/sessions/${session}/messages`],
    ['GET', `/api/chatbot/data/${session}`],
    ['GET', `/api/chatbot/export/${session}`],
  ]
}

/** A client of this server's onboarding API. */
export function onboardingAt(address: string) {
  const at = (method: string, path: string, options: Call = {}) => call(address, method, path, options)
  const read = async <Body>(token: string, path: string): Promise<Body> =>
    bodyOf(await at('GET', path, { token }))
  const send = (token: string, body: unknown, options: Call = {}) =>
    at('POST', '/api/chatbot/message', { token, body, ...options })
  return {
    at,
    read,
    send,
    me: (token: string) => at('GET', '/api/auth/me', { token }),
    open: async (token: string): Promise<Opened> =>
      bodyOf(await at('POST', '/api/chatbot/sessions/new', { token })),
    say: async (token: string, session: number, message: string): Promise<Said> =>
      bodyOf(await send(token, { message, session_id: session })),
    sessions: (token: string) => read<Session[]>(token, '/api/chatbot/sessions'),
    latest: (token: string) => at('GET', '/api/chatbot/sessions/latest', { token }),
    messages: (token: string, session: number) =>
      read<{ id: number; role: string; content: string; created_at: string }[]>(
        token,
        `/api/chatbot/sessions/${session}/messages`,
      ),
    data: (token: string, session: number) => read<Collected>(token, `/api/chatbot/data/${session}`),
    exported: (token: string, session: number) => at('GET', `/api/chatbot/export/${session}`, { token }),
    exportAll: (token: string) => at('GET', '/api/chatbot/export/all', { token }),
  }
}
export type Onboarding = ReturnType<typeof onboardingAt>

// biome-ignore lint/suspicious/noExplicitAny: what a call answers; the contract's tests compare it
function bodyOf({ status, json, text }: Answer): any {
  assert.equal(status, 200, text)
  return json
}

/** The company's answers by line, and the data collected from them. */
export const COMPANY_SAYS = [
  '產業別：電子業',
  '資本總額（以臺幣為單位）：5000000',
  '發明專利數量：3',
  '新型專利數量：0',
  '公司認證資料數量：2',
  'ESG相關認證資料：有',
]
export const COMPANY = {
  industry: '電子業',
  capital_amount: 5_000_000,
  invention_patent_count: 3,
  utility_patent_count: 0,
  certification_count: 2,
  esg_certification: true,
}
export const PRODUCT_SAYS = [
  '產品ID：P-1',
  '產品名稱：晶片',
  '價格：100 元',
  '主要原料：矽',
  '產品規格(尺寸、精度)：10x10 mm',
  '技術優勢：省電',
]
export const PRODUCT = {
  product_id: 'P-1',
  product_name: '晶片',
  price: '100 元',
  main_raw_materials: '矽',
  product_standard: '10x10 mm',
  technical_advantages: '省電',
}
export const EXPORTED_COMPANY = {
  產業別: '電子業',
  '資本總額（以臺幣為單位）': 5_000_000,
  發明專利數量: 3,
  新型專利數量: 0,
  公司認證資料數量: 2,
  ESG相關認證資料: '有',
}
export const EXPORTED_PRODUCT = {
  產品ID: 'P-1',
  產品名稱: '晶片',
  價格: '100 元',
  主要原料: '矽',
  '產品規格(尺寸、精度)': '10x10 mm',
  技術優勢: '省電',
}

/** Completes a session with all of the company's data and its product. @returns its number */
export async function completed(api: Onboarding, token: string): Promise<number> {
  const { session_id: session } = await api.open(token)
  await api.say(token, session, COMPANY_SAYS.join('\n'))
  await api.say(token, session, PRODUCT_SAYS.join('\n'))
  const last = await api.say(token, session, '完成')
  assert.deepEqual([last.completed, last.progress], [true, progress(6, 1)], last.message)
  return session
}

/** The stored rows of a user of the main system. */
export async function userRows({ connections }: TestFrontdesk, externalId: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string; number: number; username: string }[]>`
      select id, number, username from users where issuer = 'main-system' and subject = ${externalId}`,
  ])
  return [...rows]
}

export async function countRows({ connections }: TestFrontdesk): Promise<number[]> {
  const counts = await asServiceRole(connections, (sql) => [
    sql`select from conversations`,
    sql`select from messages`,
    sql`select from turns`,
    sql`select from records`,
    sql`select from record_items`,
  ])
  return counts.map(({ length }) => length)
}

/** Simulates this many days without a message in a session. */
export async function leaveIdle(
  { connections }: TestFrontdesk,
  session: number,
  days: number,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update records set updated_at = now() - ${days} * interval '1 day' where session_number = ${session}`,
  ])
}

const MAX_WAIT_MS = 5000

/** Polls until the condition holds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + MAX_WAIT_MS
  while (!(await isSo())) {
    assert.ok(performance.now() < deadline, 'it did not come so')
    await sleep(20)
  }
}

/** Asserts a success with exactly this JSON, keys in this order. */
export function answersExactly(answer: Answer, body: unknown): void {
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual(answer.json, body)
  assert.equal(JSON.stringify(answer.json), JSON.stringify(body))
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.match(answer.headers.get('x-request-id') ?? '', UUID)
}

export function isTime(value: unknown): void {
  assert.match(String(value), TIMESTAMP)
}

/**
 * `npm run bench -- --knowledge <folder>`: how often a search finds the passage that answers, and how long it takes, on
 * Postgres and on the embedded database. The folder has passages.jsonl and questions.jsonl (`id`, `lang`, `text`, `title`;
 * `question`, `passage_id`, `set`), and optionally typos.jsonl and unanswerable.jsonl. README.md explains the figures.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newUser } from '../testing/client.ts'
import { newChatbot } from '../testing/creators.ts'
import { createDatabase, findPostgres } from './postgres-server.ts'
import { startCommandOf, startProgram } from './programs.ts'
import { SECRET_KEY } from './scenarios.ts'

type Passage = { id: string; lang: string; title?: string; text: string }
type Question = { lang: string; question: string; passage_id?: string; set?: string }
type Questions = { name: string; questions: Question[] }
type Shop = { path: string; token: string; address: string; externalIds: Map<string, string> }

/** More would take longer than they tell. */
const MAX_QUESTIONS = 600
const LINES_AT_ONCE = 1000
const LIMIT = 20

export async function measureKnowledge(data: string, folder: string): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const server = stack.use(await findPostgres(folder))
  const { url } = stack.use(await createDatabase(server))
  console.log('| | questions | recall@1 | @5 | @10 | ms median / p95 |\n|---|---|---|---|---|---|')
  for (const [name, env] of [
    ['Postgres', { DATABASE_URL: url }],
    ['embedded', {}],
  ] as const) {
    const options = { env: { PORT: '0', LIMIT_SCALE: '0', SECRET_KEY, ...env }, folder }
    const command = await startCommandOf(join(import.meta.dirname, '..'))
    await using program = await startProgram({ name, ...options, ...command })
    for (const [language, passages] of Map.groupBy(read<Passage>(data, 'passages'), ({ lang }) => lang))
      await measureLanguage(`${name}, ${language}`, program.address, passages, questionsOf(data, language))
  }
}

function read<Row>(data: string, name: string): Row[] {
  const path = join(data, `${name}.jsonl`)
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]))
}

function questionsOf(data: string, language: string): Questions[] {
  const ofLanguage = ({ lang = 'en' }: Question) => lang === language
  const sets = Map.groupBy(read<Question>(data, 'questions').filter(ofLanguage), ({ set = '' }) => set)
  const typos = read<Question>(data, 'typos').filter(ofLanguage)
  return [...sets, ['typing mistakes', typos] as const]
    .filter(([, questions]) => questions.length > 0)
    .map(([name, questions]) => ({ name, questions: questions.slice(0, MAX_QUESTIONS) }))
}

async function measureLanguage(
  name: string,
  address: string,
  passages: readonly Passage[],
  sets: readonly Questions[],
): Promise<void> {
  const startedAt = performance.now()
  const shop = await openShop(address, passages)
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`| ${name}: ${passages.length} sources read in ${seconds.toFixed(1)} s | | | | | |`)
  for (const { name: set, questions } of sets) {
    const ranks: number[] = []
    const times: number[] = []
    for (const { question, passage_id: wanted } of questions) {
      const { rank, ms } = await search(shop, question, wanted)
      ranks.push(rank)
      times.push(ms)
    }
    const share = (most: number) => share100(ranks.filter((rank) => rank <= most).length, ranks.length)
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)
    console.log(
      `| ${name}, ${set} | ${ranks.length} | ${share(1)} | ${share(5)} | ${share(10)} | ${at(0.5)} / ${at(0.95)} |`,
    )
  }
}

const share100 = (part: number, all: number) => ((100 * part) / Math.max(1, all)).toFixed(1)

/** A chatbot with each passage as a source of its own, all of them read. */
async function openShop(address: string, passages: readonly Passage[]): Promise<Shop> {
  const token = await newUser(address)
  const { id } = await newChatbot(address, token)
  const path = `/chatbots/${id}`
  for (let at = 0; at < passages.length; at += LINES_AT_ONCE) {
    const lines = passages
      .slice(at, at + LINES_AT_ONCE)
      .map(({ id, title, text }) =>
        JSON.stringify({ type: 'text', external_id: id, name: title?.trim() || id, text }),
      )
    const headers = { 'content-type': 'application/x-ndjson' }
    const { status, text, json } = await call(address, 'POST', `${path}/sources/batch`, {
      ...{ token, raw: lines.join('\n'), headers },
    })
    if (status !== 202 || json.rejected.length > 0) throw new Error(text)
  }
  const isWaiting = async (state: string) =>
    (await call(address, 'GET', `${path}/sources?limit=1&status=${state}`, { token })).json.sources.length > 0
  while ((await isWaiting('queued')) || (await isWaiting('processing'))) await sleep(100)
  return { path, token, address, externalIds: await externalIdsOf(address, path, token) }
}

/** By the id of the source. */
async function externalIdsOf(address: string, path: string, token: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let cursor = ''; ; ) {
    const query = `limit=200${cursor ? `&cursor=${cursor}` : ''}`
    const { json } = await call(address, 'GET', `${path}/sources?${query}`, { token })
    for (const { id, external_id } of json.sources) found.set(id, external_id)
    cursor = json.next_cursor
    if (!cursor) return found
  }
}

/** @returns the place of the first passage of the wanted source, and the time on the server */
async function search({ address, path, token, externalIds }: Shop, query: string, wanted?: string) {
  const { json } = await call(address, 'POST', `${path}/search`, { token, body: { query, limit: LIMIT } })
  const sources: string[] = json.results.map(({ source_id }: { source_id: string }) =>
    externalIds.get(source_id),
  )
  const place = [...new Set(sources)].indexOf(wanted ?? '')
  return { rank: place < 0 ? Number.POSITIVE_INFINITY : place + 1, ms: json.took_ms as number }
}

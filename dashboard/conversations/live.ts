/**
 * Live events of a chatbot's conversations. The connection is open while the page is visible. It reconnects with
 * exponential backoff, and when the session's token changes, and then fetches missed data. Without a connection, the
 * screen polls.
 */
import { serverEvents } from '../../sdk/client.ts'
import { chatbotsQuery } from '../chatbots/chatbot-queries.ts'
import { queries } from '../queries.ts'
import { frontdesk } from '../server.ts'
import { onSessionChange } from '../session.ts'
import { conversationQuery, refreshLists } from './conversation-queries.ts'
import { beginsTyping, endsTyping, isLive, setLive } from './live-state.ts'

type Event = { type?: string; number?: number }

const MIN_WAIT_MS = 1000
const MAX_WAIT_MS = 30_000
/** Events within this time cause one fetch. */
const TOGETHER_MS = 200
const WITHOUT_MS = 20_000
/** Longer than three server heartbeats. */
const SILENCE_MS = 50_000

/** @returns a function that stops it */
export function followChatbot(id: string): () => void {
  const news = gather(id)
  let connection: AbortController | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let wait = MIN_WAIT_MS

  async function connect() {
    disconnect()
    if (document.hidden) return
    const mine = new AbortController()
    connection = mine
    const begun = Date.now()
    await listen(id, mine, news.heard).catch(() => undefined)
    if (connection !== mine) return
    setLive(id, false)
    // Reconnect at once after a stable connection: the server restarted, or the network changed.
    if (Date.now() - begun > MAX_WAIT_MS) wait = MIN_WAIT_MS
    again = setTimeout(connect, wait * (0.75 + Math.random() / 2))
    wait = Math.min(wait * 2, MAX_WAIT_MS)
  }
  function disconnect() {
    clearTimeout(again)
    connection?.abort()
    connection = undefined
    setLive(id, false)
  }
  function anew() {
    wait = MIN_WAIT_MS
    void connect()
  }

  const without = setInterval(() => !document.hidden && !isLive(id) && news.all(), WITHOUT_MS)
  const leaveSession = onSessionChange(anew)
  document.addEventListener('visibilitychange', anew)
  addEventListener('online', anew)
  addEventListener('offline', disconnect)
  void connect()
  return () => {
    disconnect()
    news.end()
    clearInterval(without)
    leaveSession()
    document.removeEventListener('visibilitychange', anew)
    removeEventListener('online', anew)
    removeEventListener('offline', disconnect)
  }
}

/** Reads until the connection ends, or times out without heartbeats. */
async function listen(id: string, connection: AbortController, heard: (event: Event) => void): Promise<void> {
  let silence: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(silence)
    silence = setTimeout(() => connection.abort(), SILENCE_MS)
  }
  try {
    alive()
    const { response } = await frontdesk.GET('/api/console/chatbots/{id}/events', {
      params: { path: { id } },
      parseAs: 'stream',
      signal: connection.signal,
    })
    if (!response.ok || !response.body) return
    setLive(id, true)
    heard({ type: 'connected' })
    const watched = new Response(response.body.pipeThrough(each(alive)))
    for await (const { data } of serverEvents(watched)) heard(read(data))
  } finally {
    clearTimeout(silence)
  }
}

/** Comment lines are the server's heartbeats; they produce no event. */
function each(seen: () => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      seen()
      controller.enqueue(chunk)
    },
  })
}

function read(data: string): Event {
  try {
    return JSON.parse(data) ?? {}
  } catch {
    return {}
  }
}

/** Fetches the data of several events at once. */
function gather(id: string) {
  const changed = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  function fetchChanged() {
    timer = undefined
    for (const number of changed) void queries.invalidateQueries(conversationQuery(id, number))
    changed.clear()
    void refreshLists(id)
    void queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
    for (const about of ['visitors', 'records', 'numbers'])
      void queries.invalidateQueries({
        queryKey: [about, id],
        refetchType: about === 'visitors' ? 'active' : 'none',
      })
  }
  function all() {
    void queries.invalidateQueries({ queryKey: ['conversations', id] })
    void queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
  }
  function heard({ type, number }: Event) {
    if (type === 'connected') all()
    if (number === undefined) return
    if (type === 'typing') beginsTyping(id, number)
    if (type !== 'conversation') return
    endsTyping(id, number)
    changed.add(number)
    timer ??= setTimeout(fetchChanged, TOGETHER_MS)
  }
  return { heard, all, end: () => clearTimeout(timer) }
}

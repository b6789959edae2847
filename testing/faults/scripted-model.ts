/** A model over HTTP that gives the planned reply to each message, at the planned speed. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { begin, DONE, delta, STOP } from '../raw-model.ts'
import { NAME, type ScriptedReply } from './scripted-reply.ts'

export type ScriptedModel = AsyncDisposable & { baseUrl: string }

export type Listener = {
  scriptFor: (name: string) => ScriptedReply | undefined
  /** Called with all messages that a request to the model names, the newest last. */
  onAsked: (names: string[]) => void
}

/** @param listeners the one that knows a message provides its reply */
export async function startScriptedModel(listeners: readonly Listener[]): Promise<ScriptedModel> {
  const timesAsked = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const names = namesIn(await bodyOf(request))
    const name = names.at(-1) ?? ''
    for (const listener of listeners) listener.onAsked(names)
    const script = listeners.map((listener) => listener.scriptFor(name)).find((found) => found !== undefined)
    const times = (timesAsked.get(name) ?? 0) + 1
    timesAsked.set(name, times)
    // Not 500: ten in a row would open the circuit breaker, and replies to other messages would fail.
    if (!script || script.delivery === 'refuses') response.writeHead(400).end()
    else await sendReply(response, script, times > 1)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A server killed during the request leaves half of it. */
function bodyOf(request: IncomingMessage): Promise<string> {
  return text(request).catch(() => '')
}

/** Only the users' messages count: a reply that was cut off may contain no name. */
function namesIn(body: string): string[] {
  if (body === '') return []
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
  return messages.flatMap(({ content }) => content.match(NAME) ?? [])
}

/** A retry succeeds: a reply that hung or broke off is given in full. */
async function sendReply(response: ServerResponse, script: ScriptedReply, isAgain: boolean): Promise<void> {
  const { delivery, pieces, firstPauseMs, pauseMs } = script
  begin(response)
  if (isAgain && (delivery === 'hangs' || delivery === 'breaks off')) {
    response.end(delta(script.text) + STOP + DONE)
    return
  }
  const most =
    delivery === 'hangs'
      ? endOfFirstSentence(pieces)
      : delivery === 'breaks off'
        ? pieces.length / 2
        : Infinity
  await sleep(firstPauseMs)
  for (const piece of pieces.slice(0, most)) {
    if (response.destroyed) return
    response.write(delta(piece))
    if (pauseMs > 0) await sleep(pauseMs)
  }
  if (delivery === 'breaks off') response.destroy()
  else if (delivery !== 'hangs') response.end(STOP + DONE)
}

/** The number of pieces after which the first sentence is complete and the second has begun. */
function endOfFirstSentence(pieces: readonly string[]): number {
  let sent = ''
  const last = pieces.findIndex((piece) => {
    sent += piece
    return /\. \S/.test(sent)
  })
  return last + 1
}

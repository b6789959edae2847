/** Shared helpers of the tests of knowledge. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, call } from './client.ts'
import { type Chatbot, newChatbot } from './creators.ts'

export type Library = {
  chatbot: Chatbot
  /** Of its sources. */
  path: string
  send: (method: string, path?: string, body?: object) => Promise<Answer>
  /** Adds a source and waits until it is read. @returns it */
  add: (body: object) => Promise<Source>
  upload: (files: Record<string, Uint8Array | string>, fields?: Record<string, string>) => Promise<Answer>
  /** Waits until nothing is queued or read any more. */
  settled: (id: string) => Promise<Source>
  search: (query: string, rest?: object) => Promise<Found[]>
}

export type Source = {
  id: string
  status: string
  error: { code: string; message: string } | null
  passages: number
  [key: string]: unknown
}
export type Found = { text: string; name: string; source_id: string; [key: string]: unknown }

const PATIENCE_MS = 60_000

/** A chatbot without facts, with its sources. @param token of its owner, or a key */
export async function newLibrary(address: string, token: string, fields: object = {}): Promise<Library> {
  return libraryOf(address, token, await newChatbot(address, token, fields))
}

export function libraryOf(address: string, token: string, chatbot: Chatbot): Library {
  const path = `/chatbots/${chatbot.id}/sources`
  const send: Library['send'] = (method, rest = '', body) =>
    call(address, method, path + rest, { token, ...(body ? { body } : {}) })
  const settled: Library['settled'] = async (id) => {
    for (const startedAt = performance.now(); performance.now() - startedAt < PATIENCE_MS; ) {
      const { status, json, text } = await send('GET', `/${id}`)
      assert.equal(status, 200, text)
      if (!['queued', 'processing', 'stale'].includes(json.status)) return json
      await sleep(20)
    }
    throw new Error('the source was not read in time')
  }
  return {
    chatbot,
    path,
    send,
    settled,
    add: async (body) => {
      const { status, json, text } = await send('POST', '', body)
      assert.equal(status, 202, text)
      return settled(json.id)
    },
    upload: async (files, fields = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      for (const [name, bytes] of Object.entries(files))
        form.append('file', new Blob([bytes as string]), name)
      const headers = { authorization: `Bearer ${token}` }
      const response = await fetch(address + path, { method: 'POST', headers, body: form })
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, json: JSON.parse(text) } as Answer
    },
    search: async (query, rest = {}) => {
      const body = { query, ...rest }
      const { status, json, text } = await call(address, 'POST', `/chatbots/${chatbot.id}/search`, {
        ...{ token, body },
      })
      assert.equal(status, 200, text)
      return json.results
    },
  }
}

/** Text that is too long to be given whole: sections about things that nobody asks for. */
export function longText(sections: number): string {
  return Array.from(
    { length: sections },
    (_, index) =>
      `## Article ${index}\n\nThe article number ${index} describes the storage of pallets in hall ${index % 17}, with shelves of ${index * 3} centimetres and boxes of the colour ${['red', 'green', 'blue'][index % 3]}. Forklifts drive there on weekdays.`,
  ).join('\n\n')
}

/** A client that subscribes to events, as a page does. */
import assert from 'node:assert/strict'

const MAX_WAIT_MS = 20_000

export type ConversationEvents = {
  response: Response
  /** The next event; fails when none comes, or the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: tests compare it with what they expect
  next: () => Promise<any>
  /** Reads events until one matches. */
  until: (event: object) => Promise<void>
  /** Resolves when the server has ended it. */
  ended: Promise<void>
  leave: () => void
}

export async function listenTo(
  address: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<ConversationEvents> {
  const leaving = new AbortController()
  const response = await fetch(address + path, { headers, signal: leaving.signal })
  assert.equal(response.status, 200, response.ok ? '' : await response.text())
  const events: unknown[] = []
  let wake = () => {}
  let isOver = false
  const read = async () => {
    let rest = ''
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + text).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)))
      wake()
    }
  }
  const ended = read()
    .catch(() => {})
    .finally(() => {
      isOver = true
      wake()
    })
  const next = async () => {
    const deadline = performance.now() + MAX_WAIT_MS
    while (events.length === 0) {
      assert.ok(!isOver, 'the stream has ended')
      assert.ok(performance.now() < deadline, 'nothing comes')
      await Promise.race([
        new Promise<void>((resolve) => {
          wake = resolve
        }),
        new Promise((resolve) => setTimeout(resolve, 200)),
      ])
    }
    return events.shift()
  }
  const until = async (event: object) => {
    while (JSON.stringify(await next()) !== JSON.stringify(event));
  }
  return { response, next, until, ended, leave: () => leaving.abort() }
}

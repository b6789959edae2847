/** An event stream as a client reads it: event by event, to its end or until it goes away. */

export type ServerEvent = { id: string; data: string; raw: string }

/**
 * @param until the number of events after which the client disconnects; without it, it reads to the end
 * @returns the events in order, and the response that carried them
 */
export async function readEvents(
  address: string,
  path: string,
  { until = Number.POSITIVE_INFINITY, ...init }: RequestInit & { until?: number } = {},
): Promise<{ response: Response; events: ServerEvent[] }> {
  const leaving = new AbortController()
  const response = await fetch(address + path, { ...init, signal: leaving.signal })
  const events: ServerEvent[] = []
  let rest = ''
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  while (events.length < until) {
    const { value } = (await reader?.read()) ?? {}
    if (!value) break
    rest += decoder.decode(value, { stream: true })
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) if (block.startsWith('id:')) events.push(eventIn(`${block}\n\n`))
  }
  leaving.abort()
  return { response, events: events.slice(0, until) }
}

function eventIn(raw: string): ServerEvent {
  const [, id = '', data = ''] = /^id: (.*)\ndata: (.*)\n\n$/.exec(raw) ?? []
  return { id, data, raw }
}

/** The reply's text in the events. */
export function textIn(events: readonly ServerEvent[]): string {
  return events.map(({ data }) => (data === '[DONE]' ? '' : (JSON.parse(data).delta ?? ''))).join('')
}

export function typesIn(events: readonly ServerEvent[]): string[] {
  return events.map(({ data }) => (data === '[DONE]' ? data : JSON.parse(data).type))
}

/**
 * Parses an event stream (WHATWG HTML, 9.2.6) as far as the server uses it: `data`, `id` and comments.
 * @returns a function that takes the stream's text, split anywhere
 */
export function eventParser(onEvent: (data: string, id: string | undefined) => void) {
  let rest = ''
  let data: string[] = []
  let id: string | undefined
  return (text: string) => {
    const lines = (rest + text).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, field, value = ''] = /^(data|id): ?(.*)$/.exec(line) ?? []
      if (field === 'data') data.push(value)
      else if (field) id = value
      if (line) continue
      if (data.length > 0) onEvent(data.join('\n'), id)
      data = []
    }
  }
}

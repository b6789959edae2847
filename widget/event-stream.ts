/**
 * Takes an event stream apart (WHATWG HTML, 9.2.6), as far as ours goes: events of `data` and `id`, comments.
 * @returns takes the stream's text, cut anywhere
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

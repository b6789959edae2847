/** A line at least this long was probably wrapped by an editor. */
const WRAPPED_LINE = 60
const ENDS_SENTENCE = /[.!?:;。！？：；।…)）」]["'”’*_]*\s*$/u

export function endsSentence(line: string): boolean {
  return ENDS_SENTENCE.test(line)
}

/** Joins lines wrapped by an editor; every other line is separate, as facts often are. */
export function unwrap(lines: readonly string[]): string[] {
  const groups: string[][] = []
  let previous = ''
  for (const line of lines) {
    const last = groups.at(-1)
    const wrapped = previous.length >= WRAPPED_LINE || (/^[\p{Ll}(]/u.test(line) && !endsSentence(previous))
    if (last && wrapped) last.push(line)
    else groups.push([line])
    previous = line
  }
  return groups.map((group) => group.join('\n'))
}

/** Around the first difference, in characters. */
const SHOWN = { before: 60, after: 400 }

/** The part of each text where the two begin to differ. */
export function excerptsOf(one: string, other: string): [string, string] {
  const [left, right] = [[...one], [...other]]
  const difference = left.findIndex((character, index) => character !== right[index])
  const first = difference < 0 ? left.length : difference
  const start = first > SHOWN.before * 2 ? wordAfter(left, first - SHOWN.before, first) : 0
  const cut = (text: string[]) => {
    const end = Math.min(text.length, first + SHOWN.after)
    return `${start > 0 ? '…' : ''}${text.slice(start, end).join('')}${end < text.length ? '…' : ''}`
  }
  return [cut(left), cut(right)]
}

/** Where the first word after `start` begins; `start` where none begins before `end`. */
function wordAfter(text: string[], start: number, end: number): number {
  const space = text.slice(start, end).findIndex((character) => /\s/.test(character))
  return space < 0 ? start : start + space + 1
}

/** Prints the results: medians of the rounds, and each round's ratio to the floor of that round. */
import type { Round } from './rounds.ts'

type Figure = { title: string; of: (round: Round) => number; digits: number }

const TURNS: Figure = { title: 'turns/s', of: (round) => round.turnsPerSecond, digits: 0 }
const CPU: Figure[] = [
  { title: 'CPU ms/turn', of: (round) => round.cpuMsPerTurn, digits: 2 },
  { title: 'Postgres ms/turn', of: (round) => round.postgresMsPerTurn, digits: 2 },
]
const MOBILE_FIGURES: Figure[] = [
  TURNS,
  ...CPU,
  { title: 'p50 ms', of: (round) => round.whole.median, digits: 1 },
  { title: 'p99 ms', of: (round) => round.whole.p99, digits: 1 },
]
const STREAM_FIGURES: Figure[] = [
  { title: 'first p50 ms', of: (round) => round.firstText.median, digits: 2 },
  { title: 'first p99 ms', of: (round) => round.firstText.p99, digits: 2 },
  TURNS,
  ...CPU,
]

/** @param baseline the program that the others are compared with */
export const printMobile = (name: string, rounds: Map<string, Round[]>, baseline = 'floor') =>
  print(name, rounds, MOBILE_FIGURES, baseline)
export const printStream = (name: string, rounds: Map<string, Round[]>) =>
  print(name, rounds, STREAM_FIGURES, 'floor')

function print(name: string, rounds: Map<string, Round[]>, figures: Figure[], baseline: string): void {
  const programs = [...rounds.keys()]
  console.log(
    `\n${row(
      name,
      figures.map(({ title }) => title),
    )}`,
  )
  for (const program of programs) {
    const own = rounds.get(program) ?? []
    console.log(
      row(
        `  ${program}`,
        figures.map(({ of, digits }) => median(own.map(of)).toFixed(digits)),
      ),
    )
  }
  const floor = rounds.get(baseline) ?? []
  for (const program of programs.filter((program) => program !== baseline)) {
    console.log(
      row(
        `  ${program} / ${baseline}`,
        figures.map(({ of }) => ratio(rounds.get(program) ?? [], floor, of)),
      ),
    )
  }
}

/** The median of the rounds' ratios, with the minimum and the maximum in brackets. */
function ratio(own: readonly Round[], floor: readonly Round[], of: Figure['of']): string {
  const ratios = own.map((round, index) => of(round) / of(floor[index] as Round))
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

export function printMemory(figures: ReadonlyMap<string, number>): void {
  console.log('\nresident memory, MiB')
  for (const [name, mebibytes] of figures) console.log(row(`  ${name}`, [mebibytes.toFixed(0)]))
}

export function row(name: string, cells: readonly string[]): string {
  return name.padEnd(36) + cells.map((cell) => cell.padStart(18)).join('')
}

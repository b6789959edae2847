/** Tables in Markdown, a column for each size. */
import type { Sql } from 'postgres'
import type { User } from '../people.ts'
import type { Program } from '../programs.ts'
import type { Bytes } from './size.ts'
import { quantile, type Times } from './time-calls.ts'
import type { TurnRounds } from './turns.ts'

/** A filled database with its server. */
export type Size = {
  /** As asked for. */
  messages: number
  program: Program
  sql: Sql
  users: readonly User[]
  /** Of the largest owner. */
  chatbotId: string
  times: Map<string, Times>
  bytes: Bytes
}

/** Medians of the rounds, and the share of the smallest size in the same round. */
export function printTurns(sizes: readonly Size[], rounds: TurnRounds): void {
  printHead('a turn: ms, medians', sizes)
  for (const [api, measured] of Object.entries(rounds)) {
    for (const key of ['serverCpuMs', 'postgresCpuMs', 'p50', 'p95'] as const)
      printRow(
        `${api}: ${key}`,
        [...measured.values()].map((all) => median(all.map((each) => each[key])).toFixed(2)),
      )
    const cpu = [...measured.values()].map((all) => all.map((each) => each.serverCpuMs + each.postgresCpuMs))
    const ratios = cpu.map((all) => median(all.map((ms, round) => ms / (cpu[0]?.[round] ?? ms))).toFixed(2))
    printRow(`${api}: CPU, of the smallest`, ratios)
  }
}

export function printTimes(sizes: readonly Size[]): void {
  printHead('p50 / p95 in ms', sizes)
  for (const name of sizes[0]?.times.keys() ?? []) {
    printRow(
      name,
      sizes.map(({ times }) => {
        const { p50 = 0, p95 = 0 } = times.get(name) ?? {}
        return `${p50.toFixed(0)} / ${p95.toFixed(0)}`
      }),
    )
  }
  printRow(
    'large: first byte of the CSV, p95',
    sizes.map(({ times }) => (times.get('large: records as CSV')?.firstByteP95 ?? 0).toFixed(0)),
  )
}

export function printSizes(sizes: readonly Size[]): void {
  const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
  printHead('stored', sizes)
  printRow(
    'messages',
    sizes.map(({ bytes }) => bytes.messages.toFixed(0)),
  )
  printRow(
    'database, MiB',
    sizes.map(({ bytes }) => mebibytes(bytes.database)),
  )
  printRow(
    'database, bytes per message',
    sizes.map(({ bytes }) => (bytes.database / bytes.messages).toFixed(0)),
  )
  printRow(
    'messages, bytes of a row',
    sizes.map(({ bytes }) => (bytes.table / bytes.messages).toFixed(0)),
  )
  printRow(
    'messages, bytes in indexes',
    sizes.map(({ bytes }) => (bytes.indexes / bytes.messages).toFixed(0)),
  )
}

function printHead(title: string, sizes: readonly Size[]): void {
  console.log('')
  printRow(
    title,
    sizes.map(({ messages }) => messages.toLocaleString('en')),
  )
  console.log(`|---|${sizes.map(() => '---|').join('')}`)
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

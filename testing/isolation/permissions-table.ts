/**
 * Parses the tables of docs/permissions.md, so that the tests check the server against the document itself.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, '../../docs/permissions.md')

/** A table row, by column name. */
export type Line = Record<string, string>

/** The rows of all tables of a section, up to the next heading of its level. */
export async function linesOf(part: string): Promise<Line[]> {
  const text = await readFile(FILE, 'utf8')
  const section = text.split(/^## /m).find((each) => each.startsWith(`${part}\n`))
  if (section === undefined) throw new Error(`docs/permissions.md has no part ${part}`)
  const tables = section.match(/(^\|.*\n)+/gm) ?? []
  return tables.flatMap(linesOfTable)
}

function linesOfTable(table: string): Line[] {
  const [header = [], , ...rows] = table.trim().split('\n').map(cellsOf)
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll('`', ''))
}

/** A list of columns; – means none. */
export function namesIn(cell = ''): string[] {
  return cell === '–' ? [] : cell.split(',').map((name) => name.trim())
}

export const ROLES = [
  'owner',
  'other user',
  'visitor',
  'fellow visitor',
  'foreign visitor',
  'client',
  'foreign client',
  'inactive',
  'admin',
  'nobody',
] as const
export type Role = (typeof ROLES)[number]

/** The results, by row name and role. */
export type Cells = Map<string, Record<Role, string>>

/** The differences between the document and the results; a row in only one of them is reported whole. */
export function differences(lines: readonly Line[], nameOf: (line: Line) => string, found: Cells): string[] {
  const written = new Map(lines.map((line) => [nameOf(line), line]))
  const twice = lines.map(nameOf).filter((name, index, all) => all.indexOf(name) !== index)
  const names = new Set([...written.keys(), ...found.keys()])
  return [
    ...twice.map((name) => `${name}: stands in docs/permissions.md twice`),
    ...[...names].flatMap((name) => {
      const [line, cells] = [written.get(name), found.get(name)]
      if (!line) return [`${name}: is not in docs/permissions.md; it is\n  ${rowOf(name, cells)}`]
      if (!cells) return [`${name}: is in docs/permissions.md, and does not exist`]
      return ROLES.filter((role) => line[role] !== cells[role]).map(
        (role) => `${name}, ${role}: ${line[role] ?? 'nothing'} is written, ${cells[role]} it is`,
      )
    }),
  ]
}

function rowOf(name: string, cells: Record<Role, string> | undefined): string {
  return `| ${[name, ...ROLES.map((role) => cells?.[role])].join(' | ')} |`
}

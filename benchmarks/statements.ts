/**
 * `npm run bench -- --statements`: what each statement of a turn costs in Postgres, by pg_stat_statements, which
 * the server needs in shared_preload_libraries. A server that the benchmark starts has it.
 */
import type postgres from 'postgres'
import { putLoad } from './load.ts'
import type { Measured } from './rounds.ts'

/** The settings of a server that counts statements. */
export const COUNT_STATEMENTS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
  // The statements of routines, too.
  'pg_stat_statements.track': 'all',
  track_functions: 'all',
}

/** In milliseconds per turn; `calls` per turn. A routine's time includes that of its statements. */
type Statement = { calls: number; planning: number; execution: number; ofRoutine: boolean; text: string }

const WARM_UP_SECONDS = 4
const TEXT_CHARACTERS = 100
/** Statements below this are summed. */
const MIN_MS = 0.005

/** @param sql is connected to the program's database */
export async function measureStatements(
  { program, scenario }: Pick<Measured, 'program' | 'scenario'>,
  sql: postgres.Sql,
  seconds: number,
): Promise<void> {
  await sql`create extension if not exists pg_stat_statements schema public`
  const callers = await scenario.callers(WARM_UP_SECONDS + seconds)
  const warmUp = await putLoad(program.address, callers, WARM_UP_SECONDS)
  await sql`select public.pg_stat_statements_reset(), pg_stat_reset()`
  const { whole } = await putLoad(program.address, callers, seconds)
  const statements = await sql<Statement[]>`
    select calls / ${whole.length}::float as calls, total_plan_time / ${whole.length} as planning,
      total_exec_time / ${whole.length} as execution, not toplevel as "ofRoutine", query as text
    from public.pg_stat_statements s
      join pg_database d on d.oid = s.dbid and d.datname = current_database()
    where query not like '%pg_stat_statements%'
    order by total_plan_time + total_exec_time desc`
  print(program.name, statements, warmUp.whole.length + whole.length)
  await printRoutines(sql, whole.length)
}

type Routine = { calls: number; total: number; self: number; name: string }

/** A routine's own time is without that of the statements and routines that it calls. */
async function printRoutines(sql: postgres.Sql, turns: number): Promise<void> {
  const routines = await sql<Routine[]>`
    select calls / ${turns}::float as calls, total_time / ${turns} as total, self_time / ${turns} as self,
      funcname as name
    from pg_stat_user_functions where total_time / ${turns} >= ${MIN_MS} order by self_time desc`
  if (routines.length > 0) console.log(row(['calls', 'total', 'self'], 'routines'))
  for (const { calls, total, self, name } of routines)
    console.log(row([calls.toFixed(2), total.toFixed(3), self.toFixed(3)], name))
}

function print(name: string, statements: readonly Statement[], turns: number): void {
  console.log(`\n${name}, ${turns} turns: ms per turn in Postgres`)
  console.log(row(['calls', 'planning', 'execution'], ''))
  const isLarge = ({ planning, execution }: Statement) => planning + execution >= MIN_MS
  const direct = statements.filter(({ ofRoutine }) => !ofRoutine)
  direct.filter(isLarge).forEach(printStatement)
  console.log(row(cells(sum(direct.filter((statement) => !isLarge(statement)))), 'others'))
  console.log(row(cells(sum(direct)), 'all'))
  const ofRoutines = statements.filter((statement) => statement.ofRoutine && isLarge(statement))
  if (ofRoutines.length > 0) console.log(row(['of', 'these', 'routines'], ''))
  ofRoutines.forEach(printStatement)
}

function printStatement(statement: Statement): void {
  const line = statement.text.replaceAll(/\s+/g, ' ').trim().slice(0, TEXT_CHARACTERS)
  console.log(row(cells(statement), line))
}

type Figures = Omit<Statement, 'text' | 'ofRoutine'>

function sum(statements: readonly Statement[]): Figures {
  const total = (key: keyof Figures) => statements.reduce((before, statement) => before + statement[key], 0)
  return { calls: total('calls'), planning: total('planning'), execution: total('execution') }
}

function cells({ calls, planning, execution }: Figures): string[] {
  return [calls.toFixed(2), planning.toFixed(3), execution.toFixed(3)]
}

function row(cells: readonly string[], text: string): string {
  return `${cells.map((cell) => cell.padStart(10)).join('')}  ${text}`
}

/** The resource usage of another process, from its operating system. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const isLinux = process.platform === 'linux'
/** Of /proc, in milliseconds: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10

/** @returns processor time of all its threads, user and system, in milliseconds */
export function cpuMsOf(pid: number): number {
  return isLinux ? ticksOf(pid, USED) * TICK_MS : millisecondsOf(ps(pid, 'time'))
}

/**
 * @returns processor time of a process and its children, ended ones included, in milliseconds; NaN where the operating
 *   system does not tell
 */
export function cpuMsOfFamily(pid: number): number {
  if (!isLinux || !Number.isInteger(pid)) return Number.NaN
  const children = readdirSync('/proc')
    .map(Number)
    .filter((each) => parentOf(each) === pid)
  const ticks = children.reduce(
    (sum, child) => sum + ticksOf(child, USED),
    ticksOf(pid, [...USED, ...USED_BY_ENDED]),
  )
  return ticks * TICK_MS
}

/** @returns NaN where there is no such process */
export function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[PARENT] ?? Number.NaN)
}

/** Numbers of the fields after the command's name: see proc_pid_stat(5). */
const PARENT = 1
const USED = [11, 12]
const USED_BY_ENDED = [13, 14]

function ticksOf(pid: number, fields: readonly number[]): number {
  const all = fieldsOf(pid)
  return fields.reduce((sum, field) => sum + Number(all[field] ?? 0), 0)
}

/** The command's name, in brackets, may contain spaces. A process may end meanwhile. */
function fieldsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

/** @returns resident memory in MiB */
export function residentMiBOf(pid: number): number {
  if (!isLinux) return Number(ps(pid, 'rss')) / 1024
  const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kibibytes) / 1024
}

function ps(pid: number, what: string): string {
  return execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}

/** `[[days-]hours:]minutes:seconds.hundredths` */
function millisecondsOf(time: string): number {
  return time.split(/[-:]/).reduce((total, part, index, parts) => {
    const unit = [1, 60, 3600, 86_400][parts.length - 1 - index] ?? 0
    return total + Number(part) * unit * 1000
  }, 0)
}

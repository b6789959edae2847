/** The resource usage of another process, from its operating system. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const isLinux = process.platform === 'linux'
/** Of /proc, in milliseconds: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10

/** @returns processor time of all its threads, user and system, in milliseconds */
export function cpuMsOf(pid: number): number {
  if (!isLinux) return millisecondsOf(ps(pid, 'time'))
  // The command's name, in brackets, may contain spaces; utime and stime are the 12th and 13th field after
  // it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
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

/**
 * `node benchmarks/profile.ts <file.cpuprofile> [seconds to skip]`: a server's CPU time by package or file
 * and by function, in percent of its busy time. `npm run bench -- --profile <folder>` records the profiles;
 * skip the seconds of the start.
 */
import { readFileSync } from 'node:fs'

type Frame = { functionName: string; url: string; lineNumber: number }
type Profile = {
  nodes: { id: number; callFrame: Frame }[]
  samples: number[]
  /** In microseconds, each since the previous sample. */
  timeDeltas: number[]
}

const PRINTED = 40
const ROOT = new URL('..', import.meta.url).pathname

const [file, skipped = '6'] = process.argv.slice(2)
if (!file) {
  console.error('Which profile? node benchmarks/profile.ts <file.cpuprofile> [seconds to skip]')
  process.exit(1)
}
const self = selfTimes(JSON.parse(readFileSync(file, 'utf8')), Number(skipped) * 1e6)
printShares('by package or file', self, placeOf)
printShares(
  'by function',
  self,
  (frame) => `${frame.functionName || 'anonymous'} ${placeOf(frame)}:${frame.lineNumber + 1}`,
)

type Self = { frame: Frame; microseconds: number }

function selfTimes({ nodes, samples, timeDeltas }: Profile, skip: number): Self[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const times: Self[] = []
  let elapsed = 0
  for (const [index, id] of samples.entries()) {
    const microseconds = timeDeltas[index] ?? 0
    elapsed += microseconds
    const frame = frames.get(id)
    if (frame && elapsed > skip && frame.functionName !== '(idle)') times.push({ frame, microseconds })
  }
  return times
}

/** A package, one of our files, a part of Node, or a system call by name. */
function placeOf({ url, functionName }: Frame): string {
  if (url === '') return functionName
  const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? []
  if (dependency) return dependency
  return url.replace(`file://${ROOT}`, '').replace('file://', '')
}

function printShares(title: string, self: readonly Self[], keyOf: (frame: Frame) => string): void {
  const times = new Map<string, number>()
  for (const { frame, microseconds } of self)
    times.set(keyOf(frame), (times.get(keyOf(frame)) ?? 0) + microseconds)
  const total = [...times.values()].reduce((sum, time) => sum + time, 0)
  console.log(`\n${title} (${(total / 1e6).toFixed(1)} s)`)
  for (const [key, time] of [...times].sort(([, a], [, b]) => b - a).slice(0, PRINTED)) {
    console.log(`${((100 * time) / total).toFixed(1).padStart(6)} %  ${key}`)
  }
}

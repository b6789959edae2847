/** Times calls one after the other. */
import type { MeasuredCall } from './calls.ts'

/** In milliseconds. */
export type Times = { p50: number; p95: number; firstByteP95: number; bytes: number }

const WARM_UPS = 3
const CALLS = 40
/** A slow call is repeated less often. */
const MAX_MS = 6000
const MIN_CALLS = 5

export async function timeCall(address: string, call: MeasuredCall): Promise<Times> {
  const taken: { firstByte: number; whole: number; bytes: number }[] = []
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) await take(address, call)
  const startedAt = performance.now()
  const isEnough = () => performance.now() - startedAt > MAX_MS && taken.length >= MIN_CALLS
  while (taken.length < CALLS && !isEnough()) taken.push(await take(address, call))
  const whole = taken.map((each) => each.whole)
  return {
    p50: quantile(whole, 0.5),
    p95: quantile(whole, 0.95),
    firstByteP95: quantile(
      taken.map(({ firstByte }) => firstByte),
      0.95,
    ),
    bytes: taken[0]?.bytes ?? 0,
  }
}

async function take(address: string, { name, path, token }: MeasuredCall) {
  const startedAt = performance.now()
  const response = await fetch(address + path, { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${name}: ${path} was answered with ${response.status}`)
  let firstByte = 0
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    firstByte ||= performance.now() - startedAt
    bytes += chunk.byteLength
  }
  return { firstByte, whole: performance.now() - startedAt, bytes }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

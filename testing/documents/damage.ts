/** Damaged copies of a document, the same at each run. */

/** Numbers from 0 to 1 that look random: Lehmer's generator. */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Cut short, or with some bytes changed. */
export function* damaged(bytes: Buffer, count: number, seed = 7): Generator<Buffer> {
  const next = numbersFrom(seed)
  for (let index = 0; index < count; index += 1) {
    if (index % 3 === 0) {
      yield bytes.subarray(0, Math.floor(next() * bytes.length))
      continue
    }
    const copy = Buffer.from(bytes)
    for (let change = 0; change < 1 + next() * 8; change += 1) {
      copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256)
    }
    yield copy
  }
}

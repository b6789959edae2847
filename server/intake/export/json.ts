/** Long enough that each is worth a write to the network. */
const CHUNK_LENGTH = 64 * 1024

/**
 * An array, one value a line: whoever reads it line by line need not hold all of it. Its first bracket comes
 * at once, before the first value is there.
 */
export async function* jsonArray(values: AsyncIterable<unknown>): AsyncGenerator<string, void, void> {
  yield '[\n'
  let chunk = ''
  let separator = ''
  for await (const value of values) {
    chunk += separator + JSON.stringify(value)
    separator = ',\n'
    if (chunk.length < CHUNK_LENGTH) continue
    yield chunk
    chunk = ''
  }
  yield `${chunk}\n]\n`
}

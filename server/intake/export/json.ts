/** In UTF-16 units: large enough to be worth one network write. */
const CHUNK_LENGTH = 64 * 1024

/**
 * Streams a JSON array with one value per line, so a client can parse it line by line. The opening bracket is
 * sent before the first value is available.
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

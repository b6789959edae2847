/**
 * Load generator: callers in a closed loop, each on its own kept-alive connection. Uses undici's handlers
 * instead of its streams, because the generator shares two cores with the measured program.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'undici'

/** Returns the caller's next request. */
export type Caller = () => { path: string; headers: Record<string, string>; body: string }

/** In milliseconds; `firstText` is the time to the reply's first text. */
type Answer = { firstText: number; whole: number }

export type Load = {
  seconds: number
  /** Sorted, in milliseconds. */
  firstText: number[]
  whole: number[]
}

/** Marks a piece of the reply in Frontdesk's and the floor's streams. */
const TEXT_EVENT = Buffer.from('"text-delta"')

/** @param staggerMs the callers start spread over this time: equally long turns would go on starting together */
export async function putLoad(
  address: string,
  callers: readonly Caller[],
  seconds: number,
  staggerMs = 0,
): Promise<Load> {
  const clients = callers.map(
    () => new Client(address, { pipelining: 1, headersTimeout: 15_000, bodyTimeout: 15_000 }),
  )
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  try {
    const answers = await Promise.all(
      callers.map(async (caller, index) => {
        const client = clients[index] as Client
        const own: Answer[] = []
        await sleep((staggerMs * index) / callers.length)
        while (performance.now() < endsAt) own.push(await ask(client, caller()))
        return own
      }),
    )
    const took = (performance.now() - startedAt) / 1000
    return { seconds: took, ...timesOf(answers.flat()) }
  } finally {
    await Promise.all(clients.map((client) => client.destroy()))
  }
}

function timesOf(answers: readonly Answer[]): Pick<Load, 'firstText' | 'whole'> {
  const sorted = (times: number[]) => times.sort((a, b) => a - b)
  return {
    firstText: sorted(answers.map(({ firstText }) => firstText)),
    whole: sorted(answers.map(({ whole }) => whole)),
  }
}

function ask(client: Client, { path, headers, body }: ReturnType<Caller>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const startedAt = performance.now()
  let status = 0
  let firstText = 0
  client.dispatch(
    { method: 'POST', path, headers, body },
    {
      onRequestStart() {},
      onResponseStart(_controller, code) {
        status = code
      },
      onResponseData(_controller, chunk) {
        if (firstText === 0 && chunk.includes(TEXT_EVENT)) firstText = performance.now() - startedAt
      },
      onResponseEnd() {
        if (status === 200) resolve({ firstText, whole: performance.now() - startedAt })
        else reject(new Error(`POST ${path} was answered with ${status}`))
      },
      onResponseError(_controller, error) {
        reject(error)
      },
    },
  )
  return promise
}

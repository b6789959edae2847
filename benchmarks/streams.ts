/** The server's memory for each open event stream, of visitors and of owners. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSession, newUser } from '../testing/client.ts'
import { newChatbot } from '../testing/creators.ts'
import { cpuMsOf, residentMiBOf } from './process-usage.ts'
import { endingOf, type Program } from './programs.ts'
import type { Open } from './stream-client.ts'

/** As many as one subscriber may have. */
const STREAMS_OF_ONE = 10
/** Long enough for several checks of all authorizations, and for the collection of an idle server. */
const SETTLE_MS = 45_000
const CLIENT = join(import.meta.dirname, 'stream-client.ts')

/** @param counts in ascending order */
export async function measureStreams(frontdesk: Program, counts: readonly number[]): Promise<void> {
  const kinds: [name: string, make: (program: Program) => Promise<Open>, counts: readonly number[]][] = [
    ['visitors', visitor, counts],
    // Signing up takes the time of a password hash.
    ['owners', owner, counts.slice(0, 1)],
  ]
  for (const [name, make, counts] of kinds) {
    for (const count of counts) await measureOne(frontdesk, { name, make, count })
  }
}

type Kind = { name: string; make: (program: Program) => Promise<Open>; count: number }

async function measureOne(frontdesk: Program, { name, make, count }: Kind): Promise<void> {
  const open: Open[] = []
  while (open.length * STREAMS_OF_ONE < count) open.push(await make(frontdesk))
  await sleep(SETTLE_MS)
  const before = residentMiBOf(frontdesk.pid)
  const client = fork(CLIENT, [frontdesk.address])
  const end = endingOf(client)
  try {
    client.send(open)
    const [opened] = await Promise.race([once(client, 'message'), failure(client)])
    const atOnce = residentMiBOf(frontdesk.pid)
    const cpuBefore = cpuMsOf(frontdesk.pid)
    await sleep(SETTLE_MS)
    const percent = ((cpuMsOf(frontdesk.pid) - cpuBefore) / SETTLE_MS) * 100
    const each = (mebibytes: number) => (((mebibytes - before) * 1024) / opened).toFixed(1)
    console.log(
      `  ${`${opened} streams of ${name}`.padEnd(34)} ${each(residentMiBOf(frontdesk.pid))} KiB each, ` +
        `${each(atOnce)} just after they were opened; ${percent.toFixed(1)} % of a core`,
    )
  } finally {
    await end()
  }
}

async function failure(client: ReturnType<typeof fork>): Promise<never> {
  const [code] = await once(client, 'exit')
  throw new Error(`the client of the event streams ended with ${code}`)
}

async function visitor({ address, sampleChatbotId }: Program): Promise<Open> {
  const session = await newSession(address, sampleChatbotId)
  return { path: `/api/chat/widget/session/${session}/events`, count: STREAMS_OF_ONE }
}

async function owner({ address }: Program): Promise<Open> {
  const token = await newUser(address)
  const { id } = await newChatbot(address, token)
  return { path: `/api/console/chatbots/${id}/events`, token, count: STREAMS_OF_ONE }
}

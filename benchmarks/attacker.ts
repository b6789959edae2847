/**
 * The attacking address of one-visitor.ts: sends calls of one kind as fast as they are answered, until
 * stopped, and then reports the answers. A separate process with the lowest priority, because it stands for
 * another machine. `node attacker.ts <kind> <server> <number of its address> <chatbot>`
 */
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { MAX_CALLS_AT_ONCE } from './address-client.ts'
import { ATTACKS } from './attacks.ts'

setPriority(19)
const [kind = '', server = '', number = '', chatbotId = ''] = process.argv.slice(2)
const call = await ATTACKS[kind]?.(server, Number(number), chatbotId)
if (!call) throw new Error(`no attack is called ${kind}`)

const statuses = new Map<number, number>()
async function callAgainAndAgain() {
  for (;;) {
    const status = await call?.().then(
      (answer) => answer.status,
      () => 0,
    )
    statuses.set(status ?? 0, (statuses.get(status ?? 0) ?? 0) + 1)
  }
}

process.send?.('ready')
await once(process, 'message')
for (let each = 0; each < MAX_CALLS_AT_ONCE; each++) void callAgainAndAgain()
await once(process, 'message')
const summary = [...statuses].map(([status, count]) => `${count} × ${status || 'lost'}`).join(', ')
process.send?.(summary, () => process.exit())

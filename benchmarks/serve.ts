import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves on a free port until SIGTERM, and reports it in Frontdesk's format. */
export async function serve(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.stderr.write(`serves at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
  // Not by the signal itself: only an orderly exit writes a profile.
  process.once('SIGTERM', () => process.exit(0))
}

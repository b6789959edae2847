/** The process of the shared server: prints where it serves, and stops when its standard input ends. */
import { openTestFrontdesk } from './frontdesk.ts'

// Ctrl+C reaches every process of the terminal; the one that started this one ends its input.
process.on('SIGINT', () => {})

const { address, sampleChatbotId, stop, remove } = await openTestFrontdesk({})
process.stdout.write(`${JSON.stringify({ address, sampleChatbotId })}\n`)
process.stdin.resume().once('end', async () => {
  await stop()
  await remove()
})

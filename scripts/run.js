// Runs a command in its own process group, so that a signal to this script ends all of its processes.
import { spawn } from 'node:child_process'
import process from 'node:process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** @returns {Promise<boolean>} whether it exited with 0 */
export async function run(command, args, options = {}) {
  const isGroup = process.platform !== 'win32'
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: isGroup,
    ...options,
  })
  let received
  const pass = (signal) => {
    received = signal
    if (child.pid) process.kill(isGroup ? -child.pid : child.pid, signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  const code = await new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', (error) => {
      console.error(`${command} cannot be run: ${error.message}`)
      resolve(1)
    })
  })
  for (const signal of SIGNALS) process.off(signal, pass)
  // The default action: the parent process learns which signal ended this script.
  if (received) process.kill(process.pid, received)
  return code === 0
}

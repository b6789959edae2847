// `npm run dev`: the server, restarted when one of its files or the build changes, and Vite with the dashboard's
// sources, which passes calls on to the server. A change of the widget builds it again. Ctrl+C ends all.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import process from 'node:process'
import { isBuilt } from './build-stamp.js'
import { run } from './run.js'

// The pages that the server itself serves.
const built = spawn('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
built.once('exit', (code) => (code === 0 ? start() : process.exit(code ?? 1)))

function start() {
  // A recursive watch would lose files that an editor replaces.
  for (const folder of ['widget', 'widget/strings']) watch(folder, { persistent: false }, rebuild)
  const children = [
    ['--watch', 'server/main.ts'],
    ['node_modules/vite/bin/vite.js', '--config', 'dashboard/vite.config.ts'],
  ].map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))
  const end = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
  for (const child of children)
    child.once('exit', (code) => {
      process.exitCode ??= code ?? 0
      end()
    })
}

let isBuilding = false

/** Once more, if a file has changed during the build. */
async function rebuild() {
  if (isBuilding || isBuilt()) return
  isBuilding = true
  const succeeded = await run(process.execPath, ['scripts/build.js'])
  isBuilding = false
  if (succeeded) await rebuild()
}

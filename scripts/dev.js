// `npm run dev`: the server, restarted when one of its files changes; Vite with the dashboard's sources, which passes
// calls on to the server; and a new build when the widget changes. Ctrl+C ends all.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import process from 'node:process'

/** Editors save in several steps. */
const QUIET_MS = 200

const built = spawn('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
const [code] = await once(built, 'exit')
if (code !== 0) process.exit(code ?? 1)

const node = (...args) => spawn(process.execPath, args, { stdio: 'inherit' })
const serve = () => endTogether(node('--watch', 'server/main.ts'))
let isEnding = false
let server = serve()
const vite = endTogether(node('node_modules/vite/bin/vite.js', '--config', 'dashboard/vite.config.ts'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
let timer
for (const folder of ['widget', 'reference'])
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(rebuild, QUIET_MS)
  })

/** The server reads the built files when it starts. */
async function rebuild() {
  const [failed] = await once(node('scripts/build.js'), 'exit')
  if (failed || isEnding) return
  server.removeAllListeners('exit')
  server.kill('SIGTERM')
  await once(server, 'exit')
  server = serve()
}

function endTogether(child) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0
    end()
  })
  return child
}

function end() {
  if (isEnding) return
  isEnding = true
  for (const child of [server, vite]) child?.kill('SIGTERM')
  clearTimeout(timer)
  // Watching would keep the process alive.
  Promise.all(
    [server, vite].map(
      (child) => child.exitCode === null && child.signalCode === null && once(child, 'exit'),
    ),
  ).then(() => process.exit())
}

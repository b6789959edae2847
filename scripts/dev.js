// `npm run dev`: the server, restarted when one of its files changes, and Vite with the dashboard's sources, which
// passes calls on to the server. Ctrl+C ends both.
import { spawn } from 'node:child_process'
import process from 'node:process'

// The pages that the server itself serves.
const built = spawn('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' })
built.once('exit', (code) => (code === 0 ? start() : process.exit(code ?? 1)))

function start() {
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

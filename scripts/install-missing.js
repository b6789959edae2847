// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer):
// installs the locked packages, the pinned Node among them, unless they are there already.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import process from 'node:process'

const LOCK = 'package-lock.json'
// npm writes this file last, so it is there only after a complete installation.
const INSTALLED = 'node_modules/.package-lock.json'
/** The pinned Node. */
export const RUNTIME = `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(`Frontdesk needs Node 20 or newer to install itself; this is ${process.version}.`)
  process.exit(1)
}

if (!isInstalled()) {
  console.error('Installing what is missing (once; about a minute on a usual connection) ...')
  // The npm that runs this script, so that its settings hold here too.
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...args, 'ci', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !npm && process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error('The installation failed; what npm says above is the reason.')
    process.exit(result.status ?? 1)
  }
}

function isInstalled() {
  if (!existsSync(INSTALLED) || !existsSync(RUNTIME)) return false
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs
}

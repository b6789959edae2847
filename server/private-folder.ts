/**
 * Makes the data folder and everything in it accessible to this process's user alone, whatever the modes
 * were before. The folder comes first: once it is closed, no other user can swap what is in it while the
 * rest is checked. Windows has no such modes; there a user's folders are private by their access lists.
 * Why each case is accepted or refused: docs/decisions/0033-data-folder-start-and-stop.md
 */
import { chmodSync, type Dirent, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'

const GROUP_AND_OTHERS = 0o077
const STICKY = 0o1000
const ROOT = 0
const PROGRAM = resolve(import.meta.dirname, '..')

/** Names that only Frontdesk gives: a folder with one of them has served as a data folder before. */
const OWN_NAMES = ['assistant.md', 'secret-key', 'postgres']
/** Found in folders that are otherwise empty: hidden files, and what mkfs makes in a new file system. */
const HARMLESS = /^(\..*|lost\+found)$/

/** The folder cannot be made private. The message says what to do. */
export class NotPrivate extends Error {}

/**
 * Creates the folder if it is missing, and closes it and everything in it to other users.
 * @throws NotPrivate when that is impossible, or would close a folder that is not Frontdesk's
 * @throws NodeJS.ErrnoException when the folder cannot be created or read
 */
export function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return
  const real = realpathSync(folder)
  const { mode } = lstatSync(real)
  if ((mode & GROUP_AND_OTHERS) !== 0 && isShared(real, mode)) {
    throw new NotPrivate(
      `should be a folder of its own: ${real} is open to others and holds other things. ` +
        `Use a folder below it, such as ${join(real, 'frontdesk')}.`,
    )
  }
  close(real)
  for (const entry of readdirSync(real, { withFileTypes: true }))
    if (!isOperators(join(real, entry.name), entry)) closeAll(join(real, entry.name), entry)
}

/** Closing it would break other programs, or take the home or the program away from other users. */
function isShared(folder: string, mode: number): boolean {
  if ((mode & STICKY) !== 0 || contains(folder, PROGRAM) || contains(folder, homedir())) return true
  const names = readdirSync(folder)
  return !OWN_NAMES.some((name) => names.includes(name)) && names.some((name) => !HARMLESS.test(name))
}

function contains(folder: string, path: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** Root's own `lost+found`, or a file that an administrator put there: closed by the folder around it. */
function isOperators(path: string, entry: Dirent): boolean {
  return entry.name !== 'postgres' && process.geteuid?.() !== ROOT && lstatSync(path).uid === ROOT
}

/** Each folder before what is in it: from then on nobody else can swap an entry between check and change. */
function closeAll(path: string, entry: Dirent): void {
  // Sockets are created anew at each start. A symbolic link may lead to what is not Frontdesk's.
  if (!entry.isFile() && !entry.isDirectory()) return
  close(path)
  if (!entry.isDirectory()) return
  for (const inner of readdirSync(path, { withFileTypes: true })) closeAll(join(path, inner.name), inner)
}

function close(path: string): void {
  // A server that runs in this folder removes files meanwhile.
  const before = lstatSync(path, { throwIfNoEntry: false })
  if (!before) return
  assertOwn(path, before.uid)
  if ((before.mode & GROUP_AND_OTHERS) === 0) return
  try {
    chmodSync(path, before.mode & 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    throw staysOpen(path)
  }
  const after = lstatSync(path, { throwIfNoEntry: false })
  if (after && (after.mode & GROUP_AND_OTHERS) !== 0) throw staysOpen(path)
}

function assertOwn(path: string, owner: number): void {
  const user = process.geteuid?.()
  if (owner === user) return
  throw new NotPrivate(
    `should belong to the user who runs the server: ${path} belongs to user ${owner}, the server runs as user ` +
      `${user}. Run \`chown -R ${user}\` on the folder, or set DATA_DIR to a new folder, which the server creates.`,
  )
}

function staysOpen(path: string): NotPrivate {
  return new NotPrivate(
    `should be on a writable file system that keeps permissions: other users' access to ${path} cannot be ` +
      'taken away. Set DATA_DIR to a folder on another file system.',
  )
}

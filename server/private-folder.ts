/**
 * Makes the data folder and its content private to this process's user. The folder comes first: afterwards no
 * other user can replace its entries while they are checked. On Windows, access lists already make a user's
 * folders private. For the reasons of each case see docs/decisions/0033-data-folder-start-and-stop.md
 */
import { chmodSync, type Dirent, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve, sep } from 'node:path'

const GROUP_AND_OTHERS = 0o077
const STICKY = 0o1000
const ROOT = 0
const PROGRAM = resolve(import.meta.dirname, '..')

/** Names that only Frontdesk creates: a folder with one of them is a data folder. */
const OWN_NAMES = ['assistant.md', 'secret-key', 'postgres']
/** Entries of otherwise empty folders: hidden files, and the folder that mkfs creates. */
const HARMLESS = /^(\..*|lost\+found)$/

/** The folder cannot be made private. The message contains the remedy. */
export class NotPrivate extends Error {}

/**
 * Creates the folder if missing, and removes other users' access to it and its content.
 * @throws NotPrivate when that is impossible, or when the folder is not Frontdesk's
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

/** Whether making it private would break other programs, a home folder or this program for other users. */
function isShared(folder: string, mode: number): boolean {
  if ((mode & STICKY) !== 0 || contains(folder, PROGRAM) || contains(folder, homedir())) return true
  const names = readdirSync(folder)
  return !OWN_NAMES.some((name) => names.includes(name)) && names.some((name) => !HARMLESS.test(name))
}

function contains(folder: string, path: string): boolean {
  return `${path}${sep}`.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/** An entry of root, such as `lost+found`: the private folder around it already protects it. */
function isOperators(path: string, entry: Dirent): boolean {
  return entry.name !== 'postgres' && process.geteuid?.() !== ROOT && lstatSync(path).uid === ROOT
}

/** Closes each folder before its entries, so that no other user can replace one between check and change. */
function closeAll(path: string, entry: Dirent): void {
  // Sockets are recreated at each start. A symbolic link may point to files of others.
  if (!entry.isFile() && !entry.isDirectory()) return
  close(path)
  if (!entry.isDirectory()) return
  for (const inner of readdirSync(path, { withFileTypes: true })) closeAll(join(path, inner.name), inner)
}

function close(path: string): void {
  // A server running in this folder may remove files meanwhile.
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

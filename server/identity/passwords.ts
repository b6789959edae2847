import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PasswordQueue } from '../fairness/password-queue.ts'

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const HASH_BYTES = 32
const SALT_BYTES = 16
/** In UTF-16 units; no API accepts longer passwords. */
const MAX_LENGTH = 256

/** The PHC string format: $argon2id$v=19$m=19456,t=2,p=1$salt$hash, base64 without padding. */
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const deriveNow = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)
/** One queue for the whole process. */
const queue = new PasswordQueue()
const derive = (algorithm: 'argon2id', parameters: Argon2Parameters) =>
  queue.run(() => deriveNow(algorithm, parameters))

/** @throws PasswordQueueFull, as do the other two */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive('argon2id', {
    message: composed(password),
    nonce: salt,
    parallelism: LANES,
    tagLength: HASH_BYTES,
    memory: MEMORY_KIB,
    passes: PASSES,
  })
  return stored(salt, hash)
}

/** Accepts hashes with any parameters, so that the defaults can be raised later. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = STORED.exec(phc) ?? []
  if (!salt || !hash) throw new Error('a stored password hash is not in the PHC format of argon2id')
  const expected = Buffer.from(hash, 'base64')
  const actual = await derive('argon2id', {
    message: composed(password),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: Number(parallelism),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
  })
  return timingSafeEqual(actual, expected)
}

/** Takes as long as a verification, so that timing does not reveal which accounts exist. */
export async function verifyNothing(password: string): Promise<false> {
  await verifyPassword(password, DECOY)
  return false
}

/** A random hash that matches no password. */
const DECOY = stored(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))

function stored(salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`
}

/**
 * Unicode NFC. Overlong input is not normalized, because many accents on one letter take quadratic time: a
 * minute for a maximum body.
 */
function composed(password: string): string {
  return password.length > MAX_LENGTH ? password : password.normalize('NFC')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/={1,2}$/, '')
}

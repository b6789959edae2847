import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PasswordQueue } from '../fairness/password-queue.ts'

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const HASH_BYTES = 32
const SALT_BYTES = 16
/** In UTF-16 units: no API takes a longer password for an account. */
const LONGEST = 256

/** As the PHC string format has it: $argon2id$v=19$m=19456,t=2,p=1$salt$hash, base64 without padding. */
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const deriveNow = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)
/** The processor is this process's own, so there is one queue for it. */
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

/** Verifies against a hash made with any parameters, so that these may be raised later. */
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

/** Spends the time of a verification where there is no account, so that timing names no users. */
export async function verifyNothing(password: string): Promise<false> {
  await verifyPassword(password, DECOY)
  return false
}

/** Of no password: the hash is made up. So it is there from the first call on, which takes no longer. */
const DECOY = stored(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))

function stored(salt: Buffer, hash: Buffer): string {
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(hash)}`
}

/**
 * The same letters in one way. What is too long to be anybody's password stays as it is: composing many
 * accents on one letter takes the square of their number, a minute for what fits into a body.
 */
function composed(password: string): string {
  return password.length > LONGEST ? password : password.normalize('NFC')
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/={1,2}$/, '')
}

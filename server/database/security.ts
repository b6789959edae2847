import { readFileSync } from 'node:fs'
import type { ConnectionOptions } from 'node:tls'
import type { Tls } from './server-address.ts'
import { DatabaseSetupError } from './setup-error.ts'

const read = new Map<string, ConnectionOptions>()

/** The TLS options of an address. Its files are read once for each process. */
export function readSecurity(tls: Tls): ConnectionOptions {
  const key = JSON.stringify(tls)
  const known = read.get(key) ?? optionsFrom(tls)
  read.set(key, known)
  return known
}

function optionsFrom({ mode, rootCertificate, certificate, key, passphrase }: Tls): ConnectionOptions {
  const isVerified = mode === 'verify-ca' || mode === 'verify-full'
  return {
    rejectUnauthorized: isVerified,
    // `verify-ca` verifies the chain but not the host name.
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    ...(rootCertificate && isVerified ? { ca: fileOf('sslrootcert', rootCertificate) } : {}),
    ...(certificate ? { cert: fileOf('sslcert', certificate) } : {}),
    ...(key ? { key: fileOf('sslkey', key) } : {}),
    ...(passphrase ? { passphrase } : {}),
  }
}

function fileOf(parameter: string, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new DatabaseSetupError(
      `The database's address names a file that cannot be read (${code}): ${parameter}=${path}.`,
    )
  }
}

/** A service that answers a chat completion with exact bytes and pauses. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { after } from 'node:test'

/** The part of its request that tests check. */
export type Asked = { model: string; max_tokens: number; messages: { role: string; content: string }[] }

/** @param call the number of this call, from 1 */
export type RawAnswer = (response: ServerResponse, call: number, asked: Asked) => void

export type RawModel = {
  baseUrl: string
  /** The number of calls since the last `serve`. */
  calls: () => number
  serve: (answer: RawAnswer) => void
}

/** @param isSecure whether it is served over TLS, with an untrusted certificate */
export async function startRawModel({ isSecure = false } = {}): Promise<RawModel> {
  let calls = 0
  let answer: RawAnswer = (response) => response.writeHead(404).end()
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    // The caller may disconnect before the end of its request.
    const asked = (await json(request).catch(() => undefined)) as Asked | undefined
    if (asked) answer(response, ++calls, asked)
  }
  const server = isSecure ? createSecureServer(untrusted(), listen) : createServer(listen)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}/v1`,
    calls: () => calls,
    serve: (next) => {
      calls = 0
      answer = next
    },
  }
}

/** One event of a completion's stream with this text. */
export function delta(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`
}

/** The event with the finish reason. */
export function finish(reason: string): string {
  return `data: ${JSON.stringify({
    choices: [{ index: 0, delta: {}, finish_reason: reason }],
    usage: { prompt_tokens: 7, completion_tokens: 3 },
  })}\n\n`
}

export const STOP = finish('stop')
export const DONE = 'data: [DONE]\n\n'

export function begin(response: ServerResponse): ServerResponse {
  return response.writeHead(200, { 'content-type': 'text/event-stream' })
}

/** A key, and a minimal self-signed X.509 version 3 certificate for no name (RFC 5280). */
function untrusted() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)
  const time = (text: string) => der(0x17, Buffer.from(text))
  const ed25519 = sequence(der(0x06, Buffer.from([0x2b, 0x65, 0x70])))
  const nobody = sequence()
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ed25519,
    nobody,
    sequence(time('200101000000Z'), time('491231000000Z')),
    nobody,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign(null, signed, privateKey))
  const certificate = sequence(signed, ed25519, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  }
}

/** One value in ASN.1's distinguished encoding (DER); none here is longer than 255 bytes. */
function der(tag: number, ...parts: Uint8Array[]): Buffer<ArrayBuffer> {
  const body = Buffer.concat(parts)
  const length = body.length < 0x80 ? [body.length] : [0x81, body.length]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}

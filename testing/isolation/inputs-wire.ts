/** Malformed bytes on the wire, and the expected answers. */
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'

export type WireInput = {
  name: string
  bytes: string | Buffer
  /** The permitted statuses, in order; none if the connection is closed without an answer. */
  may: readonly (readonly number[])[]
}

export type Received = { statuses: number[]; text: string; isInTime: boolean }

const MAX_MS = 5000
/** After the last byte: an idle kept-alive connection is no hang. */
const QUIET_MS = 400

/** Sends all bytes, and reads until the other end closes, or is quiet after an answer. */
export function send(port: number, bytes: string | Buffer): Promise<Received> {
  const { promise, resolve } = Promise.withResolvers<Received>()
  const socket = connect(port, '127.0.0.1')
  let text = ''
  let quiet: NodeJS.Timeout | undefined
  const end = (isInTime: boolean) => {
    clearTimeout(quiet)
    clearTimeout(limit)
    socket.destroy()
    const statuses = [...text.matchAll(/(?:^|\n|\})HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
    resolve({ statuses, text, isInTime })
  }
  const limit = setTimeout(end, MAX_MS, false)
  socket.on('data', (data) => {
    text += data.toString('latin1')
    clearTimeout(quiet)
    quiet = setTimeout(end, QUIET_MS, true)
  })
  socket.on('error', () => {})
  socket.on('close', () => end(true))
  socket.write(bytes)
  return promise
}

const OK = [200] as const
const BAD = [400] as const
const REFUSED = [400, 404, 405, 408, 411, 413, 414, 415, 417, 422, 431, 501, 505] as const
const ANY = [...OK, 204, ...REFUSED] as const

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`
const get = (...headers: string[]) => lines('GET /health HTTP/1.1', 'Host: a', ...headers)
/** A second request in the body: an answer to it proves request smuggling. */
const SMUGGLED = lines('GET /openapi.json HTTP/1.1', 'Host: a')
const register = (headers: string[], body = '') =>
  `${lines('POST /auth/register HTTP/1.1', 'Host: a', 'Content-Type: application/json', ...headers)}${body}`
const BODY = '{"username":"ab","password":""}'

const requestLines: WireInput[] = [
  ['HTTP/0.9', 'GET /health\r\n\r\n', [ANY]],
  ['HTTP/1.0', lines('GET /health HTTP/1.0'), [OK]],
  ['HTTP/1.2', lines('GET /health HTTP/1.2', 'Host: a'), [ANY]],
  ['HTTP/2.0', lines('GET /health HTTP/2.0', 'Host: a'), [ANY]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [BAD]],
  ['another protocol', lines('GET /health RTSP/1.0', 'Host: a'), [ANY]],
  ['a hello of TLS', Buffer.from([0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3]), [BAD]],
  ['a method in small letters', lines('get /health HTTP/1.1', 'Host: a'), [BAD]],
  ['a method that nobody knows', lines('BREW /health HTTP/1.1', 'Host: a'), [REFUSED]],
  ['a very long method', lines(`${'A'.repeat(9000)} /health HTTP/1.1`, 'Host: a'), [REFUSED]],
  ['TRACE', lines('TRACE /health HTTP/1.1', 'Host: a', 'Cookie: a=secret'), [REFUSED]],
  ['CONNECT', lines('CONNECT example.com:443 HTTP/1.1', 'Host: a'), []],
  ['PROPFIND', lines('PROPFIND /health HTTP/1.1', 'Host: a'), [REFUSED]],
  ['OPTIONS of everything', lines('OPTIONS * HTTP/1.1', 'Host: a'), [ANY]],
  ['an absolute target', lines('GET http://example.com/health HTTP/1.1', 'Host: a'), [ANY]],
  ['a target of another scheme', lines('GET file:///etc/passwd HTTP/1.1', 'Host: a'), [REFUSED]],
  ['a target with a fragment', lines('GET /health#a HTTP/1.1', 'Host: a'), [ANY]],
  ['two spaces', lines('GET  /health HTTP/1.1', 'Host: a'), [ANY]],
  ['a space in the target', lines('GET /hea lth HTTP/1.1', 'Host: a'), [BAD]],
  ['a tab in the target', lines('GET /hea\tlth HTTP/1.1', 'Host: a'), [REFUSED]],
  ['bytes in the target', Buffer.from(lines('GET /\u00ff\u00fe HTTP/1.1', 'Host: a'), 'latin1'), [REFUSED]],
  ['U+0000 in the target', lines('GET /\u0000 HTTP/1.1', 'Host: a'), [BAD]],
  ['a very long target', lines(`GET /${'a'.repeat(100_000)} HTTP/1.1`, 'Host: a'), [REFUSED]],
  ['many slashes', lines(`GET ${'/'.repeat(4000)} HTTP/1.1`, 'Host: a'), [ANY]],
  ['way up', lines('GET /../../etc/passwd HTTP/1.1', 'Host: a'), [REFUSED]],
  [
    'way up in the documentation',
    lines('GET /assets/..%2f..%2f..%2fpackage.json HTTP/1.1', 'Host: a'),
    [REFUSED],
  ],
  ['way up, plainly', lines('GET /assets/../../../package.json HTTP/1.1', 'Host: a'), [REFUSED]],
  ['way up, with backslashes', lines('GET /assets/..\\..\\package.json HTTP/1.1', 'Host: a'), [REFUSED]],
  ['another host behind slashes', lines('GET //example.com/health HTTP/1.1', 'Host: a'), [REFUSED]],
  ['line feeds alone', 'GET /health HTTP/1.1\nHost: a\n\n', [ANY]],
  ['carriage returns alone', 'GET /health HTTP/1.1\rHost: a\r\r', [BAD]],
].map(([name, bytes, may]) => ({ name, bytes, may }) as WireInput)

const headers: WireInput[] = [
  ['no Host', lines('GET /health HTTP/1.1'), [BAD]],
  ['two Hosts', get('Host: b'), [ANY]],
  ['an empty Host', lines('GET /health HTTP/1.1', 'Host:'), [ANY]],
  ['a Host that is none', lines('GET /health HTTP/1.1', 'Host: [::1'), [ANY]],
  ['a Host with a user and a path', lines('GET /health HTTP/1.1', 'Host: u:p@a/b?c'), [ANY]],
  ['a header without a name', get(': a'), [BAD]],
  ['a header without a colon', get('nonsense'), [BAD]],
  ['a space before the colon', get('X-A : b'), [BAD]],
  ['a space before the name', get(' X-A: b'), [ANY]],
  ['a folded header', get('X-A: b', ' c', '\td'), [ANY]],
  ['U+0000 in a header', get('X-A: a\u0000b'), [BAD]],
  ['a control character in a header', get('X-A: a\u0007b'), [ANY]],
  [
    'bytes in a header',
    Buffer.from(get('X-A: \u00ff\u00e9', 'Authorization: Bearer \u00ff'), 'latin1'),
    [OK],
  ],
  ['a name of other letters', get('X-Ä: a'), [BAD]],
  ['8 KB in a header', get(`X-A: ${'a'.repeat(8192)}`), [OK]],
  ['more than a server takes', get(`X-A: ${'a'.repeat(70_000)}`), [REFUSED]],
  ['very many headers', get(...Array.from({ length: 1500 }, (_, at) => `X-${at}: a`)), [ANY]],
  ['no end of headers', `GET /health HTTP/1.1\r\nHost: a\r\n${'X-A: b\r\n'.repeat(20_000)}`, [REFUSED]],
  [
    'Expect: 100-continue',
    register(['Expect: 100-continue', `Content-Length: ${BODY.length}`], BODY),
    [[100], REFUSED],
  ],
  ['Expect of something else', get('Expect: a miracle'), [REFUSED]],
  [
    'an upgrade to HTTP/2',
    get('Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AA'),
    [OK],
  ],
  [
    'an upgrade to a web socket',
    get('Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'),
    [OK],
  ],
  ['a Connection that names what it needs', get('Connection: host, close'), [ANY]],
].map(([name, bytes, may]) => ({ name, bytes, may }) as WireInput)

const chunked = 'Transfer-Encoding: chunked'
const length = (bytes: number | string) => `Content-Length: ${bytes}`
const framing: WireInput[] = [
  ['two lengths that differ', register([length(5), length(50)], SMUGGLED), [BAD]],
  ['two lengths that are one', register([length(2), length(2)], '{}'), [REFUSED]],
  ['a list of lengths', register([length('2, 50')], `{}${SMUGGLED}`), [BAD]],
  ['a negative length', register([length(-1)], SMUGGLED), [BAD]],
  ['a length with a sign', register([length('+2')], `{}${SMUGGLED}`), [BAD]],
  ['a length in hexadecimal', register([length('0x2')], `{}${SMUGGLED}`), [BAD]],
  ['a length beyond numbers', register([length('99999999999999999999')], '{}'), [REFUSED]],
  ['an empty length', register([length('')], SMUGGLED), [BAD]],
  ['a length and chunks', register([length(4), chunked], `0\r\n\r\n${SMUGGLED}`), [BAD]],
  ['chunks and a length', register([chunked, length(4)], `0\r\n\r\n${SMUGGLED}`), [BAD]],
  ['chunks, written oddly', register(['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`), [BAD]],
  ['chunks twice', register([chunked, 'Transfer-Encoding: identity'], `0\r\n\r\n${SMUGGLED}`), [BAD]],
  ['chunks, then compressed', register(['Transfer-Encoding: chunked, gzip'], `0\r\n\r\n${SMUGGLED}`), [BAD]],
  [
    'chunks with a space before the colon',
    register(['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`),
    [BAD],
  ],
  [
    'chunks in HTTP/1.0',
    `${lines('POST /auth/register HTTP/1.0', chunked, length(2))}0\r\n\r\n${SMUGGLED}`,
    [REFUSED],
  ],
  ['a chunk without a size', register([chunked], `\r\n{}\r\n0\r\n\r\n${SMUGGLED}`), [BAD]],
  ['a chunk of a size in other digits', register([chunked], '２\r\n{}\r\n0\r\n\r\n'), [BAD]],
  ['a chunk of a negative size', register([chunked], `-1\r\n\r\n${SMUGGLED}`), [BAD]],
  ['a chunk beyond numbers', register([chunked], 'ffffffffffffffffff\r\n{}'), [BAD]],
  ['a chunk that is longer than it says', register([chunked], '1\r\n{}\r\n0\r\n\r\n'), [BAD]],
  [
    'very long chunk extensions',
    register([chunked], `2;${'a=b;'.repeat(10_000)}\r\n{}\r\n0\r\n\r\n`),
    [REFUSED],
  ],
  ['line feeds between chunks', register([chunked], `2\n{}\n0\n\n${SMUGGLED}`), [BAD]],
  ['trailers', register([chunked], '2\r\n{}\r\n0\r\nAuthorization: Bearer a\r\n\r\n'), [REFUSED]],
  ['a bomb of gzip', gzipped(), [REFUSED]],
  ['a body with a GET', `${get(length(SMUGGLED.length))}${SMUGGLED}`, [OK]],
  ['two requests at once', get() + get(), [OK, OK]],
  ['a request behind nonsense', `${get()}nonsense\r\n\r\n`, [ANY]],
].map(([name, bytes, may]) => ({ name, bytes, may }) as WireInput)

/** A hundred megabytes in a hundred kilobytes. */
function gzipped(): Buffer {
  const body = gzipSync(Buffer.alloc(100 * 1024 * 1024, '{"a":'))
  return Buffer.concat([Buffer.from(register(['Content-Encoding: gzip', length(body.length)])), body])
}

const multipart = (type: string, body: string): string =>
  `${lines('POST /auth/register HTTP/1.1', 'Host: a', `Content-Type: ${type}`, length(Buffer.byteLength(body)))}${body}`
const part = (boundary: string, header: string) =>
  `--${boundary}\r\nContent-Disposition: ${header}\r\n\r\na\r\n`

/** No API accepts any: their content is never parsed. */
const parts: WireInput[] = [
  ['parts without a boundary', multipart('multipart/form-data', part('', 'form-data; name="a"')), [[415]]],
  ['an empty boundary', multipart('multipart/form-data; boundary=', '--\r\n'), [[415]]],
  [
    'a boundary of 1 KB',
    multipart(`multipart/form-data; boundary=${'b'.repeat(1024)}`, `--${'b'.repeat(1024)}--`),
    [[415]],
  ],
  [
    '1,000 parts',
    multipart('multipart/form-data; boundary=b', part('b', 'form-data; name="a"').repeat(1000)),
    [[415]],
  ],
  [
    'a file name on its way up',
    multipart(
      'multipart/form-data; boundary=b',
      part('b', 'form-data; name="a"; filename="../../etc/passwd"'),
    ),
    [[415]],
  ],
  [
    'a part in another encoding',
    multipart(
      'multipart/form-data; boundary=b',
      part('b', 'form-data; name="a"\r\nContent-Transfer-Encoding: base65'),
    ),
    [[415]],
  ],
  ['a part without an end', multipart('multipart/mixed; boundary=b', '--b\r\n'), [[415]]],
].map(([name, bytes, may]) => ({ name, bytes, may }) as WireInput)

export const WIRE_INPUTS: readonly WireInput[] = [...requestLines, ...headers, ...framing, ...parts]

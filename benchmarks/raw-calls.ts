/**
 * HTTP calls over bare kept-alive sockets, one at a time on each. A client library would compete with the
 * measured program for the same cores. Parses only the status and the end of an answer.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** The result of a call; `status` is 0 if the connection was lost before the answer. */
export type Answered = { status: number; milliseconds: number }

const HEAD_END = '\r\n\r\n'
const CONTENT_LENGTH = /\r\ncontent-length: (\d+)/i
const CLOSES = /\r\nconnection: close/i

class Line {
  readonly #socket: Socket
  #unread: Buffer = Buffer.alloc(0)
  #startedAt = 0
  #onAnswer: ((answered: Answered) => void) | undefined

  constructor({ hostname, port }: URL, onGone: () => void) {
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.#socket.on('data', (chunk) => this.#read(chunk))
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      onGone()
      this.#answer(0)
    })
  }

  async opened(): Promise<void> {
    await once(this.#socket, 'connect')
  }

  call(request: Buffer, onAnswer: (answered: Answered) => void): void {
    this.#startedAt = performance.now()
    this.#onAnswer = onAnswer
    this.#socket.write(request)
  }

  end(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk])
    const headEnd = this.#unread.indexOf(HEAD_END)
    if (headEnd < 0) return
    const head = this.#unread.toString('latin1', 0, headEnd)
    const [, length = '0'] = CONTENT_LENGTH.exec(head) ?? []
    if (this.#unread.length < headEnd + HEAD_END.length + Number(length)) return
    this.#unread = Buffer.alloc(0)
    if (CLOSES.test(head)) this.#socket.destroy()
    this.#answer(Number(head.slice(9, 12)))
  }

  #answer(status: number): void {
    const onAnswer = this.#onAnswer
    this.#onAnswer = undefined
    onAnswer?.({ status, milliseconds: performance.now() - this.#startedAt })
  }
}

export class RawCalls {
  readonly #address: URL
  readonly #most: number
  readonly #all = new Set<Line>()
  readonly #idle: Line[] = []
  /** Calls without an answer yet. */
  underWay = 0

  /** @param most connections at the same time */
  constructor(address: string, most: number) {
    this.#address = new URL(address)
    this.#most = most
  }

  /** Opens this many connections in advance. */
  async open(count: number): Promise<void> {
    for (let opened = 0; opened < count; opened++) {
      const line = this.#open()
      await line.opened()
      this.#idle.push(line)
    }
  }

  /** @returns whether a connection was available */
  call(request: Buffer, onAnswer: (answered: Answered) => void): boolean {
    const line = this.#idle.pop() ?? (this.#all.size < this.#most ? this.#open() : undefined)
    if (!line) return false
    this.underWay++
    line.call(request, (answered) => {
      this.underWay--
      if (this.#all.has(line)) this.#idle.push(line)
      onAnswer(answered)
    })
    return true
  }

  end(): void {
    for (const line of this.#all) line.end()
  }

  #open(): Line {
    const line: Line = new Line(this.#address, () => {
      this.#all.delete(line)
      const index = this.#idle.indexOf(line)
      if (index >= 0) this.#idle.splice(index, 1)
    })
    this.#all.add(line)
    return line
  }
}

/** The bytes of a `POST` with a JSON body. */
export function rawPost(address: string, path: string, token: string, body: object): Buffer {
  const text = JSON.stringify(body)
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(address).host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}${HEAD_END}${text}`)
}

/** A client that calls a server from its own loopback address. */
import { Agent, request } from 'node:http'

export const MAX_CALLS_AT_ONCE = 32

export type Answer = { status: number; json: Record<string, string> }

export class Client {
  readonly #agent: Agent
  readonly #server: URL

  /** @param number of its address, below 200,000 */
  constructor(server: string, number: number) {
    this.#server = new URL(server)
    const localAddress = `127.${1 + (number >> 14)}.${(number >> 7) & 127}.${1 + (number & 127)}`
    this.#agent = new Agent({ keepAlive: true, maxSockets: MAX_CALLS_AT_ONCE, localAddress })
  }

  post(path: string, body: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'application/x-www-form-urlencoded' : 'application/json'
    return this.#send('POST', path, { 'content-type': type, ...headers }, text)
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path, {})
  }

  end(): void {
    this.#agent.destroy()
  }

  #send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#server
      const sent = request({ hostname, port, path, method, headers, agent: this.#agent }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('error', reject).on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json')
          resolve({ status: response.statusCode ?? 0, json: isJson ? JSON.parse(text) : {} })
        })
      })
      sent.on('error', reject).end(body)
    })
  }
}

export async function openSession(client: Client, chatbot_id: string): Promise<string> {
  const { status, json } = await client.post('/api/chat/widget/session', { chatbot_id })
  if (!json.session_id) throw new Error(`no session: ${status}`)
  return json.session_id
}

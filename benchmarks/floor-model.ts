/** The floor's model call: decodes the whole stream, without any checks. */
import { Agent } from 'undici'
import type { FloorTurn } from './floor-transactions.ts'

const agent = new Agent()
const { origin, pathname } = new URL(`${process.env.OPENAI_BASE_URL}/chat/completions`)
const HEADERS = { 'content-type': 'application/json', accept: 'text/event-stream' }

export type FloorReply = { text: string; inputTokens: number; outputTokens: number }

/** @param onText called with the text of each network read */
export async function completion(
  turn: FloorTurn,
  text: string,
  onText: (text: string) => void,
): Promise<FloorReply> {
  const { body } = await agent.request({
    origin,
    path: pathname,
    method: 'POST',
    headers: HEADERS,
    body: requestBody(turn, text),
  })
  const reply: FloorReply = { text: '', inputTokens: 0, outputTokens: 0 }
  const decoder = new TextDecoder()
  let unread = ''
  for await (const bytes of body) {
    const events = (unread + decoder.decode(bytes, { stream: true })).split('\n\n')
    unread = events.pop() ?? ''
    const delta = events.map((event) => take(event, reply)).join('')
    if (delta === '') continue
    reply.text += delta
    onText(delta)
  }
  return { ...reply, text: reply.text.trim() }
}

function requestBody({ chatbot, history }: FloorTurn, text: string): string {
  const system = `You are ${chatbot.name}. ${chatbot.description}\n\n${chatbot.instructions}\n\n${chatbot.facts}`
  return JSON.stringify({
    model: 'gpt-4o-mini',
    messages: [{ role: 'system', content: system }, ...history, { role: 'user', content: text }],
    temperature: chatbot.configuration.temperature,
    max_tokens: 500,
    stream: true,
    stream_options: { include_usage: true },
  })
}

/** @returns the text of an event `data: {…}`; its usage goes into the reply */
function take(event: string, reply: FloorReply): string {
  const data = event.slice('data: '.length)
  if (data === '[DONE]') return ''
  const { choices, usage } = JSON.parse(data)
  if (usage) {
    reply.inputTokens = usage.prompt_tokens
    reply.outputTokens = usage.completion_tokens
  }
  return choices[0]?.delta.content ?? ''
}

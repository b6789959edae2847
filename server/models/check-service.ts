/** Tests a provider's key, and explains a failure to the person who has entered it. */
import { PrivateAddress } from '../outbound/public-agent.ts'
import type { Model } from './model.ts'
import { ModelFailure } from './model-failure.ts'
import { modelAtProvider } from './model-name.ts'

export const MAX_CHECK_MS = 15_000

export type Checked =
  | { ok: true; model: string; reply: string; first_token_ms: number }
  | { ok: false; code: CheckFailure; message: string }

export type CheckFailure =
  | 'key_refused'
  | 'key_unreadable'
  | 'model_unknown'
  | 'quota'
  | 'unreachable'
  | 'address_private'
  | 'timeout'
  | 'provider_failed'

const GREETING = 'Say hello in one word.'
const MAX_TOKENS = 16

export async function checkService(model: Model): Promise<Checked> {
  const signal = AbortSignal.timeout(MAX_CHECK_MS)
  const startedAt = performance.now()
  let firstMs: number | undefined
  let reply = ''
  try {
    for await (const event of model.stream(request(), signal)) {
      if (event.type !== 'text') continue
      firstMs ??= performance.now() - startedAt
      reply += event.text
    }
  } catch (error) {
    // An empty reply means that reasoning used all tokens: the service and the key work.
    const isEmptyReply = error instanceof ModelFailure && error.code === 'model_empty'
    if (!isEmptyReply) return refused(codeOf(error, signal), modelAtProvider(model.name))
  }
  const milliseconds = Math.round(firstMs ?? performance.now() - startedAt)
  return { ok: true, model: modelAtProvider(model.name), reply: reply.trim(), first_token_ms: milliseconds }
}

function request() {
  return {
    messages: [{ role: 'user' as const, content: GREETING }],
    temperature: 0,
    maxTokens: MAX_TOKENS,
    grounds: { name: '', knowledge: [], suggestedQuestions: [] },
  }
}

/** @throws anything that is not a ModelFailure */
function codeOf(error: unknown, signal: AbortSignal): CheckFailure {
  if (signal.aborted) return 'timeout'
  if (!(error instanceof ModelFailure)) throw error
  const { code, status, cause } = error
  if (cause instanceof PrivateAddress) return 'address_private'
  if (code === 'model_rate_limited' || status === 402) return 'quota'
  if (code === 'model_refused') return status === 401 || status === 403 ? 'key_refused' : 'model_unknown'
  if (code === 'model_unreachable') return 'unreachable'
  if (code === 'model_timeout') return 'timeout'
  return 'provider_failed'
}

export function refused(code: CheckFailure, model: string): Checked {
  return { ok: false, code, message: MESSAGES[code](model) }
}

const MESSAGES: Record<CheckFailure, (model: string) => string> = {
  key_refused: () =>
    'The provider refuses this key. Copy it once more from the provider’s page: whole, and not revoked.',
  key_unreadable: () =>
    'The stored key cannot be read any more, since the server’s secret has changed. Enter it again.',
  model_unknown: (model) =>
    `The provider does not serve the model “${model}” to this key. Choose another model, or check its name.`,
  quota: () =>
    'The key is right, but its quota or credit is used up, or it was asked too much at once. ' +
    'Look at your plan and billing at the provider.',
  unreachable: () => 'The provider cannot be reached from this server. Check the address and the network.',
  address_private: () =>
    'This address is private, and the operator has not allowed it. Use a public address, or have ' +
    'PROVIDER_ALLOWED_HOSTS name its host.',
  timeout: () => `There was no answer within ${MAX_CHECK_MS / 1000} seconds. Try again, or another model.`,
  provider_failed: () =>
    'What answers there failed, or is no OpenAI-compatible service. ' +
    'Try again in a minute; if it stays so, check the address.',
}

import Type from 'typebox'
import type { OwnKey } from '../../chatbots/provider-keys.ts'
import type { User } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleTime, Gone, Timestamp } from '../../http/schemas.ts'
import { isAdministrator } from '../../identity/users.ts'
import { checkService, MAX_CHECK_MS, refused } from '../../models/check-service.ts'
import { PROVIDERS, type ProviderName } from '../../models/model-name.ts'
import { type Service, STANDARD } from '../../models/services.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const Params = Type.Object({ provider: Type.String({ examples: ['openai'] }) })
/** Printable ASCII, as a header allows; surrounding white space from copying is trimmed. */
const ApiKey = Type.String({
  maxLength: 500,
  pattern: '^\\s*[\\x21-\\x7e]+\\s*$',
  description: 'Default: your stored key',
})
const ModelName = Type.String({
  maxLength: 200,
  pattern: '^[^\\s,]+$',
  description: 'The provider’s name for the model',
})
const isAddress = (text: string) => {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return false
  return url.username === '' && url.password === '' && url.search === '' && url.hash === ''
}
const BaseUrl = Type.String({
  maxLength: 500,
  description: 'The address without /chat/completions; administrators only',
})

const Own = Type.Object({
  hint: Type.String({ description: 'The last characters of the key' }),
  base_url: Type.Union([Type.String(), Type.Null()]),
  default_model: Type.String(),
  checked_at: Type.Union([Timestamp, Type.Null()]),
})
const Provider = Type.Object(
  {
    provider: Type.Enum([...PROVIDERS]),
    of_server: Type.Boolean({ description: 'Whether the operator has configured this provider' }),
    own: Type.Union([Own, Type.Null()]),
    default_model: Type.String({ description: 'The model used when none is chosen' }),
  },
  {
    examples: [
      {
        provider: 'openai',
        of_server: false,
        own: { hint: '…f3Qa', base_url: null, default_model: 'gpt-4o-mini', checked_at: exampleTime },
        default_model: 'gpt-4o-mini',
      },
    ],
  },
)

const Test = Type.Object(
  {
    api_key: Type.Optional(ApiKey),
    base_url: Type.Optional(Type.Union([BaseUrl, Type.Null()])),
    model: Type.Optional(ModelName),
  },
  { examples: [{ model: 'gpt-4o-mini' }] },
)
const Tested = Type.Union([
  Type.Object({
    ok: Type.Literal(true),
    model: Type.String(),
    reply: Type.String(),
    first_token_ms: Type.Integer(),
  }),
  Type.Object({
    ok: Type.Literal(false),
    code: Type.String(),
    message: Type.String({ description: 'What to do' }),
  }),
])
const Save = Type.Object(
  {
    api_key: Type.Optional(ApiKey),
    default_model: Type.Optional(ModelName),
    base_url: Type.Optional(Type.Union([BaseUrl, Type.Null()])),
  },
  {
    examples: [{ default_model: 'gpt-4o-mini' }],
  },
)
const Names = Type.Object({ models: Type.Array(Type.String()) }, { examples: [{ models: ['gpt-4o-mini'] }] })

export function providerRoutes(app: App, api: ConsoleApi): void {
  const { callers, limits, models, providerKeys } = api
  const onRequest = requireUser(callers)

  const present = (provider: ProviderName, own: OwnKey | undefined) => ({
    provider,
    of_server: models.serviceOf(provider) !== undefined,
    own: own ? presentOwn(own) : null,
    default_model: own?.defaultModel ?? models.defaultModelOf(provider),
  })

  app.get(
    '/api/console/providers',
    {
      onRequest,
      schema: {
        operationId: 'consoleListProviders',
        summary: 'List the model providers and your keys for them',
        tags,
        security: bearer,
        response: { 200: Type.Array(Provider), ...errors(401) },
      },
    },
    async (request) => {
      const own = await providerKeys.list(userOf(request))
      return PROVIDERS.map((name) =>
        present(
          name,
          own.find(({ provider }) => provider === name),
        ),
      )
    },
  )

  app.post(
    '/api/console/providers/:provider/test',
    {
      onRequest,
      config: { idempotency: { none: 'repeating a test is harmless' } },
      schema: {
        operationId: 'consoleTestProvider',
        summary: 'Test a provider with a short call, using the given key or your stored one',
        tags,
        security: bearer,
        params: Params,
        body: Test,
        response: { 200: Tested, ...bodyErrors(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const provider = providerIn(request.params.provider)
      const { api_key: apiKey, base_url: baseUrl, model } = request.body
      await checkAddress(api, user, baseUrl)
      await takeOrRefuse(reply, limits, { providerCallsOfUser: user.userId })
      const stored = apiKey === undefined ? await providerKeys.find(user, provider) : undefined
      const own = typeof stored === 'object' ? stored : undefined
      const wanted = model ?? own?.defaultModel ?? models.defaultModelOf(provider)
      if (stored === 'unreadable') return refused('key_unreadable', wanted)
      const service: Service = {
        provider,
        apiKey: apiKey?.trim() ?? own?.apiKey,
        baseUrl: baseUrl ?? own?.baseUrl ?? (await standardAddress(api, user, provider)),
        isOwned: true,
      }
      if (service.apiKey === undefined && provider !== 'ollama') throw missingKey()
      const checked = await checkService(models.at(service, wanted, MAX_CHECK_MS))
      if (checked.ok && own) await providerKeys.noteAnswered(user, provider, own.revision)
      return checked
    },
  )

  app.put(
    '/api/console/providers/:provider',
    {
      onRequest,
      schema: {
        operationId: 'consoleSaveProvider',
        summary: 'Save your own key for a provider; it is encrypted and never shown again',
        tags,
        security: bearer,
        params: Params,
        body: Save,
        response: { 200: Provider, ...bodyErrors(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const user = userOf(request)
      const provider = providerIn(request.params.provider)
      const { api_key: apiKey, base_url: baseUrl, default_model: defaultModel } = request.body
      await checkAddress(api, user, baseUrl)
      if (apiKey === undefined) {
        const changed = await providerKeys.change(user, provider, { baseUrl, defaultModel })
        if (changed) return present(provider, changed)
        if (provider !== 'ollama') throw missingKey()
      }
      if (!baseUrl) await standardAddress(api, user, provider)
      const own = await providerKeys.save(user, {
        provider,
        apiKey: apiKey?.trim() ?? '',
        baseUrl: baseUrl ?? null,
        defaultModel: defaultModel ?? STANDARD[provider].defaultModel,
      })
      return present(provider, own)
    },
  )

  app.delete(
    '/api/console/providers/:provider',
    {
      onRequest,
      schema: {
        operationId: 'consoleRemoveProvider',
        summary: 'Delete your key, effective from the next turn',
        tags,
        security: bearer,
        params: Params,
        response: { 204: Gone('The key is deleted'), ...errors(401, 404) },
      },
    },
    async (request, reply) => {
      await providerKeys.remove(userOf(request), providerIn(request.params.provider))
      reply.code(204)
      return null
    },
  )

  app.get(
    '/api/console/providers/:provider/models',
    {
      onRequest,
      schema: {
        operationId: 'consoleListModels',
        summary: 'List a provider’s models',
        description:
          'Uses your key, or else the server’s. Empty if the provider cannot be reached or refuses.',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Names, ...errors(401, 404) },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const provider = providerIn(request.params.provider)
      await takeOrRefuse(reply, limits, { providerCallsOfUser: user.userId })
      const own = await providerKeys.find(user, provider)
      const service = typeof own === 'object' ? own : models.serviceOf(provider)
      const signal = AbortSignal.timeout(MAX_CHECK_MS)
      return { models: service ? await models.listAt(service, signal) : [] }
    },
  )
}

/** @throws Problem 404 */
function providerIn(name: string): ProviderName {
  const provider = PROVIDERS.find((each) => each === name)
  if (!provider) throw new Problem('not_found')
  return provider
}

function missingKey(): Problem {
  const errors = [{ path: 'api_key', message: 'must be the key that the provider has given you' }]
  return new Problem('invalid_request', { errors })
}

/** @throws Problem 403 unless the user is an administrator; 422 for a refused address */
async function checkAddress(
  { connections, models }: ConsoleApi,
  user: User,
  baseUrl: string | null | undefined,
): Promise<void> {
  if (baseUrl === undefined || baseUrl === null) return
  if (!(await isAdministrator(connections, user))) throw new Problem('administrators_only')
  const message = refusalOf(models, baseUrl)
  if (message) throw new Problem('invalid_request', { errors: [{ path: 'base_url', message }] })
}

function refusalOf(models: ConsoleApi['models'], baseUrl: string): string | undefined {
  if (!isAddress(baseUrl)) return 'must be an http or https address'
  const isPrivate = models.isPrivate(new URL(baseUrl))
  return isPrivate ? 'must be a public address, or a host that PROVIDER_ALLOWED_HOSTS names' : undefined
}

/**
 * The provider's own address. Only administrators may use Ollama's, which is on the server's machine.
 * @throws Problem 403
 */
async function standardAddress({ connections }: ConsoleApi, user: User, provider: ProviderName) {
  if (provider === 'ollama' && !(await isAdministrator(connections, user))) {
    throw new Problem('administrators_only')
  }
  return STANDARD[provider].baseUrl
}

function presentOwn({ hint, baseUrl, defaultModel, checkedAt }: OwnKey) {
  return {
    hint,
    base_url: baseUrl,
    default_model: defaultModel,
    checked_at: checkedAt?.toISOString() ?? null,
  }
}

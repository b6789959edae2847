import Type from 'typebox'
import { AdministratorsOnly, type OwnKey } from '../../chatbots/provider-keys.ts'
import {
  AddressRefused,
  chooseService,
  KeyMissing,
  listProviderModels,
  saveProviderKey,
} from '../../chatbots/provider-service.ts'
import type { App } from '../../http/app.ts'
import { userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { exampleTime, Gone, Timestamp } from '../../http/schemas.ts'
import { checkService, MAX_CHECK_MS, refused } from '../../models/check-service.ts'
import { PROVIDERS, type ProviderName } from '../../models/model-name.ts'
import type { ConsoleApi } from './console-api.ts'

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
  listRoute(app, api)
  testRoute(app, api)
  saveRoute(app, api)
  removeRoute(app, api)
  modelsRoute(app, api)
}

function listRoute(app: App, { forUser, models, providerKeys }: ConsoleApi): void {
  app.get(
    '/api/console/providers',
    forUser({
      operationId: 'consoleListProviders',
      summary: 'List the model providers and your keys for them',
      response: { 200: Type.Array(Provider), ...errors(401) },
    }),
    async (request) => {
      const own = await providerKeys.list(userOf(request))
      const keyOf = (name: ProviderName) => own.find(({ provider }) => provider === name)
      return PROVIDERS.map((name) => present(models, name, keyOf(name)))
    },
  )
}

function testRoute(app: App, api: ConsoleApi): void {
  const { forUser, limits, models, providerKeys } = api
  app.post(
    '/api/console/providers/:provider/test',
    forUser({
      idempotency: { none: 'repeating a test is harmless' },
      operationId: 'consoleTestProvider',
      summary: 'Test a provider with a short call, using the given key or your stored one',
      params: Params,
      body: Test,
      response: { 200: Tested, ...bodyErrors(401, 403, 404, 422) },
    }),
    async (request, reply) => {
      const user = userOf(request)
      const provider = providerIn(request.params.provider)
      const { api_key: apiKey, base_url: baseUrl, model: wanted } = request.body
      const chosen = await chooseService(api, user, provider, { apiKey, baseUrl, model: wanted })
      const { service, model, revision } = chosen
      await takeOrRefuse(reply, limits, { providerCallsOfUser: user.userId })
      if (!service) return refused('key_unreadable', model)
      const checked = await checkService(models.at(service, model, MAX_CHECK_MS))
      if (checked.ok && revision) await providerKeys.noteAnswered(user, provider, revision)
      return checked
    },
  )
}

function saveRoute(app: App, api: ConsoleApi): void {
  app.put(
    '/api/console/providers/:provider',
    api.forUser({
      operationId: 'consoleSaveProvider',
      summary: 'Save your own key for a provider; it is encrypted and never shown again',
      params: Params,
      body: Save,
      response: { 200: Provider, ...bodyErrors(401, 403, 404, 422) },
    }),
    async (request) => {
      const provider = providerIn(request.params.provider)
      const { api_key: apiKey, base_url: baseUrl, default_model: defaultModel } = request.body
      const given = { apiKey, baseUrl, defaultModel }
      return present(api.models, provider, await saveProviderKey(api, userOf(request), provider, given))
    },
  )
}

function removeRoute(app: App, { forUser, providerKeys }: ConsoleApi): void {
  app.delete(
    '/api/console/providers/:provider',
    forUser({
      operationId: 'consoleRemoveProvider',
      summary: 'Delete your key, effective from the next turn',
      params: Params,
      response: { 204: Gone('The key is deleted'), ...errors(401, 404) },
    }),
    async (request, reply) => {
      await providerKeys.remove(userOf(request), providerIn(request.params.provider))
      reply.code(204)
      return null
    },
  )
}

function modelsRoute(app: App, api: ConsoleApi): void {
  app.get(
    '/api/console/providers/:provider/models',
    api.forUser({
      operationId: 'consoleListModels',
      summary: 'List a provider’s models',
      description: 'Uses your key, or else the server’s. Empty if the provider cannot be reached or refuses.',
      params: Params,
      response: { 200: Names, ...errors(401, 404) },
    }),
    async (request, reply) => {
      const user = userOf(request)
      const provider = providerIn(request.params.provider)
      await takeOrRefuse(reply, api.limits, { providerCallsOfUser: user.userId })
      const signal = AbortSignal.timeout(MAX_CHECK_MS)
      return { models: await listProviderModels(api, user, provider, signal) }
    },
  )
}

/** @throws Problem 404 */
function providerIn(name: string): ProviderName {
  const provider = PROVIDERS.find((each) => each === name)
  if (!provider) throw new Problem('not_found')
  return provider
}

/** The API's answer to a refusal of the domain. */
export function providerProblem(error: unknown): Problem | undefined {
  if (error instanceof AdministratorsOnly) return new Problem('administrators_only')
  if (error instanceof AddressRefused) return invalid('base_url', error.message)
  if (error instanceof KeyMissing)
    return invalid('api_key', 'must be the key that the provider has given you')
  return undefined
}

function invalid(path: string, message: string): Problem {
  return new Problem('invalid_request', { errors: [{ path, message }] })
}

function present(models: ConsoleApi['models'], provider: ProviderName, own: OwnKey | undefined) {
  return {
    provider,
    of_server: models.serviceOf(provider) !== undefined,
    own: own ? presentOwn(own) : null,
    default_model: own?.defaultModel ?? models.defaultModelOf(provider),
  }
}

function presentOwn({ hint, baseUrl, defaultModel, checkedAt }: OwnKey) {
  return {
    hint,
    base_url: baseUrl,
    default_model: defaultModel,
    checked_at: checkedAt?.toISOString() ?? null,
  }
}

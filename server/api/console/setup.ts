import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { guardGuess } from '../../http/limits/sign-in-guard.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import { findUser } from '../../identity/users.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const Text = Type.Union([Type.String(), Type.Null()])

const State = Type.Object(
  {
    is_open: Type.Boolean({ description: 'Whether this server can still be claimed' }),
    accounts: Type.Enum(['built-in', 'supabase'], { description: 'Where accounts are stored' }),
  },
  { examples: [{ is_open: true, accounts: 'built-in' }] },
)

const Claim = Type.Object(
  {
    code: Type.String({
      maxLength: 200,
      description: 'The setup code in the address that the server prints at startup',
    }),
  },
  { examples: [{ code: 'bG9uZyBhbmQgcmFuZG9tIHRl' }] },
)

const Me = Type.Object(
  { id: Type.String(), username: Text, email: Text, is_admin: Type.Boolean(), created_at: Timestamp },
  {
    examples: [
      { id: exampleId, username: null, email: 'ada@example.com', is_admin: true, created_at: exampleTime },
    ],
  },
)

export function setupRoutes(app: App, api: ConsoleApi): void {
  stateRoute(app, api)
  claimRoute(app, api)
  meRoute(app, api)
}

function stateRoute(app: App, { setup, accountsAre }: ConsoleApi): void {
  app.get(
    '/api/console/setup',
    {
      schema: {
        operationId: 'consoleReadSetup',
        summary: 'Check whether this server can still be claimed',
        tags,
        security: [],
        response: { 200: State, ...errors() },
      },
    },
    async () => ({ is_open: await setup.isOpen(), accounts: accountsAre }),
  )
}

function claimRoute(app: App, { forUser, limits, setup }: ConsoleApi): void {
  app.post(
    '/api/console/setup/claim',
    forUser({
      idempotency: { none: 'only the first claim has an effect' },
      operationId: 'consoleClaimSetup',
      summary: 'Claim the server with its setup code and become its first administrator',
      body: Claim,
      response: {
        200: Type.Object({ is_admin: Type.Boolean() }, { examples: [{ is_admin: true }] }),
        ...bodyErrors(401, 403, 422),
      },
    }),
    async (request, reply) => {
      const user = userOf(request)
      const claim = async () => (await setup.claim(user, request.body.code.trim())) || undefined
      const isClaimed = await guardGuess(reply, limits, `setup ${user.userId}`, claim)
      if (!isClaimed) throw new Problem('setup_code_refused')
      return { is_admin: true }
    },
  )
}

function meRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/me',
    forUser({
      operationId: 'consoleReadMe',
      summary: 'Get your account, and whether you are an administrator',
      response: { 200: Me, ...errors(401) },
    }),
    async (request) => {
      const { id, username, email, isAdmin, createdAt } = await findUser(connections, userOf(request))
      return { id, username, email, is_admin: isAdmin, created_at: createdAt.toISOString() }
    },
  )
}

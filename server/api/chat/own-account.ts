import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { runKnowing } from '../../fairness/caller.ts'
import type { App } from '../../http/app.ts'
import { bearerOf, callerOf, requireUser, userOf } from '../../http/authenticate.ts'
import { guardGuess } from '../../http/limits/sign-in-guard.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import { AccountRefusal } from '../../identity/account-refusal.ts'
import { findUser, setDefaultSession, type UserDetails } from '../../identity/users.ts'
import { type ChatApi, tags } from './chat-api.ts'
import { bodyErrors, errors } from './errors.ts'
import { SessionId } from './session-id.ts'

const Profile = Type.Object(
  {
    user: Type.Object({
      id: Type.String(),
      email: Type.Union([Type.String(), Type.Null()]),
      created_at: Timestamp,
      default_session_id: Type.Union([Type.String(), Type.Null()]),
    }),
  },
  {
    examples: [
      {
        user: {
          id: exampleId,
          email: 'ada@example.com',
          created_at: exampleTime,
          default_session_id: null,
        },
      },
    ],
  },
)

const Confirmation = (message: string) => Type.Object({ message: Type.String() }, { examples: [{ message }] })

export function ownAccountRoutes(app: App, api: ChatApi): void {
  readAccountRoute(app, api)
  updateAccountRoute(app, api)
  changePasswordRoute(app, api)
  signOutRoute(app, api)
}

function readAccountRoute(app: App, { connections, callers }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.get(
    '/api/auth/profile',
    {
      onRequest,
      schema: {
        operationId: 'readAccount',
        summary: 'Get your account',
        tags,
        security: bearer,
        response: { 200: Profile, ...errors(401) },
      },
    },
    async (request) => presentUser(await findUser(connections, userOf(request))),
  )
}

function updateAccountRoute(app: App, { connections, callers }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.patch(
    '/api/auth/profile',
    {
      onRequest,
      schema: {
        operationId: 'updateAccount',
        summary: 'Update your account',
        description: 'Sets the session that a client opens first; null clears it.',
        tags,
        security: bearer,
        body: Type.Object(
          { default_session_id: Type.Optional(Type.Union([SessionId, Type.Null()])) },
          { examples: [{ default_session_id: 'holidays' }] },
        ),
        response: { 200: Profile, ...bodyErrors(401) },
      },
    },
    async (request) => {
      const { default_session_id: sessionId } = request.body
      const user = userOf(request)
      return presentUser(
        sessionId === undefined
          ? await findUser(connections, user)
          : await setDefaultSession(connections, user, sessionId),
      )
    },
  )
}

function changePasswordRoute(app: App, { callers, accounts, limits }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.post(
    '/api/auth/change-password',
    {
      onRequest,
      config: { idempotency: { none: 'creates nothing, and the current password differs on a retry' } },
      schema: {
        operationId: 'changePassword',
        summary: 'Change your password',
        description: 'Ends all your other logins. A wrong current password returns 400.',
        tags,
        security: bearer,
        body: Type.Object(
          { current_password: Type.String(), new_password: Type.String() },
          {
            examples: [{ current_password: 'correct horse battery', new_password: 'staple wrong pony' }],
          },
        ),
        response: {
          200: Confirmation('Password changed successfully'),
          ...bodyErrors(401, 403),
        },
      },
    },
    async (request, reply) => {
      const { current_password: current, new_password } = request.body
      const caller = callerOf(request)
      const change = { current, new: new_password }
      // Keyed by login: guesses with a stolen token must not block the user's own change.
      const isChanged = await guardGuess(reply, limits, caller.user.loginId ?? caller.user.userId, () =>
        runKnowing({ isKnown: true }, () =>
          accounts.changePassword(caller, tokenOf(request), change).then(() => true, ifWrong),
        ),
      )
      if (!isChanged) throw new Problem('wrong_current_password')
      return { message: 'Password changed successfully' }
    },
  )
}

function signOutRoute(app: App, { connections, callers, accounts }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.post(
    '/api/auth/logout',
    {
      onRequest,
      config: { idempotency: { none: 'signing out twice has no effect' } },
      schema: {
        operationId: 'signOut',
        summary: 'Sign out',
        description: 'The access token and the refresh token of this login stop working immediately.',
        tags,
        security: bearer,
        response: { 200: Confirmation('Logout successful'), ...bodyErrors(401) },
      },
    },
    async (request) => {
      // A login that has ended gets 401.
      await findUser(connections, userOf(request))
      await accounts.signOut(callerOf(request), tokenOf(request))
      return { message: 'Logout successful' }
    },
  )
}

function tokenOf(request: FastifyRequest): string {
  return bearerOf(request) ?? ''
}

function ifWrong(error: unknown): undefined {
  if (error instanceof AccountRefusal && error.code === 'wrong_credentials') return undefined
  throw error
}

function presentUser({ id, email, createdAt, defaultSessionId }: UserDetails) {
  return {
    user: { id, email, created_at: createdAt.toISOString(), default_session_id: defaultSessionId },
  }
}

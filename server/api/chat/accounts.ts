import Type from 'typebox'
import { networkOf, networksOf } from '../../http/address.ts'
import type { App } from '../../http/app.ts'
import { callerNamed } from '../../http/idempotency/callers.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { guardSignIn } from '../../http/limits/sign-in-guard.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId } from '../../http/schemas.ts'
import { AccountRefusal } from '../../identity/account-refusal.ts'
import { isEmailAddress } from '../../identity/email-address.ts'
import { type ChatApi, tags } from './chat-api.ts'
import { bodyErrors } from './errors.ts'

const Credentials = Type.Object(
  { email: Type.String(), password: Type.String() },
  { examples: [{ email: 'ada@example.com', password: 'correct horse battery' }] },
)
const Member = Type.Object({ id: Type.String(), email: Type.String() })
const Tokens = {
  access_token: Type.String({ description: 'Valid for one hour' }),
  refresh_token: Type.String({ description: 'Single use; valid for 30 days' }),
}
const exampleMember = { id: exampleId, email: 'ada@example.com' }
const exampleTokens = { access_token: 'eyJhbGciOi…', refresh_token: 'q0Wz…' }
const Refresh = Type.Object({ refresh_token: Type.String() }, { examples: [{ refresh_token: 'q0Wz…' }] })

export function accountRoutes(app: App, api: ChatApi): void {
  signUpWithEmailRoute(app, api)
  signInWithEmailRoute(app, api)
  refreshTokensRoute(app, api)
}

function signUpWithEmailRoute(app: App, { accounts, limits, networks }: ChatApi): void {
  app.post(
    '/api/auth/signup',
    {
      preValidation: requireFields(['email', 'password'], 'credentials_missing'),
      config: { idempotency: callerNamed('email') },
      schema: {
        operationId: 'signUpWithEmail',
        summary: 'Create an account with an e-mail address and sign in',
        description:
          'A taken or invalid e-mail address or an unacceptable password returns 400. Both tokens are null when the address must be confirmed first.',
        tags,
        security: [],
        body: Credentials,
        response: {
          201: Type.Object(
            {
              message: Type.String(),
              user: Member,
              access_token: Type.Union([Tokens.access_token, Type.Null()]),
              refresh_token: Type.Union([Tokens.refresh_token, Type.Null()]),
            },
            { examples: [{ message: 'User created successfully', user: exampleMember, ...exampleTokens }] },
          ),
          ...bodyErrors(403),
        },
      },
    },
    async (request, reply) => {
      const { body } = request
      const email = body.email.trim()
      refuseWrongEmail(email)
      await takeOrRefuse(reply, limits, { signUpsOfAddress: networksOf(request) })
      const { member, tokens } = await accounts.signUp(email, body.password)
      // An unconfirmed address proves no owner.
      if (tokens) await networks.remember({ email }, networkOf(request))
      reply.code(201)
      return {
        message: tokens ? 'User created successfully' : 'Check your e-mail to confirm your account',
        user: member,
        access_token: tokens?.accessToken ?? null,
        refresh_token: tokens?.refreshToken ?? null,
      }
    },
  )
}

function signInWithEmailRoute(app: App, { accounts, limits, networks }: ChatApi): void {
  app.post(
    '/api/auth/login',
    {
      preValidation: requireFields(['email', 'password'], 'credentials_missing'),
      config: { idempotency: { none: 'a retry signs in again' } },
      schema: {
        operationId: 'signInWithEmail',
        summary: 'Sign in with e-mail address and password',
        description: 'Missing fields return 400; an unknown address and a wrong password both return 401.',
        tags,
        security: [],
        body: Credentials,
        response: {
          200: Type.Object(
            { message: Type.String(), user: Member, ...Tokens },
            { examples: [{ message: 'Login successful', user: exampleMember, ...exampleTokens }] },
          ),
          ...bodyErrors(401, 403),
        },
      },
    },
    async ({ body }, reply) => {
      const email = body.email.trim()
      const signedIn = await guardSignIn(reply, { limits, networks }, { email }, () =>
        accounts.signIn(email, body.password).catch(ifWrong),
      )
      if (!signedIn) throw new Problem('wrong_credentials')
      const { member, tokens } = signedIn
      return {
        message: 'Login successful',
        user: member,
        access_token: tokens.accessToken,
        refresh_token: tokens.refreshToken,
      }
    },
  )
}

function refreshTokensRoute(app: App, { accounts }: ChatApi): void {
  app.post(
    '/api/auth/refresh',
    {
      preValidation: requireFields(['refresh_token'], 'refresh_token_missing'),
      config: { idempotency: { none: 'a retry with the spent token gets the same tokens' } },
      schema: {
        operationId: 'refreshTokens',
        summary: 'Refresh the tokens',
        description:
          'Returns a new pair of tokens. A refresh token works once. Reusing it within 10 seconds returns the same pair; reusing it later ends the login.',
        tags,
        security: [],
        body: Refresh,
        response: { 200: Type.Object(Tokens, { examples: [exampleTokens] }), ...bodyErrors(401) },
      },
    },
    async ({ body }) => {
      const { accessToken, refreshToken } = await accounts.refresh(body.refresh_token)
      return { access_token: accessToken, refresh_token: refreshToken }
    },
  )
}

/** Middleware that reports missing, null or blank fields before any other error. */
export function requireFields(
  names: readonly string[],
  code: 'credentials_missing' | 'refresh_token_missing' | 'message_required',
) {
  const require = requireFilled(names, code)
  return async (request: { body: unknown }): Promise<void> => require(request.body)
}

/** Checks one body. @throws Problem */
export function requireFilled(names: readonly string[], code: Parameters<typeof requireFields>[1]) {
  return (sent: unknown): void => {
    const body = sent as Record<string, unknown> | null | undefined
    const isMissing = (name: string) => {
      const value = body?.[name]
      return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
    }
    if (names.some(isMissing)) throw new Problem(code)
  }
}

function refuseWrongEmail(email: string): void {
  if (!isEmailAddress(email)) throw new AccountRefusal('invalid_email')
}

function ifWrong(error: unknown): undefined {
  if (error instanceof AccountRefusal && error.code === 'wrong_credentials') return undefined
  throw error
}

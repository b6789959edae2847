import Type from 'typebox'
import { networkOf, networksOf } from '../../http/address.ts'
import { type App, typed } from '../../http/app.ts'
import { useFormBodies } from '../../http/body-parsers.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerNamed } from '../../http/idempotency/callers.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { guardSignIn } from '../../http/limits/sign-in-guard.ts'
import { Problem } from '../../http/problems.ts'
import { isTooCommon, TOO_COMMON } from '../../identity/common-passwords.ts'
import { hashPassword } from '../../identity/passwords.ts'
import { checkPassword } from '../../identity/sign-in.ts'
import { createAccount } from '../../identity/users.ts'
import type { MobileApi } from './mobile-api.ts'

/** One day; this API has no token refresh. */
const TOKEN_LIFETIME_S = 24 * 60 * 60

const Credentials = Type.Object(
  {
    username: Type.String({ minLength: 3, maxLength: 50 }),
    password: Type.String({ minLength: 8, maxLength: 128 }),
  },
  { examples: [{ username: 'ada', password: 'correct horse battery' }] },
)

const COMMON_PASSWORD = { errors: [{ path: 'password', message: TOO_COMMON }] }

export function registerRoute(app: App, { connections, limits, networks }: MobileApi): void {
  app.post(
    '/auth/register',
    {
      config: { idempotency: callerNamed('username') },
      schema: {
        operationId: 'registerUser',
        summary: 'Create an account',
        description:
          'The username is 3 to 50 characters and case-insensitively unique; the password is 8 to 128 characters. A taken username returns 400, a common password 422.',
        tags: ['mobile'],
        security: [],
        body: Credentials,
        response: {
          200: Type.Object({ msg: Type.String() }, { examples: [{ msg: 'User created successfully' }] }),
          ...bodyErrors(422),
        },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body
      if (await isTooCommon(password, { username })) throw new Problem('invalid_request', COMMON_PASSWORD)
      await takeOrRefuse(reply, limits, { signUpsOfAddress: networksOf(request) })
      const account = await createAccount(connections, { username }, await hashPassword(password))
      if (!account) throw new Problem('username_taken')
      await networks.remember({ username }, networkOf(request))
      return { msg: 'User created successfully' }
    },
  )
}

/** The longest username and password take 2 KB when percent-encoded. */
const SIGN_IN_LIMIT_BYTES = 8 * 1024

/** An OAuth2 password form; other fields (grant_type, scope, …) are ignored. */
const SignInForm = Type.Object(
  { username: Type.String(), password: Type.String() },
  { examples: [{ username: 'ada', password: 'correct horse battery' }] },
)

/** Needs its own scope: its parser accepts form bodies only. */
export async function signInScope(
  scope: Parameters<typeof typed>[0],
  { connections, logins, limits, networks }: MobileApi,
) {
  useFormBodies(scope)
  typed(scope).post(
    '/auth/token',
    {
      bodyLimit: SIGN_IN_LIMIT_BYTES,
      config: { idempotency: { none: 'a retry signs in again' } },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with username and password',
        description:
          'Send an OAuth2 password form; other fields of that form are ignored. The token is valid for 24 hours. An unknown user and a wrong password both return 401.',
        tags: ['mobile'],
        security: [],
        consumes: ['application/x-www-form-urlencoded'],
        body: SignInForm,
        response: {
          200: Type.Object(
            { access_token: Type.String(), token_type: Type.Literal('bearer') },
            { examples: [{ access_token: 'eyJhbGciOi…', token_type: 'bearer' }] },
          ),
          ...bodyErrors(401, 422),
        },
      },
    },
    async ({ body }, reply) => {
      const { username, password } = body
      const account = await guardSignIn(reply, { limits, networks }, { username }, () =>
        checkPassword(connections, { username }, password),
      )
      const accessToken = account && (await logins.beginWithoutRefresh(account, TOKEN_LIFETIME_S))
      if (!accessToken) throw new Problem('wrong_password')
      return { access_token: accessToken, token_type: 'bearer' as const }
    },
  )
}

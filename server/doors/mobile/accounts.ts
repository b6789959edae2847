import Type from 'typebox'
import { type App, typed } from '../../http/app.ts'
import { useFormBodies } from '../../http/body-parsers.ts'
import { errors } from '../../http/error-schema.ts'
import { refuseIfEmpty } from '../../http/limits.ts'
import { Problem } from '../../http/problems.ts'
import { hashPassword, verifyNothing, verifyPassword } from '../../identity/passwords.ts'
import { createAccount, findAccount, usernameKey } from '../../identity/users.ts'
import type { MobileDoor } from './mobile-door.ts'

const Credentials = Type.Object(
  {
    username: Type.String({ minLength: 3, maxLength: 50 }),
    password: Type.String({ minLength: 8, maxLength: 128 }),
  },
  { examples: [{ username: 'ada', password: 'correct horse battery' }] },
)

export function registerRoute(app: App, { connections }: MobileDoor): void {
  app.post(
    '/auth/register',
    {
      schema: {
        operationId: 'registerUser',
        summary: 'Make an account',
        tags: ['mobile'],
        body: Credentials,
        response: { 200: Type.Object({ msg: Type.String() }), ...errors(400, 422, 429) },
      },
    },
    async ({ body }) => {
      const isNew = await createAccount(connections, body.username, await hashPassword(body.password))
      if (!isNew) throw new Problem('username_taken')
      return { msg: 'User created successfully' }
    },
  )
}

/** An OAuth2 password form; its other fields (grant_type, scope, …) are accepted. */
const SignInForm = Type.Object(
  { username: Type.String(), password: Type.String() },
  { examples: [{ username: 'ada', password: 'correct horse battery' }] },
)

/** In a scope of its own, where bodies are forms. */
export async function signInScope(
  scope: Parameters<typeof typed>[0],
  { connections, tokens, limits }: MobileDoor,
) {
  useFormBodies(scope)
  typed(scope).post(
    '/auth/token',
    {
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with username and password',
        tags: ['mobile'],
        consumes: ['application/x-www-form-urlencoded'],
        body: SignInForm,
        response: {
          200: Type.Object({ access_token: Type.String(), token_type: Type.Literal('bearer') }),
          ...errors(401, 422, 429),
        },
      },
    },
    async ({ body, ip }) => {
      const account = usernameKey(body.username)
      refuseIfEmpty(limits.failedSignInsOfAccount, account)
      refuseIfEmpty(limits.failedSignInsOfAddress, ip)
      const userId = await checkPassword(body)
      if (!userId) {
        limits.failedSignInsOfAccount.take(account)
        limits.failedSignInsOfAddress.take(ip)
        throw new Problem('wrong_password')
      }
      return { access_token: await tokens.issue(userId), token_type: 'bearer' as const }
    },
  )

  /** Takes as long for an unknown user as for a known one. */
  async function checkPassword({ username, password }: { username: string; password: string }) {
    const account = await findAccount(connections, username)
    const isRight = account
      ? await verifyPassword(password, account.passwordHash)
      : await verifyNothing(password)
    return isRight ? account?.id : undefined
  }
}

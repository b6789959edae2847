import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { bearer, exampleTime, Timestamp } from '../../http/schemas.ts'
import { findAccount } from '../../intake/onboarding-queries.ts'
import { type OnboardingApi, tags } from './onboarding-api.ts'

const Account = Type.Object(
  {
    id: Type.Integer(),
    external_user_id: Type.String({ description: 'The user’s id in the main system' }),
    username: Type.String(),
    role: Type.Enum(['user', 'admin']),
    is_active: Type.Boolean(),
    created_at: Timestamp,
    updated_at: Timestamp,
  },
  {
    examples: [
      {
        id: 1,
        external_user_id: '7',
        username: 'grace',
        role: 'user',
        is_active: true,
        created_at: exampleTime,
        updated_at: exampleTime,
      },
    ],
  },
)

export function accountRoute(app: App, { connections, callers }: OnboardingApi): void {
  app.get(
    '/api/auth/me',
    {
      onRequest: requireUser(callers, { tellsIncomplete: true }),
      schema: {
        operationId: 'readOnboardingAccount',
        summary: 'Get your account',
        tags,
        security: bearer,
        response: { 200: Account, ...errors(401, 403) },
      },
    },
    async (request) => {
      const account = await findAccount(connections, userOf(request))
      return {
        id: account.number,
        external_user_id: account.externalId,
        username: account.username,
        role: account.isAdmin ? ('admin' as const) : ('user' as const),
        is_active: account.isActive,
        created_at: account.createdAt.toISOString(),
        updated_at: account.updatedAt.toISOString(),
      }
    },
  )
}

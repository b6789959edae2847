import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  findOwnProfile,
  findPublicProfile,
  type Profile as StoredProfile,
  saveProfile,
} from '../../chatbots/profile-queries.ts'
import type { App } from '../../http/app.ts'
import { findUserOf, requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleId, exampleTime, Timestamp, UUID } from '../../http/schemas.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const Short = Type.String({ maxLength: 200 })
const Long = Type.String({ maxLength: 20_000 })

const exampleTexts = {
  name: 'Ada',
  location: 'London',
  bio: 'I build machines that count.',
  skills: 'Mathematics, engineering',
  experience: 'Ten years with the Analytical Engine',
  interests: 'Music, horses',
}

const ProfileBody = Type.Object(
  {
    name: Type.Optional(Short),
    location: Type.Optional(Short),
    bio: Long,
    skills: Long,
    experience: Long,
    interests: Long,
  },
  {
    examples: [exampleTexts],
  },
)

const Profile = Type.Object(
  {
    id: Type.String(),
    user_id: Type.String(),
    name: Type.String(),
    location: Type.String(),
    bio: Type.String(),
    skills: Type.String(),
    experience: Type.String(),
    interests: Type.String(),
    created_at: Timestamp,
    updated_at: Timestamp,
  },
  {
    examples: [
      {
        id: exampleId,
        user_id: exampleId,
        ...exampleTexts,
        created_at: exampleTime,
        updated_at: exampleTime,
      },
    ],
  },
)

export function profileRoutes(app: App, api: CreatorsApi): void {
  readRoute(app, api)
  saveRoute(app, api)
}

function readRoute(app: App, { connections, callers }: CreatorsApi): void {
  app.get(
    '/profile',
    {
      onRequest: async (request: FastifyRequest) => {
        if (!isOfSomebody(request)) await requireUser(callers)(request)
      },
      schema: {
        operationId: 'readProfile',
        summary: 'Get a profile',
        description:
          'Your own profile, or with `user_id` the public profile of another user, which needs no token. A profile is public while its owner has a public chatbot; otherwise 404.',
        tags,
        security: [...bearer, {}],
        querystring: Type.Object({
          user_id: Type.Optional(
            Type.String({ description: 'The id of the user whose public profile is read' }),
          ),
        }),
        response: { 200: Profile, ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const { user_id: userId } = request.query
      const user = userId === undefined ? userOf(request) : await findUserOf(request, callers)
      const profile =
        user && (userId === undefined || userId.toLowerCase() === user.userId)
          ? await findOwnProfile(connections, user)
          : userId !== undefined && UUID.test(userId) && (await findPublicProfile(connections, userId))
      if (!profile) throw new Problem('profile_not_found')
      return presentProfile(profile)
    },
  )
}

function saveRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.put(
    '/profile',
    forUser({
      operationId: 'saveProfile',
      summary: 'Create or replace your profile',
      body: ProfileBody,
      response: { 200: Profile, ...bodyErrors(401, 422) },
    }),
    async (request) => {
      const texts = { name: '', location: '', ...request.body }
      return presentProfile(await saveProfile(connections, userOf(request), texts))
    },
  )
}

function isOfSomebody(request: FastifyRequest): boolean {
  return (request.query as { user_id?: string }).user_id !== undefined
}

function presentProfile({ userId, createdAt, updatedAt, ...profile }: StoredProfile) {
  return {
    ...profile,
    user_id: userId,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}

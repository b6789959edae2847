import type { FastifyInstance } from 'fastify'
import { detailShape, type ErrorShape } from './error-handler.ts'

/** What the server must know of an API, beside its routes, for calls that reach none of them. */
export type ApiPaths = {
  /** The URLs that belong to this API alone. */
  paths: RegExp
  /** The body of its errors; `detailShape` by default. */
  errorShape?: ErrorShape
  /** Whether pages of all origins may call these URLs. */
  isForAnyOrigin?: boolean
}

/** One API: a group of routes with its own clients, contract and error format. */
export type Api<Services> = {
  /** Its tag in the OpenAPI document; pages have none. */
  tag?: { name: string; description: string }
  own?: ApiPaths
  register: (app: FastifyInstance, services: Services) => Promise<void>
}

export type FindApi = (url: string) => Required<Omit<ApiPaths, 'paths'>>

/** @returns a function that finds the properties of a URL's API, also where no route matches */
export function findApiIn(apis: readonly Pick<Api<never>, 'own'>[]): FindApi {
  const known = apis.flatMap(({ own }) =>
    own
      ? {
          paths: own.paths,
          errorShape: own.errorShape ?? detailShape,
          isForAnyOrigin: own.isForAnyOrigin ?? false,
        }
      : [],
  )
  const other = { errorShape: detailShape, isForAnyOrigin: false }
  return (url) => known.find(({ paths }) => paths.test(url)) ?? other
}

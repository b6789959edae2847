import type { FastifySchema } from 'fastify'

type Parameters = { properties?: Record<string, { default?: unknown }>; required?: string[] }

/**
 * Documents query parameters with a default as optional. The validated schema requires them, because defaults
 * are filled in first and handlers rely on them.
 */
export function documentDefaults<Route extends { schema: FastifySchema }>(route: Route): Route {
  const { properties = {}, required } = (route.schema.querystring ?? {}) as Parameters
  if (!required) return route
  const needed = required.filter((name) => properties[name]?.default === undefined)
  const querystring = { ...(route.schema.querystring as object), required: needed }
  return { ...route, schema: { ...route.schema, querystring } }
}

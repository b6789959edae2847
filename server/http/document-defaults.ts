import type { FastifySchema } from 'fastify'

type Parameters = { properties?: Record<string, { default?: unknown }>; required?: string[] }

/**
 * Says in the document that what has a default in the address may be left out. To the schema that requests are
 * held against it is required: the default is put in first, and what handlers read is always there.
 */
export function documentDefaults<Route extends { schema: FastifySchema }>(route: Route): Route {
  const { properties = {}, required } = (route.schema.querystring ?? {}) as Parameters
  if (!required) return route
  const needed = required.filter((name) => properties[name]?.default === undefined)
  const querystring = { ...(route.schema.querystring as object), required: needed }
  return { ...route, schema: { ...route.schema, querystring } }
}

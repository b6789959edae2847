import type { FastifyInstance, HTTPMethods } from 'fastify'
import { Problem } from './problems.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Answers a known path with an unsupported method with 405 and `Allow` instead of 404.
 * @returns a function to call once all routes are registered
 */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const path = url.length > 1 ? url.replace(/\/$/, '') : url
    methodsOf.set(path, new Set([...(methodsOf.get(path) ?? []), ...[method].flat()]))
  })
  return () => {
    for (const [url, methods] of [...methodsOf]) {
      const others = METHODS.filter((method) => !methods.has(method))
      const allow = METHODS.filter((method) => methods.has(method)).join(', ')
      if (others.length > 0) app.route({ url, method: others, schema: { hide: true }, ...refusal(allow) })
    }
  }
}

/** Refuses before the body is parsed. */
function refusal(allow: string) {
  const refuse = async (): Promise<never> => {
    throw new Problem('method_not_allowed', { headers: { allow } })
  }
  return { onRequest: refuse, handler: refuse }
}

import type { FastifyInstance, HTTPMethods } from 'fastify'
import createRouter from 'find-my-way'
import { Problem } from './problems.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Answers a known path with an unsupported method with 405 and `Allow` instead of 404, before the body is
 * parsed. Call this after the other hooks and before the routes are registered.
 * @param routerOptions the app's own
 */
export function refuseOtherMethods(app: FastifyInstance, routerOptions: object): void {
  const router = createRouter(routerOptions)
  /** By pattern. */
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return
    const pattern = url.length > 1 ? url.replace(/\/$/, '') : url
    const methods = methodsOf.get(pattern)
    for (const one of [method].flat()) methods?.add(one)
    if (methods) return
    const store = new Set([method].flat())
    methodsOf.set(pattern, store)
    router.on('GET', pattern, () => {}, store)
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const methods =
      request.is404 && (router.find('GET', pathOf(request.url))?.store as Set<string> | undefined)
    if (!methods) return done()
    const allow = METHODS.filter((method) => methods.has(method)).join(', ')
    done(new Problem('method_not_allowed', { headers: { allow } }))
  })
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  return end === -1 ? url : url.slice(0, end)
}

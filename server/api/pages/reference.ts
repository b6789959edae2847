/** The API reference at `/docs`: Swagger UI, which reads `/openapi.json`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readBuilt, serveHashed } from '../../http/built-files.ts'
import { pageHeaders } from '../../http/security-headers.ts'
import { escapeHtml } from './html.ts'

export async function referenceRoutes(app: FastifyInstance, { appName }: { appName: string }): Promise<void> {
  await serveHashed(app, 'docs/assets')
  const page = readBuilt('docs/index.html').replace('<title>', () => `<title>${escapeHtml(appName)}: `)
  const headers = { ...pageHeaders(), 'content-type': 'text/html; charset=utf-8' }
  const show = (_request: FastifyRequest, reply: FastifyReply) => reply.headers(headers).send(page)
  app.get('/docs', { schema: { hide: true } }, show)
  // Where such pages usually have the document. JSON is valid YAML.
  for (const url of ['/docs/json', '/docs/yaml'])
    app.get(url, { schema: { hide: true } }, (_request, reply) => reply.redirect('/openapi.json'))
}

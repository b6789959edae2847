/** The files of the public pages and of the widget, for this server's pages and for sites that embed the widget. */
import type { FastifyInstance } from 'fastify'
import type { Language } from '../../../widget/languages.ts'
import { readBuilt, readCompressed, serveHashed } from '../../http/built-files.ts'
import { sendCompressed } from '../../http/compressed.ts'
import { FOR_OTHER_SITES } from '../../http/security-headers.ts'

/** Paths with a hash. The loader fetches `panel`; the page and the panel fetch one of `languages`. */
export type Assets = {
  script: string
  style: string
  icon: string
  panel: string
  languages: Record<Language, string>
}

/** Cross-origin module scripts need CORS; the assets are public. */
const FOR_ALL = { ...FOR_OTHER_SITES, 'access-control-allow-origin': '*' } as const

export async function serveAssets(app: FastifyInstance): Promise<Assets> {
  await serveHashed(app, 'assets', FOR_ALL)
  // The loader's address is fixed, because sites embed it; so browsers revalidate it by its ETag.
  const loader = readCompressed('widget.js', 'text/javascript; charset=utf-8')
  app.get('/widget.js', { schema: { hide: true } }, (request, reply) =>
    sendCompressed(request, reply.headers(FOR_ALL), loader),
  )
  return JSON.parse(readBuilt('manifest.json')) as Assets
}

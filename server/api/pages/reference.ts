/** The API reference at `/docs`: Swagger UI, whose files are built from `reference/`. */
import type { FastifyInstance } from 'fastify'
import { compress, sendCompressed } from '../../http/compressed.ts'
import { pageHeaders } from '../../http/security-headers.ts'
import type { Build } from './build.ts'
import { html } from './html.ts'

type Shown = { appName: string; build: Build }

export async function referencePage(app: FastifyInstance, shown: Shown): Promise<void> {
  const page = await compress('text/html; charset=utf-8', pageOf(shown))
  const headers = pageHeaders()
  app.get('/docs', { schema: { hide: true } }, (request, reply) =>
    sendCompressed(request, reply, page, headers),
  )
  // Swagger UI's usual addresses of the document. JSON is valid YAML.
  for (const copy of ['/docs/json', '/docs/yaml'])
    app.get(copy, { schema: { hide: true } }, (_request, reply) => reply.redirect('/openapi.json'))
}

function pageOf({ appName, build: { icon, reference } }: Shown): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${appName}: API reference</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="stylesheet" href="${reference.style}">
<script type="module" src="${reference.script}"></script>
</head>
<body>
<div id="swagger-ui"></div>
</body>
</html>
`.markup
}

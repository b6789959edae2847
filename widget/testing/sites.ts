/** Third-party sites that embed the widget. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export type Site = {
  /** Response headers of every page. */
  headers?: Record<string, string>
  /** Pages by path; `/` is the default. */
  pages: Record<string, string>
}

/** @returns its origin */
export async function openSite({ headers = {}, pages }: Site): Promise<string> {
  const server = createServer((request, answer) => {
    const page = pages[request.url ?? '/'] ?? pages['/'] ?? ''
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    answer.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** A page whose styles would break the widget if they leaked into it. */
export function shopPage(tags: string, language = 'en'): string {
  return `<!doctype html>
<html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A shop</title>
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>A shop</h1>
<p>${'Everything for everybody, at any time. '.repeat(60)}</p>
<p><a href="/next">Next page</a> <button>Buy</button></p>
</main>
${tags}
</body>
</html>`
}

export const scriptTag = (address: string, chatbotId: string, more = ''): string =>
  `<script src="${address}/widget.js" data-chatbot-id="${chatbotId}" ${more} async></script>`

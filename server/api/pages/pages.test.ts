import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { buildPages } from '../../../testing/build.ts'
import { findApiIn } from '../../http/api.ts'
import { chooseEncoding } from '../../http/compressed.ts'
import { useSecurityHeaders as setUpHeaders } from '../../http/security-headers.ts'
import type { PageConversations } from './page-conversations.ts'
import { type PageChatbot, pageRoutes } from './pages.ts'

await buildPages()

const chatbot: PageChatbot = {
  id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11',
  slug: 'mina',
  isPublic: true,
  name: 'Mina',
  description: 'Knows the cars on the lot.',
  greeting: 'Hello! What would you like to know?',
  suggestedQuestions: ['Which cars do you have?', 'When are you open?'],
  language: 'en',
  theme: {},
  ownerName: '',
  imageHosts: [],
  framedBy: [],
}

/** Serves a page without a conversation. */
async function serve(found: Partial<PageChatbot> | undefined): Promise<FastifyInstance> {
  const app = Fastify()
  setUpHeaders(app, findApiIn([]))
  await app.register(pageRoutes, {
    appName: 'Frontdesk',
    sampleSlug: 'mina',
    findChatbot: async (slug) => (slug === 'mina' && found ? { ...chatbot, ...found } : undefined),
    conversations: { read: async () => undefined } as unknown as PageConversations,
    secret: 'a secret that is long enough for anybody',
  })
  after(() => app.close())
  return app
}

const assetsIn = (html: string): string[] => html.match(/\/assets\/[\w.-]+/g) ?? []

describe('the page of the sample chatbot', () => {
  test('is complete without its script: title, description, greeting and questions', async () => {
    const { statusCode, headers, body } = await (await serve({})).inject('/')
    assert.equal(statusCode, 200)
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.match(body, /^<!doctype html>\n<html lang="en">/)
    assert.match(body, /<title>Mina · Frontdesk<\/title>/)
    assert.match(body, /<meta name="description" content="Knows the cars on the lot\.">/)
    assert.match(body, /<meta property="og:title" content="Mina">/)
    assert.match(body, /<p class="greeting" dir="auto">Hello! What would you like to know\?<\/p>/)
    assert.equal(body.match(/class="chip"/g)?.length, 2)
    assert.match(
      body,
      /data-chatbot-id="7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11" data-name="Mina" data-language="en"/,
    )
    assert.match(body, /<form class="composer" id="conversation" method="post" action="\/c\/mina">/)
    assert.match(body, /<textarea name="message"[^>]* maxlength="5000" required/)
    assert.match(body, /<link rel="canonical" href="http:\/\/localhost:80\/c\/mina">/)
    assert.match(body, /<meta property="og:url" content="http:\/\/localhost:80\/c\/mina">/)
    assert.match(body, /<meta property="og:locale" content="en_US">/)
    assert.match(body, /<meta property="og:type" content="website">/)
    assert.match(body, /<meta property="og:site_name" content="Frontdesk">/)
    assert.equal((await (await serve({})).inject('/c/mina')).statusCode, 200)
    assert.equal((await (await serve({})).inject('/c/other')).statusCode, 404)
  })

  test('forbids framing, sniffing, shared caching and inline scripts', async () => {
    const { headers, body } = await (await serve({})).inject('/')
    assert.equal(headers['cache-control'], 'private, no-cache')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    assert.doesNotMatch(body, /<style|style=|<script(?! type="module" src="\/assets\/)|\son\w+=/)
  })

  test('escapes everything that an owner can write', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`
    const app = await serve({
      id: hostile,
      name: hostile,
      description: hostile,
      greeting: hostile,
      suggestedQuestions: [hostile],
      language: `en" onload="alert(3)`,
    })
    const { body } = await app.inject('/')
    assert.equal(body.match(/<script/g)?.length, 1)
    assert.doesNotMatch(body, /<img|onload/)
    assert.doesNotMatch(body, /="[^"]*"[^\s>/]/, 'no attribute ends early')
    const escaped = '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'
    assert.ok(body.includes(`data-name="${escaped}`))
    assert.ok(body.includes(`<p class="greeting" dir="auto">${escaped}`))
    assert.ok(body.includes(`data-language="en"`))
  })

  test('uses the chatbot’s language, or English', async () => {
    const bengali = await (await serve({ language: 'bn' })).inject('/')
    assert.match(bengali.body, /<html lang="bn">[\s\S]*placeholder="যা জানতে চান লিখুন"/)
    const taiwanese = await (await serve({ language: 'zh-TW' })).inject('/')
    assert.match(taiwanese.body, /<html lang="zh-Hant">[\s\S]*data-language="zh-TW"/)
    const french = await (await serve({ language: 'fr' })).inject('/')
    assert.match(french.body, /<html lang="en">[\s\S]*<div class="introduction" lang="fr">/)
  })

  test('omits empty parts, and has a default greeting', async () => {
    const { body } = await (await serve({ greeting: '', description: '', suggestedQuestions: [] })).inject(
      '/',
    )
    assert.match(body, /<p class="greeting" dir="auto">Hello! How can I help\?<\/p>/)
    assert.doesNotMatch(body, /class="chips"|<p class="description"|class="owner"/)
  })

  test('uses the visitor’s language if supported, else the chatbot’s', async () => {
    const app = await serve({ language: 'bn' })
    const as = async (language: string) =>
      (await app.inject({ url: '/c/mina', headers: { 'accept-language': language } })).body
    assert.match(await as('ar-EG,ar;q=0.9,en;q=0.8'), /<html lang="ar" dir="rtl">/)
    assert.match(await as('zh-TW'), /<html lang="zh-Hant">/)
    assert.match(await as('fr,de;q=0.5'), /<html lang="bn">/)
  })

  test('shows the owner’s name and colours, with a style allowed by the policy’s hash', async () => {
    const app = await serve({
      ownerName: 'Ada ‮<b>',
      theme: { accent: '#A0b1C2', mode: 'dark' },
      imageHosts: ['*.example.org'],
      framedBy: ['https://a.example', 'nonsense'],
    })
    const { body, headers } = await app.inject('/c/mina')
    assert.match(body, /<p class="owner">by Ada &lt;b&gt;<\/p>/)
    assert.match(body, /<html lang="en" data-mode="dark">/)
    assert.match(body, /<meta name="theme-color" content="#131417">/)
    assert.match(body, /data-image-hosts="\*\.example\.org"/)
    const [, style = ''] = /<style>(.*)<\/style>/.exec(body) ?? []
    assert.match(style, /^:root\{(--(light|dark)-[a-z]+:#[0-9a-f]{6};?){8}\}$/)
    assert.match(style, /--light-fill:#a0b1c2/)
    const policy = String(headers['content-security-policy'])
    assert.ok(policy.includes(`style-src 'self' 'sha256-${hash('sha256', style, 'base64')}';`), policy)
    assert.match(policy, /img-src 'self' data: https:\/\/\*\.example\.org;/)
    assert.match(policy, /frame-ancestors https:\/\/a\.example$/)
  })

  test('has a new form key at each request, and no ETag', async () => {
    const app = await serve({})
    const first = await app.inject('/c/mina')
    assert.deepEqual([first.headers.etag, first.headers['cache-control']], [undefined, 'private, no-cache'])
    const again = await app.inject({ url: '/c/mina', headers: { 'if-none-match': '*' } })
    assert.equal(again.statusCode, 200)
    assert.notEqual(again.body, first.body)
  })
})

describe('the page of an unknown chatbot', () => {
  test('responds 404 in the visitor’s language', async () => {
    const app = await serve(undefined)
    const { statusCode, headers, body } = await app.inject('/')
    assert.equal(statusCode, 404)
    assert.equal(headers['cache-control'], 'no-cache')
    assert.match(String(headers['content-security-policy']), /^default-src 'none'/)
    assert.match(body, /<h1>Chatbot not found<\/h1>/)
    const chinese = await app.inject({ url: '/', headers: { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' } })
    assert.match(chinese.body, /<html lang="zh-Hant">[\s\S]*<h1>找不到聊天機器人<\/h1>/)
    assert.equal(chinese.headers.vary, 'accept-language, cookie')
  })
})

describe('the page of a private chatbot', () => {
  test('responds 403 without any data of the chatbot', async () => {
    const app = await serve({ isPublic: false })
    const { statusCode, headers, body } = await app.inject('/c/mina')
    assert.equal(statusCode, 403)
    assert.match(body, /<h1>This assistant is not public<\/h1>/)
    assert.match(body, /<meta name="robots" content="noindex">/)
    assert.doesNotMatch(body, /Mina|cars|<form/)
    assert.match(String(headers['content-security-policy']), /form-action 'none'/)
    const titles = {
      bn: 'এই সহকারী সবার জন্য খোলা নয়',
      'zh-TW': '這個助理並未公開',
      ar: 'هذا المساعد غير متاح للعموم',
    }
    for (const [language, title] of Object.entries(titles)) {
      const answer = await app.inject({ url: '/c/mina', headers: { 'accept-language': language } })
      assert.ok(answer.body.includes(`<h1>${title}</h1>`), language)
    }
  })
})

test('robots.txt allows the public pages', async () => {
  const { headers, body } = await (await serve({})).inject('/robots.txt')
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8')
  assert.equal(body, 'User-agent: *\nAllow: /c/\nDisallow: /api/\nDisallow: /app\n')
})

describe('the assets', () => {
  test('are linked by the page, immutable, and sent in the smallest accepted encoding', async () => {
    const app = await serve({})
    const paths = assetsIn((await app.inject('/')).body)
    assert.deepEqual(
      paths.map((path) => path.replace(/-[\w-]{8}\./, '-#.')),
      ['/assets/icon-#.svg', '/assets/page-#.css', '/assets/english-#.js', '/assets/page-#.js'],
    )
    for (const url of paths) {
      const plain = await app.inject(url)
      assert.equal(plain.statusCode, 200)
      assert.equal(plain.headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(plain.headers['content-encoding'], undefined)
      assert.equal(plain.headers.vary, 'accept-encoding')
      const br = await app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } })
      assert.equal(br.headers['content-encoding'], 'br')
      assert.deepEqual(brotliDecompressSync(br.rawPayload), plain.rawPayload)
      const gzip = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br;q=0' } })
      assert.equal(gzip.headers['content-encoding'], 'gzip')
      assert.deepEqual(gunzipSync(gzip.rawPayload), plain.rawPayload)
    }
  })

  test('stay within 20 KB of script and 4 KB of style, gzipped', async () => {
    const app = await serve({})
    const [, style = '', words = '', script = ''] = assetsIn((await app.inject('/')).body)
    const size = async (url: string) => gzipSync((await app.inject(url)).rawPayload, { level: 9 }).length
    assert.ok((await size(script)) + (await size(words)) <= 20 * 1024)
    assert.ok((await size(style)) <= 4 * 1024)
  })

  test('never sends an encoding that the client refuses', () => {
    assert.equal(chooseEncoding(undefined), 'identity')
    assert.equal(chooseEncoding('deflate'), 'identity')
    assert.equal(chooseEncoding('br;q=0.0, gzip;q=0'), 'identity')
    assert.equal(chooseEncoding('GZIP'), 'gzip')
    assert.equal(chooseEncoding('br;q=0.1, gzip;q=1'), 'br')
  })
})

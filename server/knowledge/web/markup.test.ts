import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linksOf } from './page-links.ts'
import { readSitemap } from './sitemap.ts'

const PAGE = 'https://example.com/docs/index.html'

test('links are resolved, without fragments, each once', async () => {
  const html = `<a href="a.html#x">A</a><a href=" /b ">B</a><area href='?c&amp;d'><a href="a.html">A</a>
    <a href="mailto:me@example.com">M</a><a href="javascript:x()">J</a><a name="x">N</a><a href="http://[">W</a>
    <a href="https://me:secret@example.com:443/e?">E</a><link href="/style.css"><!-- <a href="/comment"> -->`
  assert.deepEqual(await linksOf(html, PAGE), [
    'https://example.com/docs/a.html',
    'https://example.com/b',
    'https://example.com/docs/index.html?c&d',
    'https://example.com/e',
  ])
  const based = '<base href="/other/"><base href="/third/"><a href="x">X</a>'
  assert.deepEqual(await linksOf(based, PAGE), ['https://example.com/other/x'])
})

test('what is no sitemap is none', async () => {
  const texts = [
    '',
    'text',
    '<html><body>&lt;urlset></body></html>',
    '<html><urlset></html>',
    '<?xml version="1.0"?><rss/>',
  ]
  for (const text of texts) assert.equal(await readSitemap(Buffer.from(text), PAGE), undefined, text)
  assert.equal(await readSitemap(Buffer.from('1f8b0800', 'hex'), PAGE), undefined)
})

test('only the addresses of entries count', async () => {
  const xml = `\ufeff<?xml version="1.0"?><!-- made by hand --><urlset><loc>https://example.com/no</loc>
    <url><loc><![CDATA[https://example.com/a?b&c]]></loc><image:image><image:loc>https://example.com/i</image:loc></image:image></url>
    <url><loc/></url><url><loc>/relative</loc></url></urlset>`
  assert.deepEqual(await readSitemap(Buffer.from(xml), PAGE), [
    'https://example.com/a?b&c',
    'https://example.com/relative',
  ])
})

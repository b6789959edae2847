import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { changeSource } from './pdfjs-source.ts'

const worker = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs')
const source = readFileSync(worker, 'utf8')

test('the installed pdf.js has each place that is changed, once', () => {
  const changed = changeSource(source)
  assert.equal(changed.split('frontdeskInk').length - 1, 3)
  assert.ok(changed.length > source.length)
})

test('a pdf.js that lacks a place, or has it twice, is refused', () => {
  assert.throws(
    () => changeSource(source.replace('id: Number.isInteger(mcid)', '')),
    /properties of marked content/u,
  )
  assert.throws(() => changeSource(source + source), /operators/u)
})

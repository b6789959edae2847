import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { saysNothingFound } from './found-nothing.ts'

type Case = { reply: string; nothing: boolean }

const CASES = JSON.parse(
  readFileSync(new URL('found-nothing.corpus.json', import.meta.url), 'utf8'),
) as Case[]

const count = (isMeant: (each: Case) => boolean) => CASES.filter(isMeant).length

test('detects replies without an answer, with no false positives', (context) => {
  const right = count(({ reply, nothing }) => nothing && saysNothingFound(reply))
  const wrong = CASES.filter(({ reply, nothing }) => !nothing && saysNothingFound(reply))
  const missed = CASES.filter(({ reply, nothing }) => nothing && !saysNothingFound(reply))
  const precision = right / (right + wrong.length)
  const recall = right / (right + missed.length)
  const told = [...wrong, ...missed].map(({ reply, nothing }) => `${nothing}: ${reply}`).join('\n')
  context.diagnostic(
    `${CASES.length} replies: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  )
  assert.ok(count(({ nothing }) => nothing) >= 40 && count(({ nothing }) => !nothing) >= 40)
  assert.ok(precision >= 0.97, told)
  assert.ok(recall >= 0.85, told)
})

test('checks a long reply in linear time', () => {
  for (const word of ["i don't ", '沒有', 'তথ্য ', 'information '])
    assertLinear(word, (length) => saysNothingFound(word.repeat(length)))
})

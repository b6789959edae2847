import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { hostileTexts } from '../../../testing/hostile-texts.ts'
import { JOINS } from './turns-of-phrase.ts'

test('splitting a question at its conjunctions takes linear time', () => {
  for (const { name, text } of hostileTexts()) assertLinear(name, (length) => text(length).split(JOINS))
})

import { test } from 'node:test'
import { assertLinear } from '../../../testing/growth.ts'
import { hostileMixtures, hostileTexts } from '../../../testing/hostile-texts.ts'
import { answer } from './answer.ts'
import { JOINS } from './turns-of-phrase.ts'

test('splits a question at its conjunctions in linear time', () => {
  for (const { name, text } of hostileTexts()) assertLinear(name, (length) => text(length).split(JOINS))
})

const KNOWLEDGE =
  '# Lamps\nThe silver lamp costs $5. A desk lamp costs £7.\nWe are open on Monday and Friday.'
const asked = (text: string, knowledge: string, earlier: string[] = []) =>
  answer({ text, earlier, knowledge: [knowledge], name: 'Ada', suggestedQuestions: ['What is open?'] })

test('answers a message in linear time, whatever is repeated in it or in earlier ones', () => {
  for (const { name, text } of [...hostileTexts(), ...hostileMixtures()]) {
    assertLinear(name, (length) => asked(text(length), KNOWLEDGE), 1250)
  }
  for (const { name, text } of hostileTexts()) {
    assertLinear(`earlier ${name}`, (length) => asked('And how much is it?', KNOWLEDGE, [text(length)]), 1250)
  }
})

test('answers from knowledge in linear time, whatever is repeated in it', () => {
  for (const { name, text } of hostileTexts()) {
    // A different text each time, because the last one is cached.
    let count = 0
    assertLinear(name, (length) => asked('How much is a lamp?', `${text(length)} ${count++}`))
  }
})

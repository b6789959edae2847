import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { hostileMixtures, hostileTexts } from '../../testing/hostile-texts.ts'
import { knowledgeOf } from '../chatbots/profile.ts'
import { splitPriceList, splitSentences } from '../language/sentences.ts'
import { PlainText } from './plain-text.ts'
import { recall } from './recall.ts'
import { cutIntoUnits } from './sentences.ts'

test('cuts knowledge into units in linear time, whatever is repeated in it', () => {
  for (const { name, text } of [...hostileTexts(), ...hostileMixtures()]) {
    assertLinear(name, (length) => cutIntoUnits(text(length)))
  }
})

test('reads a profile in linear time, whatever is repeated in it', () => {
  const profile = { name: 'Mina', location: '', bio: '', skills: 'Go', experience: '', interests: 'Tea' }
  for (const { name, text } of hostileTexts()) {
    assertLinear(name, (length) => cutIntoUnits(knowledgeOf({ ...profile, bio: text(length) })))
  }
})

test('recalls passages for a question in linear time, whatever is repeated in the knowledge', () => {
  for (const { name, text } of hostileTexts()) {
    assertLinear(name, (length) => recall(text(length), 'How much is a lamp?', 1000))
  }
})

test('strips streamed markdown in linear time, whatever is repeated in it', () => {
  const read = (markdown: string) => {
    const plain = new PlainText()
    for (let at = 0; at < markdown.length; at += 20) plain.write(markdown.slice(at, at + 20))
    return plain.end()
  }
  for (const { name, text } of [...hostileTexts(), ...hostileMixtures()]) {
    assertLinear(name, (length) => read(text(length)), 1500)
  }
})

test('splits a text into sentences and prices in linear time, whatever is repeated in it', () => {
  for (const { name, text } of hostileTexts()) {
    assertLinear(name, (length) => splitSentences(text(length)).map(splitPriceList))
  }
})

test('reads the knowledge and the message of the reported freezes in milliseconds', () => {
  const reported = [
    `a${' '.repeat(5_000)}b`,
    `Q${' '.repeat(5_000)}b`,
    '('.repeat(5_000),
    `${'('.repeat(5_000)}a`,
  ]
  for (const text of reported) {
    const before = process.threadCpuUsage()
    cutIntoUnits(text)
    const { user, system } = process.threadCpuUsage(before)
    assert.ok(user + system < 100_000, `${text.slice(0, 3)}… cost ${(user + system) / 1000} ms`)
  }
})

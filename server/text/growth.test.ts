import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertLinear } from '../../testing/growth.ts'
import { hostileTexts } from '../../testing/hostile-texts.ts'
import { cutIntoUnits } from './sentences.ts'
import { splitPriceList, splitSentences } from './split-sentences.ts'

test('cutting knowledge into units takes linear time, whatever is repeated in it', () => {
  for (const { name, text } of hostileTexts()) assertLinear(name, (length) => cutIntoUnits(text(length)))
})

test('splitting a text into sentences and prices takes linear time, whatever is repeated in it', () => {
  for (const { name, text } of hostileTexts()) {
    assertLinear(name, (length) => splitSentences(text(length)).map(splitPriceList))
  }
})

test('the knowledge and the message of the reported freezes take milliseconds', () => {
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

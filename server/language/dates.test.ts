import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { datesIn } from './dates.ts'
import { fold } from './folding.ts'

const TODAY = new Date('2026-11-20T08:00:00Z')
const read = (text: string) => datesIn(fold(text).text, TODAY).map(({ date }) => date ?? 'ambiguous')

const DATES: Record<string, string> = {
  '2026-11-21': '2026-11-21',
  '2026/1/5': '2026-01-05',
  '21/11/2026': '2026-11-21',
  '5/13/2026': '2026-05-13',
  '11/11/2026': '2026-11-11',
  '2026年11月21日': '2026-11-21',
  二〇二六年十一月二十一日: '2026-11-21',
  民國115年11月21日: '2026-11-21',
  '115年1月5日': '2026-01-05',
  '民國115/1/5': '2026-01-05',
  '12月1日': '2026-12-01',
  '1月5日': '2027-01-05',
  '21 November 2026': '2026-11-21',
  'Nov 21, 2026': '2026-11-21',
  'March 3rd, 2027': '2027-03-03',
  'the 5th of January 2027': '2027-01-05',
  '1 May': '2027-05-01',
  '২১ নভেম্বর ২০২৬': '2026-11-21',
  '১৫/১২/২০২৬': '2026-12-15',
  today: '2026-11-20',
  明天: '2026-11-21',
  আগামীকাল: '2026-11-21',
}

describe('dates', () => {
  for (const [text, date] of Object.entries(DATES)) {
    test(`reads ${text} as ${date}`, () => assert.deepEqual(read(text), [date]))
  }

  test('reads 03/04/2026 as ambiguous', () => assert.deepEqual(read('03/04/2026'), ['ambiguous']))

  for (const text of ['2027/02/30', '2026-13-45', 'May I ask something?', 'next month', '500', '3/4']) {
    test(`finds no date in ${text}`, () => assert.deepEqual(read(text), []))
  }

  test('reads "tomorrow" only relative to a given today', () => assert.deepEqual(datesIn('tomorrow'), []))
})

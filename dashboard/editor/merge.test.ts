import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Configuration, Content } from '../chatbots/content.ts'
import { isSameContent } from './content-fields.ts'
import { merge } from './merge.ts'

const FORM = { key: 'form', version: 1, title: { en: 'Form' }, fields: [] }
const BASE: Content = {
  name: 'Helper',
  description: '',
  is_public: false,
  public_url_slug: 'helper',
  configuration: { tone: 'calm', theme: { accent: '#112233', mode: 'dark' }, suggested_questions: ['When?'] },
  facts: 'We open at 8:00.',
  form: FORM,
}
const configured = (change: object): Content => ({
  ...BASE,
  configuration: { ...BASE.configuration, ...change } as Configuration,
})
const with_ = (change: Partial<Content>): Content => ({ ...BASE, ...change })

describe('merging two editors', () => {
  test('takes each field from the side that changed it', () => {
    const theirs = { ...configured({ tone: 'warm', greeting: 'Hi' }), facts: 'We open at 9:00.' }
    const mine = { ...configured({ language: 'bn' }), name: 'Assistant', form: null }
    const { content, conflicts } = merge({ base: BASE, theirs, mine })
    const configuration = { ...BASE.configuration, tone: 'warm', greeting: 'Hi', language: 'bn' }
    assert.deepEqual(content, { ...theirs, name: 'Assistant', form: null, configuration })
    assert.deepEqual(conflicts, [])
  })

  test('merges the keys of the theme', () => {
    const theirs = configured({ theme: { accent: '#445566', mode: 'dark' } })
    const mine = configured({ theme: { accent: '#112233', position: 'left' } })
    const { content, conflicts } = merge({ base: BASE, theirs, mine })
    assert.deepEqual(content.configuration.theme, { accent: '#445566', position: 'left' })
    assert.deepEqual(conflicts, [])
  })

  test('asks about a field that both changed differently, and keeps mine meanwhile', () => {
    const theirs = { ...configured({ theme: { accent: '#aaaaaa', mode: 'dark' } }), facts: 'Theirs.' }
    const mine = { ...configured({ theme: { accent: '#bbbbbb', mode: 'dark' } }), facts: 'Mine.' }
    const { content, conflicts } = merge({ base: BASE, theirs, mine })
    assert.deepEqual(content, mine)
    assert.deepEqual(conflicts, [['configuration', 'theme', 'accent'], ['facts']])
  })

  test('lists and the form are one field', () => {
    const theirs = {
      ...configured({ suggested_questions: ['When?', 'Where?'] }),
      form: { ...FORM, version: 2 },
    }
    const mine = {
      ...configured({ suggested_questions: ['How?'] }),
      form: { ...FORM, title: { en: 'Mine' } },
    }
    const { conflicts } = merge({ base: BASE, theirs, mine })
    assert.deepEqual(conflicts, [['configuration', 'suggested_questions'], ['form']])
  })

  test('a removed field is a change', () => {
    const { tone: _, ...rest } = BASE.configuration
    const without = with_({ configuration: rest })
    assert.deepEqual(merge({ base: BASE, theirs: without, mine: BASE }).content, without)
    assert.deepEqual(merge({ base: BASE, theirs: BASE, mine: without }).content, without)
    const { conflicts } = merge({ base: BASE, theirs: configured({ tone: 'warm' }), mine: without })
    assert.deepEqual(conflicts, [['configuration', 'tone']])
  })

  test('the same change on both sides is no conflict, in any order of keys', () => {
    const theirs = with_({ form: { title: { en: 'New' }, fields: [], version: 2, key: 'form' } })
    const mine = with_({ form: { key: 'form', version: 2, title: { en: 'New' }, fields: [] } })
    assert.deepEqual(merge({ base: BASE, theirs, mine }), { content: mine, conflicts: [] })
  })

  test('a field that has the value of an unconfirmed save was not changed by others', () => {
    const sent = with_({ facts: 'One.' })
    const mine = with_({ facts: 'One. Two.' })
    assert.deepEqual(merge({ base: BASE, sent, theirs: sent, mine }), { content: mine, conflicts: [] })
    const { conflicts } = merge({ base: BASE, sent, theirs: with_({ facts: 'Theirs.' }), mine })
    assert.deepEqual(conflicts, [['facts']])
  })

  test('what the server trims is not a change: the typed text stays', () => {
    const mine = { ...configured({ suggested_questions: ['When?', ' '] }), name: 'Helper ' }
    assert.ok(isSameContent(BASE, mine))
    assert.ok(!isSameContent(BASE, with_({ facts: `${BASE.facts}\n` })))
    assert.deepEqual(merge({ base: BASE, theirs: BASE, mine }).content, mine)
  })

  test('keys named like the prototype are data', () => {
    const theirs = with_({ configuration: JSON.parse('{"__proto__": {"tone": "theirs"}, "constructor": 1}') })
    const { content } = merge({
      base: with_({ configuration: {} }),
      theirs,
      mine: with_({ configuration: {} }),
    })
    assert.equal(JSON.stringify(content.configuration), JSON.stringify(theirs.configuration))
    assert.equal(content.configuration.tone, undefined)
  })
})

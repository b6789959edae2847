import assert from 'node:assert/strict'
import { test } from 'node:test'
import company from '../../forms/company-onboarding.json' with { type: 'json' }
import { listsOf, scalarsOf } from './field-path.ts'
import { checkForm, type Form, LANGUAGES } from './form.ts'

const form = company as Form

test('the company onboarding form is valid', () => assert.deepEqual(checkForm(company), []))

test('lists the fields in the order of the contract, under the keys of the export', () => {
  const fields = [...scalarsOf(form), ...listsOf(form), ...listsOf(form).flatMap((list) => list.fields)]
  assert.deepEqual(
    fields.map(({ key, label }) => [key, label['zh-Hant']]),
    [
      ['industry', '產業別'],
      ['capital_amount', '資本總額（以臺幣為單位）'],
      ['invention_patent_count', '發明專利數量'],
      ['utility_patent_count', '新型專利數量'],
      ['certification_count', '公司認證資料數量'],
      ['esg_certification', 'ESG相關認證資料'],
      ['products', '產品'],
      ['product_id', '產品ID'],
      ['product_name', '產品名稱'],
      ['price', '價格'],
      ['main_raw_materials', '主要原料'],
      ['product_standard', '產品規格(尺寸、精度)'],
      ['technical_advantages', '技術優勢'],
    ],
  )
})

test('requires the fields of the contract', () => {
  assert.ok(scalarsOf(form).every(({ required }) => required))
  const required = listsOf(form).flatMap((list) => list.fields.filter((field) => field.required))
  assert.deepEqual(
    required.map(({ key }) => key),
    ['product_name'],
  )
})

test('translates every text into every language', () => {
  const check = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (LANGUAGES.some((language) => language in value))
      assert.deepEqual(Object.keys(value), [...LANGUAGES], path)
    for (const [key, each] of Object.entries(value)) check(each, `${path}.${key}`)
  }
  check(company, 'form')
  for (const field of form.fields)
    assert.ok(field.explanation && (field.type === 'list' || field.error), field.key)
})

test('never gives two fields of one item the same name', () => {
  const lists = [form.fields, ...listsOf(form).map((list) => list.fields)]
  for (const fields of lists) {
    const names = fields.flatMap(({ label, names: more = [] }) => [
      ...new Set([...Object.values(label), ...more].map((name) => name.toLowerCase())),
    ])
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) < index),
      [],
    )
  }
})

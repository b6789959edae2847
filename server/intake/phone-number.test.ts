import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSamePhone, isSurelyPhone, phoneNumberOf } from './phone-number.ts'

test('normalises a phone number to a leading + and digits', () => {
  assert.equal(phoneNumberOf('+886 (912) 345-678'), '+886912345678')
  assert.equal(phoneNumberOf('01712‑345/678'), '01712345678')
  assert.equal(phoneNumberOf('12345'), undefined)
})

test('recognises a phone number by the rules of its country', () => {
  for (const number of ['+886912345678', '+8801712345678', '+442079460000', '0912345678', '01712345678'])
    assert.ok(isSurelyPhone(number), number)
  for (const number of ['+88691234567890', '+44207946', '+999123456789', '912345678', '500000', '0123456'])
    assert.ok(!isSurelyPhone(number), number)
})

test('compares a national number with an international one by the rules of its country', () => {
  assert.ok(isSamePhone('0912345678', '+886912345678'))
  assert.ok(isSamePhone('01712345678', '+8801712345678'))
  assert.ok(isSamePhone('+886912345678', '886912345678'))
  assert.ok(!isSamePhone('0912345679', '+886912345678'))
  assert.ok(!isSamePhone('12345678', '+886912345678'))
  assert.ok(!isSamePhone('0912345678', '0912345679'))
})

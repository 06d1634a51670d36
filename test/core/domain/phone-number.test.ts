import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callAddress, checkNumber, numberGroups, numberText } from '../../../src/core/domain/phone-number.ts'

test.each([
  ['212-555-0100', '212 555 0100'],
  [' (212) 555.0100 ', '212 555 0100'],
  ['+1 212 555 0100', '+1 212 555 0100'],
  ['911', '911'],
  ['12345678901234567890', '12345678901234567890'],
])('%j is a number', (typed, number) => {
  expect(checkNumber(typed)).toEqual({ kind: 'number', number })
})

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  ['872-4NLG-CHI', 'signs'],
  ['212+5550100', 'signs'],
  ['++12125550100', 'signs'],
  ['212,555', 'signs'],
  ['12', 'length'],
  ['+', 'signs'],
  ['123456789012345678901', 'length'],
])('%j is none, because of its %s', (typed, why) => {
  expect(checkNumber(typed)).toEqual({ kind: 'wrong', why })
})

test.each([
  ['212-555-0100', ['212', '555', '0100']],
  ['1-844-555-0100', ['1', '844', '555', '0100']],
  ['2125550100', ['212', '555', '0100']],
  ['12125550100', ['1', '212', '555', '0100']],
  ['+12125550100', ['+1', '212', '555', '0100']],
  ['5550100', ['555', '0100']],
  ['+525512345678', ['+525', '512', '345', '678']],
  ['911', ['911']],
  ['55512', ['55512']],
])('%s is copied as %j', (number, groups) => {
  expect(numberGroups(number)).toEqual(groups)
})

test('what was typed with spaces is shown so, and a run of digits is cut', () => {
  expect(numberText('2125550100')).toBe('212-555-0100')
  expect(numberText('21 25 55 01 00')).toBe('21 25 55 01 00')
})

test('no digit is lost on the way from what was typed to what is dialed and written on an arm', () => {
  const typed = fc
    .array(fc.constantFrom(...'0123456789 -.()'), { maxLength: 24 })
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(typed, fc.constantFrom('', '+'), (text, plus) => {
      const checked = checkNumber(plus + text)
      if (checked.kind === 'wrong') return
      const digits = plus + text.replace(/\D/g, '')
      expect(callAddress(checked.number)).toBe(`tel:${digits}`)
      expect(numberGroups(checked.number).join('')).toBe(digits)
      expect(numberGroups(numberText(checked.number)).join('')).toBe(digits)
    }),
  )
})

import { expect, it } from 'vitest'
import { sayField, sayValue } from './values.ts'

it.each([
  [1_562.5, '1,563'],
  [0.125, '0.13'],
  [{ min: 1_562.5, max: 2_000 }, '1,563 to 2,000'],
  [{ min: 0.125, max: null }, 'at least 12.5 %'],
  ['LETTER_OF_INTENT', 'letter of intent'],
  ['2026-05', 'May 2026'],
  [{ id: 'x', name: 'Acme' }, 'Acme'],
  [true, 'yes'],
  [null, ''],
])('%j is told as %s', (value, said) => expect(sayValue(value)).toBe(said))

it('a field is told in words', () => expect(sayField('hhiKnown')).toBe('HHI known'))

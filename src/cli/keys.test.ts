import { describe, expect, test } from 'vitest'
import { parseExpiry } from './keys.ts'

const now = new Date('2026-11-21T12:00:00Z')

describe('--expires', () => {
  test('is a number of days, or a day that is the last on which the key is good', () => {
    expect(parseExpiry('90d', now)).toBe('2027-02-19T12:00:00.000Z')
    expect(parseExpiry('2026-11-21', now)).toBe('2026-11-22T00:00:00.000Z')
  })
  test.each(['', '0d', '90', '-1d', '1.5d', '2026-02-30', '2027-03', '2026-11-20', 'never'])(
    'is not "%s"',
    (text) => {
      expect(() => parseExpiry(text, now)).toThrow(expect.objectContaining({ code: 'BAD_DATE' }) as Error)
    },
  )
})

import { describe, expect, it } from 'vitest'
import { parseScope } from './scope.ts'

const NOW = new Date('2026-11-21T00:00:00Z')
const coded = (code: string, message: string): Error =>
  expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error

describe('a scope is refused', () => {
  it('that lets no status count', () => {
    expect(() => parseScope({ statuses: [] }, NOW)).toThrow(
      coded('BAD_INPUT', 'name at least one, or leave it out'),
    )
  })
  it('on the day that stands for no end', () => {
    expect(() => parseScope({ validAt: '9999-12-31' }, NOW)).toThrow(coded('BAD_DATE', 'the one before'))
    expect(parseScope({ validAt: '9999-12-30' }, NOW).validAt).toBe('9999-12-30')
  })
})

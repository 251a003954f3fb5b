import { expect, test } from 'vitest'
import { withPath } from './ftm.ts'

test('an address of a site as a whole ends with a slash, as FollowTheMoney writes it, and others stay', () => {
  expect(withPath('https://example.org')).toBe('https://example.org/')
  const others = [
    'https://example.org/',
    'https://example.org/a',
    'https://example.org?b=1',
    'https://example.org#c',
  ]
  expect(others.map(withPath)).toEqual(others)
})

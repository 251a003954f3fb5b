import { describe, expect, it } from 'vitest'
import { isNear, nearest } from './nearness.ts'

describe('a name may have been meant', () => {
  it.each([
    ['anthropc', 'Anthropic'],
    ['open ai', 'OpenAI'],
    ['frontier models', 'Frontier AI models'],
    ['gogle cloud', 'Google Cloud'],
    ['sharedinfrastructure', 'shared-infrastructure'],
  ])('%s: %s', (text, name) => expect(isNear(text, name)).toBe(true))

  it.each([
    ['zzqqyyxx', 'Anthropic'],
    ['foo', 'xAI'],
    ['x', 'xAI Holdings'],
    ['blah', 'leverage'],
  ])('but not %s: %s', (text, name) => expect(isNear(text, name)).toBe(false))

  it('the nearest first, none of what is far', () => {
    expect(nearest('leverag', ['outage', 'leverage', 'average'])).toBe('leverage')
    expect(nearest('qqqqqq', ['outage', 'leverage'])).toBeNull()
  })

  it('a text without end is compared by how it begins, and soon', () => {
    const marks = '\u{301}\u{323}'.repeat(245_000)
    expect(nearest(`outagf ${marks}`, ['outage'])).toBe('outage')
  }, 10_000)
})

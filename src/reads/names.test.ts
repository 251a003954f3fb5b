import { describe, expect, it } from 'vitest'
import { fit, indexQuery, isTypo } from './names.ts'

describe('how well a name fits what was typed', () => {
  it.each([
    ['SPACEX', 'SpaceX', 1],
    ['spacex(ai)', 'SpaceX(AI)', 1],
    ['open ai', 'OpenAI', 1],
    ['gpt4', 'GPT-4', 1],
    ['societe generale', 'Société Générale', 1],
  ])('%s is %s', (typed, name, score) => expect(fit(typed, name)).toBe(score))

  it('is best for the whole name, then its beginning, then a typo', () => {
    const scores = ['anthropic', 'anthrop', 'antropic'].map((typed) => fit(typed, 'Anthropic'))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(3)
    expect(fit('spacex', 'SpaceX')).toBeGreaterThan(fit('spacex', 'SpaceX GPU clusters'))
  })

  it('is nothing where only a small part is alike', () => {
    expect(fit('anthropic', 'OpenAI')).toBe(0)
    expect(fit('aws', 'axs')).toBe(0)
    expect(fit('ai', 'Meta AI research and many other things')).toBeLessThan(0.9)
  })
})

describe('a typo', () => {
  it.each([
    ['antropic', 'anthropic'],
    ['anthroppic', 'anthropic'],
    ['anthrapic', 'anthropic'],
    ['antrhopic', 'anthropic'],
    ['anthropi', 'anthropic'],
  ])('%s is %s', (a, b) => {
    expect(isTypo(a, b)).toBe(true)
    expect(isTypo(b, a)).toBe(true)
  })
  it('is one, not two', () => expect(isTypo('antropik', 'anthropic')).toBe(false))
})

describe('words in quotes', () => {
  it.each([
    ['"space exploration"', true],
    ['"SPACE exploration" tech', true],
    ['"space technologies"', false],
    ['"space explor"', false],
    ['"space exploratoin"', false],
    ['"space exploratoin', true],
  ])('%s: %s', (typed, fits) => expect(fit(typed, 'Space Exploration Technologies') > 0).toBe(fits))
})

describe('an asterisk', () => {
  it.each([
    ['spa* technologies', 'Space Exploration Technologies', true],
    ['*nologies', 'Space Exploration Technologies', false],
    ['*', 'Space', false],
  ])('%s, %s: %s', (typed, name, fits) => expect(fit(typed, name) > 0).toBe(fits))
})

it('a name of signs alone is found by itself', () => {
  expect(fit('🚀', '🚀')).toBe(1)
  expect(fit('🚀', 'Rocket')).toBe(0)
})

describe('what the index is asked', () => {
  /** Beside the text between its quotes. */
  const rest = (text: string): string => indexQuery(text).replace(/^"[^"]*"\^8( OR )?/, '')

  it('holds letters and digits of what was typed, and all of it between quotes that it cannot end', () => {
    const query = rest('a+b && (c:d) OR "e" NOT f~2 \\ /g/ *')
    expect(query.match(/[^a-z0-9^~*() O R]/g)).toBeNull()
    expect(rest('bo/ss')).not.toContain('bo/')
    expect(rest('neill')).toContain("/[a-z]{1,2}'neill.*/")
    expect(query).not.toContain('&&')
    expect(query).toContain('(or^4)')
    expect(indexQuery('a"b\\')).toMatch(/^"a b"\^8/)
    expect(rest('*')).toBe('')
  })
  it('knows letters of other scripts as they are written', () => {
    expect(rest('Йой')).toContain('йой^4')
    expect(rest('삼성')).toContain('삼성*^2')
    expect(rest('Café')).toContain('cafe^4')
  })
  it('is bounded, however long the text is', () => {
    const clauses = (text: string): number => indexQuery(text).split(' OR ').length
    expect(clauses('abcdef '.repeat(70))).toBeLessThan(100)
    expect(clauses(Array.from({ length: 100 }, (_, i) => `w${1000 + i}`).join(' '))).toBeLessThan(150)
    expect(rest('長'.repeat(500))).toBe('')
  })
})

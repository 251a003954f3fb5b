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

describe('what the index is asked', () => {
  it('holds letters and digits of what was typed and nothing else of it', () => {
    const query = indexQuery('a+b && (c:d) OR "e" NOT f~2 \\ /g/ *')
    expect(query?.match(/[^a-z0-9^~*() O R]/g)).toBeNull()
    expect(indexQuery('bo/ss')).not.toContain('bo/')
    expect(indexQuery('neill')).toContain("/[a-z]{1,2}'neill.*/")
    expect(query).not.toContain('&&')
    expect(query).toContain('(or^4)')
    expect(indexQuery('*')).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { parsePagePath, parseViewPath } from './view-address.ts'

describe('the path of a view', () => {
  it.each([
    ['outage.csv', { name: 'outage', theme: null, extension: 'csv', pairs: [] }],
    ['outage-dark.png', { name: 'outage', theme: 'dark', extension: 'png', pairs: [] }],
    [
      'ultimate-owners/of=xai/validAt=2026-05-06.svg',
      {
        name: 'ultimate-owners',
        theme: null,
        extension: 'svg',
        pairs: [
          ['of', 'xai'],
          ['validAt', '2026-05-06'],
        ],
      },
    ],
    [
      'connections-dark/from=a/to=b/types=ROLE/types=PARTY.md',
      {
        name: 'connections',
        theme: 'dark',
        extension: 'md',
        pairs: [
          ['from', 'a'],
          ['to', 'b'],
          ['types', 'ROLE'],
          ['types', 'PARTY'],
        ],
      },
    ],
  ])('%s', (path, address) => expect(parseViewPath(path)).toEqual(address))

  it('may hold anything in a value, percent-encoded', () => {
    expect(parseViewPath('x/minConfidence=0.5.json').pairs).toEqual([['minConfidence', '0.5']])
    expect(parseViewPath('x/a=b%2Fc%3Dd%3F.json').pairs).toEqual([['a', 'b/c=d?']])
    expect(parseViewPath('x/a=%E6%A0%AA.json').pairs).toEqual([['a', '株']])
    expect(parseViewPath('x/a=.json').pairs).toEqual([['a', '']])
  })

  it.each(['outage', 'outage.', '.png', '', 'outage.PNG', 'outage.png/x', 'outage.p%6eg'])(
    'ends in a format, unlike %j',
    (path) => expect(() => parseViewPath(path)).toThrow('ends in a format'),
  )

  it.each(['x/of.json', 'x/=xai.json', 'x//of=xai.json'])(
    'has no part that is no variable, such as in %s',
    (path) => expect(() => parseViewPath(path)).toThrow('in the address is no variable'),
  )
})

it('the path of a page may be that of what belongs to it', () => {
  expect(parsePagePath('outage-dark/of=google')).toEqual({
    name: 'outage',
    theme: 'dark',
    pairs: [['of', 'google']],
    part: null,
  })
  expect(parsePagePath('outage/of=google/share')).toMatchObject({ pairs: [['of', 'google']], part: 'share' })
  expect(parsePagePath('share')).toMatchObject({ name: 'share', part: null })
})

import { describe, expect, test } from 'vitest'
import { claim, exhibitOf, source } from '../../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { scopeBar } from './scope-bar.ts'
import { stopsOf } from './scope-stops.ts'
import { againstText, readAgainst, sayScope, settleScope, USUAL } from './scope-words.ts'

const nameOf = (id: string): string => id.toUpperCase()

describe('a scope in words', () => {
  test.each<[words: [string, string][], said: string]>([
    [[], USUAL],
    [[['validAt', '2026-05-06']], 'As of 6 May 2026'],
    [[['knownAt', '2026-05-06T08:30:00.000Z']], 'As known at 6 May 2026, 08:30 UTC'],
    [[['knownAt', '2026-05-06T23:59:59.999Z']], 'As known at the end of 6 May 2026'],
    [[['minConfidence', '0.5']], 'Confidence 0.5 or more'],
    [[['statuses', 'DISCLOSED']], 'Only disclosed claims'],
    [
      ['DISCLOSED', 'ANNOUNCED', 'REPORTED'].map((status) => ['statuses', status]),
      'No estimated or speculated claims',
    ],
    [
      [
        ['validAt', 'yesterday'],
        ['withoutSources', 'blog'],
        ['withoutSources', 'paper'],
      ],
      'As of yesterday; without BLOG and PAPER',
    ],
  ])('%j: %s', (words, said) => expect(sayScope(words, nameOf)).toBe(said))

  test('is the same after it stood in an address', () => {
    const words = HOSTILE_TEXTS.map((text) => ['withoutSources', text] as const)
    const wellFormed = words.map(([name, text]) => [name, text.replace(/\p{Cs}/gu, '\ufffd')])
    expect(readAgainst(againstText([['of', 'xai'], ...words]))).toEqual(wellFormed)
  })

  test('with every kind ticked bounds nothing; a day of knowledge is its end, today is now', () => {
    const kinds = ['SPECULATED', 'DISCLOSED', 'ANNOUNCED', 'REPORTED', 'ESTIMATED'].map(
      (status) => ['statuses', status] as const,
    )
    const now = new Date('2026-05-07T08:00:00Z')
    expect(settleScope([['of', 'xai'], ...kinds, ['knownAt', '2026-05-07']], now)).toEqual([['of', 'xai']])
    expect(settleScope([...kinds.slice(1), ['knownAt', '2026-05-06']], now)).toEqual([
      ...kinds.slice(1),
      ['knownAt', '2026-05-06T23:59:59.999Z'],
    ])
  })
})

describe('the bar', () => {
  const blog = source('blog', { publisher: null, title: null, publishedOn: '2026-05' })
  const shown = exhibitOf({
    claims: [
      claim('claim_1', { validFrom: '2025', validTo: '2026-03', asserts: { signedOn: '2025-06-01' } }),
      claim('claim_2', { source: blog, recordedAt: '2026-05-09T00:00:00.000Z' }),
    ],
  })

  test('stops at what begins, ends, is published and recorded', () => {
    const { days, moments, sources } = stopsOf([shown])
    expect(days).toEqual(['2025-01-01', '2025-06-01', '2026-04-01', '2026-05-01', '2026-05-06'])
    expect(moments).toEqual(['2026-05-09T00:00:00.000Z', '2026-05-06T00:00:00.000Z'])
    expect(sources.map(({ id }) => id)).toEqual(['paper', 'blog'])
  })

  test('keeps what else was asked, tells from what it came, and leads back', () => {
    const words = [
      ['of', 'xai'],
      ['withoutSources', 'blog'],
    ] as const
    const { text } = scopeBar({ action: '/e/x', words, stops: stopsOf([shown]) })
    expect(text).toContain('<input type="hidden" name="of" value="xai">')
    expect(text).toContain('name="against" value="withoutSources=blog"')
    expect(text).toContain('href="/e/x?of=xai&amp;against=withoutSources%3Dblog"')
    expect(text).toMatch(/value="blog" checked>/)
    expect(text).toContain('>Without blog</b>')
  })

  test('what sources are called is text alone', () => {
    for (const title of HOSTILE_TEXTS) {
      const stops = stopsOf([], [source(title, { title, publisher: title })])
      const { text } = scopeBar({ action: '/', words: [['withoutSources', title]], stops })
      expect(text).not.toMatch(/<(script|img|svg|iframe|textarea|style)/i)
    }
  })
})

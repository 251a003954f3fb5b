/** Cases of docs/model.md with answers written by hand, held against both implementations. */
import { describe, expect, test } from 'vitest'
import { claim } from '../support/arbitraries/claims.ts'
import { deal, oracle, owns, product, share } from './both.ts'

describe.each([
  ['product', product],
  ['oracle', oracle],
])('%s: ties', (_name, on) => {
  const held =
    (claims: Parameters<typeof on>[0], preferred: string[] = []) =>
    (day: string) =>
      on(claims, day, preferred) !== null

  test('no supporter, no link', () => {
    expect(on([owns('c1', 0.9, { supports: false })], '2026-01-01')).toBeNull()
  })

  test('half open: holds on its first day, no more on its last', () => {
    const at = held([owns('c1', 0.9, { validFrom: '2026-01-10', validTo: '2026-02-10' })])
    expect(['2026-01-09', '2026-01-10', '2026-02-09', '2026-02-10'].map(at)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('partial dates: from the first day of a month or year, to the end of it', () => {
    const at = held([owns('c1', 0.9, { validFrom: '2025-02', validTo: '2026' })])
    expect(['2025-01-31', '2025-02-01', '2026-12-31', '2027-01-01'].map(at)).toEqual([
      false,
      true,
      true,
      false,
    ])
    const february = held([owns('c1', 0.9, { validTo: '2024-02' })])
    expect(['2024-02-29', '2024-03-01'].map(february)).toEqual([true, false])
  })

  test('bounds are told as they were written; null where open', () => {
    const state = on([owns('c1', 0.9, { validFrom: '2025-02', validTo: '2026' })], '2025-06-01')
    expect(state).toMatchObject({ validFrom: '2025-02', validTo: '2026' })
    expect(on([owns('c1', 0.9)], '2026-01-01')).toMatchObject({ validFrom: null, validTo: null })
  })

  test('a gap between two reaches is spanned, by the less sure of both sides', () => {
    const claims = [
      owns('c1', 0.9, { ...share(0.1), validTo: '2024-12-31' }),
      owns('c2', 0.6, { ...share(0.3), validFrom: '2026-01-01' }),
    ]
    expect(on(claims, '2025-06-01')).toMatchObject({
      confidence: 0.6,
      disputed: false,
      validFrom: null,
      validTo: null,
      claims: ['c1', 'c2'],
      attributes: { share: { value: { min: 0.1, max: 0.3 }, confidence: 0.6 } },
    })
  })

  test('a bare ending opens a gap that is not spanned', () => {
    const at = held([
      owns('c1', 0.9, { validTo: '2024-12-31' }),
      owns('c2', 0.6, { ...share(0.3), validFrom: '2026-01-01' }),
    ])
    expect(['2024-12-30', '2024-12-31', '2025-06-01', '2026-01-01'].map(at)).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  test('a bare ending ends what has no end of its own, and leaves what starts later', () => {
    const claims = [owns('c1', 0.9, share(0.5)), owns('c2', 0.5, { validTo: '2025-12-31' })]
    expect(['2025-12-30', '2025-12-31'].map(held(claims))).toEqual([true, false])
    expect(held([...claims, owns('c3', 0.5, { validFrom: '2026-03-01' })])('2026-04-01')).toBe(true)
  })

  test('a known ending beats an unknown one, even a bare ending', () => {
    const at = held([
      owns('c1', 0.9, { ...share(0.5), validTo: '2026-12-31' }),
      owns('c2', 0.5, { validTo: '2025-12-31' }),
    ])
    expect(at('2026-06-01')).toBe(true)
    expect(at('2026-12-31')).toBe(false)
  })

  test('after the last reach it is over', () => {
    expect(held([owns('c1', 0.9, { ...share(0.5), validTo: '2025' })])('2026-01-01')).toBe(false)
  })

  test('a denial of the tie: denied, disputed, and it still counts', () => {
    const claims = [owns('c1', 0.5), owns('c2', 0.9, { supports: false, validFrom: '2026-01' })]
    expect(on(claims, '2025-12-31')).toMatchObject({ denied: false, disputed: false, claims: ['c1'] })
    expect(on(claims, '2026-01-01')).toMatchObject({
      denied: true,
      disputed: true,
      confidence: 0.5,
      claims: ['c2', 'c1'],
    })
  })

  test('a preferred denial takes the tie out for its days only', () => {
    const at = held(
      [owns('c1', 0.9), owns('c2', 0.5, { supports: false, validFrom: '2026-01-01', validTo: '2026-02-01' })],
      ['c2'],
    )
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map(at)).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  test('a preferred supporter settles a denial', () => {
    const claims = [owns('c1', 0.5), owns('c2', 0.9, { supports: false })]
    expect(on(claims, '2026-01-01', ['c1'])).toMatchObject({ disputed: false, confidence: 0.5 })
  })

  test('the best supporter gives confidence and status; claims by weight', () => {
    const claims = [
      owns('c1', 0.5, { status: 'ESTIMATED' }),
      owns('c2', 0.9, { status: 'ANNOUNCED' }),
      owns('c3', 0.7),
    ]
    expect(on(claims, '2026-01-01')).toMatchObject({
      confidence: 0.9,
      status: 'ANNOUNCED',
      claims: ['c2', 'c3', 'c1'],
    })
  })

  test('an investment starts at its date; another claim without dates is open', () => {
    const at = held([
      claim('c1', { link: 'INVESTMENT', from: 'a', to: 'b', attributes: { on: '2026-03', round: 'A' } }),
    ])
    expect(['2026-02-28', '2026-03-01'].map(at)).toEqual([false, true])
  })
})

describe.each([
  ['product', product],
  ['oracle', oracle],
])('%s: attributes', (_name, on) => {
  const shareOn = (claims: Parameters<typeof on>[0], day: string, preferred: string[] = []) =>
    on(claims, day, preferred)?.attributes['share'] ?? null

  test('a figure is replaced by the next one, however sure', () => {
    const claims = [
      owns('c1', 0.9, { ...share(0.1), validFrom: '2025' }),
      owns('c2', 0.4, { ...share(0.3), validFrom: '2026' }),
    ]
    expect(shareOn(claims, '2025-12-31')).toMatchObject({
      value: { min: 0.1, max: 0.1 },
      confidence: 0.9,
      claims: ['c1'],
    })
    expect(shareOn(claims, '2026-01-01')).toMatchObject({
      value: { min: 0.3, max: 0.3 },
      confidence: 0.4,
      disputed: false,
    })
    expect(on(claims, '2026-01-01')).toMatchObject({ confidence: 0.9, claims: ['c1', 'c2'] })
  })

  test('a figure with an end of its own is not replaced, and two at once dispute', () => {
    const claims = [
      owns('c1', 0.9, { ...share(0.1), validFrom: '2025', validTo: '2026' }),
      owns('c2', 0.4, { ...share(0.3), validFrom: '2026' }),
    ]
    expect(shareOn(claims, '2026-06-01')).toMatchObject({
      value: { min: 0.1, max: 0.1 },
      disputed: true,
      claims: ['c1', 'c2'],
    })
    expect(on(claims, '2026-06-01')).toMatchObject({ disputed: true })
  })

  test('preference settles a dispute and gives the value', () => {
    const claims = [owns('c1', 0.9, share(0.1)), owns('c2', 0.4, share(0.3))]
    expect(shareOn(claims, '2026-01-01')).toMatchObject({ value: { min: 0.1 }, disputed: true })
    expect(shareOn(claims, '2026-01-01', ['c2'])).toMatchObject({
      value: { min: 0.3 },
      confidence: 0.4,
      disputed: false,
    })
  })

  test('ranges that overlap do not dispute, and stay as the surest wrote them', () => {
    const claims = [owns('c1', 0.9, share(0.1, 0.3)), owns('c2', 0.4, share(0.3, null))]
    expect(shareOn(claims, '2026-01-01')).toMatchObject({ value: { min: 0.1, max: 0.3 }, disputed: false })
  })

  test('of equally sure claims the newest published, then the lowest id', () => {
    const old = owns('c1', 0.5, { ...share(0.1), source: 's1' })
    const recent = owns('c2', 0.5, { ...share(0.2), source: 's2' })
    expect(shareOn([old, recent], '2026-01-01')).toMatchObject({ value: { min: 0.2 } })
    const undated = owns('c0', 0.5, { ...share(0.3), source: 's4' })
    expect(shareOn([undated, old], '2026-01-01')).toMatchObject({ value: { min: 0.1 } })
    expect(shareOn([old, { ...recent, publishedOn: old.publishedOn }], '2026-01-01')).toMatchObject({
      value: { min: 0.1 },
    })
  })

  test('between two figures that differ in more than size, nothing is known', () => {
    const claims = [
      owns('c1', 0.9, { attributes: { controls: true }, validTo: '2024' }),
      owns('c2', 0.9, { attributes: { controls: false }, validFrom: '2026' }),
    ]
    expect(on(claims, '2025-06-01')?.attributes['controls']).toBeUndefined()
    const agreeing = claims.map((each) => ({ ...each, attributes: { controls: true } }))
    expect(on(agreeing, '2025-06-01')?.attributes['controls']).toMatchObject({ value: true })
  })

  test('an unpreferred denial of a value disputes it; a preferred one takes it out', () => {
    const claims = [owns('c1', 0.9, share(0.1, 0.3)), owns('c2', 0.4, { ...share(0.2), supports: false })]
    expect(shareOn(claims, '2026-01-01')).toMatchObject({ disputed: true, claims: ['c1'] })
    expect(on(claims, '2026-01-01')).toMatchObject({ disputed: true, denied: false, claims: ['c1', 'c2'] })
    expect(shareOn(claims, '2026-01-01', ['c2'])).toBeNull()
    expect(on(claims, '2026-01-01', ['c2'])).toMatchObject({ disputed: false, denied: false })
  })

  test('a denial of another value disputes nothing', () => {
    const claims = [owns('c1', 0.9, share(0.1)), owns('c2', 0.4, { ...share(0.2), supports: false })]
    expect(on(claims, '2026-01-01')).toMatchObject({ disputed: false })
  })

  test('up-to money: nothing firm, and no dispute with what lies below', () => {
    const upTo = deal('c1', 0.9, { value: { min: null, max: 5e6, currency: 'USD' } })
    const firm = deal('c2', 0.5, { value: { min: 1e6, max: 1e6, currency: 'USD' } })
    expect(on([upTo, firm], '2026-01-01')?.attributes['value']).toMatchObject({
      value: { min: null, max: 5e6, currency: 'USD' },
      disputed: false,
    })
    const more = deal('c2', 0.5, { value: { min: 6e6, max: 6e6, currency: 'USD' } })
    const euros = deal('c2', 0.5, { value: { min: 6e6, max: 6e6, currency: 'EUR' } })
    expect(on([upTo, more], '2026-01-01')).toMatchObject({ disputed: true })
    expect(on([upTo, euros], '2026-01-01')).toMatchObject({ disputed: false })
  })
})

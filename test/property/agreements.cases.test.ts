/** Cases of docs/model.md about agreements, with answers written by hand, held against both implementations. */
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../src/claims/types.ts'
import { deal, oracle, product } from './both.ts'

describe.each([
  ['product', product],
  ['oracle', oracle],
])('%s: agreements', (_name, on) => {
  const stageOn = (claims: readonly Claim[], day: string, preferred: string[] = []): unknown =>
    on(claims, day, preferred)?.attributes['stage']?.value ?? null

  const ending = [
    deal('c1', 0.9, { stage: 'SIGNED', signedOn: '2025-03-01' }),
    deal('c2', 0.5, { stage: 'TERMINATED' }, { validFrom: '2026-02' }),
  ]
  const denial = deal('c3', 0.7, { stage: 'TERMINATED' }, { supports: false })

  test('stages follow one another', () => {
    expect(stageOn(ending, '2026-01-31')).toBe('SIGNED')
    expect(stageOn(ending, '2026-02-01')).toBe('TERMINATED')
    expect(on(ending, '2026-02-01')).toMatchObject({ confidence: 0.9, disputed: false })
  })

  test('an ending that is denied is disputed; and where the denial is preferred, it never was', () => {
    const state = on([...ending, denial], '2026-02-01')
    expect(state).toMatchObject({ disputed: true, denied: false, claims: ['c1', 'c3', 'c2'] })
    expect(state?.attributes['stage']).toMatchObject({ value: 'TERMINATED', disputed: true, claims: ['c2'] })
    expect(state?.attributes['kind']).toMatchObject({ disputed: false })
    expect(on([...ending, denial], '2026-01-31')).toMatchObject({ disputed: false })

    const settled = on([...ending, denial], '2026-02-01', ['c3'])
    expect(settled?.attributes['stage']).toMatchObject({ value: 'SIGNED', confidence: 0.9, disputed: false })
    expect(settled?.attributes['kind']).toMatchObject({ value: 'CLOUD_SERVICES' })
    expect(settled).toMatchObject({ disputed: false, denied: false, claims: ['c1', 'c3', 'c2'] })
  })

  test('a denial of a stage says nothing of the parties', () => {
    expect(on([...ending, denial], '2026-02-01', [], 'PARTY|a|g|SUPPLIER')).toMatchObject({
      disputed: false,
      claims: ['c1', 'c2'],
    })
  })

  test('a bare denial of the agreement reaches its parties and what it covers', () => {
    const claims = [
      deal('c1', 0.9, { covers: ['f1'] }),
      deal('c2', 0.5, { parties: [] }, { supports: false }),
    ]
    for (const tie of ['AGREEMENT|g|g|', 'PARTY|b|g|CUSTOMER', 'COVERS|g|f1|']) {
      expect(on(claims, '2026-01-01', [], tie)).toMatchObject({
        denied: true,
        disputed: true,
        claims: ['c1', 'c2'],
      })
      expect(on(claims, '2026-01-01', ['c2'], tie)).toBeNull()
    }
    expect(on(claims, '2026-01-01')?.attributes['kind']).toMatchObject({ disputed: false })
  })

  test('a denial that gives covers denies those ties only', () => {
    const claims = [
      deal('c1', 0.9, { covers: ['f1', 'f2'] }),
      deal('c2', 0.5, { covers: ['f1'] }, { supports: false }),
    ]
    expect(on(claims, '2026-01-01', [], 'COVERS|g|f1|')).toMatchObject({ denied: true, disputed: true })
    expect(on(claims, '2026-01-01', [], 'COVERS|g|f2|')).toMatchObject({ denied: false, disputed: false })
    expect(on(claims, '2026-01-01', [], 'AGREEMENT|g|g|')).toMatchObject({ denied: false, disputed: false })
  })

  test('it starts at the earliest of its dates, and is not older than its first known day', () => {
    const claims = [
      deal('c1', 0.9, { announcedOn: '2025-05', signedOn: '2025-06-01' }, { validFrom: '2027' }),
      deal('c2', 0.5, {}),
    ]
    expect(on(claims, '2025-04-30')).toBeNull()
    expect(on(claims, '2025-05-01')).toMatchObject({ validFrom: '2025-05', claims: ['c1', 'c2'] })
  })

  test('service starts at validFrom, which is an attribute from the start', () => {
    const claims = [deal('c1', 0.9, { announcedOn: '2025-05' }, { validFrom: '2027', validTo: '2030' })]
    expect(on(claims, '2026-01-01')?.attributes).toMatchObject({
      validFrom: { value: '2027' },
      validTo: { value: '2030' },
    })
  })

  test('of several starts of service the earliest counts, on the last day before a gap, too', () => {
    const claims = [
      deal('c1', 0.9, { announcedOn: '2024' }, { validFrom: '2027-12-01' }),
      deal('c2', 0.5, {}, { validFrom: '2024', validTo: '2024' }),
      deal('c3', 0.9, { signedOn: '2027' }),
      deal('c4', 0.9, {}, { validFrom: '2027-12-01' }),
    ]
    expect(on(claims, '2024-06-01')?.attributes['validFrom']).toMatchObject({ value: '2024' })
    expect(on(claims, '2027-01-01')?.attributes['validFrom']).toBeUndefined()
    expect(on(claims, '2027-12-01')?.attributes['validFrom']).toMatchObject({ value: '2027-12-01' })
  })

  test('dates of which one contains the other do not dispute; others do', () => {
    const day = deal('c1', 0.5, { announcedOn: '2025-05-06' })
    expect(
      on([day, deal('c2', 0.9, { announcedOn: '2025-05' }, { validFrom: '2025-05-06' })], '2026-01-01'),
    ).toMatchObject({ disputed: false })
    const other = [day, deal('c2', 0.9, { announcedOn: '2025-05-07' }, { validFrom: '2025-05-06' })]
    expect(on(other, '2026-01-01')).toMatchObject({ disputed: true })
  })

  test('names never dispute; kinds do', () => {
    expect(on([deal('c1', 0.9, { name: 'A' }), deal('c2', 0.5, { name: 'B' })], '2026-01-01')).toMatchObject({
      disputed: false,
    })
    expect(on([deal('c1', 0.9), deal('c2', 0.5, { kind: 'LICENSE' })], '2026-01-01')).toMatchObject({
      disputed: true,
    })
  })

  const purpose = (text: string): { statements: { topic: 'PURPOSE'; text: string }[] } => ({
    statements: [{ topic: 'PURPOSE', text }],
  })

  test('statements: all that are said, each with its claims', () => {
    const claims = [
      deal('c1', 0.9, purpose('training')),
      deal('c2', 0.5, purpose('training')),
      deal('c3', 0.5, purpose('resale')),
    ]
    const said = on(claims, '2026-01-01')?.statements ?? []
    expect(said).toHaveLength(2)
    expect(said.find((each) => each.text === 'training')).toMatchObject({
      claims: ['c1', 'c2'],
      disputed: false,
    })
  })

  test('a denied statement: the same text, or else the whole topic', () => {
    const said = [deal('c1', 0.9, purpose('training')), deal('c2', 0.5, purpose('resale'))]
    const disputed = (denied: string): string[] =>
      (on([...said, deal('c3', 0.5, purpose(denied), { supports: false })], '2026-01-01')?.statements ?? [])
        .filter((each) => each.disputed)
        .map((each) => each.text)
        .sort()
    expect(disputed('training')).toEqual(['training'])
    expect(disputed('something else')).toEqual(['resale', 'training'])
  })
})

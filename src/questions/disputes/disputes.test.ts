import { describe, expect, test } from 'vitest'
import { company, rowsOfRecords, said, saidOf, worldOfRecords } from '../../../test/support/claims-world.ts'
import { defaultLens } from '../../claims/scope.ts'
import { worldOf } from '../../claims/world.ts'
import { toFindings } from '../answer.ts'
import { decide } from './decide.ts'

const who = [company('acme'), company('globex'), { entity: { id: 'plant', kind: 'FACILITY', name: 'Plant' } }]
const ask = (records: object[], lens: object = {}) =>
  toFindings(decide(worldOfRecords([...who, ...records], lens), { about: null }), null)
const lines = (records: object[], lens: object = {}) => ask(records, lens).map(({ headline }) => headline)
const exact = (value: number) => ({ min: value, max: value })
const chips = (number: number, more: object = {}) =>
  saidOf(
    { id: 'lease', name: 'The lease', capacity: { accelerators: exact(number) } },
    { locator: String(number), ...more },
  )

describe('disputes', () => {
  test('two figures that cannot both be right, with the claims of each, the surest first', () => {
    const [finding, ...others] = ask([
      chips(220_000),
      chips(325_000, { status: 'DISCLOSED' }),
      chips(220_000, { locator: 'b' }),
    ])
    expect(others).toEqual([])
    expect(finding?.headline).toBe('The lease: the number of accelerators is disputed, 325,000 or 220,000.')
    expect(finding?.explanation[0]?.sentence).toBe(
      'The lease, the number of accelerators: 325,000 (disclosed); 220,000 (reported, 2 claims).',
    )
    const dispute = finding?.own['dispute'] as { about: string; positions: { claims: string[] }[] }
    expect(dispute).toMatchObject({
      about: 'lease',
      attribute: 'accelerators',
      positions: [
        { value: exact(325_000), preferred: false },
        { value: exact(220_000), preferred: false },
      ],
    })
    expect(dispute.positions.map(({ claims }) => claims.length)).toEqual([1, 2])
    // As sure as its less sure side.
    expect(finding?.confidence).toBe(0.7)
    expect(finding?.disputed).toBe(true)
  })
  test('only claims that hold on the day: a figure that was replaced disputes nothing', () => {
    const share = (part: number, validFrom: string, more: object = {}) =>
      said('OWNERSHIP', 'acme', 'globex', { share: exact(part) }, { validFrom, ...more })
    expect(lines([share(0.1, '2020'), share(0.3, '2023')])).toEqual([])
    const both = [share(0.1, '2020', { validTo: '2024' }), share(0.3, '2020', { validTo: '2022' })]
    expect(lines(both, { validAt: '2021-01-01' })).toEqual([
      "Acme's holding in Globex: the share is disputed, 10 % or 30 %.",
    ])
    expect(lines(both, { validAt: '2023-06-01' })).toEqual([])
  })
  test('a tie that is denied, and an attribute that is: an ending that one side denies', () => {
    expect(
      lines([said('RIVALRY', 'acme', 'globex'), said('RIVALRY', 'globex', 'acme', {}, { supports: false })]),
    ).toEqual(['The rivalry of Acme and Globex: whether it is so is disputed.'])
    const ended = saidOf({ id: 'lease', name: 'The lease', stage: 'TERMINATED' }, { validFrom: '2026-01' })
    const not = saidOf({ id: 'lease', stage: 'TERMINATED' }, { supports: false, status: 'ANNOUNCED' })
    const [finding] = ask([saidOf({ id: 'lease', announcedOn: '2025' }), ended, not])
    expect(finding?.headline).toBe('The lease: the stage is disputed, not terminated or terminated.')
    expect(finding?.own['dispute']).toMatchObject({
      attribute: 'stage',
      positions: [{ value: { not: 'TERMINATED' } }, { value: 'TERMINATED' }],
    })
  })
  test('a denied agreement is one dispute, not one for each of its parties and plants', () => {
    const found = ask([
      saidOf({ id: 'lease', name: 'The lease', covers: ['plant'] }),
      saidOf({ id: 'lease' }, { supports: false }),
    ])
    expect(found.map(({ own }) => own['dispute'])).toMatchObject([{ about: 'lease', attribute: 'existence' }])
    const plantOnly = ask([
      saidOf({ id: 'lease', name: 'The lease', covers: ['plant'] }),
      saidOf({ id: 'lease', covers: ['plant'] }, { supports: false }),
    ])
    expect(plantOnly.map(({ headline }) => headline)).toEqual([
      'The coverage of Plant by The lease: whether it is so is disputed.',
    ])
  })
  test('what is said of a deal, by topic; the deal itself is not disputed by it', () => {
    const effect = (text: string, more: object = {}) =>
      saidOf({ id: 'lease', name: 'The lease', statements: [{ topic: 'EFFECT', text }] }, more)
    const [finding, ...others] = ask([effect('moves away'), effect('stays', { supports: false })])
    expect(others).toEqual([])
    expect(finding?.headline).toBe('The lease: its effect is disputed.')
    expect(finding?.explanation[0]?.sentence).toContain('“moves away” (reported)')
    expect(finding?.own['dispute']).toMatchObject({
      attribute: 'statement: EFFECT',
      positions: [{ value: 'moves away' }, { value: { not: 'stays' } }],
    })
    // Two texts that nobody denies may both be right.
    expect(lines([effect('moves away'), effect('stays')])).toEqual([])
  })
  test('a preference settles a dispute and does not hide it; one for a denial neither', () => {
    const prefer = (
      rows: ReturnType<typeof rowsOfRecords>,
      which: (claim: { supports: boolean; locator: string | null }) => boolean,
    ) => {
      const always = [
        { from: '2026-01-01T00:00:00.000Z', to: '9999-12-31T23:59:59.999Z', by: 'me', because: null },
      ]
      const chosen = rows.map((row) => ({
        ...row,
        claims: (row.claims ?? []).map((claim) => (which(claim) ? { ...claim, preferred: always } : claim)),
      }))
      return toFindings(
        decide(worldOf(chosen, defaultLens(new Date('2026-11-21T00:00:00Z'))), { about: null }),
        null,
      )
    }
    const [figure] = prefer(rowsOfRecords([...who, chips(1), chips(2)]), ({ locator }) => locator === '2')
    expect(figure?.headline).toBe('The lease: the number of accelerators was disputed, 2 or 1; preferred: 2.')
    expect(figure?.disputed).toBe(false)
    const denied = rowsOfRecords([
      ...who,
      said('RIVALRY', 'acme', 'globex'),
      said('RIVALRY', 'acme', 'globex', {}, { supports: false }),
    ])
    const [gone] = prefer(denied, ({ supports }) => !supports)
    expect(gone?.headline).toBe(
      'The rivalry of Acme and Globex: whether it is so was disputed; preferred: denied.',
    )
  })
  test('of a thing are those of the agreements that claims in scope give it part in', () => {
    const parties = [{ role: 'SUPPLIER', entity: 'globex' }]
    const said = (number: number, more: object) =>
      saidOf(
        { id: 'lease', parties, capacity: { accelerators: exact(number) } },
        { locator: String(number), ...more },
      )
    const records = [said(1, {}), said(2, {}), saidOf({ id: 'lease' }, { source: 'leak' })]
    const about = (lens: object) =>
      toFindings(decide(worldOfRecords([...who, ...records], lens), { about: 'acme' }), null)
    expect(about({})).toHaveLength(1)
    expect(about({ withoutSources: ['leak'] })).toEqual([])
  })
  test('a value that only its denial names is told apart from those that are claimed', () => {
    const worth = (min: number, max: number, more: object = {}) =>
      saidOf({ id: 'lease', value: { min, max, currency: 'USD' } }, { locator: `from ${min}`, ...more })
    expect(lines([worth(45e9, 45e9), worth(40e9, 46e9, { supports: false }), worth(30e9, 30e9)])).toEqual([
      'lease: the value is disputed, US$30 bn or US$45 bn; US$40 bn to US$46 bn is denied.',
    ])
  })
  test('without a source, or of other statuses, it is decided again', () => {
    const two = [chips(220_000), chips(325_000, { status: 'DISCLOSED' })]
    expect(lines(two, { statuses: ['DISCLOSED'] })).toEqual([])
    expect(lines(two, { withoutSources: ['paper'] })).toEqual([])
  })
})

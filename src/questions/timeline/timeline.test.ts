import { describe, expect, test } from 'vitest'
import { company, said, saidOf, worldOfRecords } from '../../../test/support/claims-world.ts'
import { type AskedFinding, toFindings } from '../answer.ts'
import { decide } from './decide.ts'
import { parameters } from './parameters.ts'

const who = [
  company('acme'),
  company('globex'),
  { entity: { id: 'ada', kind: 'PERSON', name: 'Ada' } },
  { entity: { id: 'plant', kind: 'FACILITY', name: 'Plant' } },
]
const ask = (records: object[], args: object = {}, lens: object = {}): AskedFinding[] =>
  toFindings(
    decide(worldOfRecords([...who, ...records], lens), parameters.parse({ of: 'acme', ...args })),
    null,
  )
const lines = (records: object[], args: object = {}, lens: object = {}): string[] =>
  ask(records, args, lens).map(({ headline, prospective }) => `${headline}${prospective ? ' …' : ''}`)
const exact = (value: number) => ({ min: value, max: value })
const dollars = (amount: number) => ({ min: null, max: amount, currency: 'USD' })

describe('timeline', () => {
  test('an agreement is announced, signed, starts, changes and ends, each on its own date and as precisely as told', () => {
    const deal = {
      id: 'lease',
      name: 'Acme lease',
      announcedOn: '2025-01',
      value: dollars(10e9),
      stage: 'PROPOSED',
    }
    const found = lines([
      saidOf(deal),
      saidOf({ id: 'lease' }, { validTo: '2029-05' }),
      saidOf(
        { id: 'lease', signedOn: '2025-03-02', stage: 'SIGNED', value: dollars(45e9) },
        { status: 'DISCLOSED' },
      ),
      saidOf({ id: 'lease', stage: 'EFFECTIVE' }, { validFrom: '2026-12', status: 'ANNOUNCED' }),
    ])
    expect(found).toEqual([
      'January 2025: Acme lease is announced as a proposal (reported, up to US$10 bn).',
      '2 March 2025: Acme lease is signed (disclosed, up to US$45 bn).',
      '2 March 2025: the value of Acme lease is now up to US$45 bn, up to US$10 bn before (disclosed).',
      'December 2026: service under Acme lease starts (announced, up to US$45 bn). …',
      'May 2029: Acme lease ends (reported). …',
    ])
  })
  test('a figure that a later one replaces is a change; two that hold at once are a dispute and none', () => {
    const [first, later] = [
      said('OWNERSHIP', 'acme', 'globex', { share: exact(0.1) }, { validFrom: '2020' }),
      said('OWNERSHIP', 'acme', 'globex', { share: exact(0.3) }, { validFrom: '2023-04' }),
    ]
    expect(lines([first, later])).toEqual([
      '2020: Acme comes to hold 10 % of Globex (reported).',
      "April 2023: the share of Acme's holding in Globex is now 30 %, 10 % before (reported).",
    ])
    const together = said('OWNERSHIP', 'acme', 'globex', { share: exact(0.2) }, { validFrom: '2020' })
    const [only, ...others] = ask([first, together])
    expect(only?.own['what']).toBe('begins')
    expect(others).toEqual([])
    // Nor where the surer of two that disagree begins a little later, because the other is told by its month alone.
    const chips = (number: number, more: object) =>
      saidOf({ id: 'lease', capacity: { accelerators: exact(number) } }, more)
    const two = [
      chips(325_000, { validFrom: '2026-05', validTo: '2029' }),
      chips(220_000, { validFrom: '2026-05-06', status: 'ANNOUNCED' }),
    ]
    expect(ask(two).map(({ own }) => own['what'])).not.toContain('terms change')
  })
  test('between two figures nothing has happened yet: the gap is no change, the next figure is', () => {
    expect(
      lines([
        said('OWNERSHIP', 'acme', 'globex', { share: exact(0.1) }, { validFrom: '2020', validTo: '2021' }),
        said('OWNERSHIP', 'acme', 'globex', { share: exact(0.3) }, { validFrom: '2024' }),
      ]),
    ).toEqual([
      '2020: Acme comes to hold 10 % of Globex (reported).',
      "2024: the share of Acme's holding in Globex is now 30 %, 10 % before (reported).",
    ])
  })
  test('an agreement that was broken off does not end again on the day once agreed', () => {
    const found = ask([
      saidOf({ id: 'lease', announcedOn: '2025-01-10' }, { validTo: '2029' }),
      saidOf({ id: 'lease', stage: 'TERMINATED' }, { validFrom: '2026-02-03' }),
    ])
    expect(found.map(({ own }) => own)).toEqual([
      { on: '2025-01-10', what: 'announced' },
      { on: '2026-02-03', what: 'stage' },
    ])
    expect(found[1]?.headline).toBe('3 February 2026: lease is terminated (reported).')
  })
  test('investments by round and by date, roles, control and coverage', () => {
    expect(
      lines([
        said('INVESTMENT', 'globex', 'acme', { round: 'A', on: '2021-05', amount: dollars(2e9) }),
        said('INVESTMENT', 'globex', 'acme', { on: '2022-06-07', stage: 'PROPOSED' }),
        said('INVESTMENT', 'globex', 'acme', { round: 'CUMULATIVE', on: '2023', amount: dollars(8e9) }),
        said('ROLE', 'ada', 'acme', { role: 'FOUNDER' }, { validFrom: '2015' }),
        said('ROLE', 'ada', 'acme', { role: 'CEO' }, { validFrom: '2016', validTo: '2020-06-30' }),
        said('OWNERSHIP', 'globex', 'acme', { controls: true }, { validFrom: '2024-01-01' }),
        said('OPERATION', 'acme', 'plant', {}, { validFrom: '2019' }),
      ]),
    ).toEqual([
      '2015: Ada founds Acme (reported).',
      '2016: Ada joins Acme as CEO (reported).',
      '2019: Acme begins to operate Plant (reported).',
      '30 June 2020: Ada leaves Acme as CEO (reported).',
      'May 2021: Globex invests in Acme (reported, up to US$2 bn).',
      '7 June 2022: Globex is to invest in Acme (reported).',
      "2023: Globex's investments in Acme come to up to US$8 bn in all (reported).",
      '1 January 2024: Globex takes control of Acme (reported).',
    ])
  })
  test('of one first day the less precise date comes first; from and to take what may lie between them', () => {
    const at = (id: string, announcedOn: string) => saidOf({ id, name: id, announcedOn })
    const ties = [at('c', '2025-01-01'), at('a', '2025'), at('b', '2025-01'), at('d', '2024-12-31')]
    const names = (args: object = {}) => ask(ties, args).map(({ own }) => own['on'])
    expect(names()).toEqual(['2024-12-31', '2025', '2025-01', '2025-01-01'])
    expect(names({ from: '2025-01-01', to: '2025-01-02' })).toEqual(['2025', '2025-01', '2025-01-01'])
    expect(names({ from: '2025-02-01' })).toEqual(['2025'])
    expect(names({ to: '2025-01-01' })).toEqual(['2024-12-31'])
  })
  test('rests on the claims that tell of the day, and is to come until that day', () => {
    const [claim] = ask([
      saidOf({ id: 'lease', announcedOn: '2025-01-10' }),
      saidOf({ id: 'lease', value: dollars(1) }),
    ])
    expect(claim?.evidence).toHaveLength(1)
    const ends = said('ROLE', 'ada', 'acme', { role: 'CEO' }, { validTo: '2026-11' })
    expect(lines([ends])).toEqual(['November 2026: Ada leaves Acme as CEO (reported). …'])
    expect(lines([ends], {}, { validAt: '2026-12-01' })).toEqual([
      'November 2026: Ada leaves Acme as CEO (reported).',
    ])
  })
  test('a party that joins later is told, one that comes with the agreement is not', () => {
    const joins = saidOf(
      { id: 'lease', parties: [{ role: 'GUARANTOR', entity: 'acme' }] },
      { validFrom: '2026-01-01' },
    )
    const own = saidOf({
      id: 'lease',
      parties: [{ role: 'LESSOR', entity: 'globex' }],
      announcedOn: '2025-01',
    })
    expect(lines([joins, own]).map((line) => line.split(': ')[1])).toContain(
      'Acme becomes a party to lease (reported).',
    )
    expect(lines([joins, own], { of: 'globex' }).join()).not.toContain('becomes a party')
  })
  test('of equally sure claims about one date the more precise is told, and all are evidence', () => {
    const dates = ['2024', '2024-12'].map((announcedOn) => saidOf({ id: 'lease', announcedOn }))
    const [announced] = ask(dates)
    expect(announced?.own).toMatchObject({ what: 'announced', on: '2024-12' })
    expect(announced?.evidence).toHaveLength(2)
  })
  test('an end that is known first of all is told, but not on a day that another claim gives', () => {
    const over = (more: object) => saidOf({ id: 'lease', stage: 'TERMINATED' }, more)
    const whats = (...records: object[]) => ask(records).map(({ own }) => [own['on'], own['what']].join(' '))
    expect(whats(over({ validFrom: '2025-03' }))).toEqual(['2025-03 stage'])
    expect(whats(over({}), saidOf({ id: 'lease', announcedOn: '2025-03' }))).toEqual(['2025-03 announced'])
  })
  test('what a source alone told of who is a party is not known without that source', () => {
    const lease = { id: 'lease', announcedOn: '2025-03' }
    const parties = [{ role: 'SUPPLIER', entity: 'globex' }]
    const records = [saidOf({ ...lease, parties }), saidOf(lease, { source: 'leak' })]
    expect(lines(records)).toHaveLength(1)
    expect(lines(records, {}, { withoutSources: ['leak'] })).toEqual([])
  })
  test('bad days are refused in words', () => {
    const message = (args: object) => parameters.safeParse({ of: 'a', ...args }).error?.issues[0]?.message
    expect(message({ from: '2025-02-30' })).toContain('from must be a day')
    expect(message({ from: '2025-02-01', to: '2025-02-01' })).toContain('to must be after from')
  })
})

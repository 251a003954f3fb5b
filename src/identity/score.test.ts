import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Between, NOTHING_BETWEEN, readTraits, scorePair, type Traits } from './score.ts'

const LEI = '549300S4KLFTLO7GSQ80'
const traits = (name: string, more: Partial<Traits> = {}): Traits => ({
  kind: 'COMPANY',
  name,
  aliases: [],
  identifiers: [],
  form: null,
  family: null,
  country: null,
  ...more,
})
const scored = (a: Traits, b: Traits, between?: Between) => scorePair(readTraits(a), readTraits(b), between)
const score = (a: string, b: string, more: Partial<Traits> = {}, other: Partial<Traits> = {}): number =>
  scored(traits(a, more), traits(b, other)).score
const told = (a: string, b: string): string =>
  scored(traits(a), traits(b))
    .reasons.map(({ says }) => says)
    .join(' ')
const lei = (value: string): Partial<Traits> => ({ identifiers: [{ scheme: 'LEI', value }] })

describe('names of companies that are likely one', () => {
  test.each([
    ['Standard Chartered Bank', 'Standard Chartered Bank', 'Both are called Standard Chartered Bank.'],
    ['Anthropic', 'Anthropic PBC', 'Anthropic and Anthropic PBC differ only by a legal form.'],
    ['Acme', 'Acme, Inc.', 'legal form'],
    ['Acme Ltd', 'Acme Limited', 'spelling'],
    ['Acme GmbH & Co. KG', 'Acme', 'legal form'],
    ['Enel S.p.A.', 'ENEL', 'legal form'],
    ['Novo Nordisk A/S', 'Novo Nordisk', 'legal form'],
    ['Orange Polska Sp. z o.o.', 'Orange Polska', 'legal form'],
    ['トヨタ自動車株式会社', 'トヨタ自動車', 'legal form'],
    ['ПАО «Газпром»', 'Gazprom', 'read in Latin letters'],
    ['Газпром', 'Gazprom', 'read in Latin letters'],
    ['Nestlé', 'Nestle', 'spelling'],
    ['Société Générale SA', 'Societe Generale', 'legal form'],
    ['SpaceX', 'SpaceX(AI)', 'brackets'],
    ['Аpple', 'Apple', 'look'],
    ['АМЕХ', 'AMEX', 'look'],
    ['Open AI', 'OpenAI', 'spaces'],
    ['The Coca-Cola Company', 'Coca Cola', 'legal form'],
  ])('%s and %s', (a, b, reason) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(0.75)
    expect(told(a, b)).toContain(reason)
  })
})

describe('names of companies that are likely two', () => {
  test.each([
    ['Google', 'Google Cloud'],
    ['Amazon', 'Amazon Web Services'],
    ['Meta', 'Beta'],
    ['Standard Chartered', 'Standard Chartered Bank'],
    ['Standard Chartered Bank (Hong Kong)', 'Standard Chartered Bank (Singapore)'],
    ['Standard Chartered Bank', 'Standard Chartered Bank (Singapore)'],
    ['Fund II', 'Fund III'],
    ['Series 1 Capital', 'Series 2 Capital'],
    ['Bank of Tokyo', 'Bank of Kyoto'],
    ['Inc', 'Ltd'],
    ['株式会社', '有限公司'],
  ])('%s and %s', (a, b) => {
    expect(score(a, b)).toBeLessThan(0.5)
  })

  test('Alphabet Inc and Alpha Bet Ltd, with different LEI', () => {
    const [a, b] = [traits('Alphabet Inc', lei(LEI)), traits('Alpha Bet Ltd', lei('5493006MHB84DD0ZWV18'))]
    const { score: found, reasons } = scored(a, b)
    expect(found).toBeLessThan(0.05)
    expect(reasons[0]).toEqual({ says: `LEI differs: 5493006MHB84DD0ZWV18 and ${LEI}.`, weight: -6 })
  })
  test('whatever they are called, where a claim says so', () => {
    const against = ['claim_1 says that they are rivals']
    expect(scored(traits('Acme'), traits('Acme'), { shared: [], against }).score).toBeLessThan(0.2)
  })
  test('a division and its company', () => {
    expect(score('Acme', 'Acme', { form: 'DIVISION' }, { form: 'COMPANY' })).toBeLessThan(0.6)
  })
})

test('numbers are told of names that have something else in common', () => {
  expect(told('Colossus 1', 'Colossus 2')).toContain('different numbers')
  expect(told('Polaris Forge 1', 'Helios')).toContain('are different names')
})

test('a slip of the pen is told, and left to a person', () => {
  expect(score('Antropic', 'Anthropic')).toBeGreaterThan(0.5)
  expect(score('Antropic', 'Anthropic')).toBeLessThan(0.75)
})

test('one number in a register says more than any name', () => {
  expect(score('Facebook', 'Meta Platforms', lei(LEI), lei(LEI))).toBeGreaterThan(0.9)
  const ticker = { identifiers: [{ scheme: 'TICKER', value: 'META' }] }
  const other = { identifiers: [{ scheme: 'TICKER', value: 'FB' }] }
  expect(score('Meta', 'Meta', ticker, other)).toBe(score('Meta', 'Meta'))
})

test('an alias says a little less than a name, and three letters say little', () => {
  expect(score('Alphabet', 'Google', { aliases: ['Google'] })).toBeGreaterThan(0.75)
  expect(score('Alphabet', 'Google', { aliases: ['Google'] })).toBeLessThan(score('Google', 'Google'))
  expect(score('Standard Chartered', 'Seacoast', { aliases: ['SCB'] }, { aliases: ['SCB'] })).toBeLessThan(
    0.75,
  )
})

describe('people of one name', () => {
  const person = (more: Partial<Traits> = {}): Traits => traits('Wei Zhang', { kind: 'PERSON', ...more })
  test('may be one', () => {
    const { score: found } = scored(person(), person())
    expect(found).toBeGreaterThan(0.5)
    expect(found).toBeLessThan(0.75)
  })
  test('are likely two, of two countries or with two numbers', () => {
    expect(scored(person({ country: 'CN' }), person({ country: 'US' })).score).toBeLessThan(0.3)
    const of = (value: string) => person({ identifiers: [{ scheme: 'WIKIDATA', value }] })
    expect(scored(of('Q1'), of('Q2')).score).toBeLessThan(0.05)
  })
  test('are likely one at one company', () => {
    const shared = [{ type: 'ROLE', name: 'Acme' }]
    expect(scored(person(), person(), { shared, against: [] }).score).toBeGreaterThan(0.75)
  })
  test('keep what would be a legal form of a company', () => {
    const [a, b] = [traits('Ken Co', { kind: 'PERSON' }), traits('Ken', { kind: 'PERSON' })]
    expect(scored(a, b).score).toBeLessThan(0.2)
  })
})

describe('on random records', () => {
  const word = fc.constantFrom(
    'acme',
    'Acmé',
    'bank',
    'Ltd',
    'Inc',
    '2',
    'II',
    '(AI)',
    'Газпром',
    'Gazprom',
    'аcme',
    '株式会社',
    'x',
    '!',
    '',
  )
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ').trim() || 'x')
  const identifier = fc.record({
    scheme: fc.constantFrom('LEI', 'CIK', 'TICKER'),
    value: fc.constantFrom('1', '2'),
  })
  const anything: fc.Arbitrary<Traits> = fc.record({
    kind: fc.constantFrom('COMPANY', 'PERSON'),
    name,
    aliases: fc.array(name, { maxLength: 2 }),
    identifiers: fc.uniqueArray(identifier, {
      maxLength: 3,
      selector: ({ scheme, value }) => scheme + value,
    }),
    form: fc.constantFrom(null, 'COMPANY', 'FUND'),
    family: fc.constant(null),
    country: fc.constantFrom(null, 'US', 'CN'),
  })
  const shared = fc.array(
    fc.record({ type: fc.constantFrom('ROLE', 'OWNERSHIP'), name: fc.constant('Acme') }),
    { maxLength: 5 },
  )
  const pair = fc.tuple(anything, anything).map(([a, b]) => [a, { ...b, kind: a.kind }] as const)

  test('it is the same either way round, and from 0 to 1', () => {
    fc.assert(
      fc.property(pair, shared, ([a, b], of) => {
        const between = { shared: of, against: [] }
        const found = scored(a, b, between)
        expect(scored(b, a, between)).toEqual(found)
        expect(found.score).toBeGreaterThanOrEqual(0)
        expect(found.score).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('no agreement lowers it', () => {
    fc.assert(
      fc.property(pair, shared, name, identifier, ([a, b], of, called, number) => {
        const between = { shared: of, against: [] }
        const before = scored(a, b, between).score
        const agree = (more: (traits: Traits) => Partial<Traits>): number =>
          scored({ ...a, ...more(a) }, { ...b, ...more(b) }, between).score
        const agreed = [
          agree(({ aliases }) => ({ aliases: [...aliases, called] })),
          agree(() => ({ name: a.name })),
          agree(({ identifiers }) => ({ identifiers: [...identifiers, number] })),
          agree(() => ({ country: 'US' })),
          agree(() => ({ form: 'FUND' })),
          scored(a, b, { ...between, shared: [...of, { type: 'OWNERSHIP', name: 'Globex' }] }).score,
        ]
        for (const after of agreed) expect(after).toBeGreaterThanOrEqual(before)
        const contrary = scored(a, b, { ...between, against: ['claim_1 says that they are rivals'] }).score
        expect(contrary).toBeLessThanOrEqual(before)
        expect(scored(a, a, NOTHING_BETWEEN).reasons[0]?.weight).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

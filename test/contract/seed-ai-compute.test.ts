import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { convert, packFolder, tableFolder } from '../../scripts/ai-compute/convert.ts'
import { decisionOf, readDecisions } from '../../scripts/ai-compute/decisions.ts'
import { packOf } from '../../scripts/ai-compute/pack.ts'
import { readTables } from '../../scripts/ai-compute/tables.ts'
import { consolidate, stateOn } from '../../src/claims/consolidate.ts'
import { tieOf } from '../../src/claims/identity.ts'
import { ENDS } from '../../src/claims/link-rules.ts'
import { type Batch, type Fault, parseRecords } from '../../src/claims/parse.ts'
import { tiesOf } from '../../src/claims/ties.ts'
import type { Claim, LinkState } from '../../src/claims/types.ts'
import { weightOf } from '../../src/claims/weight.ts'
import type { LinkType } from '../../src/graph/vocabulary.ts'
import { readClaimsFile } from '../../src/intake/read-file.ts'

/** The second seed pack: against the table that it is made from, by itself, and together with the first pack. */
const first = join(import.meta.dirname, '../../seeds/anthropic-spacex')
const { agreements: deals } = readDecisions()

async function readPack(folder: string): Promise<{ batch: Batch; faults: Fault[] }> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const read = await Promise.all(files.map((name) => readClaimsFile(join(folder, name))))
  const { batch, faults } = parseRecords(read.flatMap(({ records }) => records))
  return { batch, faults: [...read.flatMap((file) => file.faults), ...faults] }
}

let pack: Batch
let other: Batch
let faults: Fault[]
/** Of both packs, as they stand in the record. */
let claims: Claim[]
beforeAll(async () => {
  const read = await readPack(packFolder)
  faults = read.faults
  pack = read.batch
  other = (await readPack(first)).batch
  const sources = new Map([...pack.sources, ...other.sources].map((source) => [source.id, source]))
  claims = [...pack.claims, ...other.claims].map(({ id, record }) => {
    const source = sources.get(record.source)
    const weight = weightOf(record.confidence, record.status, source?.reliability ?? null)
    return { ...record, id, weight, publishedOn: source?.publishedOn ?? null, recorded: [], preferred: [] }
  })
})

const rowOf = (claim: { note: string | null }): string =>
  /^row (c\d{3}): /.exec(claim.note ?? '')?.[1] ?? 'no row'
const rowsOf = (ids: readonly string[]): string[] =>
  claims
    .filter(({ id }) => ids.includes(id))
    .map(rowOf)
    .sort()
const TODAY = '2026-11-21'

/** What is so of one tie on a day, by the claims of both packs. */
function stateOf(
  type: LinkType | 'AGREEMENT',
  from: string,
  to: string,
  key: string | null,
  day = TODAY,
): LinkState | null {
  const wanted = tieOf(type, from, to, key).id
  const found = tiesOf(claims, (id) => id).find(({ tie }) => tie.id === wanted)
  if (!found) throw new Error(`No claim speaks of ${type} ${from} ${to} ${key ?? ''}.`)
  return stateOn(consolidate(found.tie, found.claims, new Set()), day)
}
const deal = (id: string, day?: string): LinkState | null => stateOf('AGREEMENT', id, id, null, day)

describe('seeds/ai-compute', () => {
  test('parses without a fault, and says nothing twice', () => {
    expect(faults).toEqual([])
    const ids = [...pack.claims, ...other.claims].map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('has 97 entities and the market of the rivals, 195 sources and the placeholder, which nothing cites', () => {
    expect(pack.entities).toHaveLength(98)
    expect(pack.sources).toHaveLength(196)
    const cited = new Set(pack.claims.map(({ record }) => record.source))
    expect(pack.sources.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual(['src-gk'])
    expect(pack.sources.filter(({ reliability }) => reliability === null).map(({ id }) => id)).toEqual([
      'src-gk',
    ])
  })

  test('has no end that is missing or of the wrong kind, even without the first pack', () => {
    const kinds = new Map(pack.entities.map(({ id, kind }) => [id, kind]))
    const wrong = pack.claims.flatMap(({ record: { link, from, to, attributes, agreement } }) => {
      const ends: [string, readonly string[]][] = link
        ? [
            [from ?? '', ENDS[link][0]],
            [to ?? '', ENDS[link][1]],
            ...(attributes?.market == null
              ? []
              : [[attributes.market, ['MARKET']] satisfies [string, string[]]]),
          ]
        : [
            ...(agreement?.parties ?? []).map(({ entity }): [string, readonly string[]] => [
              entity,
              ENDS.PARTY[0],
            ]),
            ...(agreement?.covers ?? []).map((id): [string, readonly string[]] => [id, ENDS.COVERS[1]]),
          ]
      return ends.filter(([id, allowed]) => !allowed.includes(kinds.get(id) ?? 'missing'))
    })
    expect(wrong).toEqual([])
  })

  test('does not contradict the first pack on what an entity is', () => {
    const before = new Map(other.entities.map((entity) => [entity.id, entity]))
    const shared = pack.entities.filter(({ id }) => before.has(id))
    expect(shared.length).toBeGreaterThan(14)
    for (const entity of shared) {
      for (const field of ['kind', 'name', 'form', 'country'] as const) {
        const known = before.get(entity.id)?.[field] ?? entity[field]
        expect(entity[field] ?? known, `${entity.id} ${field}`).toBe(known)
      }
    }
  })

  test('has one kind and one name for each agreement, and an id that names nothing else', () => {
    const taken = new Set(
      [...pack.entities, ...pack.sources, ...other.entities, ...other.sources].map(({ id }) => id),
    )
    for (const id of new Set(claims.flatMap(({ agreement }) => agreement?.id ?? []))) {
      const mine = claims.flatMap(({ agreement }) => (agreement?.id === id ? [agreement] : []))
      expect(new Set(mine.map(({ kind, name }) => `${kind} ${name}`)).size, id).toBe(1)
      expect(taken.has(id), id).toBe(false)
    }
  })

  test('uses the agreements of the first pack', () => {
    for (const id of [
      'anthropic-spacex-compute',
      'anthropic-aws-cloud',
      'anthropic-google-cloud',
      'openai-microsoft-compute',
    ])
      for (const batch of [pack, other])
        expect(
          batch.claims.some(({ record }) => record.agreement?.id === id),
          id,
        ).toBe(true)
  })

  test('keeps notes short and traceable', () => {
    for (const { record } of pack.claims) {
      expect(rowOf(record)).not.toBe('no row')
      expect((record.note ?? '').length).toBeLessThan(330)
      expect(record.quote).toBeNull()
    }
  })

  test.each([
    ['anthropic-spacex-compute', 'accelerators', ['c137', 'c141'], TODAY],
    ['anthropic-spacex-compute', 'value', ['c138', 'c139'], TODAY],
    ['anthropic-spacex-compute', 'validTo', ['c138', 'c139', 'c140', 'c141'], TODAY],
    ['google-spacex-compute', 'value', ['c142', 'c143'], TODAY],
    ['openai-aws-2025', 'announcedOn', ['c043', 'c044'], '2025-12-01'],
    ['openai-aws-2025', 'stage', ['c046', 'c047'], TODAY],
    ['meta-coreweave-2026', 'value', ['c076', 'c077'], TODAY],
    ['meta-amd-chips', 'value', ['c167', 'c168'], TODAY],
    ['meta-nvidia-chips', 'value', ['c170', 'c171'], TODAY],
    ['nvidia-coreweave-backstop', 'validTo', ['c065', 'c066'], '2026-01-01'],
    ['xai-oracle-compute', 'accelerators', ['c148', 'c149'], TODAY],
    ['oracle-nvidia-abilene', 'accelerators', ['c022', 'c023'], TODAY],
    ['thinking-machines-nvidia-systems', 'announcedOn', ['c206', 'c207'], TODAY],
    ['oracle-crusoe-abilene-expansion', 'megawatts', ['c025', 'c026'], TODAY],
    ['microsoft-crusoe-abilene', 'megawatts', ['c027', 'c028'], TODAY],
    ['coreweave-galaxy-helios', 'megawatts', ['c083', 'c085'], TODAY],
    ['coreweave-poolside-horizon-option', 'megawatts', ['c200', 'c201'], TODAY],
    ['google-deepmind-acquisition', 'value', ['c236', 'c237', 'c238'], TODAY],
    ['stargate-venture', 'stage', ['c018', 'c019'], TODAY],
  ])('%s: %s is one disputed term, not two deals', (id, attribute, rows, day) => {
    const stated = deal(id, day)?.attributes[attribute]
    expect(stated?.disputed).toBe(true)
    expect(rowsOf(stated?.claims ?? [])).toEqual(rows)
  })

  test.each([
    ['OWNERSHIP', 'microsoft', 'openai', null, 'share', ['c003', 'c005']],
    ['OWNERSHIP', 'nvidia', 'coreweave', null, 'share', ['c062', 'c063']],
    ['OWNERSHIP', 'alphabet', 'spacex', null, 'share', ['c135', 'c136']],
    ['INVESTMENT', 'softbank', 'openai', '2025 commitment', 'amount', ['c031', 'c032']],
    ['INVESTMENT', 'softbank', 'stargate-llc', '2025-01-21', 'amount', ['c014', 'c015']],
    ['INVESTMENT', 'amazon', 'anthropic', '2026-04-20', 'amount', ['c100', 'c107']],
    ['INVESTMENT', 'microsoft', 'anthropic', '2025-11-18', 'amount', ['c110', 'c112']],
    ['INVESTMENT', 'microsoft', 'mistral', '2024-02-26', 'amount', ['c214', 'c215']],
  ] as const)('%s %s %s %s: %s is disputed', (type, from, to, key, attribute, rows) => {
    const stated = stateOf(type, from, to, key)?.attributes[attribute]
    expect(stated?.disputed).toBe(true)
    expect(rowsOf(stated?.claims ?? [])).toEqual(rows)
  })

  test('disputes counts and gifts of the past while they were said to hold', () => {
    const shown = (key: string, from: string, to: string, day: string) =>
      rowsOf(stateOf('INVESTMENT', from, to, key, day)?.attributes['amount']?.claims ?? [])
    expect(shown('CUMULATIVE', 'amazon', 'anthropic', '2025-06-01')).toEqual(['c099', 'c103'])
    expect(shown('CUMULATIVE', 'elon-musk', 'openai', '2017-01-01')).toEqual(['c245', 'c246'])
    expect(stateOf('INVESTMENT', 'elon-musk', 'openai', 'CUMULATIVE')).toBeNull()
  })

  test('takes a later, changed figure for news, and what can both be right for no dispute', () => {
    expect(deal('openai-cerebras-compute', '2026-02-01')?.attributes['value']?.value).toMatchObject({
      min: 10e9,
    })
    expect(deal('openai-cerebras-compute')?.attributes['value']).toMatchObject({
      value: { min: 20e9 },
      disputed: false,
    })
    expect(deal('microsoft-nebius-compute')?.disputed).toBe(false)
    expect(deal('microsoft-nscale-compute')?.disputed).toBe(false)
    expect(stateOf('OWNERSHIP', 'us-government', 'intel', null)?.disputed).toBe(false)
    const votes = (day: string) => stateOf('OWNERSHIP', 'elon-musk', 'spacex', null, day)?.attributes['votes']
    expect(votes('2026-05-01')?.value).toEqual({ min: 0.79, max: 0.79 })
    expect(votes(TODAY)).toMatchObject({ value: { min: 0.851, max: 0.851 }, disputed: false })
  })

  test('tells a denied deal from a denied ending and a denied figure', () => {
    expect(deal('nvidia-groq-acquisition')).toMatchObject({ denied: true, disputed: true })
    for (const id of ['oracle-crusoe-abilene-expansion', 'microsoft-coreweave-dropped']) {
      expect(deal(id)).toMatchObject({
        denied: false,
        attributes: { stage: { value: 'TERMINATED', disputed: true } },
      })
    }
    const letter = stateOf('INVESTMENT', 'nvidia', 'openai', 'letter of intent of September 2025')
    expect(letter).toMatchObject({
      denied: false,
      attributes: { stage: { value: 'TERMINATED', disputed: true }, amount: { disputed: true } },
    })
    expect(deal('anthropic-spacex-compute')).toMatchObject({
      denied: false,
      attributes: { value: { disputed: true } },
    })
    expect(stateOf('INVESTMENT', 'nvidia', 'xai', '2025-10')?.denied).toBe(true)
    expect(stateOf('INVESTMENT', 'nvidia', 'xai-spv', '2025-10')?.disputed).toBe(false)
  })

  test.each([
    ['coreweave-core-scientific-merger', '2025-08-01', 'SIGNED', 'TERMINATED'],
    ['xai-oracle-expansion', '2024-06-01', 'PROPOSED', 'TERMINATED'],
    ['microsoft-coreweave-option', '2025-04-01', 'TERMINATED', 'TERMINATED'],
    ['openai-nvidia-systems', '2025-10-01', 'LETTER_OF_INTENT', 'LETTER_OF_INTENT'],
    ['meta-oracle-cloud', '2025-10-01', 'PROPOSED', 'PROPOSED'],
  ])('%s stands at %s where it stood', (id, day, then, now) => {
    expect(deal(id, day)?.attributes['stage']?.value).toBe(then)
    expect(deal(id)?.attributes['stage']?.value).toBe(now)
  })

  test('lets xAI be a division of SpaceX from the merger on, beside what older texts say', () => {
    expect(stateOf('OWNERSHIP', 'spacex', 'xai', null, '2026-02-01')).toBeNull()
    expect(stateOf('OWNERSHIP', 'spacex', 'xai', null)?.attributes['share']?.value).toEqual({
      min: 1,
      max: 1,
    })
    expect(stateOf('OWNERSHIP', 'elon-musk', 'xai', null)?.attributes['controls']?.value).toBe(true)
  })

  test('makes warrants agreements of issuer and holder, never shares', () => {
    const warrants = Object.entries(deals).filter(([, { kind }]) => kind === 'WARRANT')
    expect(warrants).toHaveLength(5)
    for (const [, { parties }] of warrants) {
      const [holder, issuer] = [parties.INVESTOR?.[0], parties.INVESTEE?.[0]]
      expect(
        pack.claims.some(
          ({ record }) => record.link === 'OWNERSHIP' && record.from === holder && record.to === issuer,
        ),
      ).toBe(false)
    }
  })

  // The table of facts is no part of the repository: without it beside, these cannot be checked.
  describe.skipIf(!existsSync(tableFolder))('beside the table of facts', () => {
    test('is what the converter makes of it', () => {
      const files = convert(tableFolder)
      expect(readdirSync(packFolder).sort()).toEqual([...files.keys()].sort())
      for (const [name, text] of files) expect(readFileSync(join(packFolder, name), 'utf8'), name).toBe(text)
    })

    test("has every row in a claim of the row's own source, place and confidence", () => {
      const { claims: rows } = readTables(tableFolder)
      expect(rows).toHaveLength(284)
      for (const row of rows) {
        const mine = pack.claims.filter(({ record }) => rowOf(record) === row.id)
        expect(mine.length, row.id).toBeGreaterThan(0)
        expect(
          mine.some(({ record }) => record.confidence === row.confidence),
          row.id,
        ).toBe(true)
        for (const { record } of mine)
          expect([record.source, record.locator]).toEqual([row.source_id, row.locator])
      }
    })

    test('denies with every denied row, and ends a stage with every terminated one', () => {
      for (const row of readTables(tableFolder).claims) {
        const mine = pack.claims.filter(({ record }) => rowOf(record) === row.id).map(({ record }) => record)
        if (row.status === 'denied')
          expect(
            mine.some(({ supports }) => !supports),
            row.id,
          ).toBe(true)
        if (row.status === 'terminated')
          expect(
            mine.some((one) => (one.agreement ?? one.attributes)?.stage === 'TERMINATED'),
            row.id,
          ).toBe(true)
      }
    })

    test('refuses a table whose figures would be lost, and a deal whose sides are turned round', () => {
      const tables = readTables(tableFolder)
      const decisions = readDecisions()
      const changed = (id: string, change: object) => ({
        ...tables,
        claims: tables.claims.map((row) => (row.id === id ? { ...row, ...change } : row)),
      })
      expect(() => packOf(changed('c125', { value_amount: 5 }), decisions)).toThrow('c125: the amount')
      expect(() => packOf(changed('c048', { subject_id: 'amd', object_id: 'openai' }), decisions)).toThrow(
        'c048: amd',
      )
      expect(() => packOf(changed('c040', { status: 'denied' }), decisions)).toThrow('c040 is denied')
      expect(() => packOf(changed('c020', { id: 'c999' }), decisions)).toThrow(/c020|c999/)
    })

    test('explains in its README all that was lost or is doubtful', () => {
      const readme = readFileSync(join(packFolder, 'README.md'), 'utf8')
      const decisions = readDecisions()
      for (const { id } of readTables(tableFolder).claims) {
        const { lost, doubt } = decisionOf(decisions, id)
        for (const text of [lost, doubt])
          if (text !== undefined) expect(readme).toContain(`| ${id} | ${text} |`)
      }
    })
  })
})

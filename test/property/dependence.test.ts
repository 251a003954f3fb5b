/** outage and leverage against oracles that try every corner of what is not known; ORACLE_RUNS tries more, ORACLE_SEED replays. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lens } from '../../src/claims/lens.ts'
import type { Claim } from '../../src/claims/types.ts'
import { leverage as leverageRoom } from '../../src/questions/leverage/leverage.ts'
import { outage as outageRoom } from '../../src/questions/outage/outage.ts'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { maybe, someDay } from '../support/arbitraries/dates.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { beforeAndAfter, happenings } from '../support/arbitraries/happenings.ts'
import type { AffiliateRule } from '../support/oracle/groups.ts'
import { DEFAULT_RULE, groupsOf } from '../support/oracle/groups.ts'
import { settled } from '../support/oracle/merges.ts'
import { type LeverageParams, leverage } from '../support/oracle/questions/leverage.ts'
import { type OutageParams, outage } from '../support/oracle/questions/outage.ts'
import { type ClaimGraph, lookAt } from '../support/oracle/world.ts'
import { type LawFinding, lensOn, testLaws } from './laws.ts'
import { afterMerges } from './merged.ts'
import { askProduct } from './product.ts'
import { runs } from './runs.ts'

const PATIENCE = 3_600_000

const share = fc.constantFrom(
  { min: 0.1, max: 0.1 },
  { min: 0.3, max: 0.6 },
  { min: 0.7, max: 0.7 },
  { min: null, max: 0.4 },
  { min: 0.2, max: null },
)
/** Some agreements state shares, and one facility is a product. */
const richer: fc.Arbitrary<ClaimGraph> = fc
  .tuple(graphs(), fc.array(fc.tuple(fc.nat(40), maybe(share), maybe(share)), { maxLength: 4 }), fc.boolean())
  .map(([graph, said, isProduct]) => {
    const state = (claim: Claim, index: number): Claim => {
      const [, ofSupply, ofRevenue] = said.find(([at]) => at % graph.claims.length === index) ?? []
      if (!claim.agreement || (!ofSupply && !ofRevenue)) return claim
      const shares = { shareOfCustomerSupply: ofSupply ?? null, shareOfSupplierRevenue: ofRevenue ?? null }
      return { ...claim, agreement: { ...claim.agreement, ...shares } }
    }
    const entities = graph.entities.map((each) =>
      isProduct && each.id === 'x2' ? { ...each, kind: 'PRODUCT' as const } : each,
    )
    return { ...graph, entities, claims: graph.claims.map(state) }
  })

const measure = fc.constantFrom('AGREEMENTS', 'AGREEMENTS', 'VALUE', 'VALUE', 'MEGAWATTS', 'ACCELERATORS')
const affiliates: fc.Arbitrary<AffiliateRule> = fc.record({
  basis: fc.constantFrom('CLOSE_LINK', 'CONTROL', 'NONE'),
  threshold: fc.constant(0.2),
  maxHops: fc.constantFrom(4, 4, 6, 1, 2),
})
const outageParams: fc.Arbitrary<OutageParams> = fc.record({
  of: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x1', 'x2'), { minLength: 1, maxLength: 3 }),
  measure,
  tiers: fc.constantFrom(1, 2),
  affiliates,
})
const leverageParams: fc.Arbitrary<LeverageParams> = fc.record({
  company: fc.constantFrom('a', 'b', 'c'),
  measure,
  affiliates,
})
const lenses: fc.Arbitrary<Lens> = fc
  .record({ validAt: someDay, minConfidence: fc.constantFrom(null, null, 0, 0.4, 0.6) })
  .map(({ validAt, ...given }) => lensOn(validAt, given))

const ends = (range: unknown): string => {
  const { min, max } = range as { min: number; max: number }
  return `${min.toFixed(6)}..${max.toFixed(6)}`
}
const sorted = (lines: readonly unknown[]): string[] => lines.map((line) => JSON.stringify(line)).sort()

function agree<P extends object>(
  params: fc.Arbitrary<P>,
  here: (graph: ClaimGraph, params: P, lens: Lens) => string[],
  there: (graph: ClaimGraph, params: P, lens: Lens) => string[],
): void {
  fc.assert(
    fc.property(richer, params, lenses, happenings, (random, asked, lens, what) => {
      for (const graph of beforeAndAfter(random, what)) {
        const message = `asked ${JSON.stringify({ asked, lens })} of\n${toClaimsFile(graph)}`
        expect(here(graph, asked, lens), message).toEqual(afterMerges(there)(graph, asked, lens))
      }
    }),
    runs(60),
  )
}

const askOutage = askProduct(outageRoom)
const askLeverage = askProduct(leverageRoom)

describe('outage', () => {
  test(
    'finds what the oracle finds',
    () =>
      agree(
        outageParams,
        (graph, params, lens) => {
          const groups = groupsOf(lookAt(settled(graph), lens), params.affiliates ?? DEFAULT_RULE)
          return sorted(
            askOutage(graph, params, lens).map(({ own, qualifiers, prospective, confidence }) => {
              const remaining = (own['remainingSuppliers'] as string[]).map((id) => groups.label(id)).sort()
              return [own['affected'], ends(own['lost']), remaining, qualifiers, prospective, confidence]
            }),
          )
        },
        (graph, params, lens) =>
          sorted(
            outage(graph, params, lens).map((each) => [
              each.affected,
              ends(each.lost),
              each.remaining,
              each.qualifiers,
              each.prospective,
              each.confidence,
            ]),
          ),
      ),
    PATIENCE,
  )
})

describe('leverage', () => {
  test(
    'finds what the oracle finds',
    () =>
      agree(
        leverageParams,
        (graph, params, lens) =>
          sorted(
            askLeverage(graph, params, lens).map(({ own, qualifiers, prospective, confidence }) => [
              own['supplier'],
              ends(own['dependsOnSupplier']),
              ends(own['supplierDependsOn']),
              qualifiers.includes('UNDETERMINED'),
              prospective,
              confidence,
            ]),
          ),
        (graph, params, lens) =>
          sorted(
            leverage(graph, params, lens).map((each) => [
              each.supplier,
              ends(each.dependsOnSupplier),
              ends(each.supplierDependsOn),
              each.undetermined,
              each.prospective,
              each.confidence,
            ]),
          ),
      ),
    PATIENCE,
  )
})

describe('laws, of the rooms', () => {
  const direct = (findings: ReturnType<typeof askOutage>): LawFinding[] =>
    findings.map((finding) => ({
      ...finding,
      // The shares are what these questions are about: they must obey the laws, too.
      identity: [...finding.identity.slice(1, -1), ...Object.values(finding.own).filter(isRange).map(ends)],
      direct: false,
    }))
  const isRange = (value: unknown): boolean => typeof value === 'object' && value !== null && 'min' in value
  testLaws<OutageParams>({
    name: 'outage',
    ask: (graph, params, lens) => direct(askOutage(graph, params, lens)),
    params: outageParams,
    renameParams: (params, rename) => ({ ...params, of: params.of.map(rename) }),
    minConfidenceOnlyDrops: false,
  })
  testLaws<LeverageParams>({
    name: 'leverage',
    ask: (graph, params, lens) => direct(askLeverage(graph, params, lens)),
    params: leverageParams,
    renameParams: (params, rename) => ({ ...params, company: rename(params.company) }),
    minConfidenceOnlyDrops: false,
  })
})

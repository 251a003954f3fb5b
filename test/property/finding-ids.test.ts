/** The id of a finding is that of the fact: whoever was asked about. ORACLE_RUNS tries more, ORACLE_SEED replays. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import { someDay } from '../support/arbitraries/dates.ts'
import { graphs } from '../support/arbitraries/graph.ts'
import { conflictParams, dependencyParams, sharedParams } from '../support/arbitraries/params.ts'
import { lensOn } from './laws.ts'
import { askProduct, type ProductFinding, QUESTIONS } from './product.ts'
import { runs } from './runs.ts'

const PATIENCE = 3_600_000
const COMPANIES = ['a', 'b', 'c']

/** What is found, without who of its parties is named first because it was asked for. */
function contentOf({ own, ways, qualifiers, confidence }: ProductFinding): string {
  const { kind, subject, parties, ...others } = own
  const named = [subject, parties].flat().map(String)
  const isMutual = kind === 'COMMON_OWNER' || kind === 'INTERLOCK'
  const told = ways.map(({ links, confidence: sure }) => `${[...links].sort().join(' ')} ${sure}`).sort()
  return JSON.stringify([kind, isMutual ? named.sort() : named, others, told, qualifiers, confidence])
}

function expectOneIdEach(findings: readonly ProductFinding[], message: string): void {
  const byId = new Map(findings.map((finding) => [finding.id, contentOf(finding)]))
  const byContent = new Map(findings.map((finding) => [contentOf(finding), finding.id]))
  for (const finding of findings) {
    const content = contentOf(finding)
    expect(content, message).toBe(byId.get(finding.id))
    expect(finding.id, message).toBe(byContent.get(content))
  }
}

const about = {
  conflictsOfInterest: [conflictParams, (company: string) => ({ subject: company })],
  rivalDependencies: [dependencyParams, (company: string) => ({ company })],
  sharedInfrastructure: [sharedParams, (company: string) => ({ companies: [company] })],
} as const

test.each(Object.keys(about) as (keyof typeof about)[])(
  '%s: one fact has one id, whoever was asked about, and no two have the same',
  (name) => {
    const [params, of] = about[name]
    const ask = askProduct<never>(QUESTIONS[name] as never)
    fc.assert(
      fc.property(graphs({ claims: 50 }), params as fc.Arbitrary<object>, someDay, (graph, given, day) => {
        const whole = { ...given, subject: undefined, company: undefined, companies: undefined }
        const common = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
        const lens = lensOn(day)
        const found = [
          ...ask(graph, common, lens),
          ...COMPANIES.flatMap((company) => ask(graph, { ...common, ...of(company) }, lens)),
        ]
        expectOneIdEach(found, `asked ${JSON.stringify({ common, day })} of\n${toClaimsFile(graph)}`)
      }),
      runs(60),
    )
  },
  PATIENCE,
)

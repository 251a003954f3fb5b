import { type Comparison, compareExhibits } from '../../surfaces/compare/compare.ts'
import type { Side } from '../../surfaces/compare/side.ts'
import type { Exhibit, ShownFinding } from '../../surfaces/exhibit.ts'
import { sayLink } from '../../surfaces/say-link.ts'
import type { Known, Listed, Tie } from './entity-data.ts'
import { claimsBehind, howKnown } from './entity-rows.ts'

/** The lists of a thing as an answer: each tie a finding of one way, itself. */
export const tiesExhibit = (
  known: Known,
  asked: Pick<Exhibit, 'variables' | 'validAt' | 'knownAt'>,
): Exhibit => ({
  ...asked,
  ...known.seen,
  query: { name: '', title: '', description: '' },
  summary: '',
  findings: known.lists.flatMap(({ ties }) => ties.map((tie) => tieFinding(tie, known))),
  totalFindings: known.lists.reduce((sum, { total }) => sum + total, 0),
  truncated: false,
  explored: 0,
  endCursor: null,
  leftOut: [],
  own: {},
})

/** A tie as its row tells it: of an agreement, the terms and how sure these are. */
export function tieFinding(tie: Tie, { seen, agreements }: Omit<Known, 'lists'>): ShownFinding {
  const agreement = agreements.get(tie.other)
  const { confidence, status } = howKnown(tie, agreement, seen)
  const headline = sayLink(tie, seen)
  const { megawatts = null, accelerators = null } = agreement?.capacity ?? {}
  return {
    id: tie.id,
    headline,
    confidence,
    disputed: (agreement ?? tie).disputed ?? tie.disputed,
    prospective: false,
    qualifiers: [],
    weakestLink: tie.id,
    explanation: [{ sentence: headline, entities: [tie.from, tie.to], links: [tie.id] }],
    evidence: claimsBehind(tie, agreement, seen).map(({ id }) => id),
    own: {
      status,
      ...(agreement
        ? {
            kind: agreement.agreementKind,
            value: agreement.value,
            megawatts,
            accelerators,
            stage: agreement.stage,
            announcedOn: agreement.announcedOn,
            signedOn: agreement.signedOn,
            validFrom: agreement.validFrom,
            validTo: agreement.validTo,
          }
        : { round: tie.round, instrument: tie.instrument, stage: tie.stage }),
    },
  }
}

/** One of two pages of a thing: its ties as an answer, and in their lists. */
export interface TiesSide {
  side: Side
  lists: readonly Listed[]
}

/** What came, went and changed in the lists that could be had of both. One that goes on beyond what was asked for leaves the others whole. */
export function compareTies(before: TiesSide, after: TiesSide, against: string): Comparison {
  const parts = after.lists.flatMap((is) => {
    const was = before.lists.find(({ section }) => section.id === is.section.id)
    if (!was || was.problem !== null || is.problem !== null) return []
    return [compareExhibits(only(before.side, was), only(after.side, is), against)]
  })
  const sum = (of: (part: Comparison) => number): number => parts.reduce((all, part) => all + of(part), 0)
  return {
    against,
    went: parts.flatMap(({ went }) => went),
    came: parts.flatMap(({ came }) => came),
    changed: parts.flatMap(({ changed }) => changed),
    same: sum(({ same }) => same),
    figures: [],
    notCompared: sum(({ notCompared }) => notCompared),
  }
}

function only(side: Side, { ties, total }: Listed): Side {
  const ids = new Set(ties.map(({ id }) => id))
  const findings = side.exhibit.findings.filter(({ id }) => ids.has(id))
  return { ...side, exhibit: { ...side.exhibit, findings, totalFindings: total } }
}

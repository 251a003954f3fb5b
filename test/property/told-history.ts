/** What the product tells of events, disputes and changes, and the oracles, in one form. Ids are made of what the oracle tells. */
import { hashId, linkId } from '../../src/claims/identity.ts'
import type { TieType } from '../../src/graph/vocabulary.ts'
import type { AskedFinding } from '../../src/questions/answer.ts'
import type { OracleDispute, OraclePosition } from '../support/oracle/questions/disputes.ts'
import type { TimelineEvent } from '../support/oracle/questions/timeline.ts'
import { keyOfLink } from './product.ts'

/** The product's id of a tie that the oracle names by its ends. */
export function idOfTie(tie: string): string {
  const [type = '', from = '', to = '', key = ''] = tie.split('|')
  return linkId(type as TieType, from, to, key === '' ? null : key)
}
export const idOfEvent = ({ tie, what, which }: TimelineEvent): string =>
  hashId('finding', ['timeline', idOfTie(tie), what, which])
export const idOfDispute = ({ tie, attribute }: OracleDispute): string =>
  hashId('finding', ['disputes', idOfTie(tie), attribute])

type ToldEvent = Omit<TimelineEvent, 'which'> & { id: string }
export const eventOf = ({
  id,
  own,
  rests,
  evidence,
  confidence,
  disputed,
  prospective,
}: AskedFinding): ToldEvent => {
  // An agreement is told with who has part in it.
  const link = rests.find(({ type }) => type === 'AGREEMENT') ?? rests[0]
  if (link === undefined) throw new Error('the event rests on no link')
  return {
    id,
    tie: keyOfLink(link),
    what: own['what'] as string,
    on: own['on'] as string,
    confidence,
    disputed,
    prospective,
    evidence: [...evidence].sort(),
    links: [...new Set(rests.map(keyOfLink))].sort(),
  }
}
export const eventOfOracle = (event: TimelineEvent): ToldEvent => {
  const { which: _which, ...told } = event
  return { id: idOfEvent(event), ...told }
}

type ToldDispute = OracleDispute & { id: string; evidence: readonly string[] }
export const disputeOf = ({ id, own, rests, evidence, confidence, disputed }: AskedFinding): ToldDispute => {
  const { attribute, positions } = own['dispute'] as { attribute: string; positions: OraclePosition[] }
  return {
    id,
    tie: rests.map(keyOfLink).join(),
    attribute,
    positions: positions.map((each) => ({ ...each, claims: [...each.claims].sort() })),
    confidence,
    disputed,
    evidence: [...evidence].sort(),
  }
}
export const disputeOfOracle = (dispute: OracleDispute): ToldDispute => ({
  id: idOfDispute(dispute),
  ...dispute,
  evidence: [...new Set(dispute.positions.flatMap(({ claims }) => claims))].sort(),
})

export const lines = (told: readonly unknown[]): string[] => told.map((each) => JSON.stringify(each)).sort()

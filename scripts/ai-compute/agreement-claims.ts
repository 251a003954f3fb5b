import { firstDay } from '../../src/claims/days.ts'
import type { AgreementTerms, Party } from '../../src/claims/types.ts'
import type { PartyRole } from '../../src/graph/vocabulary.ts'
import type { Decision, Decisions, Parties } from './decisions.ts'
import { type Draft, moneyOf, ranged, type Shared, whole } from './draft.ts'
import type { ClaimRow, SourceRow } from './tables.ts'

const NEEDS = ['compute_agreement', 'chip_supply', 'lease', 'merger']

/** Whether a row speaks of an agreement: by its type, or by decision (a warrant, a loan, a venture). */
export function isAgreement(row: ClaimRow, decision: Decision): boolean {
  if (NEEDS.includes(row.type) && decision.agreement === undefined)
    throw new Error(`${row.id} is a ${row.type}: decisions.yaml must say which agreement it speaks of.`)
  return decision.agreement !== undefined
}

export function agreementClaims(
  row: ClaimRow,
  decision: Decision,
  shared: Shared,
  source: SourceRow,
  decisions: Decisions,
): Draft[] {
  const named = identityOf(decisions, decision.agreement ?? '', decision.plus)
  checkEnds(row, named.parties)
  if (row.status === 'denied') {
    const denied = { ...named, ...decision.denies }
    return [{ ...shared, agreement: denied, supports: false, validFrom: row.valid_from }]
  }
  const value = moneyOf(row, decision)
  const megawatts = ranged(row.capacity_mw, decision.power)
  const accelerators = decision.chips ?? null
  const figures = {
    covers: row.facility_id === null ? null : [row.facility_id],
    value,
    capacity: megawatts || accelerators ? { megawatts, accelerators } : null,
  }
  if (row.status === 'terminated') return ending(row, decision, shared, named, figures)
  const { validFrom = null, ...dates } = datesOf(row, decision, source)
  const claim: Draft = {
    ...shared,
    agreement: { ...named, stage: decision.stage ?? null, ...figures, ...dates, ...decision.terms },
    validFrom: decision.validFrom ?? validFrom,
    validTo: decision.validTo === undefined ? row.valid_to : decision.validTo,
  }
  if (!decision.closed) return [claim]
  // A closed merger is also ownership of all of it.
  const owned = { link: 'OWNERSHIP' as const, from: row.subject_id, to: row.object_id, attributes: whole }
  return [claim, { ...shared, ...owned, validFrom: row.valid_from }]
}

export function identityOf(decisions: Decisions, id: string, plus: Parties = {}) {
  const agreement = decisions.agreements[id]
  if (!agreement) throw new Error(`decisions.yaml has no agreement ${id}.`)
  const { name, kind, parties } = agreement
  return { id, name, kind, parties: [...partiesOf(parties), ...partiesOf(plus)] } satisfies AgreementTerms
}
const partiesOf = (parties: Parties): Party[] =>
  Object.entries(parties).flatMap(([role, entities]) =>
    entities.map((entity) => ({ role: role as PartyRole, entity })),
  )

/** A stage that ends is one claim from the day of the end; where the row tells the beginning too, that is a claim of its own. */
function ending(
  row: ClaimRow,
  { before, terms }: Decision,
  shared: Shared,
  named: AgreementTerms,
  figures: Partial<AgreementTerms>,
): Draft[] {
  const agreement = { ...named, stage: 'TERMINATED' as const }
  if (row.valid_to === null)
    return [{ ...shared, agreement: { ...agreement, ...figures, ...terms }, validFrom: row.valid_from }]
  if (!before) throw new Error(`${row.id} begins and ends: decisions.yaml must say where it stood before.`)
  return [
    { ...shared, agreement: { ...named, stage: before, ...figures, announcedOn: row.valid_from } },
    { ...shared, agreement: { ...agreement, ...terms }, validFrom: row.valid_to },
  ]
}

/** What the row's first day is. One still to come when the source appeared is the start of service, announced by then. */
function datesOf(
  row: ClaimRow,
  { date }: Decision,
  { published_on: published }: SourceRow,
): { announcedOn?: string | null; signedOn?: string | null; validFrom?: string | null } {
  const day = row.valid_from
  if (day === null || date === 'none') return {}
  if (published !== null && firstDay(day) > published) {
    return { announcedOn: published.slice(0, 7), validFrom: day }
  }
  return date === 'from' ? { validFrom: day } : date === 'signed' ? { signedOn: day } : { announcedOn: day }
}

/** The row's own ends must be parties, each on its side: a slip in the grouping would otherwise turn a deal round. */
function checkEnds(row: ClaimRow, parties: readonly Party[]): void {
  const sides: readonly [readonly PartyRole[], readonly PartyRole[]] = [
    ['CUSTOMER', 'LESSEE', 'INVESTOR', 'LENDER'],
    ['SUPPLIER', 'LESSOR', 'INVESTEE', 'BORROWER'],
  ]
  for (const [i, entity] of [row.subject_id, row.object_id].entries()) {
    if (!parties.some((party) => party.entity === entity && sides[i]?.includes(party.role)))
      throw new Error(`${row.id}: ${entity} is no party on its side of the agreement.`)
  }
}

import type {
  AttributeValue,
  Claim,
  Day,
  PartialDate,
  StatementText,
  TieIdentity,
} from '../../../src/claims/types.ts'
import { FIRST_DAY } from '../../../src/graph/vocabulary.ts'
import { earliest, endDay, firstDay } from './days.ts'

/** What one claim says of one tie. */
export interface Reading {
  claim: Claim
  /** FIRST_DAY where unknown. */
  start: Day
  /** As the claim wrote the date that it starts at; of several the most precise. */
  startText: PartialDate | null
  /** Null where unknown. */
  end: Day | null
  bare: boolean
  attributes: { [name: string]: AttributeValue }
  statements: readonly StatementText[]
}

type Given = { [name: string]: AttributeValue | null | undefined }

/** Absent, null, empty lists and the stage UNKNOWN say nothing. */
function given(values: Given): { [name: string]: AttributeValue } {
  const kept: { [name: string]: AttributeValue } = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    if (name === 'stage' && value === 'UNKNOWN') continue
    kept[name] = value
  }
  return kept
}

/** What a link claim states besides what identifies its tie. */
function linkAttributes(claim: Claim): { [name: string]: AttributeValue } {
  const { market: _market, role: _role, round, on, ...rest } = claim.attributes ?? {}
  const dated = claim.link === 'INVESTMENT' && (round === null || round === undefined)
  return given(dated ? rest : { ...rest, on })
}

/** What an agreement claim states besides id, name, kind, parties and validity. */
function agreementAttributes(claim: Claim): { [name: string]: AttributeValue } {
  const {
    id: _id,
    name: _name,
    kind: _kind,
    parties: _parties,
    covers,
    capacity,
    statements: _statements,
    ...rest
  } = claim.agreement ?? { id: '', kind: 'OTHER', parties: [] }
  return given({ ...rest, covers, megawatts: capacity?.megawatts, accelerators: capacity?.accelerators })
}

export const statementsOf = (claim: Claim): readonly StatementText[] => claim.agreement?.statements ?? []

/** Every ordinary attribute that the claim gives, `covers` included. */
export const ordinary = (claim: Claim): { [name: string]: AttributeValue } =>
  claim.agreement === null ? linkAttributes(claim) : agreementAttributes(claim)

export const isBare = (claim: Claim): boolean =>
  Object.keys(ordinary(claim)).length === 0 && statementsOf(claim).length === 0

/** The dates at one of which the claim starts: the earliest counts. */
function startDates(claim: Claim): PartialDate[] {
  const dates =
    claim.agreement === null
      ? [claim.validFrom ?? claim.attributes?.on]
      : [claim.validFrom, claim.agreement.signedOn, claim.agreement.announcedOn]
  return dates.filter((date) => date !== null && date !== undefined)
}

function attributesOf(tie: TieIdentity, claim: Claim): { [name: string]: AttributeValue } {
  if (tie.type === 'PARTY' || tie.type === 'COVERS') return {}
  const { covers: _covers, ...stated } = ordinary(claim)
  if (claim.agreement === null || !claim.supports) return stated
  // The start of an ending is the day of ending, not of service.
  const ends = ['SUSPENDED', 'EXPIRED', 'TERMINATED'].includes(claim.agreement.stage ?? '')
  const validFrom = ends ? null : claim.validFrom
  return { ...stated, ...given({ kind: claim.agreement.kind, validFrom, validTo: claim.validTo }) }
}

export function read(tie: TieIdentity, claim: Claim): Reading {
  const dates = startDates(claim)
  const start = dates.length === 0 ? FIRST_DAY : earliest(dates.map(firstDay))
  return {
    claim,
    start,
    startText:
      dates.filter((date) => firstDay(date) === start).sort((a, b) => b.length - a.length)[0] ?? null,
    end: claim.validTo === null ? null : endDay(claim.validTo),
    bare: isBare(claim),
    attributes: attributesOf(tie, claim),
    statements: tie.type === 'AGREEMENT' ? statementsOf(claim) : [],
  }
}

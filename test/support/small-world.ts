import { tieOf } from '../../src/claims/identity.ts'
import type { AttributeValue, Link } from '../../src/claims/types.ts'
import { type EntityRef, World } from '../../src/claims/world.ts'
import type {
  AgreementKind,
  ClaimStatus,
  CompanyForm,
  EntityKind,
  PartyRole,
  TieType,
} from '../../src/graph/vocabulary.ts'

/** Small worlds for tests of questions, written as a list of ties: `worldOf([owns('p', 'a'), rivals('a', 'b')])`. */
export interface Tie {
  link: Link
  entities: EntityRef[]
}

interface About {
  confidence?: number
  status?: ClaimStatus
  disputed?: boolean
  validFrom?: string
  validTo?: string
  /** Confidence of single attributes, where lower than the link's. */
  sure?: Readonly<Record<string, number>>
}
type Attributes = Readonly<Record<string, AttributeValue | undefined>>

const named = (
  id: string,
  kind: EntityKind,
  form: CompanyForm | null = kind === 'COMPANY' ? 'COMPANY' : null,
): EntityRef => ({
  id,
  kind,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  form,
})

function tie(
  type: TieType,
  from: EntityRef,
  to: EntityRef,
  key: string | null,
  attributes: Attributes,
  about: About,
): Tie {
  const {
    confidence = 0.9,
    status = 'REPORTED',
    disputed = false,
    validFrom = null,
    validTo = null,
    sure = {},
  } = about
  const { id } = tieOf(type, from.id, to.id, key)
  const claims = [`claim_${id}`]
  const stated = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name, { value, confidence: sure[name] ?? confidence, status, claims, disputed: false }]],
  )
  const link: Link = {
    id,
    type,
    from: from.id,
    to: to.id,
    key,
    validFrom,
    validTo,
    confidence,
    status,
    disputed,
    denied: false,
    claims,
    attributes: Object.fromEntries(stated) as Link['attributes'],
    statements: [],
  }
  return { link, entities: [from, to] }
}

/** Ids that start with a capital letter are persons, those that start with gov- governments. */
const holder = (id: string): EntityRef =>
  /^[A-Z]/.test(id)
    ? named(id, 'PERSON')
    : named(id, 'COMPANY', id.startsWith('gov-') ? 'GOVERNMENT' : 'COMPANY')

export const exact = (value: number) => ({ min: value, max: value })
/** A number is an exact share; nothing given is control. */
export const owns = (
  from: string,
  to: string,
  size: number | Attributes = { controls: true },
  about: About = {},
): Tie =>
  tie(
    'OWNERSHIP',
    holder(from),
    holder(to),
    null,
    typeof size === 'number' ? { share: exact(size) } : size,
    about,
  )

export function rivals(a: string, b: string, market: string | null = null, about: About = {}): Tie {
  const [from = a, to = b] = [a, b].sort()
  return tie('RIVALRY', holder(from), holder(to), market, {}, about)
}
export const competes = (company: string, market: string, about: About = {}): Tie =>
  tie('COMPETES_IN', holder(company), named(market, 'MARKET'), null, {}, about)
export const invests = (from: string, to: string, attributes: Attributes = {}, about: About = {}): Tie =>
  tie('INVESTMENT', holder(from), holder(to), null, attributes, about)
export const role = (
  person: string,
  company: string,
  key: string,
  attributes: Attributes = {},
  about: About = {},
): Tie => tie('ROLE', holder(person), holder(company), key, attributes, about)
export const operates = (company: string, facility: string, about: About = {}): Tie =>
  tie('OPERATION', holder(company), named(facility, 'FACILITY'), null, {}, about)

type Parties = Readonly<Partial<Record<PartyRole, string | readonly string[]>>>

/** An agreement with its terms, parties and the facilities that it covers. */
export function deal(
  id: string,
  kind: AgreementKind,
  parties: Parties,
  { covers = [], ...attributes }: Attributes & { covers?: string[] } = {},
  about: About = {},
): Tie[] {
  const agreement = named(id, 'AGREEMENT')
  const party = (key: string, ids: string | readonly string[]) =>
    [ids].flat().map((company) => tie('PARTY', holder(company), agreement, key, {}, about))
  return [
    tie('AGREEMENT', agreement, agreement, null, { kind, ...attributes }, about),
    ...Object.entries(parties).flatMap(([key, ids]) => party(key, ids)),
    ...covers.map((facility) => tie('COVERS', agreement, named(facility, 'FACILITY'), null, {}, about)),
  ]
}

/** A supplies B: compute capacity unless told otherwise. */
export const supplies = (
  supplier: string,
  customer: string,
  attributes: Attributes & { covers?: string[] } = {},
  about: About = {},
): Tie[] =>
  deal(
    `${supplier}-to-${customer}`,
    'COMPUTE_CAPACITY',
    { SUPPLIER: supplier, CUSTOMER: customer },
    attributes,
    about,
  )

export function smallWorld(ties: readonly (Tie | readonly Tie[])[], day = '2026-06-01'): World {
  const all = ties.flat()
  return new World(
    all.map(({ link }) => link),
    all.flatMap(({ entities }) => entities),
    { day },
  )
}

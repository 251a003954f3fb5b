import { compareText } from '../../src/claims/order.ts'
import { agreementClaims, identityOf, isAgreement } from './agreement-claims.ts'
import { type Decision, type Decisions, decisionOf, type Further } from './decisions.ts'
import { type Draft, type Shared, said, sharedOf } from './draft.ts'
import { linkClaims } from './link-claims.ts'
import type { ClaimRow, EntityRow, SourceRow, Tables } from './tables.ts'

/** A record and what a reader of the file should know of it. */
export interface Noted {
  record: object
  comment: string | null
}
export interface Pack {
  sources: Noted[]
  entities: Noted[]
  claims: Draft[]
}

export function packOf(tables: Tables, decisions: Decisions): Pack {
  const stray = Object.keys(decisions.rows).filter((id) => !tables.claims.some((row) => row.id === id))
  if (stray.length > 0)
    throw new Error(`decisions.yaml names rows that the table lacks: ${stray.join(', ')}.`)
  const sources = new Map(tables.sources.map((source) => [source.id, source]))
  const claims = tables.claims.flatMap((row) => {
    const source = sources.get(row.source_id)
    if (!source) throw new Error(`${row.id} cites ${row.source_id}, which sources.csv lacks.`)
    return claimsOf(row, source, decisions)
  })
  return {
    sources: tables.sources.map(sourceOf),
    entities: [...tables.entities.map((entity) => entityOf(entity, decisions)), ...marketsOf(decisions)],
    claims: claims.map((claim) => said(claim)),
  }
}

function claimsOf(row: ClaimRow, source: SourceRow, decisions: Decisions): Draft[] {
  const decision = decisionOf(decisions, row.id)
  const shared = sharedOf(row, decision)
  const own = isAgreement(row, decision)
    ? agreementClaims(row, decision, shared, source, decisions)
    : linkClaims(row, decision, shared)
  const claims = [...own, ...decision.also.map((more) => furtherClaim(row, more, shared, decisions))]
  checkFigures(row, claims, decision)
  return claims
}

function furtherClaim(row: ClaimRow, more: Further, shared: Shared, decisions: Decisions): Draft {
  const {
    link,
    from = row.subject_id,
    to = row.object_id,
    attributes,
    agreement,
    terms,
    note,
    ...rest
  } = more
  const about: Partial<Draft> = link
    ? { link, from, to, attributes: attributes ?? {} }
    : { agreement: { ...identityOf(decisions, agreement ?? ''), ...terms } }
  const extra = note === undefined ? shared.note : `${shared.note} ${note}`
  return { ...shared, ...about, ...rest, note: extra }
}

/** No figure of a row may vanish: it is in a claim, or something is said of why not. */
function checkFigures(row: ClaimRow, claims: readonly Draft[], { figure, lost, note }: Decision): void {
  if (lost !== undefined || note !== undefined) return
  const any = (has: (claim: Draft) => unknown) => claims.some((claim) => Boolean(has(claim)))
  const figures: readonly [boolean, boolean, string][] = [
    [
      row.value_amount !== null && figure !== 'none',
      any((c) => c.attributes?.amount ?? c.agreement?.value),
      'the amount',
    ],
    [row.capacity_mw !== null, any((c) => c.agreement?.capacity?.megawatts), 'the megawatts'],
    [/\d{4,}/.test(row.capacity_units ?? ''), any((c) => c.agreement?.capacity?.accelerators), 'the units'],
    [row.share_percent !== null, any((c) => c.attributes?.share), 'the share'],
    [row.vote_percent !== null, any((c) => c.attributes?.votes), 'the votes'],
  ]
  for (const [given, carried, what] of figures)
    if (given && !carried) throw new Error(`${row.id}: ${what} is in no claim, and nothing says why.`)
}

const sourceKind = (source: SourceRow): string =>
  isPlaceholder(source) ? 'OTHER' : source.kind.toUpperCase()
/** The compiler's own knowledge: kept, so that the list is whole; no row rests on it. */
const isPlaceholder = (source: SourceRow): boolean => source.tier === '-'

function sourceOf(source: SourceRow): Noted {
  const comments = [
    source.date_basis === 'inferred' && source.published_on !== null && 'the date is inferred',
    source.relays && `relays ${source.relays}`,
  ]
  return {
    record: {
      id: source.id,
      publisher: isPlaceholder(source) ? null : source.publisher,
      title: source.title,
      url: source.url,
      publishedOn: source.published_on,
      retrievedAt: null,
      kind: sourceKind(source),
      reliability: isPlaceholder(source) ? null : source.tier,
      excerptOnly: true,
    },
    comment: comments.filter(Boolean).join('; ') || null,
  }
}

const KIND = { company: 'COMPANY', government: 'COMPANY', facility: 'FACILITY', person: 'PERSON' } as const
const FORM = { company: 'COMPANY', government: 'GOVERNMENT', facility: null, person: null } as const

function entityOf(entity: EntityRow, decisions: Decisions): Noted {
  const other = decisions.entities[entity.id] ?? {}
  const aliases = other.aliases ?? entity.aliases?.split(';') ?? []
  const identifiers = [
    ...(entity.lei === null ? [] : [{ scheme: 'LEI', value: entity.lei }]),
    ...(entity.wikidata_qid === null ? [] : [{ scheme: 'WIKIDATA', value: entity.wikidata_qid }]),
  ]
  const comments = [entity.parent_note, other.rows && `capacity: rows ${other.rows.join(', ')}`]
  return {
    record: said({
      id: entity.id,
      kind: KIND[entity.kind],
      name: entity.name,
      aliases: aliases.length > 0 ? aliases : null,
      form: other.form ?? FORM[entity.kind],
      country: entity.country,
      identifiers: identifiers.length > 0 ? identifiers : null,
      capacity: other.capacity ?? null,
    }),
    comment: comments.filter(Boolean).join('; ') || null,
  }
}

const marketsOf = ({ markets }: Decisions): Noted[] =>
  Object.entries(markets).map(([id, name]) => ({ record: { id, kind: 'MARKET', name }, comment: null }))

/** In order of the table of agreements, then of the rows. */
export function byAgreement(claims: readonly Draft[], decisions: Decisions): [string, Draft[]][] {
  const about = (id: string) => claims.filter((claim) => claim.agreement?.id === id)
  return Object.keys(decisions.agreements).map((id) => {
    const found = about(id)
    if (found.length === 0) throw new Error(`No row speaks of the agreement ${id}.`)
    return [id, found.sort((a, b) => compareText(a.row, b.row))]
  })
}

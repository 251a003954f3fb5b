import type {
  Exhibit,
  ShownClaim,
  ShownEntity,
  ShownFinding,
  ShownLink,
  ShownSource,
} from '../../src/surfaces/exhibit.ts'

/** Small exhibits for tests of surfaces: `exhibitOf({ entities: [company('a')], links: [owns('a', 'b')] })`. */
interface Parts extends Partial<Omit<Exhibit, 'entities' | 'links' | 'claims'>> {
  entities?: readonly ShownEntity[]
  links?: readonly ShownLink[]
  claims?: readonly ShownClaim[]
}

export function exhibitOf({
  entities = [],
  links = [],
  claims = [],
  findings = [],
  ...rest
}: Parts): Exhibit {
  const byId = <T extends { id: string }>(things: readonly T[]): Map<string, T> =>
    new Map(things.map((thing) => [thing.id, thing]))
  return {
    query: { name: 'tried', title: 'What is tried', description: 'A question for tests.' },
    variables: [],
    summary: 'This was found.',
    findings,
    totalFindings: findings.length,
    truncated: false,
    explored: 3,
    endCursor: null,
    validAt: '2026-05-06',
    knownAt: '2026-05-07T08:09:10.000Z',
    entities: byId(entities),
    links: byId(links),
    claims: byId(claims),
    leftOut: [],
    own: {},
    ...rest,
  }
}

type Entity = Partial<Omit<ShownEntity, 'id' | 'kind'>>
const entity =
  (kind: ShownEntity['kind']) =>
  (id: string, more: Entity = {}): ShownEntity => ({
    id,
    kind,
    name: id.charAt(0).toUpperCase() + id.slice(1),
    evidence: [],
    ...more,
  })

export const company = (id: string, more: Entity = {}): ShownEntity =>
  entity('COMPANY')(id, { form: 'COMPANY', ...more })
export const person = entity('PERSON')
export const facility = entity('FACILITY')
export const product = entity('PRODUCT')
export const market = entity('MARKET')
export const agreement = (id: string, more: Entity = {}): ShownEntity =>
  entity('AGREEMENT')(id, {
    agreementKind: 'COMPUTE_CAPACITY',
    stage: 'SIGNED',
    value: null,
    confidence: 0.9,
    disputed: false,
    ...more,
  })

type Link = Partial<Omit<ShownLink, 'from' | 'to' | 'type'>>
export const link = (type: ShownLink['type'], from: string, to: string, more: Link = {}): ShownLink => ({
  id: `link_${type}_${from}_${to}`,
  type,
  from,
  to,
  validFrom: null,
  validTo: null,
  confidence: 0.8,
  disputed: false,
  evidence: [],
  ...more,
})

export const owns = (from: string, to: string, share: number | null, more: Link = {}): ShownLink =>
  link('OWNERSHIP', from, to, { share: share === null ? null : { min: share, max: share }, ...more })
export const rivals = (from: string, to: string, in_: ShownLink['market'] = null): ShownLink =>
  link('RIVALRY', from, to, { market: in_ })
export const party = (from: string, to: string, partyRole: string, more: Link = {}): ShownLink =>
  link('PARTY', from, to, { partyRole, ...more, id: `link_PARTY_${from}_${to}_${partyRole}` })

export const source = (id: string, more: Partial<ShownSource> = {}): ShownSource => ({
  id,
  publisher: 'The Paper',
  title: 'A report',
  url: 'https://paper.example/report',
  publishedOn: '2026-05-06',
  kind: 'NEWS',
  reliability: 'B',
  excerptOnly: false,
  ...more,
})

export const claim = (id: string, more: Partial<ShownClaim> = {}): ShownClaim => ({
  id,
  asserts: {},
  status: 'REPORTED',
  supports: true,
  confidence: 0.7,
  locator: 'paragraph 2',
  quote: null,
  note: null,
  validFrom: null,
  validTo: null,
  recordedAt: '2026-05-06T00:00:00.000Z',
  source: source('paper'),
  ...more,
})

export const finding = (id: string, more: Partial<ShownFinding> = {}): ShownFinding => ({
  id,
  headline: `Finding ${id}.`,
  confidence: 0.7,
  disputed: false,
  prospective: false,
  qualifiers: [],
  weakestLink: null,
  explanation: [],
  evidence: [],
  own: {},
  ...more,
})

import type { Statement, Value, WriteTx } from '../graph/graph.ts'
import { FIRST_DAY, FIRST_INSTANT, LAST_DAY, type TieType } from '../graph/vocabulary.ts'
import { statedBy } from './attributes.ts'
import { compareText } from './order.ts'
import { project } from './project.ts'
import type { TieWithClaims } from './ties.ts'
import type { Claim, KnownPeriod, MoneyRange, Range } from './types.ts'

/** The relationship types in which links are stored; CONTROL is OWNERSHIP's twin where it controls. */
type Stored = Exclude<TieType, 'AGREEMENT'> | 'TERMS' | 'CONTROL'
const STORED: readonly Stored[] = [
  'OWNERSHIP',
  'CONTROL',
  'INVESTMENT',
  'RIVALRY',
  'ROLE',
  'PARTY',
  'OPERATION',
  'OFFERING',
  'COVERS',
  'COMPETES_IN',
  'TERMS',
]

// Types stand in Cypher's text, where no parameter can; they come from the list above and from nowhere else.
const perType = (name: string, text: (type: Stored) => string): Readonly<Record<Stored, Statement>> =>
  Object.fromEntries(STORED.map((type) => [type, { name: `${name}-${type}`, text: text(type) }])) as Record<
    Stored,
    Statement
  >

const READ = perType(
  'stored-links',
  (type) => `UNWIND $ties AS tie MATCH (a)-[r:${type} {tie: tie}]->(b) RETURN tie, a.id, b.id, r {.*}`,
)
const REMOVE = perType(
  'remove-links',
  (type) => `UNWIND $ties AS tie MATCH ()-[r:${type} {tie: tie}]->() DELETE r`,
)
const CREATE = perType(
  'create-links',
  (type) =>
    `UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:${type === 'TERMS' ? 'Tie' : 'Entity'} {id: row[1]}) CREATE (a)-[r:${type}]->(b) SET r = row[2]`,
)

export interface StoredLink {
  type: Stored
  from: string
  to: string
  properties: { [name: string]: Value }
}

/** Stores these links of each tie where others are stored, or none; only of `old` ties any can be. Returns how many ties that changes. */
export async function replaceWhereDifferent(
  tx: WriteTx,
  wanted: ReadonlyMap<string, readonly StoredLink[]>,
  old: ReadonlySet<string>,
): Promise<number> {
  const ids = [...wanted.keys()].sort()
  const present = new Map<string, string[]>()
  const ties = [...old].sort()
  for (const type of ties.length > 0 ? STORED : []) {
    for (const [tie, from, to, properties] of await tx.run(READ[type], { ties })) {
      const link = {
        type,
        from: from as string,
        to: to as string,
        properties: properties as StoredLink['properties'],
      }
      present.set(tie as string, [...(present.get(tie as string) ?? []), fingerprint(link)])
    }
  }
  const changed = ids.filter(
    (id) =>
      (present.get(id) ?? []).sort().join('\n') !== (wanted.get(id) ?? []).map(fingerprint).sort().join('\n'),
  )
  if (changed.length === 0) return 0
  for (const type of STORED) {
    if (changed.some((id) => present.get(id)?.some((print) => print.startsWith(`${type} `)))) {
      tx.send(REMOVE[type], { ties: changed })
    }
    const rows = changed.flatMap((id) => (wanted.get(id) ?? []).filter((link) => link.type === type))
    if (rows.length > 0)
      tx.send(CREATE[type], { rows: rows.map((link) => [link.from, link.to, link.properties]) })
  }
  return changed.length
}

/** Null properties are not stored, so they must not tell two links apart. */
const fingerprint = ({ type, from, to, properties }: StoredLink): string =>
  `${type} ${from} ${to} ${JSON.stringify(
    Object.entries(properties)
      .filter(([, value]) => value !== null)
      .sort(([a], [b]) => compareText(a, b)),
  )}`

export function storedLinks({ tie, claims }: TieWithClaims): StoredLink[] {
  const type: Stored = tie.type === 'AGREEMENT' ? 'TERMS' : tie.type
  const links = project(tie, claims).flatMap((period) => {
    const link: StoredLink = { type, from: tie.from, to: tie.to, properties: propertiesOf(tie, period) }
    return controls(period) ? [link, { ...link, type: 'CONTROL' as const }] : [link]
  })
  // Narrower scopes may find a tie, or control, where the full one finds none: their search must still pass along here.
  const trace = (as: Stored): StoredLink => ({
    type: as,
    from: tie.from,
    to: tie.to,
    properties: {
      tie: tie.id,
      key: tie.key,
      validFrom: FIRST_DAY,
      validTo: LAST_DAY,
      knownFrom: FIRST_INSTANT,
      knownTo: FIRST_INSTANT,
    },
  })
  if (links.length === 0 && claims.some((claim) => claim.supports)) links.push(trace(type))
  const someSayControl =
    tie.type === 'OWNERSHIP' && claims.some((claim) => claim.supports && saysControl(claim))
  if (someSayControl && !links.some((link) => link.type === 'CONTROL')) links.push(trace('CONTROL'))
  return links
}

const majority = (share: Range | null | undefined): boolean => (share?.min ?? 0) > 0.5

function controls({ state }: KnownPeriod): boolean {
  const { controls: stated, votes, share } = state.attributes
  return stated?.value === true || majority((votes ?? share)?.value as Range | undefined)
}

function saysControl(claim: Claim): boolean {
  const stated = statedBy(claim)
  return (
    stated.get('controls') === true ||
    majority(stated.get('votes') as Range) ||
    majority(stated.get('share') as Range)
  )
}

/** What Cypher itself tests or sorts by stands beside the state; all else is read from it. */
function propertiesOf(tie: TieWithClaims['tie'], period: KnownPeriod): { [name: string]: Value } {
  const { state } = period
  const value = (name: string): unknown => state.attributes[name]?.value
  const lower = (name: string): number | null => (value(name) as Range | MoneyRange | undefined)?.min ?? null
  return {
    tie: tie.id,
    key: tie.key,
    validFrom: period.from,
    validTo: period.to,
    knownFrom: period.knownFrom,
    knownTo: period.knownTo,
    confidence: state.confidence,
    // Absent where it is not, so that the index on it holds nothing but disputes.
    disputed: state.disputed || null,
    status: state.status,
    claims: state.claims,
    state: JSON.stringify(state),
    ...(tie.type === 'OWNERSHIP' && {
      share: lower('share'),
      votes: lower('votes'),
      controls: (value('controls') ?? null) as boolean | null,
    }),
    ...((tie.type === 'AGREEMENT' || tie.type === 'INVESTMENT') && {
      stage: (value('stage') ?? 'UNKNOWN') as string,
    }),
    ...(tie.type === 'AGREEMENT' && {
      kind: (value('kind') ?? null) as string | null,
      announcedOn: (value('announcedOn') ?? null) as string | null,
    }),
  }
}

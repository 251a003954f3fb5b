import { type CompanyForm, type EntityKind, LAST_DAY, type TieType } from '../graph/vocabulary.ts'
import { consolidate, stateOn } from './consolidate.ts'
import { inScope, type Lens, needsClaims } from './lens.ts'
import type { Claim, Day, Link, LinkState, Period, TieIdentity } from './types.ts'

/** What every question needs to know of a thing to reason and to name it. */
export interface EntityRef {
  id: string
  kind: EntityKind
  name: string
  form: CompanyForm | null
}

/** One tie as a question's Cypher returns it: with its state on the day, or with its claims where the lens asks for them. */
export interface TieRow {
  id: string
  type: TieType
  key: string | null
  from: EntityRef
  to: EntityRef
  state: LinkState | null
  claims: readonly Claim[] | null
}

/** A tie through all its days, as a scope sees it, with the claims that make it. */
export interface History extends TieIdentity {
  /** In order of days. */
  periods: readonly Period[]
  /** Claims in scope. */
  claims: readonly Claim[]
  /** Ids of those in scope that are preferred. */
  preferred: ReadonlySet<string>
  /** Every claim that was ever recorded about it, retracted ones and those outside the scope too. */
  recorded: readonly Claim[]
}

/** Design §4: arithmetic takes an attribute below this as unknown, unless the least confidence is given. */
export const ARITHMETIC_FLOOR = 0.25

/** The links in scope that a question's searches brought, indexed. Pure: two worlds may be made of the same rows. */
export class World {
  readonly entities = new Map<string, EntityRef>()
  readonly links = new Map<string, Link>()
  private readonly outgoing = new Map<string, Link[]>()
  private readonly incoming = new Map<string, Link[]>()

  /** The day looked at: what is to start later is prospective, and a role that ended before is a former one. */
  readonly day: Day
  private readonly least: number
  private asked = false
  /** Ties with all their days, by id; only of rows that brought their claims. */
  readonly histories: ReadonlyMap<string, History>

  constructor(
    links: Iterable<Link>,
    entities: Iterable<EntityRef>,
    {
      day = LAST_DAY,
      floor = ARITHMETIC_FLOOR,
      histories = new Map(),
    }: { day?: Day; floor?: number; histories?: ReadonlyMap<string, History> } = {},
  ) {
    this.day = day
    this.least = floor
    this.histories = histories
    for (const entity of entities) this.entities.set(entity.id, entity)
    // Sorted, so that nothing downstream depends on the order in which rows came.
    for (const link of [...links].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (this.links.has(link.id)) continue
      this.links.set(link.id, link)
      append(this.outgoing, `${link.type} ${link.from}`, link)
      append(this.incoming, `${link.type} ${link.to}`, link)
    }
  }

  /** Numbers that are less sure than this count as unknown in arithmetic. */
  get floor(): number {
    this.asked = true
    return this.least
  }
  /** Whether anything was decided by that yet: if not, another floor would have changed nothing. */
  get isFloorAsked(): boolean {
    return this.asked
  }

  ofType(type: TieType): Link[] {
    return [...this.links.values()].filter((link) => link.type === type)
  }
  /** Links of a type that leave an entity. */
  out(type: TieType, id: string): readonly Link[] {
    return this.outgoing.get(`${type} ${id}`) ?? []
  }
  /** Links of a type that reach an entity. */
  in(type: TieType, id: string): readonly Link[] {
    return this.incoming.get(`${type} ${id}`) ?? []
  }
  /** The agreement's own terms; absent where it does not hold on the day. */
  terms(agreement: string): Link | undefined {
    return this.out('AGREEMENT', agreement)[0]
  }
  entity(id: string): EntityRef {
    const found = this.entities.get(id)
    if (!found) throw new Error(`No row brought the entity ${id}, yet a link names it.`)
    return found
  }
  name(id: string): string {
    return this.entity(id).name
  }
}

/** Rows to links in scope. `minConfidence` is not applied here: exclusions must not weaken when it rises (see ask()). */
export function worldOf(rows: readonly TieRow[], lens: Lens): World {
  const links: Link[] = []
  const histories = new Map<string, History>()
  for (const row of rows) {
    const history = row.claims && historyOf(row, row.claims, lens)
    if (history) histories.set(row.id, history)
    else if (needsClaims(lens))
      throw new Error(`The row of ${row.id} has no claims, but the scope leaves some out.`)
    const state = history ? stateIn(history, lens.validAt) : row.state
    if (state)
      links.push({ id: row.id, type: row.type, key: row.key, from: row.from.id, to: row.to.id, ...state })
  }
  return new World(
    links,
    rows.flatMap((row) => [row.from, row.to]),
    { day: lens.validAt, floor: lens.minConfidence === null ? ARITHMETIC_FLOOR : 0, histories },
  )
}

function historyOf(row: TieRow, recorded: readonly Claim[], lens: Lens): History {
  const claims = recorded.filter((claim) => inScope(claim, lens))
  const preferred = new Set(
    claims
      .filter((claim) => claim.preferred.some((i) => i.from <= lens.knownAt && lens.knownAt < i.to))
      .map((claim) => claim.id),
  )
  const tie = { id: row.id, type: row.type, from: row.from.id, to: row.to.id, key: row.key }
  return { ...tie, periods: consolidate(tie, claims, preferred), claims, preferred, recorded }
}

// Whoever had a role has had it: an ended one stays, with its last state, and is told as former.
const stateIn = ({ type, periods }: History, day: Day): LinkState | null =>
  type === 'ROLE' ? (periods.findLast((period) => period.from <= day)?.state ?? null) : stateOn(periods, day)

function append(index: Map<string, Link[]>, key: string, link: Link): void {
  const list = index.get(key)
  if (list) list.push(link)
  else index.set(key, [link])
}

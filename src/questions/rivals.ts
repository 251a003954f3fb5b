import { compareText } from '../claims/order.ts'
import type { Link } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import type { Interests } from '../ownership/interests.ts'
import { type Piece, weakestOf } from './ways.ts'
import { sayClaimedRivalry, sayPresences } from './wording.ts'

/** Two companies that are rivals: by a claim, or because both compete in one market. */
export interface Rivalry {
  a: string
  b: string
  claimed: boolean
  piece: Piece
}

interface Presence {
  company: string
  link: Link
}

/**
 * Who rivals whom, between groups: a claim of rivalry, or two presences in the market asked for (any, if none is). A rivalry
 * claimed for one market does not count in another. Within one control group only what is claimed counts.
 */
export class Rivals {
  /** Claimed within one group: the two companies stand for themselves. */
  readonly inside: Rivalry[] = []
  private readonly claimed = new Map<string, Rivalry[]>()
  private readonly opponents = new Map<string, Set<string>>()
  private readonly presences = new Map<string, Map<string, Presence[]>>()
  private readonly byMarket = new Map<string, Set<string>>()
  private readonly world: World
  private readonly interests: Interests

  constructor(world: World, interests: Interests, market: string | null) {
    this.world = world
    this.interests = interests
    const isCompany = (id: string) => world.entity(id).kind === 'COMPANY'
    for (const link of world.ofType('RIVALRY')) {
      if ((market !== null && link.key !== market) || !isCompany(link.from) || !isCompany(link.to)) continue
      const piece: Piece = {
        entities: [link.from, link.to],
        ...weakestOf([link, link.confidence]),
        clauses: [sayClaimedRivalry(world, link)],
      }
      const rivalry = { a: link.from, b: link.to, claimed: true, piece }
      if (interests.sameGroup(link.from, link.to)) this.inside.push(rivalry)
      else this.claim(rivalry)
    }
    for (const link of world.ofType('COMPETES_IN')) {
      if ((market !== null && link.to !== market) || !isCompany(link.from)) continue
      const key = interests.key(link.from)
      const markets = this.presences.get(key) ?? new Map<string, Presence[]>()
      markets.set(link.to, [...(markets.get(link.to) ?? []), { company: link.from, link }])
      this.presences.set(key, markets)
      this.byMarket.set(link.to, (this.byMarket.get(link.to) ?? new Set()).add(key))
    }
  }

  /** Every rivalry between two groups, each turned so that `a` is of the first. */
  between(first: string, second: string): Rivalry[] {
    const found = [...(this.claimed.get(`${first} ${second}`) ?? [])]
    const theirs = this.presences.get(second)
    for (const [market, mine] of this.presences.get(first) ?? []) {
      for (const a of mine) {
        for (const b of theirs?.get(market) ?? []) {
          if (!this.interests.sameGroup(a.company, b.company)) found.push(this.inMarket(a, b))
        }
      }
    }
    return found
  }

  /** Whether the two groups are rivals; cheaper than between(). */
  are(first: string, second: string): boolean {
    if (this.interests.sameGroup(first, second)) return false
    if (this.claimed.has(`${first} ${second}`)) return true
    const theirs = this.presences.get(second)
    return (
      theirs !== undefined &&
      [...(this.presences.get(first)?.keys() ?? [])].some((market) => theirs.has(market))
    )
  }

  /** Whether a group can have rivals at all. */
  has(key: string): boolean {
    return this.opponents.has(key) || this.presences.has(key)
  }

  /** Groups that are rivals of this one. */
  of(key: string): string[] {
    const found = new Set(this.opponents.get(key))
    for (const market of this.presences.get(key)?.keys() ?? [])
      for (const other of this.byMarket.get(market) ?? []) found.add(other)
    return [...found].filter((other) => this.are(key, other)).sort(compareText)
  }

  private inMarket(a: Presence, b: Presence): Rivalry {
    const piece: Piece = {
      entities: [a.company, a.link.to, b.company],
      ...weakestOf([a.link, a.link.confidence], [b.link, b.link.confidence]),
      clauses: [sayPresences(this.world, a.link, b.link)],
    }
    return { a: a.company, b: b.company, claimed: false, piece }
  }

  private claim(rivalry: Rivalry): void {
    const { a, b } = rivalry
    const [first, second] = [this.interests.key(a), this.interests.key(b)]
    const put = (from: string, to: string, turned: Rivalry) => {
      this.claimed.set(`${from} ${to}`, [...(this.claimed.get(`${from} ${to}`) ?? []), turned])
      this.opponents.set(from, (this.opponents.get(from) ?? new Set()).add(to))
    }
    put(first, second, rivalry)
    put(second, first, { ...rivalry, a: b, b: a })
  }
}

/** Two companies named for two groups, with every rivalry between just these two. */
export interface Named {
  a: string
  b: string
  rivalry: Rivalry
}

/**
 * Who is named for two rival groups: the claimed rivals that have a direct way, else the most specific companies. Of several
 * rivalries between the two that are named the surest counts, a claimed one first.
 */
export function named(
  rivalries: readonly Rivalry[],
  interests: Interests,
  isDirect: (a: string, b: string) => boolean,
): Named | null {
  const direct = rivalries.filter((rivalry) => rivalry.claimed && isDirect(rivalry.a, rivalry.b))
  const depth = ({ a, b }: Rivalry) => interests.depth(a) + interests.depth(b)
  const [rivalry] = (direct.length ? direct : [...rivalries]).sort(
    (x, y) =>
      depth(y) - depth(x) ||
      y.piece.confidence - x.piece.confidence ||
      Number(y.claimed) - Number(x.claimed) ||
      compareText(`${x.a} ${x.b} ${ids(x)}`, `${y.a} ${y.b} ${ids(y)}`),
  )
  return rivalry ? { a: rivalry.a, b: rivalry.b, rivalry } : null
}
const ids = (rivalry: Rivalry): string => rivalry.piece.links.map((link) => link.id).join(' ')

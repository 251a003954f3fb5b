import type { EntityKind } from '../../generated/schema-types.ts'
import type { ShownClaim, ShownEntity, ShownLink } from '../../surfaces/exhibit.ts'
import type { State } from './state.ts'
import { ALL, codesIn, isTie, tiesOfKind } from './ties.ts'

/** The ties of one kind that a thing has: those that were loaded, and how many there are. */
export interface Loaded {
  links: string[]
  total: number
}

/** The shortest ways between two things, in sentences. */
export interface Ways {
  sentences: string[]
  links: string[]
  truncated: boolean
}

export interface Facts {
  aliases: string[]
  /** How many ties of each kind, by code; null where there are more than could be counted here. */
  counts: ReadonlyMap<string, number> | null
}

/** What the server has said so far, in one scope. */
export class Store {
  readonly entities = new Map<string, ShownEntity>()
  readonly links = new Map<string, ShownLink>()
  readonly claims = new Map<string, ShownClaim>()
  readonly #ties = new Map<string, Loaded>()
  readonly #ways = new Map<string, Ways>()
  readonly facts = new Map<string, Facts>()
  /** The day of which it speaks. */
  readonly validAt: string
  /** Things that the server does not know in this scope. */
  readonly unknown = new Set<string>()

  constructor(validAt: string) {
    this.validAt = validAt
  }

  /** Undefined: nobody has asked yet. */
  ties(id: string, tie: string): Loaded | undefined {
    return this.unknown.has(id) ? NONE : this.#ties.get(keyOf(id, tie))
  }

  putTies(id: string, tie: string, loaded: Loaded): void {
    this.#ties.set(keyOf(id, tie), loaded)
    const kind = this.entities.get(id)?.kind
    if (tie === ALL && kind && loaded.links.length >= loaded.total) this.#putEach(id, kind, loaded)
  }

  /** Where all ties are there, so are those of each kind. */
  #putEach(id: string, kind: EntityKind, { links }: Loaded): void {
    for (const tie of tiesOfKind(kind)) {
      const own = links.filter((each) => {
        const link = this.links.get(each)
        return link !== undefined && isTie(link, id, tie)
      })
      const further = links.filter((each) => !own.includes(each) && this.#hangsOn(each, own, id))
      this.#ties.set(keyOf(id, tie.code), { links: [...own, ...further], total: own.length })
    }
  }

  /** The other parties of an agreement come with it. */
  #hangsOn(each: string, own: readonly string[], id: string): boolean {
    const link = this.links.get(each)
    if (link?.type !== 'PARTY' || link.from === id || link.to === id) return false
    return own.some((one) => this.links.get(one)?.to === link.to)
  }

  ways(between: NonNullable<State['ways']>): Ways | undefined {
    return this.#ways.get(keyOf(...between))
  }

  putWays(between: NonNullable<State['ways']>, ways: Ways): void {
    this.#ways.set(keyOf(...between), ways)
  }

  /** The codes of the ties that a thing has, as far as is known. */
  known(id: string): string {
    const counts = [...(this.facts.get(id)?.counts ?? [])]
    return counts.flatMap(([code, count]) => (count > 0 ? [code] : [])).join('')
  }
}

const NONE: Loaded = { links: [], total: 0 }
const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)

/** What must be asked before something can be drawn or told. */
export type Need =
  | { of: 'ties'; id: string; tie: string }
  | { of: 'facts'; id: string }
  | { of: 'counts'; id: string; kind: EntityKind }
  | { of: 'ways'; between: readonly [string, string] }

/** What a state needs that is not there yet. */
export function missing(state: State, store: Store): Need[] {
  const ties = [...state.expanded].flatMap(([id, codes]) =>
    codesIn(codes)
      .filter((tie) => store.ties(id, tie) === undefined)
      .map((tie): Need => ({ of: 'ties', id, tie })),
  )
  const ways = state.ways && store.ways(state.ways) === undefined ? [state.ways] : []
  return [...ties, ...ways.map((between): Need => ({ of: 'ways', between }))]
}

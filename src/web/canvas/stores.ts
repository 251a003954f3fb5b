import type { ShownSource } from '../../surfaces/exhibit.ts'
import type { Scope } from './document.ts'
import type { State } from './state.ts'
import { Store } from './store.ts'

type Asked = Pick<State, 'day' | 'sources'>

/** The day and the sources are the server's to judge: what it said in each such scope is kept by itself. */
export class Stores {
  readonly #scope: Scope
  readonly #stores = new Map<string, Store>()

  constructor(scope: Scope) {
    this.#scope = scope
  }

  /** The day of the page. */
  get day(): string {
    return this.#scope.validAt ?? new Date().toISOString().slice(0, 10)
  }

  of({ day, sources }: Asked): Store {
    const key = JSON.stringify([day, [...sources].sort()])
    const known = this.#stores.get(key)
    if (known) return known
    const made = new Store(day ?? this.day)
    this.#stores.set(key, made)
    return made
  }

  /** What the server is told of it. */
  scopeOf({ day, sources }: Asked): Scope {
    const without = [...(this.#scope.withoutSources ?? []), ...sources]
    return {
      ...this.#scope,
      ...(day === null ? {} : { validAt: day }),
      ...(without.length === 0 ? {} : { withoutSources: without }),
    }
  }

  /** All that were ever met, by title: what is left out must be there to be taken in again. */
  sources(): ShownSource[] {
    const all = [...this.#stores.values()].flatMap(({ claims }) => [...claims.values()])
    const byId = new Map(all.map(({ source }) => [source.id, source]))
    const title = (source: ShownSource): string => source.title ?? source.publisher ?? source.id
    return [...byId.values()].sort((a, b) => title(a).localeCompare(title(b)))
  }
}

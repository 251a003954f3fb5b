import {
  type Meant,
  RESOLVE_IDS,
  refuseUnknownSources,
  requireKinds,
  toMeant,
  UNKNOWN_SOURCES,
  type Wanted,
} from '../claims/resolve.ts'
import type { Graph, Value } from '../graph/graph.ts'
import type { Part } from './fetch.ts'

/** What must be so of ids that arguments name. It is looked up by parts of a statement that is sent anyway. */
export class Told {
  readonly parts: readonly Part[]
  private readonly wanted: readonly Wanted[]
  private readonly meant = new Map<string, Meant>()
  private readonly unknown = new Set<string>()

  constructor(wanted: readonly Wanted[], withoutSources: readonly string[]) {
    this.wanted = wanted
    this.parts = [
      ...(wanted.length > 0 ? [this.ids()] : []),
      ...(withoutSources.length > 0 ? [this.sources(withoutSources)] : []),
    ]
  }

  private ids(): Part {
    return {
      begin: (compiler) => {
        const ids = compiler.param(this.wanted.map(({ id }) => id))
        const found = RESOLVE_IDS.text.replace('$ids', ids).replace('RETURN', 'WITH')
        return `${found} WITH id AS key, [id, current, kind, name, form] AS meant`
      },
      value: () => 'meant',
      take: (key, value) => this.meant.set(key, toMeant(value as Value[])[1]),
    }
  }

  private sources(withoutSources: readonly string[]): Part {
    return {
      begin: (compiler) =>
        UNKNOWN_SOURCES.text
          .replace('$sources', compiler.param([...withoutSources]))
          .replace('RETURN source', 'WITH source AS key'),
      value: () => 'null',
      take: (key) => this.unknown.add(key),
    }
  }

  /** The current id of each that was named. NOT_FOUND where one is not what is wanted. */
  async current(graph: Graph): Promise<Map<string, string>> {
    refuseUnknownSources([...this.unknown])
    const things = await requireKinds(graph, this.wanted, this.meant)
    return new Map([...things].map(([id, thing]) => [id, thing.id]))
  }
}

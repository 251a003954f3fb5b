import { endDay, firstDay, isPartialDate } from '../../claims/days.ts'
import type { Exhibit, ShownClaim, ShownSource } from '../../surfaces/exhibit.ts'
import { saySource } from '../../surfaces/say-source.ts'
import type { Execute } from '../exhibit.ts'
import { fromTold } from '../told.ts'

export type NamedSource = Pick<ShownSource, 'id' | 'publisher' | 'title' | 'publishedOn'>

/** At what the scope of a page can be set: what in it can be doubted. */
export interface Stops {
  sources: readonly NamedSource[]
  /** Days at which something begins, ends or is published, oldest first. */
  days: readonly string[]
  /** Moments at which something was recorded, newest first. */
  moments: readonly string[]
}

export const NO_STOPS: Stops = { sources: [], days: [], moments: [] }

/** What is known of sources by their ids, those that there are. */
export async function sourcesOf(execute: Execute, ids: readonly string[]): Promise<NamedSource[]> {
  const asked = [...new Set(ids)].slice(0, MOST_OFF)
  if (asked.length === 0) return []
  const { data, errors } = await execute({
    query: `query sources(${asked.map((_, i) => `$i${i}: ID!`).join(' ')}) {${asked.map((_, i) => ` s${i}: source(id: $i${i}) { id publisher title publishedOn }`).join('')} }`,
    variables: Object.fromEntries(asked.map((id, i) => [`i${i}`, id])),
  })
  const [error] = errors ?? []
  if (error) throw fromTold(error)
  return Object.values((data ?? {}) as { [alias: string]: NamedSource | null }).filter((one) => one !== null)
}
const MOST_OFF = 20

/** The stops of what is shown, whatever page shows it; `off`: sources that are switched off. */
export function stopsOf(shown: readonly Pick<Exhibit, 'claims'>[], off: readonly NamedSource[] = []): Stops {
  const claims = shown.flatMap((one) => [...one.claims.values()])
  const sources = new Map([...claims.map(({ source }) => source), ...off].map((one) => [one.id, one]))
  const moments = [...new Set(claims.map(({ recordedAt }) => recordedAt))].sort().reverse()
  return {
    sources: [...sources.values()].sort((a, b) => (saySource(a) < saySource(b) ? -1 : 1)),
    days: [...new Set(claims.flatMap(daysOf))].sort(),
    moments: moments.slice(0, MOST_MOMENTS),
  }
}
const MOST_MOMENTS = 30

const DATES = ['announcedOn', 'signedOn', 'on', 'validFrom'] as const

function daysOf({ asserts, validFrom, validTo, source }: ShownClaim): string[] {
  const begins = [validFrom, source.publishedOn, ...DATES.map((name) => asserts[name])].filter(isDate)
  const ends = [validTo, asserts['validTo']].filter(isDate)
  return [...begins.map(firstDay), ...ends.map(endDay)]
}
const isDate = (value: unknown): value is string => typeof value === 'string' && isPartialDate(value)

import type { Value } from '../graph/graph.ts'
import { compareText } from './order.ts'
import type { Claim } from './types.ts'

/** An agreement's node is named as its surest claim names it; what others call it are aliases, so that search finds them. */
export function nameOf(id: string, claims: readonly Claim[]): { [name: string]: Value } {
  const naming = claims
    .filter((claim) => claim.supports && claim.agreement?.name)
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        compareText(b.publishedOn ?? '', a.publishedOn ?? '') ||
        compareText(a.id, b.id),
    )
  const [name, ...aliases] = [...new Set(naming.flatMap((claim) => claim.agreement?.name ?? []))]
  return { id, name: name ?? fromSlug(id), aliases: aliases.sort() }
}

/** Better than an id in a sentence where nobody gave a name: acme-globex-lease → Acme globex lease. */
const fromSlug = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')

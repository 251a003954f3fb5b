import type { Value } from '../graph/graph.ts'
import type { Merges } from './merges.ts'
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

/** Former agreements, each as the claims about itself name it, whatever was recorded first: history tells of them by name. */
export function formerNames(claims: readonly Claim[], merges: Merges): { [name: string]: Value }[] {
  const own = new Map<string, Claim[]>()
  for (const claim of claims) {
    const id = claim.agreement?.id
    if (id !== undefined && merges.isFormer(id)) own.set(id, [...(own.get(id) ?? []), claim])
  }
  return [...own].map(([id, about]) => nameOf(id, about))
}

/** Better than an id in a sentence where nobody gave a name: acme-globex-lease → Acme globex lease. */
const fromSlug = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')

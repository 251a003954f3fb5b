import { compareText } from '../../claims/order.ts'
import { IN_FORCE } from '../../graph/vocabulary.ts'
import { knownRange } from '../../ownership/integrated-above.ts'
import { textOf } from '../../ownership/stated.ts'
import type { Reckoned } from './reckon.ts'

/** More than these nobody reads. */
const MOST = 100

/**
 * Who has invested, or holds something, without a claim that says what share: in the company itself, and in those above it. Findings
 * name the owners that nobody owns; these others would go unmentioned.
 */
export function investorsOf({ world, company, holdings, integrated }: Reckoned): {
  direct: string[]
  above: string[]
} {
  const stated = new Set<string>()
  const unstated = new Map<string, Set<string>>()
  const put = (investor: string, in_: string) =>
    unstated.set(in_, (unstated.get(in_) ?? new Set()).add(investor))
  for (const link of holdings) {
    if (knownRange(world, link, 'share')) stated.add(`${link.from} ${link.to}`)
    else put(link.from, link.to)
  }
  const companies = new Set([company, ...holdings.map((link) => link.from)])
  for (const id of companies) {
    for (const link of world.in('INVESTMENT', id)) {
      const stage = textOf(link, 'stage') ?? 'UNKNOWN'
      if (IN_FORCE.some((one) => one === stage)) put(link.from, id)
    }
  }
  const named = (id: string) =>
    [...(unstated.get(id) ?? [])].filter(
      (investor) => investor !== id && !integrated.shares.has(investor) && !stated.has(`${investor} ${id}`),
    )
  const inOrder = (ids: Iterable<string>) =>
    [...new Set(ids)].sort((a, b) => compareText(world.name(a), world.name(b)) || compareText(a, b))
  const direct = inOrder(named(company)).slice(0, MOST)
  const rest = [...companies].filter((id) => id !== company).flatMap(named)
  const above = inOrder(rest.filter((id) => id !== company && !direct.includes(id)))
  return { direct, above: above.slice(0, MOST - direct.length) }
}

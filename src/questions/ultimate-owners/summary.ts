import type { Bounds } from '../../ownership/integrated.ts'
import { summarise } from '../summary.ts'
import { sayList } from '../wording.ts'
import { investorsOf } from './investors.ts'
import type { Reckoned } from './reckon.ts'
import { percent } from './words.ts'

/** So many are named; of the others their number is told. */
const MOST_NAMES = 5
const MOST_CAUSES = 3

/** How many owners there are, the first, and what a reader must know of the figures: what is left over and why, and what was scaled. */
export function sayAnswer(
  findings: readonly { headline: string }[],
  total: number,
  reckoned: Reckoned,
): string {
  const { world, company, integrated } = reckoned
  const name = world.entities.get(company)?.name ?? company
  const found = summarise(findings, total, {
    none: `No ultimate owner of ${name} is known.`,
    one: `One ultimate owner of ${name} was found`,
    many: `ultimate owners of ${name} were found`,
  })
  const { direct, above } = investorsOf(reckoned)
  const names = (ids: readonly string[]) => sayNames(ids.map((id) => world.name(id)))
  return [
    found,
    total > 0 ? sayUnallocated(reckoned) : null,
    ...integrated.oversold.map(
      ({ company: id, sum }) =>
        `The stated shares in ${world.name(id)} sum to ${percent(sum)} and were scaled to 100 %.`,
    ),
    direct.length > 0 ? `Others with a stake in ${name}, but no stated share: ${names(direct)}.` : null,
    above.length > 0 ? `With such a stake in companies above it: ${names(above)}.` : null,
    integrated.exact
      ? null
      : 'Upper bounds are wider than they need be: there are too many loops to solve all of them.',
  ]
    .filter((part) => part !== null)
    .join(' ')
}

/** "58 % is unallocated: who holds the rest of Google is not known." */
function sayUnallocated({ world, integrated: { unallocated, rests, loops } }: Reckoned): string | null {
  if (unallocated.max === 0) return null
  const companies = rests.slice(0, MOST_CAUSES).map(({ company }) => world.name(company))
  const causes = [
    ...(companies.length > 0 ? [`who holds the rest of ${sayList(companies)} is not known`] : []),
    ...loops
      .slice(0, MOST_CAUSES)
      .map(({ companies: ids }) =>
        ids.length === 1
          ? `${world.name(ids[0] ?? '')} owns itself`
          : `${sayNames(ids.map((id) => world.name(id)))} own one another and have no other owner`,
      ),
  ]
  return `${sayLeft(unallocated)} unallocated${causes.length > 0 ? `: ${causes.join('; ')}` : ''}.`
}

function sayLeft({ min, max }: Bounds): string {
  if (min === max) return `${percent(max)} is`
  if (min === 0) return max === 1 ? 'All of it may be' : `Up to ${percent(max)} may be`
  return `Between ${percent(min)} and ${percent(max)} is`
}

const sayNames = (names: readonly string[]): string =>
  sayList(
    names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`],
  )

import type { World } from '../../claims/world.ts'
import { sayShare } from '../../words/say-amounts.ts'
import type { Measure } from '../amounts.ts'
import type { Index } from './decide.ts'
import type { Bounds } from './hhi.ts'
import type { Parameters } from './parameters.ts'
import { type Supplied, type Supplier, standing, type Tally } from './suppliers.ts'

const MEASURED: Readonly<Record<Measure, string>> = {
  AGREEMENTS: 'the supply agreements of',
  VALUE: 'the value of the supply agreements of',
  MEGAWATTS: 'the power contracted by',
  ACCELERATORS: 'the accelerators contracted by',
}
const ANNUAL = 'the annual value of the supply agreements of'

/** "OpenAI", or "companies in Frontier AI models". */
const sayAsked = (world: World, { customer, market }: Parameters): string => {
  const name = (id: string) => world.entities.get(id)?.name ?? id
  return customer === null ? `companies in ${name(market ?? '')}` : name(customer)
}

/** "CoreWeave has 3 supply agreements with OpenAI, 25 % of all." */
export function sayHeadline(
  world: World,
  parameters: Parameters,
  supplied: Supplied,
  tally: Tally,
  supplier: Supplier,
  share: Bounds,
): string {
  const [name, asked] = [world.name(supplier.id), sayAsked(world, parameters)]
  const [isLater, number] = [tally !== supplied.today, supplier.agreements.length]
  if (supplied.onceBegun.suppliers.length === 1)
    return `${name} ${isLater ? 'is to be' : 'is'} the only known supplier of ${asked}, under ${count(number, 'agreement')}.`
  const has = isLater ? 'is to have' : 'has'
  if (tally.suppliers.length === 1)
    return `${name} alone supplies ${asked} today, under ${count(number, 'agreement')}.`
  const { min, max } = share
  const part = sayShare({ min: min === 0 && max > 0 ? null : min, max: max === 1 && min < 1 ? null : max })
  const once = isLater && supplied.today.suppliers.length > 0 ? ' once those to come have started' : ''
  if (parameters.measure === 'AGREEMENTS')
    return `${name} ${has} ${count(number, 'supply agreement')} with ${asked}, ${part ?? ''} of all${once}.`
  const measured = `${tally.annual ? ANNUAL : MEASURED[parameters.measure]} ${asked}${once}`
  return `${name} ${part === null ? 'may have any share' : `${has} ${part}`} of ${measured}.`
}

/** What is known leads, with how much that is; then what else the claims allow, and what does not count yet. */
export function sayIndex(world: World, parameters: Parameters, index: Index, supplied: Supplied): string {
  const asked = sayAsked(world, parameters)
  const { suppliers, annual } = standing(supplied)
  if (suppliers.length === 0) return `No supplier of ${asked} was found.`
  const isToday = supplied.today.suppliers.length > 0
  const later =
    isToday && supplied.toCome > 0
      ? `; ${count(supplied.toCome, 'agreement')} still to come ${supplied.toCome === 1 ? 'does' : 'do'} not count`
      : ''
  const said = `The Herfindahl–Hirschman index of the suppliers of ${asked} is ${isToday ? '' : 'to be '}`
  if (suppliers.length === 1) return `${said}10,000${later}.`
  if (parameters.measure === 'AGREEMENTS')
    return `${said}${range(index.hhi)}, counted by agreements with ${suppliers.length} suppliers${later}.`
  const { hhi, hhiKnown, coverage } = index
  const by = annual ? 'annual value' : NOUNS[parameters.measure]
  const told = Math.round(coverage * suppliers.length)
  const known = hhiKnown
    ? `${range(hhiKnown)} by the ${by} known of ${told === suppliers.length ? `all ${told}` : `${told} of ${suppliers.length}`}`
    : `unknown: the ${by} of none of ${suppliers.length} is known`
  const whole = hhiKnown && same(hhi, hhiKnown) ? '' : `; the claims allow ${range(hhi)}`
  return `${said}${known}${whole}${later}.`
}

const NOUNS = {
  VALUE: 'value',
  MEGAWATTS: 'power',
  ACCELERATORS: 'accelerators',
} as const satisfies Readonly<Record<Exclude<Measure, 'AGREEMENTS'>, string>>
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
const whole = (number: number): string => Math.round(number).toLocaleString('en')

function range({ min, max }: { min: number | null; max: number | null }): string {
  const [low, high] = [whole(min ?? 0), whole(max ?? 10_000)]
  return low === high ? low : `${low} to ${high}`
}
const same = (
  a: { min: number | null; max: number | null },
  b: { min: number | null; max: number | null },
): boolean => a.min === b.min && a.max === b.max

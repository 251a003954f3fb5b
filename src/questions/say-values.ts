import type { AttributeValue, Range, TieIdentity } from '../claims/types.ts'
import type { World } from '../claims/world.ts'
import { sayDate, sayMoney, sayShare } from '../words/say-amounts.ts'
import { sayConstant } from '../words/say-constant.ts'
import { sayRole } from '../words/say-role.ts'
import { READABLE } from './doubt.ts'

/** Plain English for single attributes and for ties as such, where a whole clause would say too much. */

const NOUNS: Readonly<Record<string, string>> = {
  ...READABLE,
  amount: 'amount',
  value: 'value',
  megawatts: 'power',
  accelerators: 'number of accelerators',
  share: 'share',
  votes: 'share of the votes',
  former: 'whether the role is over',
  shareOfSupplierRevenue: "share of the supplier's revenue",
  shareOfCustomerSupply: "share of the customer's supply",
}

/** "number of accelerators", of an attribute. */
export const nounOf = (name: string): string => NOUNS[name] ?? name

const count = (number: number): string => number.toLocaleString('en-US')

function sayRange({ min, max }: Range, unit: string): string {
  if (min === null) return max === null ? 'an unknown number' : `up to ${count(max)}${unit}`
  if (max === null) return `at least ${count(min)}${unit}`
  return min === max ? `${count(min)}${unit}` : `${count(min)} to ${count(max)}${unit}`
}

/** The value of an attribute: "14 %", "220,000", "US$45 bn", "letter of intent". */
export function sayValue(name: string, value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'string')
    return /^\d{4}(-\d{2}){0,2}$/.test(value) ? sayDate(value) : sayConstant(value)
  if ('currency' in value) return sayMoney(value) ?? 'an unknown amount'
  if (name === 'megawatts') return sayRange(value, ' MW')
  if (name === 'accelerators') return sayRange(value, '')
  return sayShare(value) ?? 'an unknown share'
}

/** A role as what somebody is: "CEO", "an executive", "on the board". */
export const sayRoleName = (key: string | null): string => sayRole(key ?? 'EMPLOYEE').replace(/ of$/, '')

/** A sentence that begins with a tie; names stay as they are written. */
export const opened = (text: string): string => text.replace(/^the /, 'The ')

/** A tie as a thing that can be spoken of: "Google's holding in Anthropic". */
export function nameTie(world: World, { type, from, to, key }: TieIdentity): string {
  const [a, b] = [world.name(from), world.name(to)]
  const of = (noun: string): string => `${a}'s ${noun} ${b}`
  switch (type) {
    case 'AGREEMENT':
      return a
    case 'OWNERSHIP':
      return of('holding in')
    case 'INVESTMENT':
      return of(key === 'CUMULATIVE' ? 'total investment in' : 'investment in')
    case 'RIVALRY':
      return `the rivalry of ${a} and ${b}`
    case 'ROLE':
      return `${a}'s role at ${b} (${sayRoleName(key)})`
    case 'PARTY':
      return of('part in')
    case 'OPERATION':
      return of('operation of')
    case 'OFFERING':
      return of('offer of')
    case 'COVERS':
      return `the coverage of ${b} by ${a}`
    case 'COMPETES_IN':
    default:
      return of('presence in')
  }
}

import { ENDED } from '../graph/vocabulary.ts'
import { datesAgree } from './days.ts'
import type { AttributeValue, Claim, MoneyRange, PartialDate, Range } from './types.ts'

/** How values of an attribute are compared and spanned. */
type Shape = 'range' | 'money' | 'flag' | 'term' | 'date' | 'text' | 'set'

const SHAPES: Readonly<Record<string, Shape>> = {
  share: 'range',
  votes: 'range',
  controls: 'flag',
  interests: 'set',
  amount: 'money',
  instrument: 'text',
  on: 'date',
  stage: 'term',
  title: 'text',
  former: 'flag',
  kind: 'term',
  value: 'money',
  megawatts: 'range',
  accelerators: 'range',
  termsDisclosed: 'flag',
  exclusive: 'flag',
  announcedOn: 'date',
  signedOn: 'date',
  validFrom: 'date',
  validTo: 'date',
  shareOfSupplierRevenue: 'range',
  shareOfCustomerSupply: 'range',
}

/**
 * What is true of a deal once and for all: a later claim about it does not replace an earlier one, it contradicts it or agrees.
 * Of `validFrom` the earliest counts: a later one is an extension's.
 */
export const isLasting = (name: string): boolean =>
  ['kind', 'announcedOn', 'signedOn', 'on', 'validFrom'].includes(name)

/** Attributes of a link claim that tell one tie from another, and so are not stated of it. */
function identifying(claim: Claim): readonly string[] {
  switch (claim.link) {
    case 'RIVALRY':
      return ['market']
    case 'ROLE':
      return ['role']
    case 'INVESTMENT':
      return claim.attributes?.round == null ? ['on'] : ['round']
    default:
      return []
  }
}

/** What a claim states of its own tie, by attribute; identifying ones and unknowns are not among them. */
export function statedBy(claim: Claim): Map<string, AttributeValue> {
  const stated = new Map<string, AttributeValue>()
  const put = (name: string, value: unknown) => {
    // An unknown stage says nothing, and a market, role or round written where it does not identify is no attribute.
    if (
      value === null ||
      value === undefined ||
      (name === 'stage' && value === 'UNKNOWN') ||
      !(name in SHAPES)
    )
      return
    stated.set(name, value as AttributeValue)
  }
  if (claim.agreement) {
    const {
      id: _,
      name: __,
      kind,
      parties: ___,
      covers: ____,
      statements: _____,
      capacity,
      ...terms
    } = claim.agreement
    for (const [name, value] of Object.entries(terms)) put(name, value)
    put('megawatts', capacity?.megawatts)
    put('accelerators', capacity?.accelerators)
    // A denial names the kind, and when it is so, only to say what it denies.
    if (claim.supports) {
      put('kind', kind)
      // Of an ending, validFrom is the day on which it ended, not when service began.
      if (!ENDED.includes(claim.agreement.stage ?? 'UNKNOWN')) put('validFrom', claim.validFrom)
      put('validTo', claim.validTo)
    }
  } else {
    const skip = identifying(claim)
    for (const [name, value] of Object.entries(claim.attributes ?? {}))
      if (!skip.includes(name)) put(name, value)
  }
  return stated
}

/** Attributes that an agreement claim cannot do without, or that its validity implies: they do not make it more than bare. */
const BESIDE = ['kind', 'validFrom', 'validTo']

/** A bare claim speaks of the tie itself: it gives nothing beyond what identifies it. */
export function isBare(claim: Claim): boolean {
  if (claim.agreement && (claim.agreement.covers?.length || claim.agreement.statements?.length)) return false
  return [...statedBy(claim).keys()].every((name) => claim.agreement !== null && BESIDE.includes(name))
}

const overlap = (a: Range, b: Range): boolean =>
  (a.min ?? -Infinity) <= (b.max ?? Infinity) && (b.min ?? -Infinity) <= (a.max ?? Infinity)

/** Whether two values can both be right. Names, titles and instruments never contradict one another. */
export function compatible(name: string, a: AttributeValue, b: AttributeValue): boolean {
  if (name === 'validFrom') return true
  switch (SHAPES[name]) {
    case 'range':
      return overlap(a as Range, b as Range)
    case 'money':
      // Amounts in two currencies cannot be compared, so neither refutes the other.
      return (a as MoneyRange).currency !== (b as MoneyRange).currency || overlap(a as Range, b as Range)
    case 'date':
      return datesAgree(a as PartialDate, b as PartialDate)
    case 'flag':
    case 'term':
      return a === b
    default:
      return true
  }
}

/** Whether a denial of one value speaks of the other: equal, overlapping, or the same date told otherwise. */
export function agrees(name: string, a: AttributeValue, b: AttributeValue): boolean {
  switch (SHAPES[name]) {
    case 'text':
      return a === b
    case 'set':
      return sameSet(a as string[], b as string[])
    case 'money':
      return (a as MoneyRange).currency === (b as MoneyRange).currency && overlap(a as Range, b as Range)
    case 'date':
      return datesAgree(a as PartialDate, b as PartialDate)
    default:
      return compatible(name, a, b)
  }
}

/** One value for the time between two claims: ranges from the lower to the higher; else the value if both agree, or null. */
export function span(name: string, a: AttributeValue, b: AttributeValue): AttributeValue | null {
  const shape = SHAPES[name]
  if (shape === 'range' || (shape === 'money' && (a as MoneyRange).currency === (b as MoneyRange).currency)) {
    const [x, y] = [a as Range, b as Range]
    return {
      ...x,
      min: x.min === null || y.min === null ? null : Math.min(x.min, y.min),
      max: x.max === null || y.max === null ? null : Math.max(x.max, y.max),
    }
  }
  if (shape === 'money') return null
  if (shape === 'set') return sameSet(a as string[], b as string[]) ? a : null
  return a === b ? a : null
}

const sameSet = (a: string[], b: string[]): boolean =>
  a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n')

import { ONE_FOR_EACH } from '../claims/merge-conflicts.ts'
import type { Entity, Identifier } from '../claims/types.ts'
import { compareNames } from './compare-names.ts'
import { type Name, readName } from './names.ts'
import { MOST_LINKS, ofKind, toScore, WEIGHTS } from './weights.ts'

/** What is known of a record that tells it from others. */
export type Traits = Pick<Entity, 'kind' | 'name' | 'aliases' | 'identifiers' | 'form' | 'family' | 'country'>
/** The same, its names read once for all that it is compared with. */
export interface Read {
  traits: Traits
  names: readonly Name[]
}
/** What the graph says of two records. */
export interface Between {
  /** Things to which both have a link of the same type. */
  shared: readonly { type: string; name: string }[]
  /** Why they cannot be one thing, in words: claims that tie them to one another. */
  against: readonly string[]
}
/** One reason for or against, in words. */
export interface Reason {
  says: string
  /** In log odds; below 0 it speaks against. */
  weight: number
}
export interface Scored {
  /** 0..1. */
  score: number
  /** Those that weigh most come first. */
  reasons: Reason[]
}

export const NOTHING_BETWEEN: Between = { shared: [], against: [] }
const EVERYTHING_BETWEEN: Between = {
  shared: [...Array.from({ length: 3 }, () => 'OWNERSHIP'), 'ROLE', 'ROLE'].map((type) => ({
    type,
    name: '',
  })),
  against: [],
}

/** Whether the graph could say enough of two records to bring them to this score: if not, it need not be asked. */
export const mayReach = (a: Read, b: Read, score: number): boolean =>
  scorePair(a, b, EVERYTHING_BETWEEN).score >= score

export const readTraits = (traits: Traits): Read => {
  const of = { isCompany: traits.kind === 'COMPANY' }
  return { traits, names: [traits.name, ...traits.aliases].map((name) => readName(name, of)) }
}

/** How likely two records of one kind are of one thing, and why. The same whichever of them is named first. */
export function scorePair(a: Read, b: Read, between: Between = NOTHING_BETWEEN): Scored {
  const [x, y] = [a.traits, b.traits]
  const name = compareNames(a.names, b.names)
  const reasons = [
    { says: name.says, weight: name.weight + ofKind(x.kind) },
    ...ofIdentifiers(x.identifiers, y.identifiers),
    ...ofCountries(x, y),
    ...differing(x.form, y.form, 'One is recorded as', WEIGHTS.otherSort),
    ...differing(x.family, y.family, 'One is recorded as', WEIGHTS.otherFamily),
    ...ofLinks(between.shared),
    ...between.against.map((says, i) => ({ says: `${says}.`, weight: i === 0 ? WEIGHTS.contradiction : 0 })),
  ]
  const sum = reasons.reduce((total, { weight }) => total + weight, 0)
  return { score: toScore(sum), reasons: reasons.sort((p, q) => Math.abs(q.weight) - Math.abs(p.weight)) }
}

const list = (texts: readonly string[]): string => [...texts].sort().join(', ')

function ofIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): Reason[] {
  const schemes = [...new Set(a.map(({ scheme }) => scheme))].sort()
  return schemes.flatMap((scheme): Reason[] => {
    const [mine, yours] = [a, b].map((all) =>
      all.filter((i) => i.scheme === scheme).map(({ value }) => value),
    )
    if (!mine || !yours || yours.length === 0) return []
    const both = mine.filter((value) => yours.includes(value))
    const isOne = ONE_FOR_EACH.includes(scheme)
    if (both.length > 0)
      return [
        {
          says: `Both have the ${scheme} ${list(both)}.`,
          weight: isOne ? WEIGHTS.sameIdentifier : WEIGHTS.sameOtherIdentifier,
        },
      ]
    // Elsewhere one thing may well have several numbers.
    if (!isOne) return []
    const [first, second] = [list(mine), list(yours)].sort()
    return [
      { says: `${scheme} differs: ${first ?? ''} and ${second ?? ''}.`, weight: WEIGHTS.otherIdentifier },
    ]
  })
}

function ofCountries({ country: a }: Traits, { country: b }: Traits): Reason[] {
  if (a === null || b === null) return []
  if (a === b) return [{ says: `Both are of ${a}.`, weight: WEIGHTS.sameCountry }]
  return [
    { says: `One is of ${list([a, b]).replace(', ', ', the other of ')}.`, weight: WEIGHTS.otherCountry },
  ]
}

function differing(a: string | null, b: string | null, begin: string, weight: number): Reason[] {
  if (a === null || b === null || a === b) return []
  return [{ says: `${begin} ${list([a, b]).toLowerCase().replace(', ', ', the other as ')}.`, weight }]
}

const SHARED: Readonly<Record<string, string>> = {
  OWNERSHIP: 'ownership',
  INVESTMENT: 'investment',
  ROLE: 'a role',
  PARTY: 'an agreement',
  OPERATION: 'operation',
  OFFERING: 'an offering',
  COVERS: 'an agreement',
  COMPETES_IN: 'a market',
  RIVALRY: 'rivalry',
}

/** Each further one adds less, until no more counts. */
function ofLinks(shared: Between['shared']): Reason[] {
  const left = { role: MOST_LINKS.role, other: MOST_LINKS.other }
  return shared.flatMap(({ type, name }): Reason[] => {
    const of = type === 'ROLE' ? 'role' : 'other'
    const weight = Math.min(left[of], type === 'ROLE' ? WEIGHTS.sharedRole : WEIGHTS.sharedLink)
    left[of] -= weight
    if (weight <= 0) return []
    return [{ says: `Both are tied to ${name} by ${SHARED[type] ?? 'a link'}.`, weight }]
  })
}

import type { EntityKind } from '../graph/vocabulary.ts'

/**
 * How much each finding speaks for or against two records being of one thing, as natural log odds, after Fellegi and Sunter (1969): they are
 * added, and 1 / (1 + e^-sum) is the score. docs/identity.md says why each has its size; a test holds the two together.
 */
export const WEIGHTS = {
  // How the nearest of their names compare: the one that fits best counts alone.
  sameName: 2.2,
  sameButSpelling: 2,
  oneHasForm: 1.75,
  otherForm: 1.2,
  spaces: 1.5,
  order: 1.3,
  oneHasAside: 1.3,
  asideIsCountry: -0.5,
  otherAside: -0.8,
  oneHasMore: -1.2,
  otherNumber: -3,
  otherName: -4,
  // Taken from the above, where it is so.
  otherLetters: -0.4,
  lookAlikes: -0.3,
  isAlias: -0.3,
  shortAlias: -1,
  personName: -2,
  // Everything else is added.
  sameIdentifier: 6.5,
  sameOtherIdentifier: 3.5,
  otherIdentifier: -6,
  sameCountry: 0.4,
  otherCountry: -1.5,
  otherSort: -2,
  otherFamily: -1.5,
  sharedLink: 0.5,
  sharedRole: 1.6,
  contradiction: -4,
} as const

/** Of names that are only alike, from how alike they are (0..1); straight lines between. */
const SIMILAR: readonly (readonly [similarity: number, weight: number])[] = [
  [0.65, WEIGHTS.otherName],
  [0.8, -0.5],
  [1, 1.2],
]

export function weightOfSimilarity(similarity: number): number {
  const after = SIMILAR.findIndex(([at]) => similarity < at)
  const [x1, y1] = SIMILAR[after - 1] ?? [0, WEIGHTS.otherName]
  const [x2, y2] = SIMILAR[after] ?? [0, WEIGHTS.otherName]
  if (after <= 0) return after === 0 ? WEIGHTS.otherName : (SIMILAR.at(-1)?.[1] ?? 0)
  return y1 + ((similarity - x1) / (x2 - x1)) * (y2 - y1)
}

/** What several links to the same things may add in all. */
export const MOST_LINKS = { role: 3.2, other: 1.5 }

/** Names of people are shared by many, those of other things by few. */
export const ofKind = (kind: EntityKind): number => (kind === 'PERSON' ? WEIGHTS.personName : 0)

export const toScore = (sum: number): number => Math.round(1000 / (1 + Math.exp(-sum))) / 1000

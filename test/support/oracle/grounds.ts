import type { SeenLink } from './world.ts'

/** What something rests on: links, and the lowest confidence among them and the attributes that are used of them. */
export interface Grounds {
  links: readonly string[]
  confidence: number
  disputed: boolean
  prospective: boolean
}

export const NOTHING: Grounds = { links: [], confidence: 1, disputed: false, prospective: false }

/** Rests on the link and on these confidences of its attributes. */
export const restOn = (link: SeenLink, ...attributes: number[]): Grounds => ({
  links: [link.id],
  confidence: Math.min(link.confidence, ...attributes),
  disputed: link.disputed,
  prospective: link.prospective,
})

export const both = (...grounds: readonly Grounds[]): Grounds => ({
  links: [...new Set(grounds.flatMap((each) => each.links))].sort(),
  confidence: Math.min(1, ...grounds.map((each) => each.confidence)),
  disputed: grounds.some((each) => each.disputed),
  prospective: grounds.some((each) => each.prospective),
})

const rank = (a: Grounds, b: Grounds): number =>
  b.confidence - a.confidence ||
  Number(a.prospective) - Number(b.prospective) ||
  Number(a.disputed) - Number(b.disputed) ||
  a.links.length - b.links.length ||
  (a.links.join() < b.links.join() ? -1 : 1)

/** The surest; of equally sure ones the one with the fewest doubts and links. */
export const surest = <T extends Grounds>(several: readonly T[]): T | null =>
  [...several].sort(rank)[0] ?? null

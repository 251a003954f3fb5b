import type { ClaimStatus } from '../graph/vocabulary.ts'

/** How sure a claim is by the way it is known, before its source is weighed. */
export const BY_STATUS: Readonly<Record<ClaimStatus, number>> = {
  DISCLOSED: 0.95,
  ANNOUNCED: 0.9,
  REPORTED: 0.7,
  ESTIMATED: 0.5,
  SPECULATED: 0.3,
}
/** By the source's Admiralty grade; F means that it cannot be judged, as does none. */
export const BY_RELIABILITY: Readonly<Record<string, number>> = {
  A: 1,
  B: 0.95,
  C: 0.85,
  D: 0.7,
  E: 0.5,
  F: 0.8,
}

/** 0..1: the stated confidence, else the product of the two tables, to four places. */
export function weightOf(stated: number | null, status: ClaimStatus, reliability: string | null): number {
  if (stated !== null) return stated
  return Math.round(BY_STATUS[status] * (BY_RELIABILITY[reliability ?? 'F'] ?? 0.8) * 10_000) / 10_000
}

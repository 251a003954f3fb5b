import { loadCypher } from '../graph/cypher.ts'
import type { Value } from '../graph/graph.ts'
import type { Claim, Instant } from './types.ts'
import type { TieRow } from './world.ts'

export const PREFERRED_DENIALS = loadCypher(import.meta.url, './cypher/preferred-denials.cypher')

/** A claim that takes out what it denies. */
export const isPreferredDenial = ({ supports, preferred }: Claim, knownAt: Instant): boolean =>
  !supports && preferred.some(({ from, to }) => from <= knownAt && knownAt < to)

/** Of a tie of which a denial is preferred: the ids of its ends, and of its market where it has one. */
export const toEnds = (row: readonly Value[]): string[] => row.filter((id) => typeof id === 'string')

/** The same ties as if no denial were preferred. */
export const withoutPreferredDenials = (rows: readonly TieRow[]): TieRow[] =>
  rows.map((row) => ({
    ...row,
    claims: row.claims?.map((claim) => (claim.supports ? claim : { ...claim, preferred: [] })) ?? null,
  }))

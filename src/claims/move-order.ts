import { Merges } from './merges.ts'

/** A merge or split: `keep` is what it was merged into, or null. */
export interface Move {
  kind: string
  at: string
  keep: string | null
  absorb: string | null
}

/**
 * Whether merges and splits that are `added` to those `recorded` come out as `now` has them when all are told in order of time, as a backup
 * and whoever imports one does. They may not where one is dated before others of the same records.
 */
export function comesOutAs(now: Merges, recorded: readonly Move[], added: readonly Move[]): boolean {
  const told = new Merges()
  const inTime = [...recorded, ...added].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const { kind, keep, absorb } of inTime) {
    if (absorb === null) continue
    if (kind === 'SPLIT') {
      if (!told.isFormer(absorb)) return false
      told.split(absorb)
    } else {
      if (keep === null || told.isFormer(absorb) || told.survivor(keep) === absorb) return false
      told.merge(told.survivor(keep), absorb)
    }
  }
  return inTime.every(({ absorb }) => absorb === null || told.survivor(absorb) === now.survivor(absorb))
}

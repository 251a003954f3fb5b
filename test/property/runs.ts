/** How often a property is tried: few times by default, ORACLE_RUNS times where more is wanted; ORACLE_SEED replays a failure. */
export const runs = (few: number): { numRuns: number; seed?: number } => {
  const seed = process.env['ORACLE_SEED']
  const numRuns = Number(process.env['ORACLE_RUNS'] ?? few)
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }
}

/**
 * How often a property is tried: few times by default, ORACLE_RUNS times where more is wanted. By default always on the same graphs, so that
 * a run says something of the change and not of its luck; ORACLE_SEED takes others, and `npm run test:long` new ones each time.
 */
export const runs = (few: number): { numRuns: number; seed: number } => ({
  numRuns: Number(process.env['ORACLE_RUNS'] ?? few),
  seed: Number(process.env['ORACLE_SEED'] ?? 20_261_121),
})

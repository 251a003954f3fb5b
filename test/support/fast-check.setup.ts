import { configureGlobal } from 'fast-check'

/** Where a property names no seed of its own it takes this one, for the same reason as in test/property/runs.ts. */
configureGlobal({ seed: Number(process.env['ORACLE_SEED'] ?? 20_261_121) })

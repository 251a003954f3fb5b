import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** What fails says what was asked and of which claims, as a file that can be imported; whether the two differ or one of them throws. */
export function printing(graph: ClaimGraph, asked: object, holds: () => void): void {
  try {
    holds()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`${message}\nasked ${JSON.stringify(asked)} of\n${toClaimsFile(graph)}`, { cause: error })
  }
}

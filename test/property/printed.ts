import { toClaimsFile } from '../support/arbitraries/claims-file.ts'
import type { ClaimGraph } from '../support/oracle/world.ts'

/** What fails says what was asked and of which claims, as a file that can be imported; whether the two differ or one of them throws. */
export function printing(graph: ClaimGraph, asked: object, holds: () => void): void {
  try {
    holds()
  } catch (error) {
    throw withGraph(graph, asked, error)
  }
}

/** The same of what takes its time. */
export async function printingLater(graph: ClaimGraph, holds: () => Promise<void>): Promise<void> {
  try {
    await holds()
  } catch (error) {
    throw withGraph(graph, {}, error)
  }
}

function withGraph(graph: ClaimGraph, asked: object, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  return new Error(`${message}\nasked ${JSON.stringify(asked)} of\n${toClaimsFile(graph)}`, { cause: error })
}

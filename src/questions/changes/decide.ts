import type { World } from '../../claims/world.ts'
import type { Draft, Found } from '../define-question.ts'
import { claimChanges } from './claims.ts'
import { entityChanges } from './events.ts'
import { findingChanges } from './findings.ts'
import type { Parameters } from './parameters.ts'

/** What became of the record after `since`, up to `until`, and what is found since then or no longer. Pure. */
export function decide(world: World, { since }: Parameters, _least?: number | null, found?: Found): Draft[] {
  if (!found?.beside) return []
  const { until, others, events } = found.beside
  return [
    ...claimChanges(world, events, (at) => since < at && at <= until),
    ...entityChanges(world, events),
    ...others.flatMap((other) => findingChanges(other, since, until)),
  ]
}

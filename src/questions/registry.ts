import { changes } from './changes/changes.ts'
import { circularDeals } from './circular-deals/circular-deals.ts'
import { conflictsOfInterest } from './conflicts-of-interest/conflicts-of-interest.ts'
import { connections } from './connections/connections.ts'
import type { Question } from './define-question.ts'
import { disputes } from './disputes/disputes.ts'
import { leverage } from './leverage/leverage.ts'
import { outage } from './outage/outage.ts'
import { rivalDependencies } from './rival-dependencies/rival-dependencies.ts'
import { sharedInfrastructure } from './shared-infrastructure/shared-infrastructure.ts'
import { supplierConcentration } from './supplier-concentration/supplier-concentration.ts'
import { timeline } from './timeline/timeline.ts'
import { ultimateOwners } from './ultimate-owners/ultimate-owners.ts'

/** A question whatever its parameters: whoever asks parses them first, so each only ever meets its own. */
export type AnyQuestion = Question<unknown>

/** Every question, by the name of its root field. */
export const QUESTIONS: readonly AnyQuestion[] = [
  sharedInfrastructure,
  rivalDependencies,
  conflictsOfInterest,
  connections,
  circularDeals,
  supplierConcentration,
  ultimateOwners,
  outage,
  leverage,
  timeline,
  disputes,
  changes,
] as readonly unknown[] as readonly AnyQuestion[]

import { conflictsOfInterest } from './conflicts-of-interest/conflicts-of-interest.ts'
import { connections } from './connections/connections.ts'
import type { Question } from './define-question.ts'
import { rivalDependencies } from './rival-dependencies/rival-dependencies.ts'
import { sharedInfrastructure } from './shared-infrastructure/shared-infrastructure.ts'

/** A question whatever its parameters: whoever asks parses them first, so each only ever meets its own. */
export type AnyQuestion = Question<unknown>

/** Every question, by the name of its root field. */
export const QUESTIONS: readonly AnyQuestion[] = [
  sharedInfrastructure,
  rivalDependencies,
  conflictsOfInterest,
  connections,
] as readonly unknown[] as readonly AnyQuestion[]

import type { World } from '../../claims/world.ts'
import { sayDate, sayMoney } from '../../words/say-amounts.ts'
import type { StepKind } from './deals.ts'
import { type Step, smallestStep, spanOf } from './steps.ts'

const VERBS: Readonly<Record<StepKind, readonly [now: string, later: string]>> = {
  INVEST: ['invests in', 'is to invest in'],
  LEND: ['lends to', 'is to lend to'],
  PAY: ['buys from', 'is to buy from'],
  GRANT: ['grants', 'is to grant'],
}

/** "NVIDIA invests in OpenAI, which buys from Oracle, which buys from NVIDIA (from January 2025 to May 2026, at least US$1 bn at each known step)." */
export function headline(world: World, steps: readonly Step[]): string {
  const [first] = steps
  if (!first) return ''
  const told = steps.map((step, i) => {
    const what = step.kind === 'GRANT' ? ` ${step.granted} to` : ''
    const verb = `${VERBS[step.kind][step.prospective ? 1 : 0]}${what}`
    const to = world.name(step.to)
    return i === 0 ? `${world.name(step.from)} ${verb} ${to}` : `which ${verb} ${to}`
  })
  const more = [saySpan(steps), saySmallest(steps)].filter((text) => text !== null)
  return `${told.join(', ')}${more.length > 0 ? ` (${more.join('; ')})` : ''}.`
}

/** Over all deals of all steps, which are of many days. */
function saySpan(steps: readonly Step[]): string | null {
  const span = spanOf(steps.flatMap((step) => step.dates))
  if (!span) return null
  const [first, last] = span.map(sayDate)
  return first === last ? `dated ${first}` : `dated from ${first} to ${last}`
}

function saySmallest(steps: readonly Step[]): string | null {
  const smallest = smallestStep(steps)
  const amount = smallest?.amount && sayMoney(smallest.amount)
  if (!amount) return null
  return steps.every((step) => step.amount)
    ? `the smallest step is ${amount}`
    : `the smallest known step is ${amount}`
}

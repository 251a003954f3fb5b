import type { MoneyRange } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { AgreementStage, TieType } from '../../graph/vocabulary.ts'
import { sayDate, sayMoney } from '../../words/say-amounts.ts'
import { nameTie, nounOf, sayRoleName, sayValue } from '../say-values.ts'
import type { Happening } from './happening.ts'

/** "6 May 2026: Anthropic–SpaceX compute agreement is announced (announced, up to US$45 bn)." */
export const sayHappening = (world: World, it: Happening): string => {
  const details = [doubt(it), ...amounts(it)].filter((part) => part !== null)
  return `${sayDate(it.on)}: ${clause(world, it)} (${details.join(', ')}).`
}

const doubt = ({ status, disputed }: Happening): string =>
  `${status.toLowerCase()}${disputed ? ', disputed' : ''}`

/** How much it is about; an attribute that changes is told in the clause itself. */
function amounts({ what, history, state }: Happening): (string | null)[] {
  if (what === 'terms change' || what === 'stage' || what === 'ends') return []
  const say = (name: string): string | null => {
    const value = state.attributes[name]?.value
    if (value === undefined) return null
    return typeof value === 'object' && 'currency' in value
      ? sayMoney(value)
      : name === 'accelerators'
        ? `${sayValue(name, value)} accelerators`
        : sayValue(name, value)
  }
  if (history.type === 'AGREEMENT') return [say('value'), say('megawatts'), say('accelerators')]
  if (history.type === 'INVESTMENT')
    return [what === 'total invested' ? null : say('amount'), say('instrument')]
  return []
}

const STAGES: Readonly<Record<AgreementStage, string>> = {
  PROPOSED: 'is proposed',
  LETTER_OF_INTENT: 'has a letter of intent',
  SIGNED: 'is signed',
  EFFECTIVE: 'takes effect',
  AMENDED: 'is amended',
  SUSPENDED: 'is suspended',
  EXPIRED: 'expires',
  TERMINATED: 'is terminated',
  UNKNOWN: 'stands unknown',
}
const stageOf = ({ state }: Happening): AgreementStage =>
  (state.attributes['stage']?.value ?? 'UNKNOWN') as AgreementStage

const BEGINS: Readonly<Record<TieType, string>> = {
  OWNERSHIP: 'becomes an owner of',
  INVESTMENT: 'invests in',
  RIVALRY: 'becomes a rival of',
  ROLE: 'comes to',
  PARTY: 'becomes a party to',
  OPERATION: 'begins to operate',
  OFFERING: 'begins to offer',
  COVERS: 'comes to cover',
  COMPETES_IN: 'begins to compete in',
  AGREEMENT: 'begins',
}
const ENDS: Readonly<Record<TieType, string>> = {
  OWNERSHIP: 'is no longer an owner of',
  INVESTMENT: 'is no longer invested in',
  RIVALRY: 'is no longer a rival of',
  ROLE: 'leaves',
  PARTY: 'is no longer a party to',
  OPERATION: 'no longer operates',
  OFFERING: 'no longer offers',
  COVERS: 'no longer covers',
  COMPETES_IN: 'no longer competes in',
  AGREEMENT: 'ends',
}

function clause(world: World, it: Happening): string {
  const { history, what } = it
  const [from, to] = [world.name(history.from), world.name(history.to)]
  switch (what) {
    case 'announced': {
      const stage = stageOf(it)
      const as =
        stage === 'PROPOSED' ? ' as a proposal' : stage === 'LETTER_OF_INTENT' ? ' as a letter of intent' : ''
      return `${from} is announced${as}`
    }
    case 'signed':
      return `${from} is signed`
    case 'service starts':
      return `service under ${from} starts`
    case 'invests':
      return ['PROPOSED', 'LETTER_OF_INTENT'].includes(stageOf(it))
        ? `${from} is to invest in ${to}`
        : `${from} invests in ${to}`
    case 'total invested':
      return totalOf(it, from, to)
    case 'acquires':
      return `${from} acquires ${to}`
    case 'takes control':
      return `${from} takes control of ${to}`
    case 'stage':
      return `${nameTie(world, history)} ${STAGES[stageOf(it)]}`
    case 'terms change':
      return changeOf(world, it)
    case 'begins':
    case 'ends':
    default:
      return bound(it, from, to)
  }
}

function totalOf({ state }: Happening, from: string, to: string): string {
  const amount = state.attributes['amount']?.value as MoneyRange | undefined
  const said = amount && sayMoney(amount)
  return said
    ? `${from}'s investments in ${to} come to ${said} in all`
    : `${from} has by then invested in ${to}`
}

function bound({ history, what, state }: Happening, from: string, to: string): string {
  const begins = what === 'begins'
  if (history.type === 'AGREEMENT') return `${from} ${begins ? 'begins' : 'ends'}`
  if (history.type === 'ROLE') {
    if (begins && history.key === 'FOUNDER') return `${from} founds ${to}`
    const role = sayRoleName(history.key)
    const verb = begins ? 'joins' : 'leaves'
    return role === 'on the board' ? `${from} ${verb} the board of ${to}` : `${from} ${verb} ${to} as ${role}`
  }
  const share = state.attributes['share']
  if (begins && history.type === 'OWNERSHIP' && share)
    return `${from} comes to hold ${sayValue('share', share.value)} of ${to}`
  return `${from} ${(begins ? BEGINS : ENDS)[history.type]} ${to}`
}

function changeOf(world: World, it: Happening): string {
  const { history, which, before } = it
  const name = which?.split(' ')[0] ?? ''
  const now = it.state.attributes[name]
  const [from, to] = [world.name(history.from), world.name(history.to)]
  if (name === 'controls')
    return now?.value === true ? `${from} takes control of ${to}` : `${from} gives up control of ${to}`
  const was = before ? `, ${sayValue(name, before.value)} before` : ''
  return `the ${nounOf(name)} of ${nameTie(world, history)} is now ${now ? sayValue(name, now.value) : 'unknown'}${was}`
}

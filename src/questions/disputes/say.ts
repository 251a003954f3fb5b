import type { History, World } from '../../claims/world.ts'
import { CLAIM_STATUSES } from '../../graph/vocabulary.ts'
import { nameTie, nounOf, opened, sayValue } from '../say-values.ts'
import { sayList } from '../wording.ts'
import { type Disagreement, EXISTENCE, type Position } from './positions.ts'

/** "Colossus 1 lease: its number of accelerators is disputed, 220,000 or 325,000." */
export function sayDisagreement(world: World, history: History, found: Disagreement): string {
  const name = nameTie(world, history)
  const verb = found.settled ? 'was disputed' : 'is disputed'
  const { attribute, positions } = found
  const answer = found.settled ? `; preferred: ${position(attribute, positions[0] as Position)}` : ''
  if (attribute === EXISTENCE) {
    const what = history.type === 'AGREEMENT' ? 'whether there is such an agreement' : 'whether it is so'
    return opened(`${name}: ${what} ${verb}${answer}.`)
  }
  if (isStatement(attribute)) return opened(`${name}: ${topic(attribute)} ${verb}${answer}.`)
  return opened(`${name}: the ${nounOf(attribute)} ${verb}, ${sides(attribute, positions)}${answer}.`)
}

/** "US$45 bn or US$30 bn"; "terminated or not terminated"; "US$45 bn; US$40 bn is denied", where nobody in scope says what is denied. */
function sides(attribute: string, positions: readonly Position[]): string {
  const values = (some: readonly Position[]) => some.map((one) => position(attribute, one))
  const supported = positions.filter(({ denied }) => !denied).map(({ said }) => sayValue(attribute, said))
  const isStray = ({ denied, said }: Position): boolean =>
    denied && supported.length > 0 && !supported.includes(sayValue(attribute, said))
  const strays = positions.filter(isStray).map(({ said }) => sayValue(attribute, said))
  const facing = values(positions.filter((one) => !isStray(one))).join(' or ')
  return strays.length === 0 ? facing : `${facing}; ${sayList(strays)} is denied`
}

/** Each side with how it is known and by how many claims. */
export function sayPositions(world: World, history: History, { attribute, positions }: Disagreement): string {
  const about = isStatement(attribute)
    ? topic(attribute)
    : attribute === EXISTENCE
      ? 'whether it is so'
      : `the ${nounOf(attribute)}`
  const sides = positions.map((one) => `${position(attribute, one)} (${support(one)})`)
  return opened(`${nameTie(world, history)}, ${about}: ${sides.join('; ')}.`)
}

const isStatement = (attribute: string): boolean => attribute.startsWith('statement: ')
const TOPICS: Readonly<Record<string, string>> = {
  SERVICE: 'what is supplied',
  PURPOSE: 'its purpose',
  EFFECT: 'its effect',
  EXCLUSIVITY: 'its exclusivity',
  NAME: 'its name',
}
const topic = (attribute: string): string =>
  TOPICS[attribute.slice('statement: '.length)] ?? 'what is said of it'

function position(attribute: string, { said, denied }: Position): string {
  if (attribute === EXISTENCE) return denied ? 'denied' : 'supported'
  const value = isStatement(attribute) && typeof said === 'string' ? `“${said}”` : sayValue(attribute, said)
  return denied ? `not ${value}` : value
}

/** "disclosed, 2 claims", with the surest status among them. */
function support({ claims, preferred }: Position): string {
  const [surest] = [...claims].sort(
    (a, b) => CLAIM_STATUSES.indexOf(a.status) - CLAIM_STATUSES.indexOf(b.status),
  )
  const parts = [
    surest?.status.toLowerCase() ?? '',
    claims.length === 1 ? '' : `${claims.length} claims`,
    preferred ? 'preferred' : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

import { isBare, statedBy } from '../../claims/attributes.ts'
import type { Claim, Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { nameTie, nounOf, sayValue } from '../say-values.ts'
import { sayLink, sayList } from '../wording.ts'

/** What one claim says: "Acme holds 10 % of Globex (reported)", "a denial that the stage of The lease is terminated (announced)". */
export function sayClaim(world: World, link: Link, claim: Claim): string {
  if (!claim.supports) return `a denial ${denied(world, link, claim)} (${claim.status.toLowerCase()})`
  if (!claim.agreement) return sayLink(world, link)
  const details = [
    ...attributesOf(claim).map(([noun, value]) => `${noun} ${value}`),
    ...textsOf(claim).map((text) => `“${text}”`),
  ]
  return `${world.name(link.from)} (${[claim.status.toLowerCase(), ...details].join(', ')})`
}

function denied(world: World, link: Link, claim: Claim): string {
  const name = nameTie(world, link)
  if (isBare(claim)) return claim.agreement ? `of ${name}` : `that ${sayBare(world, link)}`
  const values = attributesOf(claim).map(([noun, value]) => `the ${noun} of ${name} is ${value}`)
  const said = [...values, ...textsOf(claim).map((text) => `of ${name} it is rightly said “${text}”`)]
  return said.length > 0 ? `that ${sayList(said)}` : `of what ${name} covers`
}

/** The clause without its doubt, which here is the denial's own. */
const sayBare = (world: World, link: Link): string => sayLink(world, link).replace(/ \([^()]*\)$/, '')

/** An agreement's kind is said with every claim about it. */
const attributesOf = (claim: Claim): [noun: string, value: string][] =>
  [...statedBy(claim)]
    .filter(([name]) => name !== 'kind')
    .map(([name, value]) => [nounOf(name), sayValue(name, value)])

const textsOf = (claim: Claim): string[] => (claim.agreement?.statements ?? []).map(({ text }) => text)

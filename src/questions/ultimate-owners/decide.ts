import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { Bounds } from '../../ownership/integrated.ts'
import { knownRange } from '../../ownership/integrated-above.ts'
import { type Chain, Chains, type Step } from '../../ownership/integrated-chains.ts'
import { type Control, Say } from '../../ownership/integrated-votes.ts'
import { unique } from '../../ownership/route.ts'
import { flagOf, surenessOf } from '../../ownership/stated.ts'
import type { Draft, Way } from '../define-question.ts'
import { sentence } from '../wording.ts'
import type { Reckoned } from './reckon.ts'
import { sayHolding, sayOwner } from './words.ts'

/** Chains shown for one owner, and for all of them together. */
const MOST_WAYS = 12
const MOST_WAYS_IN_ALL = 2_000
/** A chain that is longer is shown by its two ends. */
const LONGEST = 200
const LONGEST_SENTENCE = 12

/** Who owns a company in the end: a finding for each owner that nobody owns. Pure. */
export function decide({ world, company, holdings, integrated }: Reckoned): Draft[] {
  const chains = new Chains(
    holdings.map((link) => stepOf(world, link)),
    company,
  )
  const say = new Say(world, holdings, company)
  const owners = integrated.shares.size
  const most = Math.min(MOST_WAYS, Math.max(1, Math.floor(MOST_WAYS_IN_ALL / owners)))
  return [...integrated.shares].flatMap(([owner, share]): Draft[] => {
    const controlled = say.controlledBy(owner)
    const control = say.control(controlled)
    const own = { owner, share, votes: say.votesOf(controlled), controls: control !== null }
    // A holding of exactly nothing on the way, and nothing to say either: no owner.
    if (share.max === 0 && own.votes === null && !own.controls) return []
    return [
      {
        identity: ['ultimateOwners', company, owner],
        ways: waysOf(world, chains.from(owner, most, owners), control, share),
        headline: (left) => sayOwner(world.name(owner), world.name(company), own, left[0]?.links ?? []),
        own: () => own,
        // The largest first; figures that differ by less than anybody states are equal.
        rank: Math.round((1 - share.max) * 1e9) / 1e9,
        annualValue: null,
        megawatts: null,
        agreements: 0,
        names: [world.name(owner)],
      },
    ]
  })
}

/** A holding as a step: its size at most, and how sure what it is taken for is: its share, or the control or tie itself. */
function stepOf(world: World, link: Link): Step {
  const share = knownRange(world, link, 'share')
  const controls = flagOf(link, 'controls') === true && surenessOf(link, 'controls') >= world.floor
  const name = share ? 'share' : controls ? 'controls' : null
  return { link, size: share?.max ?? 1, confidence: name ? surenessOf(link, name) : link.confidence }
}

function waysOf(world: World, chains: readonly Chain[], control: Control | null, share: Bounds): Way[] {
  const ways = chains.map((chain) => {
    const weakest = chain.reduce((a, b) => (b.confidence < a.confidence ? b : a))
    return way(
      world,
      chain.map(({ link }) => link),
      weakest.confidence,
      weakest.link,
      share,
    )
  })
  // Control may come by other links than the largest chains: votes that add up, or a claim of control.
  const shown = new Set(ways.flatMap(({ links }) => links))
  if (control && control.links.some((link) => !shown.has(link)))
    ways.push(way(world, control.links, control.confidence, control.weakest, share))
  return ways
}

function way(world: World, links: readonly Link[], confidence: number, weakest: Link, share: Bounds): Way {
  const shown = ends(links, LONGEST)
  const said = ends(shown, LONGEST_SENTENCE)
  const clauses = said.map((link) => sayHolding(world, link))
  const unsaid = links.length - said.length
  if (unsaid > 0) clauses.splice(LONGEST_SENTENCE / 2, 0, `${unsaid} more holdings between these`)
  return {
    sentence: sentence(clauses),
    entities: unique(shown.flatMap((link) => [link.from, link.to])),
    links: [...shown],
    confidence,
    weakest,
    disputed: links.some((link) => link.disputed),
    prospective: false,
    // Whether it owns anything at all cannot be told.
    qualifiers: share.min === 0 && share.max > 0 ? ['UNDETERMINED'] : [],
  }
}

const ends = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)]

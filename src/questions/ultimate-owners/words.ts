import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import type { Bounds } from '../../ownership/integrated.ts'
import { knownRange } from '../../ownership/integrated-above.ts'
import { flagOf } from '../../ownership/stated.ts'
import { bracketed, disputeOf, knownBy, statusOf } from '../doubt.ts'
import { sayList } from '../wording.ts'

/** 42 %, 12.2 %, 0.0123 %; what is not quite all is not called 100 %. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`
  const number = Number((share * 100).toPrecision(share > 0.995 ? 5 : 3))
  if (number === 100) return 'nearly 100 %'
  return number < 1e-4 ? 'less than 0.0001 %' : `${number} %`
}

/** "42 %", "between 10 % and 35 %", "up to 60 %", "at least 40 %", "an unknown share". */
export function sayShare({ min, max }: Bounds): string {
  const [least, most] = [percent(min), percent(max)]
  if (least === most) return least
  if (min === 0) return max === 1 ? 'an unknown share' : `up to ${most}`
  return max === 1 ? `at least ${least}` : `between ${least} and ${most}`
}

/** "Elon Musk ultimately owns 42 % of xAI, has 79 % of the votes and controls it (reported)." */
export function sayOwner(
  owner: string,
  company: string,
  { share, votes, controls }: { share: Bounds; votes: Bounds | null; controls: boolean },
  links: readonly Link[],
): string {
  const parts = [
    share.max === 0 ? `owns nothing of ${company}` : `owns ${sayShare(share)} of ${company}`,
    ...(votes ? [`has ${sayVotes(votes)}`] : []),
    ...(controls ? ['controls it'] : []),
  ]
  return `${owner} ultimately ${sayList(parts)} ${known(links, votes ? ['share', 'votes'] : ['share'])}.`
}

const known = (links: readonly Link[], names: readonly string[]): string =>
  bracketed([statusOf(...links.map((link) => knownBy(link, ...names)))], disputeOf(...links))

const sayVotes = (votes: Bounds): string =>
  votes.max === 0
    ? 'no votes'
    : votes.min === 0 && votes.max === 1
      ? 'an unknown share of the votes'
      : `${sayShare(votes)} of the votes`

/** "Elon Musk holds 42 % of SpaceX with 79 % of the votes (reported)". */
export function sayHolding(world: World, link: Link): string {
  const held = world.name(link.to)
  const [share, votes] = [knownRange(world, link, 'share'), knownRange(world, link, 'votes')]
  const controls = flagOf(link, 'controls') === true
  const said = share
    ? `holds ${sayShare(share)} of ${held}${votes ? ` with ${sayVotes(votes)}` : ''}${controls ? ' and controls it' : ''}`
    : votes
      ? `has ${sayVotes(votes)} in ${held}${controls ? ' and controls it' : ''}`
      : controls
        ? `controls ${held}`
        : `holds an unknown share of ${held}`
  return `${world.name(link.from)} ${said} ${known([link], ['share', 'votes', 'controls'])}`
}

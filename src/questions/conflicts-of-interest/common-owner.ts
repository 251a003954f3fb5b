import { compareText } from '../../claims/order.ts'
import type { Interests } from '../../ownership/interests.ts'
import { type Route, reversed, unique } from '../../ownership/route.ts'
import type { Draft } from '../define-question.ts'
import { groupBy } from '../group.ts'
import { named, type Rivalry } from '../rivals.ts'
import { sayList } from '../wording.ts'
import { type Case, conflict, owned, type Scene, wayThrough } from './scene.ts'
import { holding, isHolding, type Stake } from './stakes.ts'

/** Two holdings of one owner whose groups are rivals. */
interface Meeting {
  x: string
  y: string
  rivalry: Rivalry
}

/** One owner holds companies outside its own group that are rivals: one finding for each set that rivalry connects. */
export function commonOwners(scene: Scene): Draft[] {
  const { world, interests } = scene
  const holdings = world
    .ofType('OWNERSHIP')
    .filter(
      (link) =>
        isHolding(link) &&
        world.entity(link.to).kind === 'COMPANY' &&
        !interests.sameGroup(link.from, link.to),
    )
    .map((link) => holding(world, link))
  return [...groupBy(holdings, (stake) => interests.key(stake.investor)).values()].flatMap((stakes) => {
    const held = unique(stakes.map((stake) => stake.investee)).sort(compareText)
    // An index fund holds thousands, and of most owners nothing was asked.
    if (!held.some((company) => scene.isAsked(company))) return []
    const meetings = meetingsOf(scene, held)
    return setsOf(meetings)
      .filter((set) => [...set].some((company) => scene.isAsked(company)))
      .flatMap((set) =>
        findingOf(
          scene,
          stakes.filter((stake) => set.has(stake.investee)),
          [...set],
          meetings.filter(({ x }) => set.has(x)),
        ),
      )
  })
}

/** Pairs of companies held whose groups are rivals; two of one group only where that is claimed of just these two. */
function meetingsOf({ interests, rivals }: Scene, held: readonly string[]): Meeting[] {
  const contenders = held
    .map((id) => ({
      id,
      key: interests.key(id),
      inside: rivals.inside.filter(({ a, b }) => id === a || id === b),
    }))
    .filter(({ key, inside }) => rivals.has(key) || inside.length > 0)
  return contenders.flatMap((x, i) =>
    contenders.slice(i + 1).flatMap((y): Meeting[] => {
      const rivalries = interests.sameGroup(x.id, y.id)
        ? x.inside.filter(({ a, b }) => a === y.id || b === y.id)
        : rivals.are(x.key, y.key)
          ? rivals.between(x.key, y.key)
          : []
      if (rivalries.length === 0) return []
      const choice = named(rivalries, interests, (a, b) =>
        Boolean(interests.own(x.id, a) && interests.own(y.id, b)),
      )
      return choice ? [{ x: x.id, y: y.id, rivalry: choice.rivalry }] : []
    }),
  )
}

/** Companies connected by meetings, directly or through one another. */
function setsOf(meetings: readonly Meeting[]): ReadonlySet<string>[] {
  const sets = new Map<string, Set<string>>()
  for (const { x, y } of meetings) {
    const [mine, theirs] = [sets.get(x) ?? new Set([x]), sets.get(y) ?? new Set([y])]
    // The smaller joins the larger, so that no company is moved often.
    const [from, into] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine]
    for (const company of from) into.add(company)
    for (const company of [x, y, ...from]) sets.set(company, into)
  }
  return unique([...sets.values()])
}

function findingOf(
  scene: Scene,
  stakes: readonly Stake[],
  set: readonly string[],
  meetings: readonly Meeting[],
): Draft[] {
  const { world, interests } = scene
  const owner = ownerOf(scene, unique(stakes.map((stake) => stake.investor)))
  const companies = [...set].sort((a, b) => compareText(world.name(a), world.name(b)) || compareText(a, b))
  const subject = companies.find((company) => scene.isAsked(company)) ?? ''
  const cases = meetings
    .filter(({ x }) => set.includes(x))
    .flatMap(({ x, y, rivalry }): Case[] => {
      const [toA, toB] = interests.sameGroup(x, y)
        ? [interests.within(x, rivalry.a), interests.within(y, rivalry.b)]
        : ends(scene, x, y, rivalry)
      if (!toA || !toB) return []
      return stakesIn(stakes, x).flatMap((first) =>
        stakesIn(stakes, y).flatMap((second): Case[] => {
          const [toFirst, toSecond] = [
            interests.within(owner, first.investor),
            interests.within(owner, second.investor),
          ]
          if (!toFirst || !toSecond) return []
          const back = reversed(second.piece)
          const pieces = [
            owned(world, toFirst),
            first.piece,
            owned(world, toA),
            rivalry.piece,
            owned(world, reversed(toB)),
            back,
            owned(world, reversed(toSecond)),
          ]
          const direct =
            owns(interests, owner, [first.investor, second.investor]) &&
            owns(interests, x, [rivalry.a]) &&
            owns(interests, y, [rivalry.b])
          return [{ way: wayThrough(world, pieces), parties: [owner, x, y], agreements: [], direct }]
        }),
      )
    })
  return conflict(scene, 'COMMON_OWNER', [owner, ...set.toSorted()], subject, cases, (left) => {
    const held = companies.filter((id) => left.some((one) => one.parties.includes(id)))
    return `${world.name(owner)} has stakes in ${sayList(held.map((id) => world.name(id)))}, which are rivals.`
  })
}

/** The rivalry's ends as seen from the two that are held. */
function ends({ interests }: Scene, x: string, y: string, { a, b }: Rivalry): [Route | null, Route | null] {
  return [interests.own(x, a) ?? interests.within(x, a), interests.own(y, b) ?? interests.within(y, b)]
}

const owns = (interests: Interests, id: string, others: readonly string[]): boolean =>
  others.every((other) => interests.own(id, other) !== null)

const stakesIn = (stakes: readonly Stake[], company: string): Stake[] =>
  stakes.filter((stake) => stake.investee === company)

/** The lowest of their group that is or controls all the holders; else the first of them by id. */
function ownerOf({ interests }: Scene, holders: readonly string[]): string {
  const above = holders.map((holder) => interests.upward(holder))
  // A government above them all is no member of their group, so it does not stand for it.
  const common = (above[0] ?? []).filter(
    (id) => above.every((ids) => ids.includes(id)) && interests.sameGroup(id, holders[0] ?? id),
  )
  const [lowest] = common.sort((a, b) => interests.depth(b) - interests.depth(a) || compareText(a, b))
  return lowest ?? [...holders].sort(compareText)[0] ?? ''
}

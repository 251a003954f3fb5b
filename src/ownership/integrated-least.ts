import { at, Walks } from './integrated-linear.ts'
import type { Held, Part } from './integrated-part.ts'

/** Loops of so many companies are solved outright; larger ones step by step, until TOLERANCE of the whole is still on its way. */
export const OUTRIGHT = 500
export const TOLERANCE = 1e-12
export const MOST_SWEEPS = 20_000

/** How often the walk that follows the sure shares alone comes by each company and owner, and what it leaves on the way. */
export interface Visits {
  times: Float64Array
  /** By company: chance of leaving the known owners there. */
  rests: Float64Array
  /** Groups of companies that own one another wholly, with the chance of ending up in them. */
  loops: { members: readonly number[]; chance: number }[]
  /** False where a large loop was left before it had settled. */
  settled: boolean
}

/** Visits by the walk up from the company, which takes each owner with its lower bound. Components come owners first. */
export function visitsOf(part: Part, components: readonly (readonly number[])[]): Visits {
  const n = part.ids.length
  const times = new Float64Array(n)
  times[0] = 1
  const visits: Visits = { times, rests: new Float64Array(n), loops: [], settled: true }
  const places = new Int32Array(n).fill(-1)
  for (const members of components.toReversed()) {
    members.forEach((node, i) => {
      places[node] = i
    })
    const entering = members.reduce((sum, node) => sum + at(times, node), 0)
    if (entering > 0 && isLoop(part, members)) goRound(part, members, places, visits)
    for (const node of members) {
      for (const { owner, low } of part.held[node] ?? []) {
        if ((places[owner] ?? -1) < 0) times[owner] = at(times, owner) + at(times, node) * low
      }
      // Who is owned by nobody keeps what comes; the company asked about, where nobody owns it, leaves all of it.
      const ends = node > 0 && part.held[node]?.length === 0
      visits.rests[node] = ends ? 0 : at(times, node) * at(part.slack, node)
    }
    for (const node of members) places[node] = -1
  }
  return visits
}

export const isLoop = (part: Part, members: readonly number[]): boolean =>
  members.length > 1 || members.some((node) => part.held[node]?.some(({ owner }) => owner === node))

function goRound(part: Part, members: readonly number[], places: Int32Array, visits: Visits): void {
  const entering = Float64Array.from(members, (node) => at(visits.times, node))
  const inside = (held: Held) => (places[held.owner] ?? -1) >= 0
  const total = entering.reduce((sum, chance) => sum + chance, 0)
  const leaves = members.map((node) => leaving(part, node, inside))
  const round =
    members.length <= OUTRIGHT
      ? outright(part, members, places, leaves, entering)
      : bySweeps(part, members, places, entering, visits)
  members.forEach((node, i) => {
    visits.times[node] = at(round, i)
  })
  const left = members.reduce((sum, _, i) => sum + at(round, i) * (leaves[i] ?? 0), 0)
  if (total - left > 1e-9) visits.loops.push({ members, chance: total - left })
}

/** Chance of leaving the loop from a company: to nobody known, or to an owner outside. */
function leaving(part: Part, node: number, inside: (held: Held) => boolean): number {
  let gone = at(part.slack, node)
  for (const held of part.held[node] ?? []) if (!inside(held)) gone += held.low
  return gone
}

function outright(
  part: Part,
  members: readonly number[],
  places: Int32Array,
  leaves: readonly number[],
  entering: Float64Array,
): Float64Array {
  const n = members.length
  const step = new Float64Array(n * n)
  members.forEach((node, i) => {
    for (const { owner, low } of part.held[node] ?? []) {
      const j = places[owner] ?? -1
      if (j >= 0) step[i * n + j] = low
    }
  })
  return new Walks(n, step, Float64Array.from(leaves)).visits(entering)
}

/** Each sweep passes on what has come in; what is still on its way bounds the error, and counts as unallocated in the end. */
function bySweeps(
  part: Part,
  members: readonly number[],
  places: Int32Array,
  entering: Float64Array,
  visits: Visits,
): Float64Array {
  const times = new Float64Array(members.length)
  const waiting = entering
  // A loop that nothing leaves would go round for ever.
  if (!members.some((node) => leaving(part, node, ({ owner }) => (places[owner] ?? -1) >= 0) > 0))
    return times
  let left = 1
  for (let sweep = 0; sweep < MOST_SWEEPS && left > TOLERANCE; sweep++) {
    members.forEach((node, i) => {
      const chance = at(waiting, i)
      waiting[i] = 0
      times[i] = at(times, i) + chance
      for (const { owner, low } of part.held[node] ?? []) {
        const j = places[owner] ?? -1
        if (j >= 0) waiting[j] = at(waiting, j) + chance * low
      }
    })
    left = waiting.reduce((sum, chance) => sum + chance, 0)
  }
  if (left > TOLERANCE) visits.settled = false
  return times
}

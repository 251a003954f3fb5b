import { endDay } from '../../claims/days.ts'
import type { Link } from '../../claims/types.ts'
import type { World } from '../../claims/world.ts'
import { reversed, unique } from '../../ownership/route.ts'
import type { Draft, Way } from '../define-question.ts'
import { force } from '../supplies.ts'
import { distinct, type Piece, type Strength, wayOf, weakestOf } from '../ways.ts'
import { sayLink, sayList, sayTogether } from '../wording.ts'
import type { Parameters } from './parameters.ts'
import { type Hop, Hops } from './paths.ts'

/** Several links between the same two things make several ways; more than this nobody reads. */
const MOST_WAYS = 12

/** The ways from one thing to another, each run of things a finding; the shortest first. Pure. */
export function decide(
  world: World,
  { from, to, types, maxHops }: Parameters,
  least: number | null = null,
): Draft[] {
  if (!world.entities.has(from) || !world.entities.has(to)) return []
  const hops = new Hops(world, types, (link) => link.confidence >= (least ?? 0) && !isOver(world, link))
  const pieces = piecesOf(world, hops)
  return hops
    .paths(from, to, maxHops)
    .paths.map((path) => draft(world, path, pieces))
    .filter((found) => found.ways.length > 0)
}

/** Ended roles are in the world for other questions. */
const isOver = (world: World, link: Link): boolean =>
  link.type === 'ROLE' && link.validTo !== null && endDay(link.validTo) <= world.day

function draft(world: World, path: readonly string[], pieces: PiecesBetween): Draft {
  const ways = waysOf(world, path, pieces)
  const length = path.length - 1
  const between = sayList(path.slice(1, -1).map((id) => world.name(id)))
  const [first, last] = [path[0] ?? '', path.at(-1) ?? '']
  return {
    identity: ['connections', ...path],
    ways,
    headline: (left) =>
      between === ''
        ? `${world.name(first)} and ${world.name(last)} are connected directly: ${left[0]?.sentence ?? ''}`
        : `${world.name(first)} and ${world.name(last)} are connected through ${between}.`,
    own: () => ({ length }),
    rank: length + (1 - Math.max(0, ...ways.map((way) => way.confidence))) * 0.9,
    annualValue: null,
    megawatts: null,
    agreements: new Set(
      ways
        .flatMap((way) => way.links)
        .filter((link) => link.type === 'PARTY')
        .map((link) => link.to),
    ).size,
    names: path.map((id) => world.name(id)),
  }
}

/** Choices of links along the way, the surest. */
function waysOf(world: World, path: readonly string[], piecesBetween: PiecesBetween): Way[] {
  const choices = path.slice(0, -1).map((at, i) => piecesBetween(at, path[i + 1] ?? ''))
  const levels = unique(choices.flat().map((piece) => piece.confidence)).sort((a, b) => b - a)
  let found: { way: Strength; pieces: readonly Piece[] }[] = []
  // From the surest links down, so that those left off are the least sure, and none is left off for a choice that leads nowhere.
  for (const least of levels) {
    const sure = choices.map((pieces) => pieces.filter((piece) => piece.confidence >= least))
    found = distinct([...found, ...simpleRuns(sure).map((pieces) => ({ way: strengthOf(pieces), pieces }))])
    if (found.length >= MOST_WAYS) break
  }
  // Only those that are kept are put into words.
  return found.slice(0, MOST_WAYS).map(({ pieces }) => wayOf(world, pieces))
}

const strengthOf = (pieces: readonly Piece[]): Strength => ({
  links: pieces.flatMap((piece) => piece.links),
  confidence: Math.min(...pieces.map((piece) => piece.confidence)),
  prospective: pieces.some((piece) => piece.prospective === true),
})

/** One piece of each choice, in all ways that pass nothing twice, an agreement between two of its parties included; at most MOST_WAYS. */
function simpleRuns(
  choices: readonly (readonly Piece[])[],
  before: readonly Piece[] = [],
  met: readonly string[] = [],
): Piece[][] {
  const next = choices[before.length]
  if (!next) return [[...before]]
  const found: Piece[][] = []
  for (const piece of next) {
    if (found.length >= MOST_WAYS) break
    // Neighbouring pieces share the thing between them.
    const [first, ...others] = piece.entities
    if (others.some((id) => met.includes(id))) continue
    const further = before.length === 0 && first !== undefined ? [first, ...others] : [...met, ...others]
    found.push(...simpleRuns(choices, [...before, piece], further))
  }
  return found.slice(0, MOST_WAYS)
}

type PiecesBetween = (from: string, to: string) => readonly Piece[]

/** Every hop from one thing to another as a piece, made once: many paths go along the same hop. */
function piecesOf(world: World, hops: Hops): PiecesBetween {
  const made = new Map<string, readonly Piece[]>()
  return (from, to) => {
    const key = `${from} ${to}`
    const known = made.get(key) ?? hops.between(from, to).map((hop) => pieceOf(world, from, hop))
    made.set(key, known)
    return known
  }
}

function pieceOf(world: World, at: string, { to, links }: Hop): Piece {
  const [first, second] = links
  if (!first) throw new Error('A hop without a link.')
  if (second) {
    const terms = world.terms(first.to)
    return {
      entities: [at, first.to, to],
      ...weakestOf([first, first.confidence], [second, second.confidence]),
      clauses: [sayTogether(world, first, second, terms)],
      prospective: isLater(world, first),
    }
  }
  const piece: Piece = {
    entities: [first.from, first.to],
    ...weakestOf([first, first.confidence]),
    clauses: [sayLink(world, first)],
    prospective: isLater(world, first),
  }
  return first.from === at ? piece : reversed(piece)
}

/** Whether a link is of an agreement or an investment that is still to come. */
function isLater(world: World, link: Link): boolean {
  const agreement = link.type === 'PARTY' ? link.to : link.type === 'COVERS' ? link.from : null
  const terms = agreement === null ? link : world.terms(agreement)
  return terms !== undefined && force(terms, world) === 'later'
}

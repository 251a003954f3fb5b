import { sayDate } from '../../words/say-amounts.ts'
import type { Exhibit } from '../exhibit.ts'
import type { Focus } from './focus.ts'

/** What its reader must know of a picture: of which day it is, how much of the answer it shows, and from how many sources. */
export function sayFooting(exhibit: Exhibit, focus: Focus): string {
  const sources = new Set([...exhibit.claims.values()].map(({ source }) => source.id)).size
  return [
    `As of ${sayDate(exhibit.validAt)}, from what was known on ${sayDate(exhibit.knownAt.slice(0, 'yyyy-mm-dd'.length))}`,
    sayFindings(exhibit, focus),
    ...(exhibit.truncated ? ['the search was cut short, so there may be more'] : []),
    ...sayJoined(focus),
    count(sources, 'source', 'sources'),
  ].join(' · ')
}

/** What of that only a graph can have left out or joined, where it did. */
export const sayOfGraph = (exhibit: Exhibit, focus: Focus): string =>
  [
    ...(focus.findings < exhibit.findings.length ? [sayFindings(exhibit, focus)] : []),
    ...sayJoined(focus),
  ].join(' · ')

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

function sayFindings(
  { findings, totalFindings, entities }: Exhibit,
  { scene, findings: drawn }: Focus,
): string {
  if (drawn < findings.length) {
    const things = new Set([
      ...scene.nodes.flatMap(({ members }) => members),
      ...scene.edges.flatMap(({ agreements }) => agreements),
    ])
    return `the first ${drawn} of ${totalFindings} findings are drawn, with ${things.size} of ${entities.size} things`
  }
  return drawn < totalFindings
    ? `${drawn} of ${totalFindings} findings are shown`
    : count(totalFindings, 'finding', 'findings')
}

function sayJoined({ scene: { nodes, edges } }: Focus): string[] {
  const lines = edges.flatMap(({ agreements }) => agreements).length
  const groups = nodes.flatMap(({ members }) => (members.length > 1 ? members : [])).length
  return [
    ...(lines > 0 ? [`${count(lines, 'agreement is', 'agreements are')} drawn as lines`] : []),
    ...(groups > 0 ? [`${groups} things are drawn in groups`] : []),
  ]
}

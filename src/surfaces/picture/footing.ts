import { sayCount } from '../../words/say-count.ts'
import type { Exhibit } from '../exhibit.ts'
import { sayDays, sayMissing, sayFindings as sayShown, saySources } from '../reach.ts'
import type { Focus } from './focus.ts'

/** What its reader must know of a picture: of which day it is, how much of the answer it shows, and from how many sources. */
export function sayFooting(exhibit: Exhibit, focus: Focus): string {
  return [
    sayDays(exhibit),
    sayFindings(exhibit, focus),
    ...sayMissing(exhibit),
    ...sayJoined(focus),
    saySources(exhibit),
  ].join(' · ')
}

/** What of that only a graph can have left out or joined, where it did. */
export const sayOfGraph = (exhibit: Exhibit, focus: Focus): string =>
  [
    ...(focus.findings < exhibit.findings.length ? [sayFindings(exhibit, focus)] : []),
    ...sayJoined(focus),
  ].join(' · ')

function sayFindings(exhibit: Exhibit, { scene, findings: drawn }: Focus): string {
  if (drawn >= exhibit.findings.length) return sayShown(exhibit)
  const things = new Set([
    ...scene.nodes.flatMap(({ members }) => members),
    ...scene.edges.flatMap(({ agreements }) => agreements),
  ])
  return `the first ${drawn} of ${sayCount(exhibit.totalFindings, 'finding')} are drawn, with ${things.size} of ${exhibit.entities.size} things`
}

function sayJoined({ scene: { nodes, edges } }: Focus): string[] {
  const lines = edges.flatMap(({ agreements }) => agreements).length
  const groups = nodes.flatMap(({ members }) => (members.length > 1 ? members : [])).length
  return [
    ...(lines > 0 ? [`${sayCount(lines, 'agreement is', 'agreements are')} drawn as lines`] : []),
    ...(groups > 0 ? [`${groups} things are drawn in groups`] : []),
  ]
}

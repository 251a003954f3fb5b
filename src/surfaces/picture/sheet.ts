import type { Exhibit } from '../exhibit.ts'
import type { Contents } from './boxes.ts'
import { Column } from './column.ts'
import type { Focus } from './focus.ts'
import { sayFooting, sayOfGraph } from './footing.ts'
import { graphAt } from './graph.ts'
import { headlinesOf } from './headlines.ts'
import { legendOf } from './legend.ts'
import type { Picture, Size } from './picture.ts'
import type { Placed } from './placed.ts'

const MARGIN = 28
const LEAST_WIDTH = 760
/** Findings stand beside a graph that is high and narrow, so that the whole has the shape of a page. */
const BESIDE = { width: 420, gap: 40 }

/** All, or the graph with its legend alone, for where the rest is told in text. */
export type Parts = 'all' | 'graph'

/** Puts the graph under its heading, and what explains it around it. */
export function toPicture(
  exhibit: Exhibit,
  focus: Focus,
  contents: Contents,
  placed: Placed,
  parts: Parts,
): Picture {
  const told = parts === 'all' ? exhibit : { ...exhibit, findings: [] }
  const beside = told.findings.length > 4 && isHighAndNarrow(placed)
  const content = placed.width + (beside ? BESIDE.gap + BESIDE.width : 0)
  const width = Math.ceil(Math.max(content + 2 * MARGIN, LEAST_WIDTH))
  const inner = { x: MARGIN, width: width - 2 * MARGIN }
  const column = new Column({ left: MARGIN, width: inner.width, top: MARGIN - 6 })
  if (parts === 'all') writeHeading(exhibit, column)

  const top = column.y
  if (placed.nodes.size === 0) column.write(NOTHING, { size: 14, muted: true, lines: 2 })
  const graph = graphAt(focus.scene, contents, placed, { x: (width - content) / 2, y: top })
  const bottom = top + placed.height
  const headlines = beside
    ? headlinesOf(exhibit, {
        x: width - MARGIN - BESIDE.width,
        y: top,
        width: BESIDE.width,
        height: placed.height,
      })
    : headlinesOf(told, { ...inner, y: bottom + GAP, height: null })
  column.y = Math.max(column.y, bottom, headlines.bottom) + GAP

  const legend = legendOf(focus.scene, { ...inner, y: column.y })
  column.skip(legend.height + (legend.height > 0 ? 10 : 0))
  const footing = sayFooting(exhibit, focus)
  const below = parts === 'all' ? footing : sayOfGraph(exhibit, focus)
  if (below !== '') column.write(below, { size: 12, muted: true, lines: 3 })
  return {
    width,
    height: Math.ceil(column.y + MARGIN - 8),
    title: exhibit.query.title,
    description: [...(exhibit.notes ?? []), exhibit.summary, footing].join(' '),
    texts: [...column.texts, ...headlines.texts],
    ...graph,
    legend: legend.keys,
  }
}

const GAP = 24
const NOTHING = 'There is nothing to draw: no companies, people or deals belong to this answer.'

const isHighAndNarrow = ({ width, height }: Size): boolean =>
  width < 800 && height > 600 && height > 0.9 * width

function writeHeading(exhibit: Exhibit, column: Column): void {
  column.write(exhibit.query.title, { size: 21, bold: true, lines: 2 })
  const asked = sayVariables(exhibit)
  if (asked !== '') column.write(asked, { size: 12.5, muted: true, lines: 2 })
  column.skip(4)
  for (const note of exhibit.notes ?? []) column.write(note, { size: 14, bold: true, lines: 3 })
  column.write(exhibit.summary, { size: 14, lines: 5 })
  column.skip(22)
}

/** What was asked, with names in place of ids. */
const sayVariables = ({ variables, entities }: Exhibit): string =>
  variables.map(([name, value]) => `${name}: ${entities.get(value)?.name ?? value}`).join(' · ')

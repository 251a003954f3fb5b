import { DASHES, drawLine, WEIGHTS } from './lines.ts'
import { element, path } from './markup.ts'
import type { Palette } from './palette.ts'
import type { Box, Dash, PlacedEdge, Sample } from './picture.ts'
import { drawShape, drawSign } from './shapes.ts'

/** What the legend explains, drawn small. */
export function drawSample(sample: Sample, box: Box, palette: Palette): string {
  switch (sample.of) {
    case 'shape':
      return drawShape(sample.kind, box, { ...palette.nodes[sample.kind], 'stroke-width': 1.2 })
    case 'group':
      return drawGroup(box, palette)
    case 'line':
      return drawTie({ ...SAMPLE, type: sample.type, directed: sample.directed }, box, palette)
    case 'hollow':
      return drawTie({ ...SAMPLE, standing: 'PROSPECTIVE' }, box, palette)
    case 'dash':
      return drawDash(sample.dash, box, palette)
    case 'weight':
      return (['high', 'middle', 'low'] as const)
        .map((weight, index) => drawStroke(box, palette.tones.muted, WEIGHTS[weight], null, 5 * index - 5))
        .join('')
    case 'sign':
      break
  }
  return drawSign(box.x + box.width / 2, box.y + box.height / 2, palette.sign)
}

function drawGroup({ x, y, width, height }: Box, { paper, tones }: Palette): string {
  const look = { fill: paper, stroke: tones.muted, 'stroke-width': 1.2 }
  const size = { width: width - 3, height: height - 3 }
  return (
    drawShape('COMPANY', { x: x + 3, y, ...size }, look) +
    drawShape('COMPANY', { x, y: y + 3, ...size }, look)
  )
}

function drawTie(edge: PlacedEdge['edge'], { x, y, width, height }: Box, palette: Palette): string {
  const points = [x, x + width].map((end) => ({ x: end, y: y + height / 2 }))
  return drawLine({ edge, points }, palette)
}

const SAMPLE: PlacedEdge['edge'] = {
  id: '',
  type: 'PARTY',
  directed: true,
  from: '',
  to: '',
  label: '',
  confidence: 0.6,
  status: null,
  disputed: false,
  standing: 'CURRENT',
  links: [],
  agreements: [],
}

const drawDash = (dash: Dash, box: Box, { ended, tones }: Palette): string =>
  drawStroke(box, dash === 'ended' ? ended : tones.muted, WEIGHTS.middle, DASHES[dash])

const drawStroke = (
  { x, y, width, height }: Box,
  stroke: string,
  weight: number,
  dash: string | null,
  below = 0,
): string =>
  element('path', {
    d: path('M', x, y + height / 2 + below, 'h', width),
    fill: 'none',
    stroke,
    'stroke-width': weight,
    'stroke-dasharray': dash,
  })

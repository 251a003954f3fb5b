import type { EntityKind } from '../../generated/schema-types.ts'
import { type Attributes, element, path } from './markup.ts'
import type { Box } from './picture.ts'

/** The outline of a kind of thing, and what is drawn upon it. */
export function drawShape(kind: EntityKind, box: Box, look: Attributes): string {
  const outline = element('path', { d: OUTLINES[kind](box), ...look })
  const mark = MARKS[kind]?.(box)
  return mark === undefined
    ? outline
    : outline + element('path', { d: mark, fill: 'none', stroke: look['stroke'] ?? null })
}

const OUTLINES: Readonly<Record<EntityKind, (box: Box) => string>> = {
  COMPANY: (box) => rounded(box, Math.min(8, box.height / 3)),
  PERSON: (box) => rounded(box, box.height / 2),
  FACILITY: ({ x, y, width, height }) => path('M', x, y, 'h', width, 'v', height, 'h', -width, 'Z'),
  PRODUCT: ({ x, y, width, height }) => {
    const cut = Math.min(10, height / 3)
    return path(
      ['M', x + cut, y, 'H', x + width - cut, 'l', cut, cut, 'V', y + height - cut, 'l', -cut, cut],
      ['H', x + cut, 'l', -cut, -cut, 'V', y + cut, 'Z'],
    )
  },
  MARKET: ({ x, y, width, height }) => {
    const point = Math.min(14, height / 2)
    return path(
      ['M', x + point, y, 'H', x + width - point, 'L', x + width, y + height / 2],
      ['L', x + width - point, y + height, 'H', x + point, 'L', x, y + height / 2, 'Z'],
    )
  },
  AGREEMENT: ({ x, y, width, height }) => {
    const fold = foldOf(height)
    return path('M', x, y, 'H', x + width - fold, 'l', fold, fold, 'V', y + height, 'H', x, 'Z')
  },
}

/** A roof on a facility, the folded corner of a document. */
const MARKS: Readonly<Partial<Record<EntityKind, (box: Box) => string>>> = {
  FACILITY: ({ x, y, width, height }) => {
    const roof = Math.min(4.5, height / 4)
    return path('M', x, y + roof, 'h', width)
  },
  AGREEMENT: ({ x, y, width, height }) => {
    const fold = foldOf(height)
    return path('M', x + width - fold, y, 'v', fold, 'h', fold)
  },
}

const foldOf = (height: number): number => Math.min(10, height / 3)

function rounded({ x, y, width, height }: Box, radius: number): string {
  const corner = (dx: number, dy: number): (string | number)[] => ['a', radius, radius, 0, 0, 1, dx, dy]
  return path(
    ['M', x + radius, y, 'H', x + width - radius, ...corner(radius, radius)],
    ['V', y + height - radius, ...corner(-radius, radius), 'H', x + radius, ...corner(-radius, -radius)],
    ['V', y + radius, ...corner(radius, -radius), 'Z'],
  )
}

/** The sign of a dispute: not equal, on a disc. */
export const drawSign = (x: number, y: number, { fill, ink }: { fill: string; ink: string }): string =>
  element(
    'g',
    { class: 'disputed' },
    element('circle', { cx: x, cy: y, r: 6.5, fill }) +
      element('path', {
        d: path(
          'M',
          x - 3.2,
          y - 1.6,
          'h',
          6.4,
          'm',
          0,
          3.2,
          'h',
          -6.4,
          'M',
          x + 1.8,
          y - 3.8,
          'l',
          -3.6,
          7.6,
        ),
        fill: 'none',
        stroke: ink,
        'stroke-width': 1.2,
      }),
  )

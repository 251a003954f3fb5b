import { describe, expect, it } from 'vitest'
import { PALETTES } from './palette.ts'

/** As WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const TEXT = 4.5
const LINE = 3

it('knows the contrast of black and white', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21))

describe.each(Object.entries(PALETTES))('%s', (_, { paper, tones, nodes, edges, ended, sign }) => {
  const grounds = [paper, ...Object.values(nodes).map(({ fill }) => fill)]
  const texts = grounds.flatMap((ground) => Object.values(tones).map((tone) => [tone, ground] as const))
  it.each(texts)('text %s can be read on %s', (tone, ground) => {
    expect(contrast(tone, ground)).toBeGreaterThanOrEqual(TEXT)
  })
  const lines = [
    ...Object.values(edges),
    ended,
    sign.fill,
    ...Object.values(nodes).map(({ stroke }) => stroke),
  ]
  it.each(lines)('a line of %s can be seen', (line) => {
    expect(contrast(line, paper)).toBeGreaterThanOrEqual(LINE)
  })
  it.each(Object.values(nodes))('an outline of $stroke can be seen on $fill', ({ fill, stroke }) => {
    expect(contrast(stroke, fill)).toBeGreaterThanOrEqual(LINE)
  })
  it('the sign of a dispute can be seen', () => {
    expect(contrast(sign.ink, sign.fill)).toBeGreaterThanOrEqual(LINE)
  })
})

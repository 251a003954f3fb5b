import type { Exhibit } from '../exhibit.ts'
import type { Look } from '../look.ts'
import type { Scene } from '../scene.ts'
import { contentsOf, unplaced } from './boxes.ts'
import { bundle, withoutLoops } from './bundle.ts'
import { focusOn } from './focus.ts'
import { place } from './layout.ts'
import type { Picture } from './picture.ts'
import { type Parts, toPicture } from './sheet.ts'
import { writeSvg } from './svg.ts'

/** An exhibit with everything at its place. Errors: PICTURE_FAILED. */
export const pictureOf = async (exhibit: Exhibit): Promise<Picture> => (await drawn(exhibit, 'all')).picture

async function drawn(exhibit: Exhibit, parts: Parts): Promise<{ picture: Picture; scene: Scene }> {
  const focus = focusOn(exhibit)
  const scene = withoutLoops(focus.scene)
  const lines = bundle(scene)
  const contents = contentsOf(scene.nodes, lines)
  const placed = await place(unplaced(scene.nodes, lines, contents))
  const shown = { scene: { ...scene, edges: lines }, findings: focus.findings }
  return { picture: toPicture(exhibit, shown, contents, placed, parts), scene }
}

/** An exhibit as SVG for any reader. Errors: PICTURE_FAILED. */
export async function drawSvg(
  exhibit: Exhibit,
  { theme, width }: Pick<Look, 'theme' | 'width'>,
): Promise<string> {
  return writeSvg(await pictureOf(exhibit), { theme: theme ?? 'light', width, holdTexts: true })
}

/** The same for `drawPng`, which has the fonts. */
export async function drawSvgForPng(exhibit: Exhibit, { theme }: Pick<Look, 'theme'>): Promise<string> {
  return writeSvg(await pictureOf(exhibit), { theme: theme ?? 'light', width: null, holdTexts: false })
}

/**
 * The graph and its legend alone, for a page that tells the rest in text; with `theme` null in the colours of the page. `ids`: of all that is in
 * it, within groups and lines too. Errors: PICTURE_FAILED.
 */
export async function drawForPage(
  exhibit: Exhibit,
  { theme }: Pick<Look, 'theme'>,
): Promise<{ svg: string; width: number; height: number; ids: ReadonlySet<string> }> {
  const { picture, scene } = await drawn(exhibit, 'graph')
  const svg = writeSvg(picture, { theme, width: null, holdTexts: true })
  const ids = new Set([
    ...scene.nodes.flatMap(({ members }) => members),
    ...scene.edges.flatMap(({ links, agreements }) => [...links, ...agreements]),
  ])
  return { svg, width: picture.width, height: picture.height, ids }
}

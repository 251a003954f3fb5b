import { renderAsync } from '@resvg/resvg-js'
import { fontFilesOf } from './fonts.ts'
import { pictureFailed } from './helper-thread.ts'
import { BASE_FAMILY } from './text.ts'

const TIMEOUT_MS = 10_000

/** An SVG of ours as PNG, so many pixels wide, or as suits it; it is drawn beside the main thread. Errors: PICTURE_FAILED. */
export async function drawPng(svg: string, { width }: { width: number | null }): Promise<Uint8Array> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS)
  try {
    const drawn = await renderAsync(
      svg,
      {
        fitTo: { mode: 'width', value: width ?? widthFor(svg) },
        font: { loadSystemFonts: false, fontFiles: fontFilesOf(svg), defaultFontFamily: BASE_FAMILY },
      },
      abort.signal,
    )
    return drawn.asPng()
  } catch (error) {
    throw pictureFailed(String(error))
  } finally {
    clearTimeout(timer)
  }
}

/** Small pictures are drawn at twice their size, large ones at their own, so that their letters stay readable. */
function widthFor(svg: string): number {
  const own = Number(/^<svg [^>]*? width="([\d.]+)"/.exec(svg)?.[1] ?? PAGE)
  return Math.min(2 * own, Math.max(PAGE, own))
}
const PAGE = 1_200

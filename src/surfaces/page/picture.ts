import { DealgraphError } from '../../errors.ts'
import type { Exhibit } from '../exhibit.ts'
import { Html, html } from '../html.ts'
import type { Look } from '../look.ts'
import { drawForPage } from '../picture/draw.ts'
import type { Evidence } from './evidence.ts'

export interface Figure {
  figure: Html
  /** The ids of all that is in the picture, in groups too; null where it could not be drawn. */
  drawn: ReadonlySet<string> | null
}

/** The picture within the page, its parts bound to the places that tell of them. Null where there is nothing to draw. */
export async function figureOf(
  exhibit: Exhibit,
  evidence: Evidence,
  { theme }: Pick<Look, 'theme'>,
): Promise<Figure | null> {
  if (exhibit.entities.size === 0) return null
  const drawn = await drawForPage(exhibit, { theme }).catch((error: unknown) => {
    // All that it would show is told below.
    if (error instanceof DealgraphError && error.code === 'PICTURE_FAILED') return null
    throw error
  })
  if (!drawn) return { figure: html`<p class="warning">The picture could not be drawn.</p>`, drawn: null }
  const figure = html`<figure><div class="picture ${leastWidth(drawn.width)}" tabindex="0" role="region" aria-label="Picture">
${new Html(bound(drawn.svg, evidence))}
</div></figure>`
  return { figure, drawn: drawn.ids }
}

/** The steps by which a wide picture stops shrinking, so that it can be read: it is scrolled instead. */
const STEPS = [600, 800, 1_000, 1_300, 1_600] as const
const leastWidth = (width: number): string =>
  `w${STEPS.findLast((step) => step <= Math.max(width * LEAST_SCALE, STEPS[0])) ?? STEPS[0]}`
const LEAST_SCALE = 0.65

/** In the picture things have their ids; on the page, shorter places. An id in markup is escaped, so a quote always ends it. */
const bound = (svg: string, { places }: Evidence): string =>
  svg
    .replaceAll(/ data-id="[^"]*"/g, '')
    .replaceAll(/ data-(members|links|agreements)="([^"]*)"/g, (_, name: string, ids: string) => {
      const known = ids.split(' ').flatMap((id) => places.get(unescaped(id)) ?? [])
      return ` data-${name}="${known.join(' ')}"`
    })

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => SIGNS[name] ?? whole)

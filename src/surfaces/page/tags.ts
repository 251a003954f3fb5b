import { embedAddress } from '../address.ts'
import type { Exhibit } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import { CARD } from '../picture/card.ts'

/** For those who make a preview of a link: OpenGraph, Twitter, and where oEmbed is answered. */
export function discovery(exhibit: Exhibit, base: string): Html {
  const { title } = exhibit.query
  const page = embedAddress(exhibit, base)
  const image = embedAddress(exhibit, base, [], '/card.png')
  const properties: [string, string | number][] = [
    ['og:type', 'article'],
    ['og:site_name', 'Dealgraph'],
    ['og:title', title],
    ['og:description', exhibit.summary],
    ['og:url', page],
    ['og:image', image],
    ['og:image:type', 'image/png'],
    ['og:image:width', CARD.width],
    ['og:image:height', CARD.height],
    ['og:image:alt', exhibit.summary],
  ]
  const names: [string, string][] = [
    ['twitter:card', 'summary_large_image'],
    ['twitter:title', title],
    ['twitter:description', exhibit.summary],
    ['twitter:image', image],
  ]
  return html`<link rel="canonical" href="${page}">
<link rel="alternate" type="application/json+oembed" href="${`${base}/oembed?format=json&url=${encodeURIComponent(page)}`}" title="${title}">
${properties.map(
  ([property, content]) => html`<meta property="${property}" content="${content}">
`,
)}${names.map(
  ([name, content]) => html`<meta name="${name}" content="${content}">
`,
)}`
}

import { type Asked, embedAddress, pathAddress, viewAddress } from '../address.ts'
import { Html, html } from '../html.ts'
import type { PageParts } from '../page/parts.ts'
import { KNOWN, WIKIS, type Wiki } from './wikis.ts'

/** How a view is put into each wiki: what to paste, what must be allowed first, and what can be checked from here. */
export function sharePage(
  asked: Asked & { query: { title: string } },
  base: string,
  { style, script, policy }: PageParts,
): string {
  const { title } = asked.query
  const fill = filler(asked, base)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Put “${title}” into a wiki · Dealgraph</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body class="dg share">
<main>
<header><h1>Put “${title}” into a wiki</h1>
<p class="facts">${
    asked.variables.length === 0
      ? 'With the variables that the saved query has.'
      : html`With ${asked.variables.map(([name, value], i) => html`${i > 0 && ', '}${name}: <bdi>${value}</bdi>`)}.`
  } A picture reaches nearly every wiki; the page brings all evidence along, where frames are allowed.</p></header>
<section aria-labelledby="addresses"><h2 id="addresses">Addresses</h2>
${snippet('Page', embedAddress(asked, base))}
${snippet('Picture', pathAddress(asked, 'png', base))}
${snippet('Frame for any page', fill(FRAME))}
${snippet('Element for any page; stays a picture where it cannot be had', elementOf(asked, base, fill))}</section>
<section aria-labelledby="checks"><h2 id="checks">Checks from here</h2>
<ul class="checks" data-page="${embedAddress(asked, '')}" data-picture="${pathAddress(asked, 'png', '')}" data-base="${base}"><li>They need JavaScript.</li></ul></section>
<section aria-labelledby="wikis"><h2 id="wikis">Wikis</h2>
${WIKIS.map((wiki) => wikiSection(wiki, fill))}</section>
</main>
<footer><ul class="formats"><li><a href="${embedAddress(asked, base)}">Back to the answer</a></li></ul></footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text
}

const FRAME =
  '<iframe src="{page}" title="{title}" width="100%" height="800" loading="lazy" style="border:0"></iframe>'

/** Nothing that closes a bracket or a quote in any wiki. */
const plainTitle = (title: string): string => title.replaceAll(/[[\]{}()|<>"'\\`*_#\n]/g, ' ').trim()

function filler(asked: Asked & { query: { title: string } }, base: string): (text: string) => string {
  const known: Readonly<Record<string, string>> = {
    page: embedAddress(asked, base),
    png: pathAddress(asked, 'png', base),
    png800: pathAddress({ ...asked, variables: [...asked.variables, ['width', '800']] }, 'png', base),
    svg: pathAddress(asked, 'svg', base),
    markdown: viewAddress(asked, 'md', base),
    mermaid: viewAddress(asked, 'mmd', base),
    title: plainTitle(asked.query.title),
    server: base,
  }
  return (text) => text.replaceAll(/\{([a-z0-9]+)\}/g, (whole, name: string) => known[name] ?? whole)
}

function elementOf(asked: Asked, base: string, fill: (text: string) => string): string {
  const search = new URLSearchParams(asked.variables.map(([name, value]) => [name, value])).toString()
  return [
    `<script src="${base}/deal-graph.js" async></script>`,
    `<deal-graph query="${asked.query.name}"${search === '' ? '' : ` variables="${search.replaceAll('&', '&amp;')}"`}>`,
    fill('  <a href="{page}"><img src="{png}" alt="{title}" style="max-width:100%"></a>'),
    '</deal-graph>',
  ].join('\n')
}

const snippet = (title: string, text: string): Html => html`<div class="snippet"><h3>${title}</h3>
<pre tabindex="0" role="group" aria-label="${title}"><code>${text}</code></pre><button type="button" class="copy" hidden>Copy</button></div>
`

const wikiSection = (
  { name, ways, allow, mind, known }: Wiki,
  fill: (text: string) => string,
): Html => html`<details class="wiki"><summary>${name}</summary>
${ways.map(({ title, paste, how }) => html`${paste === null ? html`<h3>${title}</h3>` : snippet(title, fill(paste))}<p>${fill(how)}</p>`)}
${allow.length > 0 && html`<p><b>What its administrator must allow first</b></p><ul>${allow.map((one) => html`<li>${fill(one)}</li>`)}</ul>`}
${mind.length > 0 && html`<ul class="soft">${mind.map((one) => html`<li>${fill(one)}</li>`)}</ul>`}
<p class="soft">${KNOWN[known]}</p></details>
`

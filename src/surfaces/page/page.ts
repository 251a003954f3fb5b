import { sayDate } from '../../words/say-amounts.ts'
import { embedAddress, viewAddress } from '../address.ts'
import type { Exhibit } from '../exhibit.ts'
import { Html, html } from '../html.ts'
import type { Look } from '../look.ts'
import { sayField, sayValue } from '../values.ts'
import { changesSection } from './changes.ts'
import { sourcesSection } from './claims.ts'
import { numberEvidence, type PageOf } from './evidence.ts'
import { findingsTable } from './findings.ts'
import { linksSection } from './links.ts'
import { pageParts } from './parts.ts'
import { figureOf } from './picture.ts'
import { discovery } from './tags.ts'

/**
 * An answer as one page that needs nothing else: no request, no script. With script its picture can be walked through. The same answer at the
 * same width has the same height: nothing is loaded later.
 */
export async function writePage(exhibit: Exhibit, look: Look): Promise<string> {
  const { title } = exhibit.query
  const [parts, answer] = await Promise.all([
    pageParts(),
    answerOf(exhibit, look, { heading: html`<h1>${title}</h1>` }),
  ])
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${parts.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${look.theme ?? 'light dark'}">
<meta name="referrer" content="no-referrer">
<title>${title} · Dealgraph</title>
<meta name="description" content="${exhibit.summary}">
<link rel="icon" href="data:,">
${look.base !== null && look.own == null && discovery(exhibit, look.base)}
<style>${new Html(parts.style)}</style>
</head>
<body class="dg"${look.theme && html` data-theme="${look.theme}"`}>
<main>
${answer}
</main>
${footer(exhibit, look)}
<script>${new Html(parts.script)}</script>
</body>
</html>
`.text
}

interface AnswerOptions {
  /** What stands above the summary. */
  heading: Html
  /** Whether each finding tells its path link by link. */
  walks?: boolean
  /** What stands below the findings, such as a link to the next ones. */
  next?: Html | null
  /** Where the page of a thing stands; left out: things have none. */
  pageOf?: PageOf
}

/** All that is told of an answer, for any page that holds it. */
export async function answerOf(
  exhibit: Exhibit,
  look: Pick<Look, 'theme'>,
  { heading, walks = false, next = null, pageOf }: AnswerOptions,
): Promise<Html> {
  const evidence = numberEvidence(exhibit, pageOf)
  const picture = await figureOf(exhibit, evidence, look)
  return html`${header(exhibit, heading)}
${changesSection(exhibit.compared, placesOf(exhibit))}${picture?.figure ?? null}
<section aria-labelledby="findings"><h2 id="findings">${countOf(exhibit)}</h2>
${findingsTable(exhibit, evidence, walks)}${next}</section>
${linksSection(exhibit, evidence, picture?.drawn ?? null)}
${sourcesSection(exhibit, evidence)}
${leftOut(exhibit)}`
}

/** Where findings stand on the page. */
const placesOf = ({ findings }: Exhibit): Map<string, string> =>
  new Map(findings.map(({ id }, i) => [id, `f${i + 1}`]))

function header(exhibit: Exhibit, heading: Html): Html {
  const own = Object.entries(exhibit.own)
    .map(([name, value]): [string, string] => [sayField(name), sayValue(value)])
    .filter(([, value]) => value !== '')
  return html`<header>${heading}
${exhibit.notes?.map((note) => html`<p class="warning">${note}</p>`) ?? null}
<p class="summary">${exhibit.summary}</p>
${own.length > 0 && html`<dl class="own">${own.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`}
<p class="facts">As of <time datetime="${exhibit.validAt}">${sayDate(exhibit.validAt)}</time>, as known at <time datetime="${exhibit.knownAt}">${sayMoment(exhibit.knownAt)}</time>.${asked(exhibit)}</p>
${exhibit.truncated && html`<p class="warning">A bound cut the search short: there may be more than this.</p>`}</header>`
}

/** 2026-05-06T08:30:00.000Z → 6 May 2026, 08:30 UTC. */
const sayMoment = (moment: string): string => `${sayDate(moment.slice(0, 10))}, ${moment.slice(11, 16)} UTC`

const asked = ({ variables }: Exhibit): Html | null =>
  variables.length === 0
    ? null
    : html` Asked with ${variables.map(([name, value], i) => html`${i > 0 && ', '}${name}: <bdi>${value}</bdi>`)}.`

function countOf({ findings, totalFindings: total }: Exhibit): string {
  const words = `finding${total === 1 ? '' : 's'}`
  return findings.length < total ? `${findings.length} of ${total} ${words}` : `${total} ${words}`
}

function leftOut({ leftOut: left }: Exhibit): Html | null {
  if (left.length === 0) return null
  return html`<section aria-labelledby="left-out"><h2 id="left-out">Left out</h2>
<ul>${left.map(({ reason, claim: { source } }) => html`<li>${reason} <span class="tag"><bdi>${source.title ?? source.publisher ?? source.id}</bdi></span></li>`)}</ul></section>`
}

/** Addresses that the reader cannot open are of no use: none where no server is known, only its own behind a token. */
function footer(exhibit: Exhibit, { base, own }: Look): Html | null {
  const formats = formatsOf(exhibit, base, own ?? null)
  if (formats.length === 0) return null
  return html`<footer><ul class="formats" aria-label="The same answer in other formats">${formats.map(([name, address]) => html`<li><a href="${address}" target="_blank" rel="noopener">${name}</a></li>`)}</ul></footer>`
}

const EXTENSIONS = ['png', 'svg', 'csv', 'md', 'mmd', 'json']

function formatsOf(
  exhibit: Exhibit,
  base: string | null,
  own: string | null,
): [name: string, address: string][] {
  const formats = (addressOf: (extension: string) => string): [string, string][] =>
    EXTENSIONS.map((extension) => [extension.toUpperCase(), addressOf(extension)])
  if (own !== null) return formats((extension) => `${own}.${extension}`)
  if (base === null) return []
  return [
    ['This page', embedAddress(exhibit, base)],
    ...formats((extension) => viewAddress(exhibit, extension, base)),
    ['Put it into a wiki', embedAddress(exhibit, base, [], '/share')],
  ]
}

import { type Html, html, Html as Raw } from '../../surfaces/html.ts'

/** What a browser may do on a page of the explorer: its own script, its own style, its own server. */
export const EXPLORER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ')

const DRAWING = new Raw(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5 12.5 8 3.5 12.5" fill="none" stroke="currentColor" stroke-width="1.4"/><g fill="currentColor"><circle cx="3.5" cy="3.5" r="2.5"/><circle cx="12.5" cy="8" r="2.5"/><circle cx="3.5" cy="12.5" r="2.5"/></g></svg>',
)

/** Every page of the explorer, complete without its script. */
export const framed = (title: string, main: Html, home = false): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/explorer.css">
<script src="/explorer.js" defer></script>
</head>
<body class="dg explorer">
<a class="skip" href="#main">Skip to the content</a>
${!home && html`<header class="top"><a class="brand" href="/">${DRAWING}Dealgraph</a>${searchForm('')}<nav aria-label="Elsewhere"><a href="/">Questions</a> <a href="/graphiql">GraphiQL</a></nav></header>`}
<main id="main" tabindex="-1">
${home && html`<h1 class="brand">${DRAWING}Dealgraph</h1>`}${main}
</main>
</body>
</html>
`

/** Looks for a thing by name; with the script it suggests as one types. */
export const searchForm = (text: string, focus = false): Html =>
  html`<form class="search" action="/" method="get" role="search"><span class="thing"><input type="search" name="q" id="q" value="${text}" aria-label="Search companies, people, facilities, agreements and markets" placeholder="Search a company, person, facility, deal or market" autocomplete="off" spellcheck="false" data-kinds=""${focus && html` autofocus`}></span><button type="submit">Search</button></form>`

/** What went wrong, as a sentence, and what to do about it. */
export const trouble = (title: string, message: string, todo: string | null): Html =>
  html`<div class="card trouble" role="alert"><h2>${title}</h2><p dir="auto">${message}</p>${todo !== null && html`<p class="soft">${todo}</p>`}</div>
`

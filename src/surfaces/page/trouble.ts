import { Html, html } from '../html.ts'
import { pageParts } from './parts.ts'

/** What stands in a frame where there is no answer to show. */
export async function troublePage(
  message: string,
  title = 'There is no answer to show here',
): Promise<string> {
  const { style, policy } = await pageParts()
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Dealgraph</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body class="dg">
<main><h1>${title}</h1>
<p dir="auto">${message}</p></main>
</body>
</html>
`.text
}

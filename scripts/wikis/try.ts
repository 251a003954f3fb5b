/**
 * Puts an answer into real wikis on loopback, in the words that its share page tells, and looks at it: `npm run try:wikis -- --out <folder>`,
 * beside a Dealgraph that runs. Needs Debian's packages php-cli, php-sqlite3, php-xml, php-mbstring, php-intl, dokuwiki, mediawiki and chromium.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { hasDokuWiki, startDokuWiki } from './dokuwiki.ts'
import { hasMediaWiki, startMediaWiki } from './mediawiki.ts'
import type { Place, Wiki } from './wiki.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    answer: { type: 'string', multiple: true, default: ['shared-infrastructure', 'ultimate-owners/of=xai'] },
    out: { type: 'string', default: '.' },
    port: { type: 'string', default: '4701' },
  },
})
const WIKIS: readonly { name: string; isHere: () => boolean; start: (place: Place) => Promise<Wiki> }[] = [
  { name: 'MediaWiki', isHere: hasMediaWiki, start: startMediaWiki },
  { name: 'DokuWiki', isHere: hasDokuWiki, start: startDokuWiki },
]

/** What the share page of an answer says is to be pasted into this wiki: its first way, as its reader would copy it. */
async function snippetFor(browser: Browser, answer: string, wiki: string): Promise<string> {
  const page = await browser.newPage()
  const [name = '', ...variables] = answer.split('/')
  await page.goto(new URL(`/embed/${[name, ...variables].join('/')}/share`, values.url).href)
  const section = page.locator('details.wiki', { has: page.locator(`summary:text-is("${wiki}")`) })
  const text = await section.locator('pre').first().textContent()
  await page.close()
  if (text === null) throw new Error(`The share page of ${answer} has nothing for ${wiki}.`)
  return text
}

/** Opens the wiki's page and waits for the pictures; how large each is as the reader gets it. */
async function look(browser: Browser, address: string, file: string): Promise<[number, number][]> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
  await page.goto(address, { waitUntil: 'networkidle' })
  const sizes = await page
    .locator('#mw-content-text img, .dokuwiki .page img')
    .evaluateAll((pictures) =>
      (pictures as HTMLImageElement[]).map((one): [number, number] => [one.naturalWidth, one.clientWidth]),
    )
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
  return sizes
}

const folder = mkdtempSync(join(tmpdir(), 'dealgraph-wikis-'))
mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const [i, { name, isHere, start }] of WIKIS.entries()) {
    if (!isHere()) {
      console.log(`${name}: not installed here, so it was not tried.`)
      continue
    }
    const own = join(folder, name)
    mkdirSync(own)
    const wiki = await start({ folder: own, port: Number(values.port) + i, pictures: values.url })
    try {
      const snippets: string[] = []
      for (const answer of values.answer) snippets.push(await snippetFor(browser, answer, name))
      const file = join(values.out, `${name.toLowerCase()}.png`)
      const sizes = await look(browser, await wiki.write(snippets.join('\n\n')), file)
      const shown = sizes.filter(([natural]) => natural > 0).length
      const told = sizes.map(([natural, width]) => `${width} of ${natural} pixels wide`).join(', ')
      console.log(
        `${name} ${wiki.version}: ${shown} of ${snippets.length} pictures shown (${told}); see ${file}`,
      )
      if (shown < snippets.length) process.exitCode = 1
    } finally {
      wiki.stop()
    }
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

import { readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { createView } from '../../src/views/write.ts'
import { closeSites, hasChromium, siteOf, useBrowser } from '../support/browser.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { OWNED, recordHostileWorld } from '../support/hostile-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

// Whoever records a claim writes names, titles, quotes and addresses. From the graph to a real browser they stay words: nothing runs, nothing
// is asked of another server, nothing leads anywhere but to the web.

/** Texts that a browser might take for more; the unit tests send all of them. */
const MARKUP = HOSTILE_TEXTS.filter((text) => /<[a-z/?!]|["']|javascript:/i.test(text)).filter(
  (_, i) => i % 2 === 0,
)

/** What a page would do that took a text for more than a text. */
const HARM = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...(/^(script|iframe|object|embed|base|form|foreignobject|animate|set|image|use)$/i.test(element.localName) && !element.matches('body > script:last-child, head > script, iframe[data-ours]') ? [element.outerHTML.slice(0, 200)] : []),
  ...[...element.attributes].filter(({ name, value }) => /^on|^srcdoc$|^formaction$/i.test(name) || (/^(xlink:)?href$/i.test(name) && !/^(https?:|#|[/])/i.test(value) && element.localName !== 'link')).map(({ name, value }) => name + '=' + value),
]).concat(globalThis.__hostile === undefined ? [] : ['a script ran'])`

describe.skipIf(!hasChromium)('what anyone may have recorded', { timeout: 90_000 }, () => {
  const database = testGraph()
  const open = useBrowser()
  const sites: Record<string, string> = {}
  let api: Api | undefined
  let server = ''
  let site = ''

  beforeAll(async () => {
    await wipe(database)
    await prepareStore(database)
    await recordHostileWorld(database)
    site = await siteOf(sites)
    const reads = { fetchRoots, fetchPage, search: searchEntities, resolveIds }
    api = await makeApi({
      config: { ...CONFIG, embedding: { ...CONFIG.embedding, origins: [site] } },
      behind: { graph: database, questions: QUESTIONS, ask, ...reads },
      log: silent,
      drainMs: 0,
    })
    server = await api.listen('127.0.0.1', 0)
  }, 120_000)
  afterAll(async () => {
    closeSites()
    await api?.stop()
    await database.close()
  })

  /** Opens an address and does there what a reader does; tells all that should not have been. */
  async function harmAt(address: string, use: (page: Page) => Promise<unknown> = async () => undefined) {
    const { page, troubles } = await open()
    const known = [server, site, 'data:', 'blob:']
    page.context().on('request', (request) => {
      if (!known.some((start) => request.url().startsWith(start))) troubles.push(`asked ${request.url()}`)
    })
    page.on('popup', () => troubles.push('a window was opened'))
    await page.goto(address)
    await use(page)
    for (const frame of page.frames()) troubles.push(...(await frame.evaluate<string[]>(HARM)))
    if (!page.url().startsWith(address.replace(/[?#].*/s, ''))) troubles.push(`went to ${page.url()}`)
    await page.context().close()
    return troubles
  }
  /** A page of another site. */
  const elsewhere = async (body: string, use?: (page: Page) => Promise<unknown>): Promise<string[]> => {
    sites['/'] = `<!doctype html><meta charset="utf-8"><title>A wiki</title>${body}`
    return await harmAt(`${site}/`, use)
  }
  const textOf = async (path: string): Promise<string> => {
    const answer = await fetch(`${server}${path}`)
    expect([path, answer.status]).toEqual([path, 200])
    return await answer.text()
  }

  /** Opens what is closed, and lets the box over the picture tell some of its parts. */
  async function read(page: Page): Promise<void> {
    await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    const parts = page.locator('svg [role="button"]')
    const count = await parts.count()
    expect(count).toBeGreaterThan(5)
    for (let at = 0; at < count; at += 3) {
      await parts.nth(at).focus()
      await parts.nth(at).press('Enter')
    }
    expect(await page.locator('.card').isVisible()).toBe(true)
  }

  test('would be seen if it were more than words', async () => {
    const shown = await elsewhere(HOSTILE_TEXTS.slice(0, 8).join('\n'), (page) => page.waitForTimeout(200))
    expect(shown.join('\n')).toMatch(/dialog 1/)
    expect(shown).toContain('a script ran')
    const asking = await elsewhere('<img src="https://evil.example/pixel.png">')
    expect(asking).toContain('asked https://evil.example/pixel.png')
  })

  test.each(OWNED)('stays words on the page of who owns %s, and in its picture', async (of) => {
    const asked = `ultimate-owners?of=${of}`
    expect(await harmAt(`${server}/embed/${asked}`, read)).toEqual([])
    const picture = `/v/ultimate-owners.svg?of=${of}`
    expect(await textOf(picture)).toMatch(/^<svg/)
    expect(await harmAt(`${server}${picture}`)).toEqual([])
    const around = `<img src="${server}${picture}" alt="picture"><iframe data-ours src="${server}/embed/${asked}"></iframe>`
    const isDrawn = "document.querySelector('img').naturalWidth > 100"
    expect(
      await elsewhere(around, async (page) => expect(await page.evaluate<boolean>(isDrawn)).toBe(true)),
    ).toEqual([])
  })

  test.each(OWNED)('stays words in the element that shows who owns %s', async (of) => {
    const element = `<script src="${server}/deal-graph.js" async></script><deal-graph query="ultimate-owners" data-of="${of}"></deal-graph>`
    const inElement = `[document.querySelector('deal-graph').shadowRoot].flatMap((document) => ${HARM})`
    const found = await elsewhere(element.replace('<script', '</head><script'), async (page) => {
      const state = () => page.locator('deal-graph').getAttribute('state')
      await expect.poll(state, { timeout: 20_000 }).toBe('shown')
      expect(await page.evaluate<string[]>(inElement)).toEqual([])
    })
    expect(found).toEqual([])
  })

  test.each(OWNED)('stays words in Markdown and Mermaid of who owns %s, drawn as wikis do', async (of) => {
    const markdown = new MarkdownIt({ html: true, linkify: true })
    const page = markdown.render(await textOf(`/v/ultimate-owners.md?of=${of}`))
    expect(await elsewhere(page)).toEqual([])
    const diagram = await textOf(`/v/ultimate-owners.mmd?of=${of}`)
    const version = of === OWNED[0] || of === OWNED[1] ? 11 : 12
    sites['/mermaid.js'] = readFileSync(
      new URL(`../../node_modules/mermaid${version}/dist/mermaid.min.js`, import.meta.url),
      'utf8',
    )
    const drawn = `mermaid.initialize({ startOnLoad: false }); mermaid.render('drawn', ${JSON.stringify(diagram)}).then(({ svg }) => { document.querySelector('#here').innerHTML = svg })`
    const found = await elsewhere('<div id="here"></div>', async (wiki) => {
      await wiki.addScriptTag({ url: `${site}/mermaid.js` })
      await wiki.evaluate(`(async () => { await ${drawn} })()`)
      expect(await wiki.locator('#here svg').count()).toBe(1)
      // Mermaid itself draws labels as HTML within the picture.
      await wiki.evaluate(
        "for (const one of document.querySelectorAll('foreignObject')) one.replaceWith(...one.children)",
      )
      await wiki.evaluate("for (const one of document.querySelectorAll('script')) one.remove()")
    })
    expect(found).toEqual([])
  })

  test('stays words behind a token, in and out of a frame', async () => {
    const now = new Date()
    const draft = {
      query: 'ultimate-owners',
      variables: { of: OWNED[0], first: 50 },
      label: 'A <b>label</b>',
      expiresAt: null,
      frameAncestors: [site],
    }
    const made = await createView(
      database,
      { draft, shown: [] },
      { idempotencyKey: 'hostile', input: null },
      { caller: { scope: 'admin', by: '<script>alert(1)</script>', writer: 'test' }, now },
    )
    if ('faults' in made) throw new Error(JSON.stringify(made.faults))
    const at = `${server}/t/${made.token}`
    expect(await harmAt(at, read)).toEqual([])
    expect(await harmAt(`${at}.svg`)).toEqual([])
    expect(await elsewhere(`<img src="${at}.svg"><iframe data-ours src="${at}"></iframe>`)).toEqual([])
  })

  test('stays words in addresses: of errors, and of the page that tells how to share', async () => {
    const found: unknown[] = []
    const { page, troubles } = await open()
    for (const text of MARKUP) {
      const given = encodeURIComponent(text)
      for (const path of [
        `/embed/${given}`,
        `/embed/ultimate-owners?of=${given}`,
        `/v/ultimate-owners.svg?of=x&theme=${given}`,
      ]) {
        const answer = await page.goto(`${server}${path}`)
        expect([path, answer?.status()]).toEqual([path, answer?.status() === 400 ? 400 : 404])
        found.push(...(await page.evaluate<string[]>(HARM)))
      }
      await page.goto(`${server}/embed/ultimate-owners/share?of=${given}`)
      found.push(...(await page.evaluate<string[]>(HARM)))
    }
    expect(found).toEqual([])
    // Chromium tells each status that is an error.
    expect(
      troubles.filter((trouble) => !/the server responded with a status of 40[04]/.test(trouble)),
    ).toEqual([])
    await page.context().close()
  })

  test('stays words in the editor, which shows answers as they come', async () => {
    const query = `{ company(id: "${OWNED[1]}") { name } search(text: "evil", first: 20) { matched entity { id name aliases } } }`
    const found = await harmAt(`${server}/graphiql?query=${encodeURIComponent(query)}`, async (page) => {
      const run = page.getByRole('button', { name: /execute query/i })
      await run.waitFor({ timeout: 40_000 })
      await run.click()
      await page.getByText('owner-', { exact: false }).first().waitFor({ timeout: 20_000 })
    })
    expect(found.filter((one) => !one.startsWith('<script'))).toEqual([])
  })
})

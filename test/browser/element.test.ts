import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { readConfig } from '../../src/config.ts'
import { bundled } from '../../src/surfaces/bundle.ts'
import { closeSites, hasChromium, siteOf, useBrowser } from '../support/browser.ts'
import { fakeBehind, silent } from '../support/fake-behind.ts'

test('the element is small with everything', async () => {
  expect(gzipSync(await bundled('deal-graph')).length).toBeLessThan(35_000)
})

describe.skipIf(!hasChromium)('<deal-graph> on a page of another site', { timeout: 60_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })
  afterAll(closeSites)

  const PICTURE = '<img alt="the picture" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
  const element = (attributes: string, inside = PICTURE): string =>
    `<deal-graph query="connections" data-from="ada" data-to="deal" ${attributes}>${inside}</deal-graph>`

  /** A server that lets that site read it, or none; what runs, its address, and the page that stands at the other. */
  async function setUp(
    markup: (server: string) => string,
    isAllowed = true,
  ): Promise<{ site: string; api: Api }> {
    const sites: Record<string, string> = {}
    const site = await siteOf(sites)
    const config = readConfig(isAllowed ? { CORS_ORIGINS: site } : {})
    const api = await makeApi({ config, behind: fakeBehind(), log: silent, drainMs: 0 })
    apis.push(api)
    const server = await api.listen('127.0.0.1', 0)
    sites['/'] = `<!doctype html><script src="${server}/deal-graph.js" async></script>${markup(server)}`
    return { site, api }
  }
  const PAPER =
    "getComputedStyle(document.querySelector('deal-graph').shadowRoot.querySelector('.dg')).backgroundColor"
  const state = (page: Page) => page.locator('deal-graph').getAttribute('state')

  test('shows the answer, and its picture can be gone through', async () => {
    const { site } = await setUp(() => element(''))
    const { page, troubles } = await open()
    await page.goto(site)
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('shown')
    expect(await page.getByText('Ada to the deal by way of Acme.').isVisible()).toBe(true)
    expect(await page.getByAltText('the picture').isVisible()).toBe(false)
    await page.locator('deal-graph svg [role="button"]').first().focus()
    expect(await page.locator('deal-graph .card').isVisible()).toBe(true)
    expect(troubles).toEqual([])
  })

  test('works under a strict policy of the page that it stands in', async () => {
    const policy = (server: string): string =>
      `<meta http-equiv="content-security-policy" content="default-src 'none'; script-src ${server}; connect-src ${server}; img-src data:">`
    const { site } = await setUp((server) => `${policy(server)}${element('theme="dark"')}`)
    const { page, troubles } = await open()
    await page.goto(site)
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('shown')
    const colour = await page.evaluate<string>(PAPER)
    expect(colour).toBe('rgb(17, 22, 31)')
    expect(troubles).toEqual([])
  })

  test('takes its colours from the page', async () => {
    const { site } = await setUp(
      () => `<style>deal-graph { --dealgraph-paper: rgb(1, 2, 3) }</style>${element('')}`,
    )
    const { page } = await open()
    await page.goto(site)
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('shown')
    const paper = await page.evaluate<string>(PAPER)
    expect(paper).toBe('rgb(1, 2, 3)')
  })

  test.each([
    ['the site may not read it', (_: string) => element(''), false],
    [
      'there is no such query',
      (_: string) => element('query="nope"').replace('query="connections" ', ''),
      true,
    ],
    ['nobody answers', (_: string) => element('src="http://127.0.0.1:9"'), true],
  ] as const)('keeps what stands inside it where %s', async (_, markup, isAllowed) => {
    const { site } = await setUp(markup, isAllowed)
    const { page } = await open()
    await page.goto(site)
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('failed')
    expect(await page.getByAltText('the picture').isVisible()).toBe(true)
  })

  test('shows what stands in noscript where there is no answer, and nothing of it that is not harmless', async () => {
    const inside = `<noscript>${PICTURE.replace('data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'https://x.example/a.png')}<a href="javascript:alert(1)" onclick="alert(1)">a link</a></noscript>`
    const { site } = await setUp(() => element('src="http://127.0.0.1:9"', inside))
    const { page } = await open()
    await page.goto(site)
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('failed')
    expect(await page.getByAltText('the picture').count()).toBe(1)
    expect(await page.evaluate<string>("document.querySelector('deal-graph a').outerHTML")).toBe(
      '<a>a link</a>',
    )
  })

  test('is not asked for before it can be seen', async () => {
    const { site } = await setUp(() => `<div style="height: 5000px"></div>${element('')}`)
    const { page } = await open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(site)
    await page.waitForTimeout(500)
    expect(asked.filter((url) => url.includes('/embed/'))).toEqual([])
    await page.locator('deal-graph').scrollIntoViewIfNeeded()
    await expect.poll(() => state(page), { timeout: 20_000 }).toBe('shown')
  })
})

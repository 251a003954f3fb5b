import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { ENTITY_KINDS } from '../../src/graph/vocabulary.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { useSeededApi } from '../support/seeded-api.ts'

// Every page of the explorer over the facts that are there from the start: no fault that axe finds, no wider than the window, nothing asked of
// another server, no script in the page, in light and dark, on a phone and on a wide screen.
const WIDTHS = [
  [390, 'light'],
  [1280, 'dark'],
  [2560, 'light'],
] as const
const SAVED = readdirSync(new URL('../../queries/', import.meta.url)).map((file) =>
  file.replace(/\.graphql$/, ''),
)
/** One of each kind. */
const THINGS: Readonly<Record<(typeof ENTITY_KINDS)[number], string>> = {
  COMPANY: 'anthropic',
  PERSON: 'elon-musk',
  FACILITY: 'colossus-1',
  PRODUCT: 'claude',
  MARKET: 'frontier-ai-models',
  AGREEMENT: 'anthropic-spacex-compute',
}

describe.skipIf(!hasChromium)('everyone can read', { timeout: 300_000 }, () => {
  const seeded = useSeededApi()
  const open = useBrowser()
  let base = ''
  beforeAll(async () => {
    base = await seeded.api.listen('127.0.0.1', 0)
  })

  /** What keeps someone out of an open page. */
  async function faultsOf(page: Page): Promise<string[]> {
    const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
    const scripts = await page.locator('script:not([src])').count()
    return [
      ...(await axeFaults(page)),
      ...(wide ? ['wider than its window'] : []),
      ...(scripts > 0 ? ['a script in the page'] : []),
    ]
  }

  /** Opens each page at each width and tells what is wrong there. */
  async function walk(
    paths: readonly string[],
    ready: (page: Page) => Promise<unknown> = async () => undefined,
    at: readonly (typeof WIDTHS)[number][] = WIDTHS,
  ) {
    const found: string[] = []
    for (const [width, colorScheme] of at) {
      const { page, troubles } = await open({
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: width === 390 ? 'reduce' : 'no-preference',
      })
      page.setDefaultTimeout(60_000)
      page.context().on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base))
          troubles.push(`asked ${request.url()}`)
      })
      for (const path of paths) {
        const answer = await page.goto(base + path)
        expect([path, answer?.status()]).toEqual([path, 200])
        expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
        await ready(page)
        found.push(...(await faultsOf(page)).map((fault) => `${path} at ${width}: ${fault}`))
      }
      found.push(...troubles.map((trouble) => `at ${width}: ${trouble}`))
      await page.context().close()
    }
    return found
  }

  test('the start page, what was searched, and what may be the same', async () => {
    expect(await walk(['/', '/?q=spacex', '/?q=no-such-thing', '/same'])).toEqual([])
  })

  const unfold = (page: Page) =>
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
  test('an answer, with all that is folded', async () => {
    expect(await walk(['/ask/shared-infrastructure?companies=anthropic&companies=xai'], unfold)).toEqual([])
  })
  // Each at one of the widths: all of them look alike.
  test.each(SAVED.map((name, i) => [name, i] as const))('the answer of %s', async (name, i) => {
    expect(
      await walk([`/ask/${name}`], unfold, WIDTHS.slice(i % WIDTHS.length, (i % WIDTHS.length) + 1)),
    ).toEqual([])
  })

  test.each(ENTITY_KINDS)('the page of a thing: %s', async (kind) => {
    const drawn = async (page: Page): Promise<void> => {
      await page.locator('.canvas.alive .node').first().waitFor()
    }
    expect(await walk([`/e/${THINGS[kind]}`], drawn)).toEqual([])
  })

  test('on paper: the answer is there, what only a screen can use is not', async () => {
    const { page } = await open({ viewport: { width: 794, height: 1123 } })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${base}/ask/shared-infrastructure?companies=anthropic&companies=xai`)
    expect(await page.locator('.summary').isVisible()).toBe(true)
    expect(await page.locator('.headline').first().isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Ask' }).first().isVisible()).toBe(false)
    expect(await page.locator('header.top').isVisible()).toBe(false)
  })
})

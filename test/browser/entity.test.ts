import { afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { selectedOn } from '../../src/reads/trees.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { CONFIG, fakeBehind, silent, THINGS } from '../support/fake-behind.ts'
import { MARKUP_TEXTS } from '../support/hostile-texts.ts'

type Thing = { [field: string]: unknown }

describe.skipIf(!hasChromium)('the page of a thing in a browser', { timeout: 90_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })

  /** Acme, of which Ada holds 40 %; each of the texts that stand in it can be given. */
  const serve = async (text = 'A deal'): Promise<string> => {
    const claim = {
      ...THINGS['claim_1'],
      asserts: { share: { min: 0.4, max: 0.4 } },
      quote: text,
      locator: text,
      source: { ...THINGS['paper'], title: text, publisher: text },
    }
    const acme: Thing = {
      __typename: 'Company',
      id: 'acme',
      kind: 'COMPANY',
      name: text,
      aliases: [text],
      identifiers: [{ scheme: 'LEI', value: text, url: 'https://example.com/1' }],
      country: 'US',
      form: 'COMPANY',
    }
    const ada: Thing = { __typename: 'Person', id: 'ada', kind: 'PERSON', name: text }
    const owns: Thing = {
      __typename: 'Ownership',
      id: 'link_owns',
      type: 'OWNERSHIP',
      from: ada,
      to: acme,
      validFrom: '2026-01',
      validTo: null,
      confidence: 0.7,
      disputed: true,
      evidence: [claim, { ...claim, id: 'claim_2', supports: false }],
      share: { min: 0.4, max: 0.4 },
      votes: null,
      controls: null,
    }
    const links = {
      totalCount: 1,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
      nodes: [owns],
    }
    const plain = fakeBehind()
    const behind = fakeBehind({
      questions: QUESTIONS,
      fetchRoots: async (graph, roots, now) => {
        const found = await plain.fetchRoots(graph, roots, now)
        return roots.map((root, i) => {
          if (root.kind !== 'entity' || !root.ids.includes('acme')) return found[i] ?? new Map()
          const shown: Thing = { __typename: 'Company' }
          for (const { alias, name } of selectedOn(root.fields, ['Company', 'Entity', 'Node']))
            shown[alias] = { ...acme, links }[name] ?? null
          return new Map([['acme', shown]])
        })
      },
    })
    const api = await makeApi({ config: CONFIG, behind, log: silent, drainMs: 0 })
    apis.push(api)
    return await api.listen('127.0.0.1', 0)
  }

  test('tells without a script who owns it and who says so, and leads to the other end by keyboard', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    const base = await serve()
    await page.goto(`${base}/e/LEI:1?withoutSources=&validAt=2026-05-06`)
    expect(page.url()).toBe(`${base}/e/acme?validAt=2026-05-06`)
    const row = page.locator('[data-link="link_owns"]').first()
    expect(await row.innerText()).toContain('40 %')
    expect(await row.innerText()).toContain('Disputed')
    await row.locator('.who > summary').focus()
    await page.keyboard.press('Enter')
    expect(await row.locator('[data-claim="claim_1"]').innerText()).toContain('share 40 %')
    expect(await page.locator('.canvas').getAttribute('data-valid-at')).toBe('2026-05-06')
    expect(await page.locator('.canvas svg .node').count()).toBe(2)
    expect(await row.getByRole('link', { name: 'A deal' }).first().getAttribute('href')).toBe(
      '/e/ada?validAt=2026-05-06',
    )
    await page.goto(`${base}/e/acme?list=owners`)
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toContain('Owners')
  })

  test('no page has a fault that axe finds, or is wider than its window, in light and dark', async () => {
    const base = await serve()
    for (const [colorScheme, width] of [
      ['light', 390],
      ['dark', 1280],
    ] as const) {
      const { page, troubles } = await open({
        bypassCSP: true,
        colorScheme,
        viewport: { width, height: 844 },
      })
      // The map has tests of its own; this is the page that stands without it.
      await page.route('**/canvas*.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '' }),
      )
      for (const path of ['/e/acme', '/e/acme?list=owners', '/e/nobody', '/e/acme?list=x']) {
        await page.goto(base + path)
        for (const summary of await page.locator('summary').all())
          if (await summary.isVisible()) await summary.click()
        expect([path, colorScheme, await axeFaults(page)]).toEqual([path, colorScheme, []])
        const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
        expect([path, isWide]).toEqual([path, false])
      }
      expect(troubles.filter((trouble) => !/status of 4\d\d/.test(trouble))).toEqual([])
    }
  })

  test('nothing that a name, a source or an address says is run or fetched', async () => {
    const { page, troubles } = await open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const texts = MARKUP_TEXTS.filter((text) => /[<&"'`]|script/i.test(text))
    const base = await serve(texts.join(' '))
    for (const path of ['/e/acme', ...texts.map((text) => `/e/${encodeURIComponent(text)}`)]) {
      await page.goto(base + path)
      expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    }
    expect(asked.filter((url) => !url.startsWith(base) && !url.startsWith('data:'))).toEqual([])
    expect(troubles.filter((trouble) => !/status of 4\d\d/.test(trouble))).toEqual([])
  })
})

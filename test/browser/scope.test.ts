import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { asked, CONFIG, fakeBehind, silent, THINGS } from '../support/fake-behind.ts'

/** A machine with other work takes longer. */
const SOON = { timeout: 15_000 }
const HOSTILE = '</b><img src=x onerror="globalThis.__hostile=1"> & "Paper"'

describe.skipIf(!hasChromium)('the scope bar in a browser', { timeout: 90_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })

  /** One finding, which rests on the paper alone; everything can be found, and the source is called as given. */
  const serve = async (title = 'A deal') => {
    const plain = fakeBehind()
    let fails = false
    const paper = { ...THINGS['paper'], title }
    const behind = fakeBehind({
      questions: QUESTIONS,
      resolveIds: async (_graph, ids) => new Map(ids.map((id) => [id, id])),
      // Without a script a form sends the names that one reads.
      search: async (_graph, { text }) =>
        Object.values(THINGS).flatMap((thing) =>
          thing['name'] === text ? [{ matched: text, entity: thing }] : [],
        ),
      ask: async (_graph, _question, args, now) => {
        if (fails) throw new Error('It fails.')
        const answer = asked(args, now)
        const { withoutSources, minConfidence } = answer.lens
        const counts = !withoutSources.includes('paper') && (minConfidence ?? 0) <= 0.7
        return counts
          ? answer
          : {
              ...answer,
              summary: 'Nothing.',
              findings: [],
              totalFindings: 0,
              evidence: [],
              subgraph: { entities: [], links: [] },
            }
      },
      fetchRoots: async (graph, roots, now) => {
        const found = await plain.fetchRoots(graph, roots, now)
        return found.map(
          (things) =>
            new Map(
              [...things].map(([id, thing]): [string, object] => [
                id,
                id === 'paper'
                  ? { ...thing, ...('title' in thing && { title }) }
                  : 'source' in thing
                    ? { ...thing, source: paper }
                    : thing,
              ]),
            ),
        )
      },
    })
    const api = await makeApi({ config: CONFIG, behind, log: silent, drainMs: 0 })
    apis.push(api)
    const base = await api.listen('127.0.0.1', 0)
    return {
      page: `${base}/ask/connections?from=ada&to=acme`,
      fail: () => {
        fails = !fails
      },
    }
  }
  const said = (page: Page) => page.locator('#scope-said').innerText()
  const counted = (page: Page) => page.locator('#changes-counted')

  test('by mouse: take the source away, see what falls, and go back', async () => {
    const { page, troubles } = await open()
    await page.goto((await serve()).page)
    expect(await said(page)).toBe('Today, all that is known, every kind of claim')
    await page.locator('#scope summary').click()
    await page.getByRole('checkbox', { name: 'Paper: A deal' }).check()
    await counted(page).waitFor()
    expect(await counted(page).innerText()).toBe('1 gone.')
    expect(await said(page)).toBe('Without Paper: A deal')
    expect(page.url()).toMatch(/\?from=ada&to=acme&withoutSources=paper&against=$/)
    expect(await page.locator('.went .reasons').innerText()).toContain('switched off')
    expect(await page.locator('#scope-told').innerText()).toBe('1 gone.')
    await page.getByRole('link', { name: 'Back to the usual' }).click()
    await expect.poll(() => counted(page).innerText(), SOON).toBe('1 new.')
    expect(await page.locator('tbody .mark').innerText()).toBe('new')
    await page.goBack()
    await expect.poll(() => counted(page).innerText(), SOON).toBe('1 gone.')
    expect(await page.getByRole('checkbox', { name: 'Paper: A deal' }).isChecked()).toBe(true)
    await page.goBack()
    await expect.poll(() => counted(page).count(), SOON).toBe(0)
    expect(await page.locator('details.why').count()).toBe(1)
    expect(troubles).toEqual([])
  })

  test('by keyboard: the focus stays, the slider goes from day to day', async () => {
    const { page, troubles } = await open()
    await page.goto((await serve()).page)
    await page.locator('#scope summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.locator('#scope .slider').focus()
    expect(await page.locator('#scope .slider').getAttribute('aria-valuetext')).toBe('today')
    await page.keyboard.press('Home')
    await expect.poll(() => page.url(), SOON).toMatch(/validAt=2026-05-01&against=$/)
    await expect.poll(() => said(page), SOON).toBe('As of 1 May 2026')
    expect(await page.evaluate('document.activeElement.outerHTML.slice(0, 60)')).toContain('type="range"')
    expect(await page.locator('#scope .slider').getAttribute('aria-valuetext')).toBe('1 May 2026')
    await page.locator('#scope-least').focus()
    await page.keyboard.type('0.8')
    await page.keyboard.press('Enter')
    await expect.poll(() => said(page), SOON).toBe('As of 1 May 2026; confidence 0.8 or more')
    expect(await page.evaluate('document.activeElement.id')).toBe('scope-least')
    expect(await counted(page).innerText()).toBe('1 gone.')
    expect(troubles).toEqual([])
  })

  test('what fails leaves what was there, and says so', async () => {
    const { page } = await open()
    const { page: address, fail } = await serve()
    await page.goto(address)
    await page.locator('#scope summary').click()
    fail()
    await page.getByRole('checkbox', { name: 'Speculated' }).uncheck()
    await expect
      .poll(() => page.locator('#scope-told').innerText(), SOON)
      .toMatch(/^This could not be asked: .*What was there before is still shown\.$/)
    expect(await page.locator('details.why').count()).toBe(1)
    expect(page.url()).toBe(address)
    fail()
    await page.locator('#scope-known').fill('yesterday')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#scope-told').innerText(), SOON).toContain('2026-05-06T12:00:00Z')
  })

  test('without a script it is a form', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    await page.goto((await serve()).page)
    await page.locator('#scope summary').click()
    await page.getByRole('checkbox', { name: 'Paper: A deal' }).check()
    await page.getByRole('button', { name: 'Ask again' }).click()
    expect(page.url()).toMatch(/\?from=ada&to=acme&withoutSources=paper&against=$/)
    expect(await counted(page).innerText()).toBe('1 gone.')
    const links = await page
      .locator('aside a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(links.filter((href) => href.includes('against'))).toEqual([])
  })

  test('has no fault that axe finds, is not wider than a phone, and a title in it is text', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, troubles } = await open({
        bypassCSP: true,
        colorScheme,
        viewport: { width: 390, height: 844 },
      })
      await page.goto(`${(await serve(HOSTILE)).page}&withoutSources=paper&against=`)
      await page.locator('#scope summary').click()
      expect(await page.locator('#scope-sources').innerText()).toContain(HOSTILE)
      expect(await axeFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
      await page.locator('#scope-sources input').uncheck()
      await expect.poll(() => counted(page).innerText(), SOON).toBe('1 new.')
      expect(await axeFaults(page)).toEqual([])
      expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
      expect(troubles).toEqual([])
    }
  })
})

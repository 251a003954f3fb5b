import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { CONFIG, fakeBehind, silent } from '../support/fake-behind.ts'
import { MARKUP_TEXTS } from '../support/hostile-texts.ts'

const NAMES: Readonly<Record<string, string>> = {
  anthropic: 'Anthropic',
  xai: 'xAI',
  'frontier-ai-models': 'Frontier AI models',
}

describe.skipIf(!hasChromium)('the explorer in a browser', { timeout: 90_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })

  /** A played world in which every name can be found, and each question has the same answer; `renamed` names all things. */
  const serve = async (renamed?: string): Promise<string> => {
    const thing = (id: string) => ({
      __typename: 'Company',
      id,
      kind: 'COMPANY',
      name: renamed ?? NAMES[id] ?? id,
    })
    const plain = fakeBehind()
    const behind = fakeBehind({
      questions: QUESTIONS,
      resolveIds: async (_graph, ids) => new Map(ids.filter((id) => id in NAMES).map((id) => [id, id])),
      fetchRoots: async (graph, roots, now) => {
        const found = await plain.fetchRoots(graph, roots, now)
        return roots.map((root, i) => {
          const named = [...(found[i] ?? [])].map(([id, one]): [string, object] => [
            id,
            'name' in one && renamed !== undefined ? { ...one, name: renamed } : one,
          ])
          const others = root.ids.filter((id) => id in NAMES && root.kind === 'entity')
          return new Map([...named, ...others.map((id): [string, object] => [id, thing(id)])])
        })
      },
      search: async (_graph, { text }) =>
        Object.keys(NAMES)
          .filter((id) => (NAMES[id] ?? '').toLowerCase().includes(text.toLowerCase()) || text === id)
          .map((id) => ({ matched: thing(id).name, entity: thing(id) })),
    })
    const api = await makeApi({ config: CONFIG, behind, log: silent, drainMs: 0 })
    apis.push(api)
    return await api.listen('127.0.0.1', 0)
  }
  const isWide = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')

  test('asks, doubts and sees who says so by mouse, in three steps', async () => {
    const { page, troubles } = await open()
    await page.goto(await serve())
    await page.locator('#connections').getByRole('button', { name: 'Ask' }).click()
    await page.waitForURL(/\/ask\/connections$/)
    await page.locator('details.why > summary').first().click()
    const claim = page.locator('.walk a[href^="#c"]').first()
    expect(await claim.innerText()).toContain('Paper')
    await claim.click()
    expect(await page.locator('.reached').innerText()).toContain('paragraph 1')
    expect(troubles).toEqual([])
  })

  test('finds a thing as one types, by keyboard alone', async () => {
    const { page, troubles } = await open()
    const base = await serve()
    await page.goto(base)
    await page.keyboard.type('anth')
    const box = page.locator('#q')
    await expect.poll(() => box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    const option = page.locator(`#${await box.getAttribute('aria-activedescendant')}`)
    expect(await option.innerText()).toContain('Anthropic')
    expect(await option.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=anthropic/)
    const asked = page.getByRole('link', { name: 'How is Anthropic connected to xAI?' })
    await asked.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ask\/connections/)
    await page.locator('details.why > summary').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('.walk a[href^="#c"]').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.reached').innerText()).toContain('paragraph 1')
    expect(troubles).toEqual([])
  })

  test('a picker shows names and sends ids; Escape closes it and keeps what was typed', async () => {
    const { page, troubles } = await open()
    await page.goto(`${await serve()}/ask/connections`)
    const to = page.getByRole('combobox', { name: 'To' })
    expect(await to.inputValue()).toBe('xAI')
    await to.fill('anthr')
    await expect.poll(() => to.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect([await to.getAttribute('aria-expanded'), await to.inputValue()]).toEqual(['false', 'anthr'])
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => to.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await to.inputValue()).toBe('Anthropic')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/ask\/connections\?to=anthropic$/)
    expect(troubles).toEqual([])
  })

  test('is whole without a script: names become ids, the address is short, the evidence is there', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    const base = await serve()
    await page.goto(base)
    const form = page.locator('#connections form')
    await form.locator('[name="from"]').fill('frontier ai MODELS')
    await form.getByRole('button', { name: 'Ask' }).click()
    expect(page.url()).toBe(`${base}/ask/connections?from=frontier-ai-models`)
    await page.locator('main > form [name="from"]').fill('anthropic')
    await page.locator('main > form summary', { hasText: 'More' }).click()
    await page.locator('[name="maxHops"]').fill('3')
    await page.getByRole('button', { name: 'Ask' }).click()
    expect(page.url()).toBe(`${base}/ask/connections?maxHops=3`)
    await page.locator('details.why > summary').first().click()
    expect(await page.locator('.walk').first().innerText()).toContain('Paper [1]')
    await page.goto(`${base}/ask/ultimate-owners?of=nobody`)
    expect(await page.locator('[role="alert"]').innerText()).toContain('Nothing here is called “nobody”')
  })

  test('keeps what was asked where it is refused, and says what to do', async () => {
    const { page } = await open()
    await page.goto(`${await serve()}/ask/connections?from=xai&validAt=yesterday`)
    expect(await page.locator('[role="alert"]').innerText()).toContain('Write 2026-05-06')
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toMatch(/xai/i)
    expect(await page.locator('[name="validAt"]').inputValue()).toBe('yesterday')
  })

  test('no page has a fault that axe finds, or is wider than a phone, in light and dark', async () => {
    const base = await serve()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, troubles } = await open({
        bypassCSP: true,
        colorScheme,
        viewport: { width: 390, height: 844 },
      })
      for (const path of ['/', '/?q=a', '/?q=zzz', '/ask/connections', '/ask/ultimate-owners?of=a']) {
        await page.goto(base + path)
        for (const summary of await page.locator('summary').all())
          if (await summary.isVisible()) await summary.click()
        expect([path, colorScheme, await axeFaults(page)]).toEqual([path, colorScheme, []])
        expect([path, await isWide(page), troubles]).toEqual([path, false, []])
      }
    }
  })

  test('nothing that a name says is run or fetched', async () => {
    const { page, troubles } = await open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const texts = MARKUP_TEXTS.filter((text) => /[<&"'`]|script/i.test(text))
    const base = await serve(texts.join(' '))
    for (const path of ['/', `/?q=${encodeURIComponent(texts[0] ?? '')}`, '/?q=xai', '/ask/connections']) {
      await page.goto(base + path)
      expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    }
    await page.locator('[role="combobox"]').last().fill('xa')
    await expect.poll(() => page.locator('.options:visible').count()).toBe(1)
    for (const text of texts) {
      await page.goto(`${base}/ask/connections?from=${encodeURIComponent(text)}`)
      expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    }
    expect(asked.filter((url) => !url.startsWith(base) && !url.startsWith('data:'))).toEqual([])
    expect(troubles.filter((trouble) => !/status of 4\d\d/.test(trouble))).toEqual([])
  })

  test('the first view is small', async () => {
    const base = await serve()
    const sizes = await Promise.all(
      ['/', '/explorer.css', '/explorer.js'].map(
        async (path) => gzipSync(await (await fetch(base + path)).text()).length,
      ),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
  })
})

import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { CONFIG, fakeBehind, silent } from '../support/fake-behind.ts'
import { MARKUP_TEXTS } from '../support/hostile-texts.ts'
import { company, deal, openMap, owns, tie } from '../support/map-world.ts'

const [acme, globex, initech] = [
  company('acme', 'Acme'),
  company('globex', 'Globex'),
  company('initech', 'Initech'),
]
const funds = Array.from({ length: 9 }, (_, i) => company(`fund${i}`, `Fund ${i}`))
const LINKS = [
  ...funds.map((fund, i) => owns(fund, acme, i === 0 ? 0.3 : 0.7)),
  ...deal('deal', globex, acme),
  tie('RIVALRY', acme, initech, { disputed: true, market: null }),
  owns(globex, initech),
  owns(company('deep', 'Deep'), globex),
]

describe.skipIf(!hasChromium)('the map in a browser', { timeout: 90_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })
  const serve = async (): Promise<string> => {
    const api = await makeApi({ config: CONFIG, behind: fakeBehind(), log: silent, drainMs: 0 })
    apis.push(api)
    return await api.listen('127.0.0.1', 0)
  }
  const saysDrawn = (page: Page, text: string) =>
    expect.poll(() => page.locator('.said').textContent(), { timeout: 15_000 }).toContain(text)
  const names = (page: Page): Promise<string[]> =>
    page.evaluate<string[]>(
      '[...document.querySelectorAll(".node")].map((one) => one.getAttribute("aria-label"))',
    )
  const node = (page: Page, id: string) => page.locator(`.node[data-id="${id}"]`)

  test('shows the nearest ties, opens more by kind with their counts, and takes all of it back, by mouse', async () => {
    const { page, troubles } = await open()
    const asked = await openMap(page, await serve(), { links: LINKS, of: 'acme' })
    await saysDrawn(page, '8 things and 7 ties are drawn. 6 more are grouped.')
    expect(asked).toHaveLength(1)
    await node(page, 'globex').click()
    const owners = page.locator('.about').getByRole('button', { name: 'Owners 1' })
    await owners.click()
    await saysDrawn(page, '9 things')
    expect(asked).toHaveLength(3)
    expect(page.url()).toContain('x=acme:*,globex:o')
    await page.locator('.about').getByRole('button', { name: 'Owners 1' }).click()
    await saysDrawn(page, '8 things')
    await page.getByRole('button', { name: 'Undo' }).click()
    await saysDrawn(page, '9 things')
    expect(asked).toHaveLength(3)
    await page.reload()
    await saysDrawn(page, '9 things')
    await page.getByRole('button', { name: 'Start over' }).click()
    await saysDrawn(page, '8 things')
    expect(new URL(page.url()).search).toBe('')
    expect(troubles).toEqual([])
  })

  test('tells who says so where a tie is pressed', async () => {
    const { page, troubles } = await open()
    await openMap(page, await serve(), { links: LINKS, of: 'acme' })
    await saysDrawn(page, '8 things')
    await page.getByText('What is drawn, as a list').click()
    await page.getByRole('button', { name: 'Fund 0 holds 10 % of Acme, confidence 0.30' }).click()
    const about = page.locator('.about')
    expect(await about.innerText()).toMatch(
      /A deal[\s\S]*reported · confidence 0\.70 · 6 May 2026 · Paper · paragraph 3/,
    )
    expect(await about.locator('[data-claim="claim_1"]').count()).toBe(1)
    expect(await page.locator('.about').getByRole('link', { name: 'A deal' }).getAttribute('href')).toBe(
      'https://paper.example/deal',
    )
    expect(troubles).toEqual([])
  })

  test('does all of it by keys', async () => {
    const { page, troubles } = await open({ reducedMotion: 'reduce' })
    await openMap(page, await serve(), { links: LINKS, of: 'acme' })
    await saysDrawn(page, '8 things')
    const map = page.getByRole('application')
    await map.focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.dataset.id')).toBe('acme')
    const places: string[] = []
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      await page.keyboard.press(key)
      places.push(await page.evaluate<string>('document.activeElement.dataset.id'))
    }
    expect(new Set(places).size).toBeGreaterThan(1)
    await node(page, 'globex').focus()
    await page.keyboard.press('e')
    await saysDrawn(page, '9 things')
    await page.keyboard.press('Control+ArrowRight')
    expect(page.url()).toMatch(/p=globex:-?\d+:-?\d+/)
    await page.keyboard.press('Space')
    await node(page, 'initech').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('w')
    await expect.poll(() => page.locator('.about').innerText()).toContain('Globex is tied to Initech.')
    await node(page, 'initech').focus()
    await page.keyboard.press('Delete')
    await saysDrawn(page, '1 hidden.')
    expect((await names(page)).some((name) => name.startsWith('Initech'))).toBe(false)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await names(page)).some((name) => name.startsWith('Initech'))).toBe(true)
    await page.keyboard.press('Control+Shift+Z')
    await saysDrawn(page, '1 hidden.')
    expect(troubles).toEqual([])
  })

  test('opens a group, selects an area and pins what is dragged', async () => {
    const { page, troubles } = await open({ reducedMotion: 'reduce' })
    await openMap(page, await serve(), { links: LINKS, of: 'acme' })
    await saysDrawn(page, '8 things')
    await page
      .getByRole('button', { name: /^\+ 6 companies/ })
      .first()
      .dblclick()
    await saysDrawn(page, '13 things')
    await page.getByRole('button', { name: 'Select an area' }).click()
    const box = await page.locator('.map').boundingBox()
    if (!box) throw new Error('The map is not there.')
    await page.mouse.move(box.x + 3, box.y + 3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3, { steps: 4 })
    await page.mouse.up()
    expect(await page.locator('.node.selected').count()).toBeGreaterThan(5)
    const at = await node(page, 'acme').boundingBox()
    if (!at) throw new Error('Acme is not there.')
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width / 2 + 60, at.y + at.height / 2 + 30, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => page.url()).toMatch(/p=acme:/)
    expect(troubles).toEqual([])
  })

  test('filters by kind and confidence without asking, by day and source with one question', async () => {
    const { page } = await open()
    const asked = await openMap(page, await serve(), { links: LINKS, of: 'acme' })
    await saysDrawn(page, '8 things')
    await page.getByText('Filter', { exact: true }).click()
    await page.getByLabel('Rivalry').uncheck()
    await saysDrawn(page, '7 things')
    await page.getByLabel('Least confidence').selectOption('0.5')
    await saysDrawn(page, '5 more are grouped')
    expect(asked).toHaveLength(1)
    await page.getByLabel('On the day').fill('2025-01-01')
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[1]).toContain('"validAt":"2025-01-01"')
    await page.getByLabel('A deal').uncheck()
    await expect.poll(() => asked.length).toBe(3)
    expect(asked[2]).toContain('"withoutSources":["paper"]')
    expect(page.url()).toMatch(/k=r&c=0\.5&on=2025-01-01&no=paper/)
  })

  test('says what went wrong, and tries again', async () => {
    const { page } = await open()
    let fails = true
    const answer = (): unknown =>
      fails
        ? { data: { a0: null }, errors: [{ message: 'late', path: ['a0'], extensions: { code: 'TIMEOUT' } }] }
        : undefined
    await openMap(page, await serve(), { links: LINKS, of: 'acme', answer })
    await expect.poll(() => page.locator('.canvas [role="alert"]').textContent()).toContain('took too long')
    fails = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await saysDrawn(page, '8 things')
    expect(await page.locator('.canvas [role="alert"]').textContent()).toBe('')
  })

  test('draws at most three hundred, and tells of the rest', async () => {
    const hubs = Array.from({ length: 20 }, (_, i) => company(`hub${i}`, `Hub ${i}`))
    const many = hubs.flatMap((hub) =>
      Array.from({ length: 30 }, (_, i) => owns(company(`${hub.id}-${i}`), hub)),
    )
    const links = [...hubs.map((hub) => owns(hub, acme)), ...many]
    const groups = hubs.map(({ id }) => `~${id}!COWNERSHIP`).join(',')
    const expanded = ['acme:*', ...hubs.map(({ id }) => `${id}:*`)].join(',')
    const { page, troubles } = await open()
    await openMap(page, await serve(), {
      links,
      of: 'acme',
      search: `?x=${expanded}&g=${encodeURIComponent(groups)}`,
    })
    await saysDrawn(page, 'for at most 300 are drawn')
    expect(await page.locator('.node').count()).toBeLessThanOrEqual(300)
    expect(troubles).toEqual([])
  })

  test('has no fault that axe finds, and fits a phone, in light and dark', async () => {
    const base = await serve()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open({ bypassCSP: true, colorScheme, viewport: { width: 390, height: 844 } })
      await openMap(page, base, { links: LINKS, of: 'acme' })
      await saysDrawn(page, '8 things')
      await page.getByText('What is drawn, as a list').click()
      await page.getByText('Filter', { exact: true }).click()
      await node(page, 'acme').focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.about').innerText()).toContain('Owners 9')
      expect(await axeFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
    }
  })

  test('nothing that a name says is run or fetched', async () => {
    const { page, troubles } = await open()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    const base = await serve()
    const hostile = MARKUP_TEXTS.map((text, i) => company(`h${i}`, text))
    const links = hostile.map((one) => owns(one, company('acme', MARKUP_TEXTS.join(' '))))
    await openMap(page, base, { links, of: 'acme', search: '?g=~acme!COWNERSHIP' })
    await saysDrawn(page, '101 things')
    await node(page, 'h0').focus()
    await page.keyboard.press('Enter')
    await page.getByText('What is drawn, as a list').click()
    expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    expect(fetched.filter((url) => !url.startsWith(base) && !url.startsWith('data:'))).toEqual([])
    expect(troubles).toEqual([])
  })
})

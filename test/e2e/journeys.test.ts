import { beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { useSeededApi } from '../support/seeded-api.ts'
import { byKeyboard, byMouse, type Hand } from '../support/steps.ts'

// What people come for, over the facts that are there from the start, in a browser. Each asserts what is seen, and counts the steps.
const HANDS = [
  ['mouse', byMouse],
  ['keyboard', byKeyboard],
] as const

describe.skipIf(!hasChromium)('a journey', { timeout: 240_000 }, () => {
  const seeded = useSeededApi()
  const open = useBrowser()
  let base = ''
  beforeAll(async () => {
    base = await seeded.api.listen('127.0.0.1', 0)
  })
  const begin = async (way: (typeof HANDS)[number][1], path: string) => {
    const { page, troubles } = await open({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page.setDefaultTimeout(60_000)
    await page.goto(base + path)
    return { hand: way(page), page, troubles }
  }
  const answered = async ({ page }: Hand): Promise<string> =>
    await page.locator('article .summary').innerText({ timeout: 60_000 })

  test.each(HANDS)('do Anthropic and xAI share infrastructure, and who says so? By %s', async (_, way) => {
    const { hand, page, troubles } = await begin(way, '/')
    await hand.press(page.locator('#shared-infrastructure').getByRole('button', { name: 'Ask' }))
    await page.waitForURL(/\/ask\/shared-infrastructure$/)
    expect(await answered(hand)).toMatch(/cases of competitors that share infrastructure/)
    const finding = page
      .locator('tr[data-places]')
      .filter({ hasText: /Anthropic and xAI both use/ })
      .first()
    expect(await finding.locator('.number').last().innerText()).toMatch(/0\.\d|%/)
    await hand.press(finding.locator('details.why > summary'))
    const claim = finding.locator('.walk a[href^="#c"]').first()
    const publisher = await claim.innerText()
    await hand.press(claim)
    const source = page.locator('.source').filter({ has: page.locator('.reached') })
    expect(await source.innerText()).toContain(publisher.replace(/ \[\d+\]$/, ''))
    expect(hand.steps).toBeLessThanOrEqual(5)
    expect(troubles).toEqual([])
  })

  test.each(HANDS)('what did we know on 6 May 2026? By %s', async (_, way) => {
    const { hand, page, troubles } = await begin(way, '/ask/shared-infrastructure')
    const today = await answered(hand)
    await hand.press(page.locator('summary', { hasText: 'What counts' }))
    await hand.write(page.locator('#scope-known'), '2026-05-06')
    await expect.poll(() => page.url(), { timeout: 60_000 }).toContain('knownAt=2026-05-06')
    await expect
      .poll(() => page.locator('article .facts').innerText(), { timeout: 60_000 })
      .toContain('as known at 6 May 2026')
    expect(await answered(hand)).not.toBe(today)
    expect(hand.steps).toBeLessThanOrEqual(5)
    expect(troubles).toEqual([])
  })

  test.each(HANDS)('who ultimately owns SpaceX? By %s', async (_, way) => {
    const { hand, page, troubles } = await begin(way, '/')
    await hand.write(page.locator('#q'), 'SpaceX')
    await hand.press(page.getByRole('button', { name: 'Search' }))
    await page.waitForURL(/q=SpaceX/i)
    await hand.press(page.getByRole('link', { name: 'Who owns SpaceX in the end?', exact: true }).first())
    await page.waitForURL(/\/ask\/ultimate-owners\?of=spacex/)
    expect(await answered(hand)).toContain('SpaceX')
    expect(await page.locator('.headline').first().innerText()).toContain('Musk')
    expect(hand.steps).toBeLessThanOrEqual(5)
    expect(troubles).toEqual([])
  })

  test.each(HANDS)('take the blog away: what falls? By %s', async (_, way) => {
    const { hand, page, troubles } = await begin(way, '/ask/disputes?about=anthropic')
    await hand.press(page.locator('summary', { hasText: 'What counts' }))
    await hand.press(page.locator('input[name="withoutSources"][value="untitled-blog"]'))
    const changes = page.locator('section.changes')
    await expect.poll(() => changes.innerText(), { timeout: 60_000 }).toContain('switched off')
    expect(await changes.innerText()).toMatch(/\d+ (gone|changed)/)
    expect(hand.steps).toBeLessThanOrEqual(5)
    expect(troubles).toEqual([])
  })

  test.each(HANDS)('send a view: whoever opens it sees the same. By %s', async (_, way) => {
    const { hand, page, troubles } = await begin(way, '/ask/ultimate-owners?of=spacex')
    await hand.press(page.getByRole('button', { name: 'Copy the address' }))
    const link = page.locator('.sending output a')
    const address = await link.innerText()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address)
    expect(address).toMatch(/validAt=.*knownAt=/)
    const other = await open({ javaScriptEnabled: false })
    await other.page.goto(address)
    for (const told of ['.summary', '.facts time', '#findings', '.headline'])
      expect(await other.page.locator(told).allInnerTexts()).toEqual(await page.locator(told).allInnerTexts())
    expect(hand.steps).toBe(1)
    expect(troubles).toEqual([])
  })

  test.each(HANDS)('send a view with a long address by a short link. By %s', async (_, way) => {
    const first = await begin(byMouse, '/ask/shared-infrastructure')
    const sources = await first.page
      .locator('input[name="withoutSources"]')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''))
    const off = sources.slice(0, 60).map((id) => `withoutSources=${id}`)
    const { hand, page, troubles } = await begin(way, `/ask/ultimate-owners?of=spacex&${off.join('&')}`)
    await hand.press(page.getByRole('button', { name: 'Short link' }))
    const short = await page.locator('.sending output a').innerText()
    expect(short).toMatch(/\/s\/[0-9a-z]{10}$/)
    const other = await open()
    await other.page.goto(short)
    expect(other.page.url()).toMatch(/\/ask\/ultimate-owners\?.*withoutSources=.*knownAt=/)
    expect(await other.page.locator('.summary').innerText()).toBe(await page.locator('.summary').innerText())
    expect([...troubles, ...other.troubles]).toEqual([])
  })

  test('next findings lead through all of them, each once, and any page of them can be cited', async () => {
    const { hand, page } = await begin(byMouse, '/ask/shared-infrastructure?first=10')
    const seen: string[] = []
    for (;;) {
      await answered(hand)
      seen.push(...(await page.locator('.headline').allInnerTexts()))
      const cited = await page.context().request.get((await page.locator('.cite').getAttribute('href')) ?? '')
      expect(cited.status()).toBe(200)
      const next = page.getByRole('link', { name: 'Next findings' })
      if ((await next.count()) === 0) break
      const before = page.url()
      await hand.press(next)
      await page.waitForURL((url) => url.href !== before)
    }
    const { length } = seen
    expect(await page.locator('#findings').innerText()).toContain(`of ${length} findings`)
    expect(new Set(seen).size).toBe(length)
  })

  test('a table holds exactly what the picture of all that is known holds', async () => {
    const { page } = await begin(byMouse, '/ask/shared-infrastructure')
    const [drawn, rows] = await page.evaluate<[string[], string[]]>(`[
      [...document.querySelectorAll('.picture [data-members], .picture [data-links]')].flatMap((part) =>
        ['members', 'links', 'agreements'].flatMap((name) => (part.dataset[name] ?? '').split(' ').filter(Boolean))),
      [...document.querySelector('#links').parentElement.querySelectorAll('tr[id]')].map(({ id }) => id),
    ]`)
    expect([...new Set(drawn)].sort()).toEqual(rows.toSorted())
    expect(await page.locator('#beyond').count()).toBe(1)
  })
})

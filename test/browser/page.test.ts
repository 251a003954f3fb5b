import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { Exhibit } from '../../src/surfaces/exhibit.ts'
import { writePage } from '../../src/surfaces/page/page.ts'
import { axeFaults } from '../support/axe.ts'
import { closeSites, hasChromium, siteOf, useBrowser } from '../support/browser.ts'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  finding,
  owns,
  party,
  rivals,
  source,
} from '../support/exhibits.ts'
import { MARKUP_TEXTS } from '../support/hostile-texts.ts'

const exhibit = exhibitOf({
  query: { name: 'owners', title: 'Who owns it', description: '' },
  variables: [['of', 'acme']],
  totalFindings: 7,
  truncated: true,
  entities: [
    company('acme'),
    company('globex'),
    company('rtl', { name: 'شركة الأفق' }),
    agreement('deal', { evidence: ['terms'], disputed: true }),
  ],
  links: [
    owns('globex', 'acme', 0.4, { disputed: true, evidence: ['forty', 'fifty', 'never'] }),
    rivals('rtl', 'acme'),
    party('acme', 'deal', 'CUSTOMER', { evidence: ['terms'] }),
    party('rtl', 'deal', 'SUPPLIER', { evidence: ['terms'] }),
  ],
  claims: [
    claim('forty', { asserts: { share: { min: 0.4, max: 0.4 } }, quote: 'forty per cent' }),
    claim('fifty', { asserts: { share: { min: 0.5, max: 0.5 } }, source: source('filing') }),
    claim('never', { supports: false, note: 'a note' }),
    claim('terms', { asserts: { stage: 'SIGNED' }, quote: 'اتفاق' }),
  ],
  findings: [
    finding('one', {
      headline: 'Globex owns Acme.',
      disputed: true,
      weakestLink: 'link_OWNERSHIP_globex_acme',
      evidence: ['forty'],
      explanation: [
        {
          sentence: 'Globex holds 40 % of Acme.',
          entities: ['globex', 'acme'],
          links: ['link_OWNERSHIP_globex_acme'],
        },
      ],
      own: { share: { min: 0.4, max: 0.4 }, owner: { id: 'globex', name: 'Globex' } },
    }),
    finding('two', {
      headline: 'Acme buys from شركة الأفق.',
      prospective: true,
      explanation: [{ sentence: 'They signed.', entities: ['deal'], links: [] }],
      own: { share: null, owner: { id: 'rtl', name: 'شركة الأفق' } },
    }),
  ],
  leftOut: [{ reason: 'Too old.', claim: { id: 'old', source: source('old', { title: 'Old news' }) } }],
})

const written = (shown: Exhibit, theme: 'light' | 'dark' | null = null): Promise<string> =>
  writePage(shown, { theme, width: null, base: 'https://deals.example' })

describe.skipIf(!hasChromium)('the page in a browser', { timeout: 60_000 }, () => {
  const open = useBrowser()
  afterAll(closeSites)
  const at = async (page: Page, shown = exhibit, theme: 'light' | 'dark' | null = null): Promise<void> => {
    await page.goto(await siteOf({ '/': await written(shown, theme) }))
  }
  const card = (page: Page) => page.locator('.card')

  test('can be read without a script', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    await at(page)
    expect(await page.locator('h1').innerText()).toBe('Who owns it')
    expect(await page.locator('tr[data-places]').count()).toBe(2)
    expect(await page.locator('svg [data-members]').count()).toBe(4)
    await page.locator('summary', { hasText: 'Sources' }).click()
    expect(await page.getByText('forty per cent').isVisible()).toBe(true)
    expect(await page.getByText('denies:').isVisible()).toBe(true)
  })

  test('asks for nothing else, and nothing goes wrong', async () => {
    const { page, troubles } = await open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await at(page)
    await page.waitForTimeout(300)
    expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
    expect(troubles).toEqual([])
  })

  test('tells the claims of a part that the pointer is over, until it leaves', async () => {
    const { page } = await open()
    await at(page)
    await page.locator('svg .label.ownership').hover()
    const text = await card(page).innerText()
    for (const told of [
      'Globex holds 40 % of Acme',
      'denied by',
      'forty per cent',
      'A report',
      'reported · confidence 0.70',
    ])
      expect(text).toContain(told)
    await page.mouse.move(5, 5)
    await expect.poll(() => card(page).isVisible()).toBe(false)
  })

  test('is gone through with keys: in, on, open, close, and the focus comes back', async () => {
    const { page } = await open()
    await at(page)
    const focused = (): Promise<string | null> =>
      page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')")
    await page.locator('.picture').focus()
    await page.keyboard.press('Tab')
    const first = await focused()
    expect(await card(page).isVisible()).toBe(true)
    await page.keyboard.press('ArrowRight')
    const second = await focused()
    expect(second).not.toBe(first)
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Claims')
    await page.keyboard.press('Escape')
    expect(await card(page).isVisible()).toBe(false)
    expect(await focused()).toBe(second)
    const stops = await page.locator('svg [role="button"]').count()
    expect(stops).toBe(8)
    expect(await page.locator('svg [role="button"][tabindex="0"]').count()).toBe(1)
  })

  test('lights the part of the picture that a finding walks through', async () => {
    const { page } = await open()
    await at(page)
    await page.locator('tbody tr').first().hover()
    expect(await page.locator('.picture.alone').count()).toBe(1)
    // Two companies, a line and its label.
    expect(await page.locator('svg .lit').count()).toBe(4)
  })

  test('opens what hides a claim that is gone to', async () => {
    const { page } = await open()
    await at(page)
    await page.locator('tbody details summary').first().click()
    await page.locator('tbody .refs a').first().click()
    expect(await page.getByText('forty per cent').isVisible()).toBe(true)
  })

  test('tells its height to whoever frames it, and again when it changes', async () => {
    const { page } = await open()
    const inner = await siteOf({ '/': await written(exhibit) })
    const outer = await siteOf({
      '/': `<iframe src="${inner}" width="700" height="300"></iframe><script>heights = []; addEventListener('message', (e) => { if (e.data.type === 'dealgraph:height') heights.push(e.data.height) })</script>`,
    })
    await page.goto(outer)
    const heights = (): Promise<number[]> => page.evaluate<number[]>('heights')
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(0)
    const frame = page.frames()[1]
    const before = (await heights()).at(-1) ?? 0
    expect(before).toBe(
      await frame?.evaluate<number>('Math.ceil(document.body.getBoundingClientRect().height)'),
    )
    await frame?.locator('summary', { hasText: 'Sources' }).click()
    await expect.poll(async () => (await heights()).at(-1)).toBeGreaterThan(before)
  })

  test('has the same height each time, with a script and without', async () => {
    const height = async (javaScriptEnabled: boolean): Promise<number> => {
      const { page } = await open({ javaScriptEnabled })
      await at(page)
      return (await page.locator('body').boundingBox())?.height ?? 0
    }
    expect(await height(true)).toBe(await height(true))
    expect(await height(true)).toBe(await height(false))
  })

  test.each([
    ['light', 800],
    ['dark', 800],
    ['light', 300],
    ['dark', 300],
  ] as const)('has no fault that axe finds, %s at %d pixels', async (colorScheme, width) => {
    const { page } = await open({ colorScheme, viewport: { width, height: 700 }, bypassCSP: true })
    await at(page)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.locator('svg .label.ownership').click()
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width)
  })

  test('follows the colours of its reader, unless it is held to one', async () => {
    const background = async (colorScheme: 'light' | 'dark', theme: 'light' | 'dark' | null) => {
      const { page } = await open({ colorScheme })
      await at(page, exhibit, theme)
      return [
        await page.evaluate<string>('getComputedStyle(document.body).backgroundColor'),
        await page.evaluate<string>("getComputedStyle(document.querySelector('svg .paper')).fill"),
      ]
    }
    const [light, dark] = [await background('light', null), await background('dark', null)]
    expect(light[0]).not.toBe(dark[0])
    expect(light[1]).not.toBe(dark[1])
    expect(await background('dark', 'light')).toEqual(light)
    expect(await background('light', 'dark')).toEqual(dark)
  })

  test('prints all that is folded', async () => {
    const { page } = await open()
    await at(page)
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await page.locator('details:not([open])').count()).toBe(0)
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(await page.locator('details[open]').count()).toBe(0)
  })

  test('nothing of what is hostile fires, even without a policy', async () => {
    const { page, troubles } = await open({ bypassCSP: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await at(page, hostile())
    for (const part of await page.locator('svg [role="button"]').all()) await part.focus()
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.waitForTimeout(200)
    expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    expect(troubles).toEqual([])
    expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
  })
})

test('a page with a hundred claims is small', { timeout: 60_000 }, async () => {
  const claims = Array.from({ length: 100 }, (_, i) =>
    claim(`c${i}`, {
      note: `Note ${i}: ${'some words of it '.repeat(4)}`,
      source: source(`s${i % 30}`, { title: `A title ${i % 30}` }),
    }),
  )
  const entities = Array.from({ length: 40 }, (_, i) => company(`company-${i}`))
  const links = entities
    .slice(1)
    .map((entity, i) =>
      owns('company-0', entity.id, i / 100, { evidence: claims.slice(2 * i, 2 * i + 3).map(({ id }) => id) }),
    )
  const page = await written(exhibitOf({ entities, links, claims }))
  expect(gzipSync(page).length).toBeLessThan(60_000)
})

/** Each text in a name, a title, a quote, a headline and a reason. */
function hostile(): Exhibit {
  const entities = MARKUP_TEXTS.slice(0, 30).map((name, i) => company(`a${i}`, { name }))
  const claims = MARKUP_TEXTS.map((text, i) =>
    claim(`c${i}`, {
      quote: text,
      note: text,
      locator: text,
      asserts: { title: text },
      source: source(`s${i}`, { title: text, publisher: text, url: text }),
    }),
  )
  return exhibitOf({
    query: { name: 'q', title: MARKUP_TEXTS.join(' '), description: '' },
    notes: MARKUP_TEXTS,
    entities,
    links: entities.slice(1).map(({ id }, i) => owns('a0', id, 0.1, { evidence: [`c${i}`] })),
    claims,
    findings: MARKUP_TEXTS.map((text, i) =>
      finding(`f${i}`, { headline: text, explanation: [{ sentence: text, entities: ['a0'], links: [] }] }),
    ),
    leftOut: MARKUP_TEXTS.map((reason) => ({
      reason,
      claim: { id: 'x', source: source('x', { title: reason }) },
    })),
  })
}

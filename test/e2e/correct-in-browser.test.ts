import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore } from '../../src/claims/store.ts'
import type { KeyScope } from '../../src/keys/caller.ts'
import { createKey } from '../../src/keys/store.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { axeFaults } from '../support/axe.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { testGraph, wipe } from '../support/neo4j.ts'
import { recordAll } from '../support/recording.ts'

const HOSTILE = '<img src=x onerror="globalThis.__hostile=1">'

const WORLD = [
  { entity: { id: 'acme', kind: 'COMPANY', name: 'Acme' } },
  { entity: { id: 'globex', kind: 'COMPANY', name: 'Globex', aliases: ['Globex Corporation'] } },
  { entity: { id: 'globex-inc', kind: 'COMPANY', name: 'Globex, Inc.' } },
  { entity: { id: 'ada', kind: 'PERSON', name: HOSTILE } },
  { source: { id: 'paper', kind: 'NEWS', publisher: 'The Paper', title: 'Who owns Acme', reliability: 'B' } },
  { source: { id: 'blog', kind: 'BLOG', publisher: 'A blog' } },
  {
    claim: {
      link: 'OWNERSHIP',
      from: 'globex',
      to: 'acme',
      attributes: { share: { min: 0.6, max: 0.6 } },
      status: 'REPORTED',
      source: 'paper',
      locator: 'paragraph 1',
    },
  },
  {
    claim: {
      link: 'OWNERSHIP',
      from: 'globex',
      to: 'acme',
      attributes: { share: { min: 0.2, max: 0.2 } },
      status: 'REPORTED',
      source: 'blog',
      locator: 'first line',
    },
  },
  {
    claim: {
      link: 'OWNERSHIP',
      from: 'ada',
      to: 'globex-inc',
      status: 'REPORTED',
      source: 'paper',
      locator: 'end',
    },
  },
]
const PATIENT = { timeout: 20_000 }
const OWNERS = '/ask/ultimate-owners?of=acme'

describe.skipIf(!hasChromium)('correcting in a browser', { timeout: 120_000 }, () => {
  const database = testGraph()
  const open = useBrowser()
  const keys: Partial<Record<KeyScope, string>> = {}
  let api: Api | undefined
  let base = ''
  beforeAll(async () => {
    await wipe(database)
    await prepareStore(database)
    const reads = { fetchRoots, fetchPage, search: searchEntities, resolveIds }
    api = await makeApi({
      config: CONFIG,
      behind: { graph: database, questions: QUESTIONS, ask, ...reads },
      log: silent,
      drainMs: 0,
    })
    base = await api.listen('127.0.0.1', 0)
  }, 120_000)
  afterAll(async () => {
    await api?.stop()
    await database.close()
  })
  beforeEach(async () => {
    await wipe(database)
    await recordAll(database, ...WORLD)
    for (const scope of ['read', 'write'] as const)
      keys[scope] = (await createKey(database, { name: `${scope} desk`, scope, expiresAt: null })).text
  }, 60_000)

  const dialog = (page: Page) => page.getByRole('dialog').last()
  async function signIn(page: Page, key = keys.write ?? ''): Promise<void> {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Key').fill(key)
    await dialog(page).getByRole('button', { name: 'Sign in' }).click()
  }
  async function openSigned(path: string, options?: Parameters<typeof open>[0]) {
    const opened = await open({ viewport: { width: 1100, height: 900 }, ...options })
    await opened.page.goto(base + path)
    await signIn(opened.page)
    await opened.page.getByRole('button', { name: 'Record a claim', exact: true }).waitFor()
    return opened
  }
  const pick = async (page: Page, label: string, text: string, name: string): Promise<void> => {
    const box = page.getByRole('combobox', { name: label, exact: true })
    await box.fill(text)
    await page.locator('.options').getByRole('option', { name }).first().click()
  }
  const notice = (page: Page) => page.locator('.notice')
  const told = async (page: Page, text: string): Promise<void> =>
    await notice(page).filter({ hasText: text }).waitFor()
  /** Ids of the claims that a page tells, each once. */
  const claimsOn = async (page: Page): Promise<string[]> =>
    await page.evaluate(
      "[...new Set([...document.querySelectorAll('[data-claim]')].map((one) => one.dataset.claim))]",
    )
  const summary = (page: Page) => page.locator('article .summary').innerText()

  test('offers nothing without a key, and fetches nothing for it', async () => {
    const { page, troubles } = await open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(base + OWNERS)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(asked.filter((url) => url.includes('correct.js'))).toEqual([])
    expect(await claimsOn(page)).toHaveLength(2)
    expect(await page.locator('[data-correct], dialog').count()).toBe(0)
    await page.goto(`${base}/same?kind=COMPANY`)
    expect(await page.locator('.pair').count()).toBe(1)
    expect(await page.locator('[data-correct]').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('says plainly of a wrong key and of one that may only read, and keeps neither', async () => {
    const { page } = await open()
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.url()} ${request.headers()['authorization'] ?? ''}`))
    await page.goto(base + OWNERS)
    await signIn(page, `dgk_${'0'.repeat(12)}_wrong`)
    await dialog(page).locator('.error', { hasText: 'does not know this key' }).waitFor()
    await page.getByLabel('Key').fill(keys.read ?? '')
    await page.getByLabel('Key').press('Enter')
    await dialog(page).locator('.error', { hasText: 'may only read' }).waitFor()
    expect(await page.getByLabel('Key').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    expect(await page.locator('[data-correct]').count()).toBe(0)
    expect(
      sent.filter((one) => one.includes('Bearer')).every((one) => one.startsWith(`${base}/graphql `)),
    ).toBe(true)
  })

  test('holds a key until one signs out, in no address and no cookie', async () => {
    const { page, troubles } = await openSigned(OWNERS)
    expect(page.url()).toBe(base + OWNERS)
    expect(await page.evaluate('document.cookie')).toBe('')
    // Wherever a claim is told: in the walk of a finding, and among the sources.
    const told = await page.locator('[data-claim]').count()
    expect(told).toBeGreaterThanOrEqual(2)
    expect(await page.locator('[data-correct="claim:Correct"]').count()).toBe(told)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.locator('[data-correct]').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('records a claim by mouse, and the answer changes; it can be undone', async () => {
    const { page, troubles } = await openSigned(OWNERS)
    const before = await page.locator('article table').first().innerText()
    await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
    await pick(page, 'Holder', 'img', 'onerror')
    await pick(page, 'Held', 'globex', 'Globex company')
    await page.getByLabel('At least').first().fill('100')
    await page.getByLabel('At most').first().fill('100')
    await page.getByLabel('How it is known').selectOption('REPORTED')
    await page.getByLabel('Where in the source').fill('page 2')
    await page.getByLabel('Source', { exact: true }).selectOption('paper')
    await page.getByLabel('Why you record it').fill('Read it today.')
    expect(await dialog(page).locator('output').innerText()).toBe(
      `The Paper: Who owns Acme says that ${HOSTILE} holds 100 % of Globex.`,
    )
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).dblclick()
    await told(page, 'Recorded: The Paper')
    expect(await page.locator('article table').first().innerText()).not.toBe(before)
    expect(await summary(page)).toContain('onerror')
    await notice(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Why').fill('A test of mine.')
    await dialog(page).getByRole('button', { name: 'Retract' }).click()
    await told(page, 'Retracted')
    expect(await page.locator('article table').first().innerText()).toBe(before)
    expect(await page.evaluate('globalThis.__hostile')).toBeUndefined()
    expect(troubles).toEqual([])
  })

  test('records a claim of a new thing and a new source by keyboard alone', async () => {
    const { page, troubles } = await openSigned(OWNERS)
    const type = async (label: string, text: string): Promise<void> => {
      await page.getByLabel(label, { exact: true }).and(page.locator('input, select')).focus()
      await page.keyboard.type(text)
    }
    await page.getByRole('button', { name: 'Record a claim', exact: true }).focus()
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    expect(await page.evaluate('document.activeElement.name')).toBe('type')
    await type('Holder', 'Northwind')
    await page.locator('.options:visible').waitFor()
    await page.keyboard.press('Escape')
    await dialog(page).getByRole('button', { name: 'Not here yet? Add it' }).first().focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Northwind')
    await type('Held', 'globex')
    await page.locator('.options:visible [role="option"]', { hasText: 'Globex' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await type('How it is known', 'dis')
    await page.getByRole('radio', { name: 'In a source that is here' }).focus()
    await page.keyboard.press('ArrowDown')
    await type('Title', 'A filing of Northwind')
    await type('Published on', '2026-05')
    await type('Address', 'https://example.org/filing')
    await page.keyboard.press('Enter')
    await told(page, 'A filing of Northwind says that Northwind holds a stake in Globex')
    expect(await page.evaluate("document.activeElement.classList.contains('notice')")).toBe(true)
    expect(await page.locator('article').innerText()).toContain('Northwind')
    expect(troubles).toEqual([])
  })

  test('keeps what was typed where it is refused, and says at each field why', async () => {
    const { page } = await openSigned(OWNERS)
    await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    const errors = () => dialog(page).locator('.error:visible').allInnerTexts()
    await expect
      .poll(errors)
      .toEqual([
        'Say which one.',
        'Say which one.',
        'Choose how it is known.',
        'Choose the source, or add a new one.',
      ])
    await pick(page, 'Holder', 'globex', 'Globex company')
    await page.getByLabel('Held', { exact: true }).fill('nobody at all')
    await page.getByLabel('At least').first().fill('160')
    await page.getByLabel('How it is known').selectOption('REPORTED')
    await page.getByLabel('Source', { exact: true }).selectOption('paper')
    await page.getByLabel('Holds from').fill('last May')
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    await expect.poll(errors, PATIENT).toHaveLength(1)
    expect((await errors())[0]).toContain('Nothing here is called “nobody at all”')
    await pick(page, 'Held', 'acme', 'Acme')
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    await expect.poll(errors, PATIENT).toHaveLength(2)
    expect((await errors()).join(' ')).toMatch(/must be a fraction.*must be a date/)
    expect(await page.getByLabel('At least').first().inputValue()).toBe('160')
    expect(await page.getByLabel('Holds from').inputValue()).toBe('last May')
    expect(await page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe('true')
    // Closed by accident, it is there again.
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
    expect(await page.getByLabel('Holds from').inputValue()).toBe('last May')
  })

  test('switches to another tie without losing what is said of the source', async () => {
    const { page } = await openSigned(OWNERS)
    await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
    await page.getByLabel('Where in the source').fill('page 9')
    await page.getByLabel('What is it about?').selectOption('AGREEMENT')
    await dialog(page).getByRole('button', { name: 'Not here yet? Add it' }).first().click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('The lease')
    await page.getByLabel('What sort of agreement').selectOption('DATA_CENTER_LEASE')
    const parties = page.getByLabel('As', { exact: true })
    await parties.nth(0).selectOption('LESSOR')
    await parties.nth(1).selectOption('LESSEE')
    await pick(page, 'Party 1', 'acme', 'Acme')
    await pick(page, 'Party 2', 'globex', 'Globex company')
    await page.getByLabel('At most').first().fill('1.5 bn')
    await page.getByLabel('How it is known').selectOption('ANNOUNCED')
    await page.getByLabel('Source', { exact: true }).selectOption('paper')
    expect(await page.getByLabel('Where in the source').inputValue()).toBe('page 9')
    expect(await dialog(page).locator('output').innerText()).toContain(
      'Acme is the lessor and Globex is the lessee in The lease (data centre lease, up to US$1.5 bn)',
    )
    await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
    await told(page, 'Recorded')
  })

  test('retracts, prefers and denies, each with why, and tells it in the history', async () => {
    const { page, troubles } = await openSigned(OWNERS)
    await page.locator('#sources').click()
    const correct = (claim: string) =>
      page.locator('.claim', { hasText: claim }).getByRole('button', { name: /^Correct/ })
    await correct('first line').click()
    await dialog(page).getByRole('button', { name: 'Prefer' }).click()
    await dialog(page).getByRole('button', { name: 'Prefer' }).click()
    await dialog(page).locator('.error', { hasText: 'Say why' }).waitFor()
    await page.getByLabel('Why').fill('The blog saw the filing.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await told(page, 'Preferred: A blog says that Globex holds 20 % of Acme')
    expect(await page.locator('article').innerText()).toContain('20 %')
    await page.locator('#sources').click()
    await correct('first line').click()
    expect(await dialog(page).locator('.history li').first().innerText()).toMatch(
      /preferred by write desk\s*“The blog saw the filing.”/,
    )
    await dialog(page).getByRole('button', { name: 'Take the preference back' }).click()
    await page.getByLabel('Why').fill('It did not.')
    await dialog(page).getByRole('button', { name: 'Take back' }).click()
    await told(page, 'No longer preferred')
    await page.locator('#sources').click()
    await correct('paragraph 1').click()
    await dialog(page).getByRole('button', { name: 'Retract' }).click()
    await page.getByLabel('Why').fill('Misread.')
    await dialog(page).getByRole('button', { name: 'Retract' }).click()
    await told(page, 'Retracted: The Paper')
    await page.locator('#sources').click()
    expect(await page.locator('.claim').count()).toBe(1)
    await notice(page).getByRole('button', { name: 'Undo' }).click()
    await page.getByLabel('Why').fill('It was right after all.')
    await dialog(page).getByRole('button', { name: 'Record again' }).click()
    await told(page, 'Recorded again')
    await page.locator('#sources').click()
    expect(await page.locator('.claim').count()).toBe(2)
    await page.locator('#links').click()
    await page.getByRole('button', { name: /^Deny/ }).first().click()
    expect(await dialog(page).getByRole('radio', { name: 'denies it' }).isChecked()).toBe(true)
    expect(await page.getByRole('combobox', { name: 'Held', exact: true }).inputValue()).toBe('Acme')
    expect(troubles).toEqual([])
  })

  test('judges two records side by side, makes them one, and splits them again', async () => {
    const { page, troubles } = await openSigned('/same')
    const pair = page.locator('.pair').filter({ hasText: 'globex-inc' })
    expect(await pair.innerText()).toMatch(/Globex Corporation[\s\S]*for/)
    await pair.getByRole('button', { name: /^Judge/ }).click()
    await page.getByLabel('Make them one record?').selectOption('globex')
    await page.getByLabel('Why').fill('One filing has both names.')
    await dialog(page).getByRole('button', { name: 'Judge' }).click()
    await told(page, 'is one with Globex (globex) now')
    expect(await page.locator('.pair').filter({ hasText: 'globex-inc' }).count()).toBe(0)
    await page.goto(`${base}/e/globex`)
    await page.locator('[data-correct="entity:Correct"]').first().click()
    expect(await dialog(page).locator('.history').innerText()).toMatch(
      /took in globex-inc[\s\S]*judged beside[\s\S]*the same/,
    )
    await dialog(page).getByRole('button', { name: 'Split again' }).click()
    await page.getByLabel('Why').fill('Two after all.')
    await dialog(page).getByRole('button', { name: 'Split' }).click()
    await told(page, 'Split again')
    await page.goto(`${base}/same?about=globex`)
    expect(await page.locator('.pair').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('no dialog has a fault that axe finds, or is wider than a phone, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, troubles } = await openSigned(OWNERS, {
        bypassCSP: true,
        colorScheme,
        viewport: { width: 390, height: 844 },
      })
      const look = async (what: string): Promise<void> => {
        expect([what, colorScheme, await axeFaults(page)]).toEqual([what, colorScheme, []])
        expect([
          what,
          await page.evaluate<boolean>(
            'document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll("dialog")].some((one) => one.scrollWidth > one.clientWidth)',
          ),
        ]).toEqual([what, false])
      }
      await look('page')
      await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
      await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
      await dialog(page).locator('.error:visible').first().waitFor()
      await look('record')
      await page.getByLabel('What is it about?').selectOption('AGREEMENT')
      await page.getByRole('radio', { name: 'In a new source' }).check()
      await look('agreement')
      await page.keyboard.press('Escape')
      await page.locator('#sources').click()
      await page
        .getByRole('button', { name: /^Correct: correct this claim/i })
        .first()
        .click()
      await look('claim')
      await dialog(page).getByRole('button', { name: 'Retract' }).click()
      await look('why')
      await page.keyboard.press('Escape')
      await page.goto(`${base}/same`)
      await page
        .getByRole('button', { name: /^Judge/ })
        .first()
        .click()
      await look('judge')
      expect(troubles).toEqual([])
    }
  })
})

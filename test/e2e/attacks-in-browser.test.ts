import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { prepareStore, readGraphVersion } from '../../src/claims/store.ts'
import { createKey } from '../../src/keys/store.ts'
import { ask } from '../../src/questions/ask.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { fetchPage } from '../../src/reads/page.ts'
import { fetchRoots } from '../../src/reads/reads.ts'
import { resolveIds } from '../../src/reads/resolve.ts'
import { searchEntities } from '../../src/reads/search.ts'
import { closeSites, hasChromium, siteOf, useBrowser } from '../support/browser.ts'
import { CONFIG, silent } from '../support/fake-behind.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { OWNED, recordHostileWorld } from '../support/hostile-world.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

// Pages of the explorer over a world of hostile texts, and what another site can do to somebody who is signed in here.

const MUTATION =
  'mutation { retractClaim(input: {idempotencyKey: \\"k\\", id: \\"claim_1\\", because: \\"x\\"}) { faults { code } } }'
/** What a page would hold that took a text for more than a text. */
const HARM = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...(/^(iframe|object|embed|base|foreignobject|animate|set)$/i.test(element.localName) || (element.localName === 'script' && !element.src.startsWith(location.origin)) ? [element.outerHTML.slice(0, 200)] : []),
  ...[...element.attributes].filter(({ name, value }) => /^on|^srcdoc$|^formaction$/i.test(name) || (/^(xlink:)?href$/i.test(name) && !/^(https?:|#|[/?])/i.test(value) && element.localName !== 'link')).map(({ name, value }) => name + '=' + value),
]).concat(globalThis.__hostile === undefined ? [] : ['a script ran'])`
const SOME = HOSTILE_TEXTS.filter((text) => /<[a-z/?!]|["']|javascript:/i.test(text)).filter(
  (_, i) => i % 12 === 0,
)

describe.skipIf(!hasChromium)('in a browser', { timeout: 120_000 }, () => {
  const database = testGraph()
  const open = useBrowser()
  const sites: Record<string, string> = {}
  const apis: Api[] = []
  let key = ''
  /** With open reading, and where reading takes a key. */
  let server = ''
  let closed = ''
  /** On another host, so that to a browser it is another site. */
  let site = ''

  beforeAll(async () => {
    await wipe(database)
    await prepareStore(database)
    await recordHostileWorld(database)
    key = (await createKey(database, { name: 'ann', scope: 'admin', expiresAt: null })).text
    site = (await siteOf(sites)).replace('127.0.0.1', 'localhost')
    const reads = { fetchRoots, fetchPage, search: searchEntities, resolveIds }
    const behind = { graph: database, questions: QUESTIONS, ask, ...reads }
    const serve = async (config: object): Promise<string> => {
      const api = await makeApi({ config: { ...CONFIG, ...config }, behind, log: silent, drainMs: 0 })
      apis.push(api)
      return await api.listen('127.0.0.1', 0)
    }
    server = await serve({})
    closed = await serve({ reading: 'key' })
  }, 120_000)
  afterAll(async () => {
    closeSites()
    await Promise.all(apis.map((api) => api.stop()))
    await database.close()
  })

  /** Opens addresses one after another, does there what a reader does, and tells all that should not have been. */
  async function harmAt(
    paths: readonly string[],
    use: (page: Page) => Promise<unknown> = async () => undefined,
  ) {
    const { page, troubles } = await open({ viewport: { width: 1200, height: 900 } })
    page.setDefaultTimeout(30_000)
    page.context().on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server))
        troubles.push(`asked ${request.url()}`)
    })
    page.on('popup', () => troubles.push('a window was opened'))
    for (const path of paths) {
      await page.goto(server + path)
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      await use(page)
      troubles.push(...(await page.evaluate<string[]>(HARM)).map((one) => `${path}: ${one}`))
      expect(page.url().startsWith(server)).toBe(true)
    }
    await page.context().close()
    return troubles.filter((trouble) => !/responded with a status of 40[04]/.test(trouble))
  }
  const signIn = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Key').fill(key)
    await page.getByRole('dialog').last().getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Record a claim', exact: true }).waitFor()
  }

  test('what anyone may have recorded stays words on every page of the explorer', async () => {
    const asked = OWNED.slice(0, 3).map((of) => `/ask/ultimate-owners?of=${of}`)
    const things = [OWNED[3], 'owner-1', 'owner-12'].map((id) => `/e/${id}`)
    expect(await harmAt([...asked, ...things, '/same', '/same?kind=COMPANY', '/?q=evil'])).toEqual([])
  })

  test('stays words on the map, and beside it', async () => {
    const found = await harmAt([`/e/${OWNED[0]}`], async (page) => {
      const parts = page.locator('.canvas').locator('[role="button"], [tabindex="0"]')
      await parts.first().waitFor()
      for (let at = 0; at < Math.min(await parts.count(), 12); at += 3) await parts.nth(at).press('Enter')
    })
    expect(found).toEqual([])
  })

  test('stays words in the forms that correct it', async () => {
    const found = await harmAt([`/ask/ultimate-owners?of=${OWNED[1]}`], async (page) => {
      await signIn(page)
      await page.getByRole('button', { name: 'Record a claim', exact: true }).click()
      await page.getByRole('dialog').last().waitFor()
      await page.getByRole('combobox', { name: 'Holder', exact: true }).fill('img')
      await page.locator('.options').getByRole('option').first().waitFor()
    })
    expect(found).toEqual([])
  })

  test('what stands in an address stays words, on pages that there are and that there are not', async () => {
    const paths = SOME.map(encodeURIComponent).flatMap((text) => [
      `/?q=${text}`,
      `/e/${text}`,
      `/ask/${text}`,
      `/ask/ultimate-owners?of=${text}`,
      `/s/${text}`,
      `/${text}`,
    ])
    expect(await harmAt(paths)).toEqual([])
  })

  test('no other site can frame a page on which somebody writes', async () => {
    const { page } = await open()
    const pages = [
      `/ask/ultimate-owners?of=${OWNED[0]}`,
      `/e/${OWNED[0]}`,
      '/same',
      '/',
      '/graphiql',
      '/s/none',
    ]
    sites['/'] = pages.map((path) => `<iframe src="${server}${path}"></iframe>`).join('')
    await page.goto(`${site}/`)
    await expect.poll(() => page.frames().length).toBe(pages.length + 1)
    await page.waitForTimeout(500)
    const shown = page
      .frames()
      .slice(1)
      .map((frame) => frame.url())
    expect(shown).toEqual(pages.map(() => 'chrome-error://chromewebdata/'))
    await page.context().close()
  })

  test('a form or a script of another site writes nothing with the password that the browser keeps', async () => {
    const { page } = await open({ httpCredentials: { username: 'me', password: key } })
    // The browser asks for the key, and keeps it for this server.
    expect((await page.goto(`${closed}/same`))?.status()).toBe(200)
    const version = await readGraphVersion(database)
    const sent: number[] = []
    page.on('response', (response) => {
      if (response.url().startsWith(`${closed}/graphql`) || response.url() === `${closed}/s`)
        sent.push(response.status())
    })
    const json = `{"query":"${MUTATION}","x":"`
    const hidden = `<input name='${json}' value='"}'>`
    const query = encodeURIComponent(MUTATION.replaceAll('\\"', '"'))
    const forms = [
      `<form method="post" enctype="text/plain" action="${closed}/graphql">${hidden}</form>`,
      `<form method="post" action="${closed}/graphql"><input name="query" value='${MUTATION}'></form>`,
      `<form method="post" enctype="multipart/form-data" action="${closed}/graphql">${hidden}</form>`,
      `<form method="post" action="${closed}/graphql?query=${query}"></form>`,
      `<form method="get" action="${closed}/graphql"><input name="query" value='${MUTATION.replaceAll('\\"', '"')}'></form>`,
      `<form method="post" enctype="text/plain" action="${closed}/s"><input name='{"address":"/e/x","y":"' value='"}'></form>`,
    ]
    for (const form of forms) {
      sites['/'] = form
      await page.goto(`${site}/`)
      await page.evaluate('document.forms[0].submit()')
      await page.waitForURL(`${closed}/**`)
    }
    await page.goto(`${site}/`)
    const body = `${json}"}`
    for (const type of ['text/plain', 'application/json'])
      for (const mode of ['no-cors', 'cors'])
        await page.evaluate(
          `fetch('${closed}/graphql', { method: 'POST', mode: '${mode}', credentials: 'include', headers: { 'content-type': '${type}' }, body: ${JSON.stringify(body)} }).then(() => 1, () => 0)`,
        )
    expect(sent.length).toBeGreaterThanOrEqual(forms.length)
    expect(sent.filter((status) => status < 400)).toEqual([])
    expect(await readGraphVersion(database)).toBe(version)
    await page.context().close()
  })
})

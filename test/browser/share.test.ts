import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { type Api, makeApi } from '../../src/api/server.ts'
import { readConfig } from '../../src/config.ts'
import { hasChromium, useBrowser } from '../support/browser.ts'
import { fakeBehind, silent } from '../support/fake-behind.ts'

describe.skipIf(!hasChromium)('the page that tells how to share', { timeout: 60_000 }, () => {
  const open = useBrowser()
  const apis: Api[] = []
  afterEach(async () => {
    await Promise.all(apis.splice(0).map((api) => api.stop()))
  })
  const serve = async (env: Record<string, string> = {}): Promise<string> => {
    const api = await makeApi({ config: readConfig(env), behind: fakeBehind(), log: silent, drainMs: 0 })
    apis.push(api)
    return `${await api.listen('127.0.0.1', 0)}/embed/connections/share?from=ada&to=deal`
  }

  test('checks what can be checked, copies, and has no fault that axe finds', async () => {
    const { page, troubles } = await open({ bypassCSP: true, viewport: { width: 300, height: 700 } })
    await page.goto(await serve())
    const checks = page.locator('.checks li')
    await expect.poll(() => checks.count(), { timeout: 30_000 }).toBe(3)
    expect(await checks.allInnerTexts()).toEqual([
      expect.stringContaining('cannot reach it'),
      expect.stringContaining('✓ The picture is served as image/png'),
      '✓ Any site may frame the page.',
    ])
    await page.locator('.copy').first().click()
    await expect.poll(() => page.locator('.copy').first().innerText()).toMatch(/Copied|Ctrl-C/)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await page.evaluate(axe.source)
    const found = await page.evaluate<{ violations: { id: string }[] }>('axe.run()')
    expect(found.violations.map(({ id }) => id)).toEqual([])
    expect(troubles).toEqual([])
  })

  test('says where no site may frame the page, and which address is public', async () => {
    const { page } = await open()
    await page.goto(await serve({ EMBED_ANCESTORS: 'none', PUBLIC_URL: 'https://deals.example.com' }))
    const checks = page.locator('.checks li')
    await expect.poll(() => checks.count(), { timeout: 30_000 }).toBe(3)
    const said = (await checks.allInnerTexts()).join('\n')
    expect(said).toContain('✓ https://deals.example.com is an https address')
    expect(said).toContain('✗ No site may frame the page')
  })
})

import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

const CHROMIUM = '/usr/bin/chromium'
export const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) process.stderr.write(`Tests in a browser are skipped: there is no ${CHROMIUM}.\n`)

/** Chromium for the tests of a file; each page is one of its own, and tells what went wrong in it. */
export function useBrowser() {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(() => browser?.close())
  return async (options: BrowserContextOptions = {}): Promise<{ page: Page; troubles: string[] }> => {
    if (!browser) throw new Error('The browser is not open before the tests begin.')
    const context = await browser.newContext({ viewport: { width: 800, height: 600 }, ...options })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('dialog', (dialog) => {
      troubles.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    return { page, troubles }
  }
}

const servers: Server[] = []
/** A site that answers each path with its page; its address. It is closed after the file's tests. */
export async function siteOf(pages: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const page = pages[url.replace(/\?.*$/, '')]
    // No browser is to tell that an icon is missing.
    response.writeHead(url === '/favicon.ico' ? 204 : page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    })
    response.end(page ?? '')
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
export function closeSites(): void {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
}

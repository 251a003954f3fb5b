/**
 * Makes the pictures of the explorer that the README shows, `docs/images/explorer.png` and `explorer-dark.png`: `npm run picture:readme`. It starts
 * a server of its own over the seeds, and stops it. Needs Chromium.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const VIEW = '/ask/shared-infrastructure?companies=anthropic&companies=xai&validAt=2026-06-30'
const MOST_BYTES = 200_000
const START_MS = 300_000

const data = mkdtempSync(join(tmpdir(), 'dealgraph-picture-'))
const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  cwd: ROOT,
  env: {
    ...process.env,
    PORT: '0',
    DEALGRAPH_DATA_DIR: data,
    QUESTION_TIMEOUT_MS: '60000',
    READ_TIMEOUT_MS: '60000',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise<void>((resolve) => {
  server.once('exit', () => resolve())
})
try {
  const address = await new Promise<string>((resolve, reject) => {
    let told = ''
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text
      const [, at] = /Start here\s+(http\S+)/.exec(told) ?? []
      if (at !== undefined) resolve(at.replace(/\/$/, ''))
    })
    setTimeout(() => reject(new Error('The server did not start.')), START_MS).unref()
  })
  mkdirSync(join(ROOT, 'docs/images'), { recursive: true })
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  for (const [colorScheme, name] of [
    ['light', 'explorer'],
    ['dark', 'explorer-dark'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 820 }, colorScheme })
    const page = await context.newPage()
    await page.goto(address + VIEW, { timeout: START_MS })
    const path = join(ROOT, `docs/images/${name}.png`)
    await page.screenshot({ path })
    const { size } = statSync(path)
    console.log(`docs/images/${name}.png: ${(size / 1000).toFixed(0)} kB`)
    if (size > MOST_BYTES) process.exitCode = 1
  }
  await browser.close()
} finally {
  server.kill('SIGINT')
  await ended
  rmSync(data, { recursive: true, force: true })
}

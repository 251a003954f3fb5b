import { chromium, type Page } from 'playwright-core'

/**
 * What the first view of a page of the explorer costs, asked of a server that runs: `npm run bench:explorer -- http://localhost:4000`. All
 * that crosses the wire, packed as it comes, with an empty cache; and the time until one can use the page, on a processor slowed to a quarter.
 * Ends with 1 where more crosses than may.
 */
const [server = 'http://localhost:4000'] = process.argv.slice(2)
const PATHS = ['/', '/ask/shared-infrastructure', '/e/anthropic']
const GOAL_BYTES = 150_000
const GOAL_MS = 1_000
const SLOWER = 4
const RUNS = 5

interface View {
  bytes: number
  requests: number
  interactiveMs: number
}

/** One view with nothing kept from earlier ones. */
async function view(page: Page, path: string): Promise<View> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await session.send('Network.enable')
  let bytes = 0
  let requests = 0
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) requests++
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(`${server}${path}`, { waitUntil: 'networkidle' })
  // Deferred scripts have run by then, so that fields, pictures and keys answer.
  const ended = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
  let interactiveMs = 0
  while (interactiveMs === 0) interactiveMs = await page.evaluate<number>(ended)
  return { bytes, requests, interactiveMs }
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const rows: string[] = []
let isOver = false
for (const path of PATHS) {
  // What is worked out once is not measured.
  await fetch(`${server}${path}`)
  const views: View[] = []
  for (let i = 0; i < RUNS; i++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    views.push(await view(await context.newPage(), path))
    await context.close()
  }
  const bytes = Math.max(...views.map((one) => one.bytes))
  const requests = Math.max(...views.map((one) => one.requests))
  const times = views.map((one) => one.interactiveMs).sort((a, b) => a - b)
  const middle = times[Math.floor(RUNS / 2)] ?? 0
  rows.push(
    `| \`${path}\` | ${(bytes / 1000).toFixed(1)} | ${GOAL_BYTES / 1000} | ${requests} | ${middle.toFixed(0)} (${times[0]?.toFixed(0)}–${times.at(-1)?.toFixed(0)}) | ${GOAL_MS} |`,
  )
  isOver ||= bytes > GOAL_BYTES
}
await browser.close()
console.log(
  [
    '| first view of | kB on the wire | goal kB | requests | ms to interactive, middle of five (least–most) | goal ms |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n'),
)
if (isOver) process.exitCode = 1

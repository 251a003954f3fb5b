import { chromium, type Page } from 'playwright-core'
import { makeApi } from '../src/api/server.ts'
import { CONFIG, fakeBehind, silent } from '../test/support/fake-behind.ts'
import { company, openMap, owns } from '../test/support/map-world.ts'

/**
 * Frames per second of the explorer's map with 300 things, in headless Chromium: while the layout runs, while the map is moved and while a
 * thing is dragged. `npm run bench:canvas`; nothing but Chromium is needed.
 */
const [HUBS, LEAVES] = [13, 22]
const root = company('acme', 'Acme')
const hubs = Array.from({ length: HUBS }, (_, i) => company(`hub${i}`, `Hub number ${i}`))
const links = hubs.flatMap((hub, h) => [
  owns(hub, root),
  ...Array.from({ length: LEAVES }, (_, i) => owns(company(`leaf-${h}-${i}`, `Leaf ${i} of ${h}`), hub)),
])
const groups = ['acme', ...hubs.map(({ id }) => id)].map((id) => `~${id}!COWNERSHIP`).join(',')
const search = `?x=${['acme', ...hubs.map(({ id }) => id)].map((id) => `${id}:*`).join(',')}&g=${encodeURIComponent(groups)}`

const api = await makeApi({ config: CONFIG, behind: fakeBehind(), log: silent, drainMs: 0 })
const base = await api.listen('127.0.0.1', 0)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
  ).newPage()
  await page.addInitScript(`
    globalThis.frames_ = []
    const note = (at) => { frames_.push(at); requestAnimationFrame(note) }
    requestAnimationFrame(note)`)
  await openMap(page, base, { links, of: 'acme', search })
  await page.waitForFunction('document.querySelectorAll(".node").length > 250', null, { timeout: 60_000 })
  const rows = [['the layout runs', ...(await measure(page, () => page.waitForTimeout(3_000)))]]
  const things = await page.locator('.node').count()
  await page.waitForTimeout(3_000)
  rows.push(['the map is moved', ...(await measure(page, () => dragFrom(page, '.map', { x: 5, y: 5 })))])
  rows.push(['a thing is dragged', ...(await measure(page, () => dragFrom(page, '.node[data-id="acme"]')))])
  console.log(
    [
      `| ${things} things, while | frames per second | longest frame ms |`,
      '| --- | --- | --- |',
      ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n'),
  )
} finally {
  await browser.close()
  await api.stop()
}

async function measure(page: Page, work: () => Promise<void>): Promise<[perSecond: string, longest: string]> {
  await page.evaluate('frames_.length = 0')
  await work()
  const frames = await page.evaluate<number[]>('frames_')
  const gaps = frames.slice(1).map((at, i) => at - (frames[i] ?? at))
  const time = gaps.reduce((sum, gap) => sum + gap, 0)
  return [((1_000 * gaps.length) / (time || 1)).toFixed(0), Math.max(0, ...gaps).toFixed(0)]
}

async function dragFrom(page: Page, selector: string, position?: { x: number; y: number }): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`There is no ${selector}.`)
  const [x, y] = [box.x + (position?.x ?? box.width / 2), box.y + (position?.y ?? box.height / 2)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (const end = Date.now() + 3_000; Date.now() < end; ) {
    const i = Date.now() / 16
    await page.mouse.move(x + 200 * Math.sin(i / 12), y + 120 * (1 - Math.cos(i / 12)))
  }
  await page.mouse.up()
}

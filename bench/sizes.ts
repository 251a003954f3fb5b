import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bundled } from '../src/surfaces/bundle.ts'

/**
 * How large the page of each saved query is on its way to a reader, asked of a server that runs, and the element with all that is in it:
 * `npm run bench:sizes -- http://localhost:4000`. Ends with 1 where one is larger than it may be.
 */
const [server = 'http://localhost:4000'] = process.argv.slice(2)
const PAGE_GOAL = 60_000
const ELEMENT_GOAL = 35_000

const packed = (text: string): number => gzipSync(text).length
const kB = (bytes: number): string => (bytes / 1000).toFixed(1)

async function sizeOf(name: string, extension: string): Promise<number> {
  const answer = await fetch(`${server}/v/${name}.${extension}`)
  if (!answer.ok) throw new Error(`${server}/v/${name}.${extension} answers ${answer.status}.`)
  return packed(await answer.text())
}

const names = readdirSync(new URL('../queries', import.meta.url)).map((file) =>
  file.replace(/\.graphql$/, ''),
)
const rows: { name: string; page: number; svg: number }[] = []
for (const name of names)
  rows.push({ name, page: await sizeOf(name, 'html'), svg: await sizeOf(name, 'svg') })
const element = packed(await bundled('deal-graph'))

console.log(
  [
    '| gzipped | page kB | picture alone (SVG) kB | goal kB |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ name, page, svg }) => `| ${name} | ${kB(page)} | ${kB(svg)} | ${kB(PAGE_GOAL)} |`),
    `| the element \`<deal-graph>\` | ${kB(element)} |  | ${kB(ELEMENT_GOAL)} |`,
  ].join('\n'),
)
if (element > ELEMENT_GOAL || rows.some(({ page }) => page > PAGE_GOAL)) process.exitCode = 1

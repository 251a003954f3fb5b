import { parse as parseCsv } from 'csv-parse/sync'
import MarkdownIt from 'markdown-it'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'
import { loadSavedQueries } from '../../src/questions/saved.ts'
import { FORMATS } from '../../src/surfaces/formats.ts'
import { bothMermaids } from '../support/mermaid.ts'
import { useSeededApi } from '../support/seeded-api.ts'

// A question or a format that is added is tried here by being there.
const seeded = useSeededApi()
const saved = loadSavedQueries(makeSchema(QUESTIONS)).filter(({ variables }) =>
  variables.every(({ required }) => !required),
)
const inject = async (url: string) => await seeded.api.app.inject(url)
const asked = new Map<string, ReturnType<typeof inject>>()
/** Each address is asked once, for all tests. */
async function get(url: string) {
  const answer = asked.get(url) ?? inject(url)
  asked.set(url, answer)
  return await answer
}

interface Told {
  data: { [field: string]: { findings: { headline: string }[]; summary: string } }
}
async function asJson(name: string): Promise<Told['data'][string]> {
  const { data } = (await get(`/v/${name}.json`)).json<Told>()
  const [answer] = Object.values(data)
  if (!answer) throw new Error(`${name} answers nothing.`)
  return answer
}

describe.each(saved.map(({ name }) => name))('/v/%s', (name) => {
  // The first run of a Cypher text also waits for its plan, which a test without a planning allowance may lose.
  beforeAll(async () => {
    for (let tries = 0; tries < 5; tries++) if ((await inject(`/v/${name}.md`)).statusCode === 200) return
  }, 60_000)

  test('.json', async () => {
    const { summary } = await asJson(name)
    expect(summary).not.toBe('')
  })

  test.each(FORMATS.map(({ extension, mediaType }) => [extension, mediaType]))(
    '.%s',
    async (extension, mediaType) => {
      const response = await get(`/v/${name}.${extension}`)
      expect([response.statusCode, response.headers['content-type']]).toEqual([200, mediaType])
      expect(response.rawPayload.length).toBeGreaterThan(100)
    },
    30_000,
  )

  test('the table has a row for each finding', async () => {
    const { findings } = await asJson(name)
    const rows: { headline: string }[] = parseCsv((await get(`/v/${name}.csv`)).body, {
      bom: true,
      columns: true,
    })
    expect(rows.map(({ headline }) => headline.replace(/^'/, ''))).toEqual(
      findings.map(({ headline }) => headline),
    )
  })

  test('the page of Markdown has a table of them too, and links to http alone', async () => {
    const { findings } = await asJson(name)
    const tokens = new MarkdownIt({ html: true }).parse((await get(`/v/${name}.md`)).body, {})
    const firstTable = tokens.slice(
      0,
      tokens.findIndex(({ type }) => type === 'table_close'),
    )
    expect(firstTable.filter(({ type }) => type === 'tr_open')).toHaveLength(findings.length + 1)
    const hrefs = tokens.flatMap(({ children }) => (children ?? []).map((child) => child.attrGet('href')))
    expect(hrefs.filter((href) => href !== null && !/^https?:/.test(String(href)))).toEqual([])
  })

  test('Mermaid 11 and 12 read its picture, which is not too large', async () => {
    const text = (await get(`/v/${name}.mmd`)).body
    for (const [version, mermaid] of await bothMermaids())
      expect([version, (await mermaid.parse(text)).diagramType]).toEqual([version, 'flowchart-v2'])
    expect(text.match(/^ {2}n\d+[[({]/gm)?.length ?? 0).toBeLessThanOrEqual(40)
    expect(text.match(/\|".*"\|/g)?.length ?? 0).toBeLessThanOrEqual(60)
  }, 30_000)
})

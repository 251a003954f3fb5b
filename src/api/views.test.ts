import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../test/support/fake-behind.ts'
import { openApi } from '../../test/support/open-api.ts'
import { toExhibitQuery } from '../questions/exhibit-query.ts'
import { QUESTIONS } from '../questions/registry.ts'
import { loadSavedQueries, parseSavedQuery } from '../questions/saved.ts'
import { LOOK_NAMES } from '../surfaces/look.ts'
import { documentRules } from './limits.ts'
import { makeSchema } from './schema.ts'
import { startPage } from './start-page.ts'

const schema = makeSchema(QUESTIONS)
const saved = loadSavedQueries(schema)

describe.each(saved.map((query) => [query.name, query] as const))('queries/%s.graphql', (name, query) => {
  test('fits the schema and our own limits', () => {
    expect(validate(schema, query.document, undefined).map(String)).toEqual([])
    expect(validate(schema, query.document, documentRules(LIMITS)).map(String)).toEqual([])
  })
  test('fits them with all that surfaces show of its answer', () => {
    const exhibit = toExhibitQuery(query, schema)
    const document = parse(exhibit?.text ?? '{ nothing }')
    expect(validate(schema, document).map(String)).toEqual([])
    expect(validate(schema, document, documentRules(LIMITS)).map(String)).toEqual([])
    expect(exhibit?.text.length).toBeLessThan(LIMITS.documentBytes)
  })
  test('has no variable that an address or a command takes for something else', () => {
    const names = query.variables.map((variable) => variable.name)
    expect(names.filter((one) => ['format', 'out', 'url', ...LOOK_NAMES].includes(one))).toEqual([])
  })
  test('tells people what it is', () => {
    expect(query.title.length).toBeGreaterThan(10)
    expect(query.description.length).toBeGreaterThan(20)
    for (const variable of query.variables)
      expect([variable.name, variable.description]).not.toEqual([variable.name, ''])
  })
  test('is named in kebab case and stands on the start page', () => {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/)
    expect(startPage(saved, null, 'http://localhost').text).toContain(`id="${name}"`)
  })
})

describe('GET /v/<name>.json', () => {
  const codes = async (url: string): Promise<[number, string | undefined]> => {
    const response = await (await openApi()).app.inject(url)
    const { errors } = response.json<{ errors?: { extensions: { code: string } }[] }>()
    return [response.statusCode, errors?.[0]?.extensions.code]
  }
  test('of an unknown name or form is 404', async () => {
    expect(await codes('/v/nope.json')).toEqual([404, 'UNKNOWN_QUERY'])
    expect(await codes('/v/nope.exe')).toEqual([404, 'UNKNOWN_QUERY'])
  })
  test.runIf(saved.some((query) => query.name === 'connections'))(
    'answers {data}, and refuses what it does not know',
    async () => {
      const { app } = await openApi()
      const response = await app.inject('/v/connections.json?from=ada&to=deal')
      expect(Object.keys(response.json<object>())).toEqual(['data'])
      expect(await codes('/v/connections.json?from=ada&to=deal&via=x')).toEqual([400, 'UNKNOWN_VARIABLE'])
      expect(await codes('/v/connections.json?from=ada&to=deal&validAt=yesterday')).toEqual([400, 'BAD_DATE'])
    },
  )
})

describe('the start page', () => {
  const status = {
    graphVersion: 3,
    counts: { companies: 1, people: 2, agreements: 3, ties: 4, claims: 5_000, sources: 6 },
    imports: 0,
    asOf: new Date(),
  }
  test('escapes all that a file or the graph says', () => {
    const hostile = parseSavedQuery('x', '# <script>alert(1)</script> "\n# & more\n{ __typename }', schema)
    const { text } = startPage([hostile], status, 'http://"><script>')
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;alert(1)')
  })
  test('needs no script and no other address', () => {
    const page = startPage(saved, status, 'http://localhost:4000').text
    // Its own only makes it handier.
    const text = page.replace('<script src="/explorer.js" defer></script>', '')
    expect(text).not.toMatch(/<script|\son\w+=|javascript:/i)
    expect(text.match(/(?:src|href)="(?!\/|data:,|#)[^"]*"/g)).toBeNull()
    expect(text).toContain('<strong>5,000</strong>claims')
    expect(text).toContain('<strong>1</strong>company')
  })
})

test('every question of the schema has its resolver, and every resolver its field', () => {
  const fields = schema.getQueryType()?.getFields() ?? {}
  const asked = Object.values(fields).filter((field) => String(field.type).endsWith('Answer!'))
  expect(asked.map((field) => field.name).sort()).toEqual(QUESTIONS.map((question) => question.field).sort())
  for (const field of Object.values(fields))
    expect([field.name, typeof field.resolve]).toEqual([field.name, 'function'])
})

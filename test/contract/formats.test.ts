import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { OTHER_FORMATS } from '../../src/intake/formats/formats.ts'
import { missing, readItems } from '../support/read-items.ts'

// Each format has its page, and the example there is what is read: the file, the mapping where it needs one, and the records.
const block = (text: string, what: string): string | null =>
  new RegExp(`^\`\`\`\\w+ ${what}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(text)?.[1] ?? null

describe.each(OTHER_FORMATS.map((format) => ({ name: format.name, format })))('$name', ({ name, format }) => {
  const path = new URL(`../../docs/formats/${name}.md`, import.meta.url)
  const page = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const file = block(page, 'file') ?? ''
  test('has a page that names it', () => {
    expect(page).toContain(`--format ${name}`)
    expect(page).toContain(format.title)
  })
  test('is known by the example of its page, which no other format takes for its own', () => {
    const taken = OTHER_FORMATS.filter((other) => other.detects(file, fileName(page)))
    expect(taken.map((other) => other.name)).toEqual(name === 'csv' ? [] : [name])
  })
  test('reads the example as its page shows', async () => {
    const read = await readItems(format, file, block(page, 'mapping'))
    expect(read.faults).toEqual([])
    const shown = (block(page, 'records') ?? '').trim().split('\n')
    expect(read.records.map(({ kind, value }) => JSON.stringify({ [kind]: value }))).toEqual(shown)
  })
})

describe('each worked example of docs/formats/csv.md reads without a fault:', () => {
  const page = readFileSync(new URL('../../docs/formats/csv.md', import.meta.url), 'utf8')
  const csv = OTHER_FORMATS.find((format) => format.name === 'csv')
  const names = Array.from(page.matchAll(/^```yaml (\S+)-mapping$/gm), ([, name = '']) => name)
  test('there are some', () => expect(names.length).toBeGreaterThan(1))
  test.each(names)('%s', async (name) => {
    if (!csv) throw new Error('There is no format csv.')
    const read = await readItems(csv, block(page, `${name}-file`) ?? '', block(page, `${name}-mapping`))
    expect(missing(read)).toEqual([])
    expect(read.batch.claims.length).toBeGreaterThan(0)
  })
})

const fileName = (page: string): string => /dealgraph import (\S+)/.exec(page)?.[1] ?? ''

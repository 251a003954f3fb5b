import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { integrate, type Stake } from '../../src/ownership/integrated.ts'

/**
 * BP's tree as OpenOil published it in 2014: for each company one parent, the immediate share and the ultimate one. Ours is checked against
 * the product along the chain, and that against the published figure; where the two differ the published one cannot be had from the file.
 * The table in docs/ownership.md has the same counts.
 */
const folder = join(import.meta.dirname, '../../../shared/data/bp-openoil')
const BP = 'BP P L C'

interface Row {
  company: string
  parent: string
  /** Percent. */
  immediate: number
  published: number
}

function readRows(): Map<string, Row> {
  const text = readFileSync(join(folder, 'BP_ownership_20140822.csv'), 'utf8')
  const lines = parse(text, { from_line: 2, relax_column_count: true })
  const percent = (cell: string | undefined) => Number.parseFloat((cell ?? '').replace(',', '.'))
  const rows = lines.map(([company = '', immediate, parent = '', published]) => ({
    company: company.trim(),
    parent: parent.trim(),
    immediate: percent(immediate),
    published: percent(published),
  }))
  return new Map(rows.filter(({ company }) => company !== BP).map((row) => [row.company, row]))
}

/** The product along the chain of parents, in percent; null where it does not lead to BP. */
function chained(rows: ReadonlyMap<string, Row>, company: string): number | null {
  let product = 100
  for (let at = company; at !== BP; ) {
    const row = rows.get(at)
    if (!row) return null
    product *= row.immediate / 100
    at = row.parent
  }
  return product
}

type Reason = 'agrees' | 'its parent differs' | 'more than its chain' | 'less than its chain'

function reasonOf(rows: ReadonlyMap<string, Row>, row: Row, computed: number): Reason {
  const near = (figure: number) => Math.abs(figure - row.published) <= 1
  if (near(computed)) return 'agrees'
  // Its own figures fit together: what differs is the parent's published figure, or that of one further up.
  const parent = rows.get(row.parent)
  if (parent && near((row.immediate * parent.published) / 100)) return 'its parent differs'
  return row.published > computed ? 'more than its chain' : 'less than its chain'
}

/** The rows of the table in the document: company, computed, published, reason. */
function documented(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../docs/ownership.md'), 'utf8')
  return text.split('\n').filter((line) => /^\| .+ \| [\d.]+ \| [\d.]+ \| .+ \|$/.test(line))
}

describe.skipIf(!existsSync(folder))(
  `BP's published ownership tree (skipped where ${folder} is absent)`,
  () => {
    const rows = existsSync(folder) ? readRows() : new Map<string, Row>()
    const stakes = [...rows.values()].map(
      ({ company, parent, immediate }): Stake => ({
        from: parent,
        to: company,
        min: immediate / 100,
        max: immediate / 100,
      }),
    )
    const computed = new Map<string, number>()
    for (const company of rows.keys()) {
      const share = integrate(stakes, company).shares.get(BP)
      if (share) computed.set(company, share.min * 100)
    }

    test('every company that the chain leads to BP from has the product along it, exactly', () => {
      for (const company of rows.keys()) {
        const product = chained(rows, company)
        expect(computed.has(company)).toBe(product !== null)
        if (product !== null) expect(computed.get(company)).toBeCloseTo(product, 8)
      }
    })

    test('equals the published figure wherever the product does; the others are counted by reason', () => {
      const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Record<
        string,
        unknown
      >
      const counts: Partial<Record<Reason, number>> = {}
      const listed: string[] = []
      for (const [company, share] of computed) {
        const row = rows.get(company) ?? expect.fail(company)
        const reason = reasonOf(rows, row, share)
        counts[reason] = (counts[reason] ?? 0) + 1
        if (reason !== 'agrees')
          listed.push(`| ${company} | ${Number(share.toFixed(2))} | ${row.published} | ${reason} |`)
      }
      expect(computed.size).toBe(answers['reachable_from_BP_PLC'])
      expect(counts.agrees).toBe(answers['published_ultimate_agrees_within_1pt'])
      expect(computed.size - (counts.agrees ?? 0)).toBe(answers['disagrees'])
      expect(counts).toEqual({
        agrees: 936,
        'its parent differs': 97,
        'more than its chain': 74,
        'less than its chain': 4,
      })
      expect(documented()).toEqual(listed.sort())
    })

    test('the deepest chain has eleven holdings', () => {
      const found = integrate(stakes, 'Pan American Energy Ibenca S L')
      expect(found.shares.get(BP)?.min).toBeCloseTo(0.527855, 5)
      expect(found.unallocated.min).toBeCloseTo(1 - 0.527855, 5)
    })
  },
)

import * as fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  finding,
  link,
  market,
  owns,
  party,
  person,
  rivals,
} from '../../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { faultsOf } from '../../../test/support/picture-faults.ts'
import type { EntityKind, LinkType } from '../../generated/schema-types.ts'
import type { Exhibit, ShownEntity, ShownLink } from '../exhibit.ts'
import { drawSvg, pictureOf } from './draw.ts'

const LIGHT = { theme: 'light', width: null } as const

/** Every element with its attributes; fails where it is no XML. */
function parse(svg: string): { name: string; attributes: Record<string, string> }[] {
  const tags: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }))
  parser.write(svg).close()
  return tags
}

/** All text, as it is read. */
const textOf = (svg: string): string =>
  svg
    .replaceAll(/<(title|desc)>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const small = exhibitOf({
  entities: [
    company('acme'),
    company('bolt'),
    person('ann'),
    market('chips'),
    agreement('deal', { confidence: 0.4, disputed: true, evidence: ['guess'] }),
  ],
  links: [
    owns('ann', 'acme', 0.5, { confidence: 0.91, evidence: ['said'] }),
    party('deal', 'acme', 'SUPPLIER'),
    party('deal', 'bolt', 'CUSTOMER'),
    { ...rivals('acme', 'bolt'), disputed: true },
  ],
  claims: [claim('said'), claim('guess', { status: 'SPECULATED' })],
  findings: [finding('f1'), finding('f2')],
})

it('lays nothing over anything', async () => {
  expect(faultsOf(await pictureOf(small))).toEqual([])
})

const KINDS: readonly EntityKind[] = ['COMPANY', 'PERSON', 'FACILITY', 'PRODUCT', 'MARKET', 'AGREEMENT']
const TYPES: readonly LinkType[] = ['OWNERSHIP', 'INVESTMENT', 'RIVALRY', 'ROLE', 'PARTY', 'COVERS']
const names = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS, 'Acme', '中芯国际集成电路', 'شركة أرامكو OpenAI', '👩‍🚀 Rocket'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
)
const exhibits: fc.Arbitrary<Exhibit> = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), name: names, disputed: fc.boolean() }), {
    minLength: 1,
    maxLength: 14,
  })
  .chain((things) => {
    const entities: ShownEntity[] = things.map((thing, index) => ({
      id: `e${index}`,
      evidence: [],
      ...thing,
    }))
    const end = fc.constantFrom(...entities.map(({ id }) => id))
    const tie = fc.record({
      type: fc.constantFrom(...TYPES),
      from: end,
      to: end,
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      disputed: fc.boolean(),
      validTo: fc.constantFrom(null, '2020'),
    })
    return fc.record({ ties: fc.array(tie, { maxLength: 24 }), summary: names }).map(({ ties, summary }) =>
      exhibitOf({
        entities,
        links: ties.map(
          (each, index): ShownLink => ({
            ...link(each.type, each.from, each.to),
            ...each,
            id: `l${index}`,
          }),
        ),
        summary,
        findings: [finding('f1', { headline: summary }), finding('f2', { headline: 'Something else' })],
      }),
    )
  })

it('lays nothing over anything, whatever is drawn', { timeout: 120_000 }, async () => {
  const runs = Number(process.env['PICTURE_RUNS'] ?? 25)
  await fc.assert(
    fc.asyncProperty(exhibits, async (exhibit) => {
      expect(faultsOf(await pictureOf(exhibit))).toEqual([])
    }),
    { numRuns: runs },
  )
})

it('says in its box what a thing is to itself', async () => {
  const exhibit = exhibitOf({ entities: [company('acme')], links: [owns('acme', 'acme', 0.05)] })
  expect(textOf(await drawSvg(exhibit, LIGHT))).toContain('with itself: holds 5 %')
})

it('draws the same picture of the same answer', async () => {
  expect(await drawSvg(small, LIGHT)).toBe(await drawSvg(small, LIGHT))
})

it('is an image with a name and a description', async () => {
  const svg = await drawSvg(small, LIGHT)
  expect(parse(svg)[0]).toMatchObject({ name: 'svg', attributes: { role: 'img' } })
  expect(svg).toContain('<title>What is tried</title>')
  expect(svg).toMatch(/<desc>This was found\. As of 6 May 2026, .* 1 source<\/desc>/)
})

it('names what each thing and line stands for', async () => {
  const tags = parse(await drawSvg(small, LIGHT))
  const ids = tags.flatMap(({ attributes }) => attributes['data-id'] ?? [])
  for (const id of [...small.entities.keys(), ...small.links.keys()]) expect(ids).toContain(id)
})

it('tells the day, the findings and the sources', async () => {
  expect(textOf(await drawSvg(small, LIGHT))).toMatch(
    /As of 6 May 2026, from what was known on 7 May 2026 · 2 findings · 1 source /,
  )
})

it.each([
  ['how many of the findings are shown', { totalFindings: 9 }, '2 of 9 findings are shown'],
  ['that the search was cut short', { truncated: true }, 'the search was cut short'],
  [
    'what was left out',
    { leftOut: [{ reason: 'Old.', claim: { id: 'x', source: { id: 's', publisher: null, title: null } } }] },
    '1 claim was left out',
  ],
  ['notes', { notes: ['3 facts were withdrawn.'] }, '3 facts were withdrawn.'],
  ['what was asked, by name', { variables: [['company', 'acme']] as const }, 'company: Acme'],
])('says %s', async (_, more, words) => {
  expect(textOf(await drawSvg({ ...small, ...more }, LIGHT))).toContain(words)
})

it('explains in its legend what occurs, and nothing else', async () => {
  const { legend } = await pictureOf(small)
  const words = legend.map(({ text }) => text.line.runs.map((run) => run.text).join(''))
  expect(words).toEqual([
    'company',
    'person',
    'market',
    'agreement',
    'supplier, agreement, customer',
    'holds a stake',
    'rivals',
    'speculated',
    'disputed: sources disagree',
    'confidence, 0 to 1: the surer, the thicker',
  ])
})

it('explains a hollow arrowhead', async () => {
  const later = exhibitOf({
    entities: [company('a'), company('b')],
    links: [owns('a', 'b', 0.5, { validFrom: '2027' })],
  })
  const { legend } = await pictureOf(later)
  expect(legend.map(({ sample }) => sample.of)).toContain('hollow')
})

it('says of a finding that it is still to come, and what qualifies it', async () => {
  const findings = [
    finding('a', { prospective: true, qualifiers: ['SOLE_SOURCE'] }),
    finding('b', { disputed: true }),
  ]
  const text = textOf(await drawSvg({ ...small, findings }, LIGHT))
  expect(text).toContain('Finding a · 0.70 · still to come · sole source')
  expect(text).toContain('Finding b · 0.70 · disputed')
})

it('says that there is nothing to draw', async () => {
  const svg = await drawSvg(exhibitOf({ summary: 'No deals were found.' }), LIGHT)
  expect(textOf(svg)).toContain('No deals were found. There is nothing to draw')
})

it('has the width that is asked for', async () => {
  const [svg] = parse(await drawSvg(small, { theme: 'light', width: 320 }))
  expect(svg?.attributes['width']).toBe('320')
})

it.each(HOSTILE_TEXTS)('takes %j for a text', async (text) => {
  const exhibit = exhibitOf({
    entities: [company('acme', { name: text }), company('bolt', { name: text })],
    links: [rivals('acme', 'bolt', { id: text, name: text })],
    summary: text,
    query: { name: text, title: text, description: text },
  })
  const tags = parse(await drawSvg(exhibit, LIGHT))
  const known = ['svg', 'title', 'desc', 'rect', 'text', 'g', 'path', 'circle']
  expect(tags.filter(({ name }) => !known.includes(name))).toEqual([])
  const attributes = tags.flatMap((tag) => Object.keys(tag.attributes))
  expect(attributes.filter((name) => /^on|href|style|src/i.test(name))).toEqual([])
})

it('needs nothing from elsewhere', async () => {
  expect(await drawSvg(small, LIGHT)).not.toMatch(/href|url\(|@import|<style|<script|<image/)
})

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  finding,
  owns,
  party,
  source,
} from '../../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import type { Exhibit } from '../exhibit.ts'
import type { Look } from '../look.ts'
import { writePage } from './page.ts'

const LOOK: Look = { theme: null, width: null, base: 'https://deals.example' }

const exhibit = exhibitOf({
  query: { name: 'owners', title: 'Who owns it', description: '' },
  variables: [
    ['of', 'acme'],
    ['of', 'a&b'],
  ],
  totalFindings: 3,
  truncated: true,
  entities: [company('acme'), company('globex'), agreement('deal', { evidence: ['terms'] })],
  links: [
    owns('globex', 'acme', 0.4, { disputed: true, evidence: ['forty', 'fifty', 'never'] }),
    party('acme', 'deal', 'CUSTOMER', { evidence: ['terms'] }),
  ],
  claims: [
    claim('forty', { asserts: { share: { min: 0.4, max: 0.4 } } }),
    claim('fifty', {
      asserts: { share: { min: 0.5, max: 0.5 } },
      source: source('filing', { title: null, url: 'javascript:alert(1)' }),
    }),
    claim('never', { supports: false, quote: 'not so', note: 'a note', locator: null }),
    claim('terms', { asserts: { stage: 'SIGNED' } }),
  ],
  findings: [
    finding('one', {
      headline: 'Globex owns Acme.',
      disputed: true,
      qualifiers: ['SOLE_SOURCE'],
      weakestLink: 'link_OWNERSHIP_globex_acme',
      evidence: ['forty', 'fifty'],
      explanation: [
        {
          sentence: 'Globex holds 40 % of Acme.',
          entities: ['globex', 'acme'],
          links: ['link_OWNERSHIP_globex_acme'],
        },
      ],
      own: { share: { min: 0.4, max: 0.4 }, owner: { id: 'globex', name: 'Globex' }, direct: true },
    }),
  ],
  leftOut: [{ reason: 'Too old.', claim: { id: 'old', source: source('old', { title: 'Old news' }) } }],
  own: { hhi: { min: 1500, max: 1600 } },
})

const textOf = (page: string): string =>
  page
    .replaceAll(/<(script|style)>.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')

describe('the page', () => {
  test('tells the whole answer without a script', async () => {
    const text = textOf(await writePage(exhibit, LOOK))
    for (const told of [
      'Who owns it',
      'This was found.',
      'As of 6 May 2026, as known at 7 May 2026, 08:09 UTC.',
      'Asked with of: acme, of: a&amp;b.',
      '1 of 3 findings',
      'A bound cut the search short',
      'HHI1,500 to 1,600',
      'Globex owns Acme.',
      'disputed',
      'sole source',
      'OwnerGlobex',
      'Directyes',
      'Weakest link: Globex – Acme, confidence 0.70.',
      'Globex holds 40 % of Acme. [1][4]',
      'Disputed; denied by [2]; share: 40 % [1] or 50 % [4]',
      'Acme is the customer in Deal',
      '[2] denies: Globex – Acme',
      'reported · confidence 0.70 · paragraph 2',
      '“not so”'.slice(1, -1),
      'Too old. Old news',
    ])
      expect(text).toContain(told)
  })

  test('tells of a disputed agreement what cannot be right at once, and no more', async () => {
    const accelerators = (count: number) => ({ capacity: { accelerators: { min: count, max: count } } })
    const text = textOf(
      await writePage(
        exhibitOf({
          entities: [agreement('deal', { disputed: true, evidence: ['a', 'b'] })],
          claims: [
            claim('a', { asserts: { stage: 'SIGNED', announcedOn: '2026-05', ...accelerators(1_000) } }),
            claim('b', { asserts: { announcedOn: '2026-05-06', ...accelerators(2_000) } }),
          ],
        }),
        LOOK,
      ),
    )
    expect(text).toContain('Disputed; accelerators: 1,000 [1] or 2,000 [2]')
    expect(text).not.toContain('; announced on:')
  })

  test('names each claim once, of an agreement and not of its parties', async () => {
    const text = textOf(await writePage(exhibit, LOOK))
    expect(text.match(/Deal: stage signed/g)).toHaveLength(1)
  })

  test('has every place that it links to, once', async () => {
    const page = await writePage(exhibit, LOOK)
    const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), ([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(id)
  })

  test('is the same for the same answer', async () => {
    expect(await writePage(exhibit, LOOK)).toBe(await writePage(exhibit, LOOK))
  })

  test('links to the same answer in every other format, and says where previews are', async () => {
    const page = await writePage(exhibit, LOOK)
    expect(page).toContain('href="https://deals.example/v/owners.csv?of=acme&amp;of=a%26b"')
    expect(page).toContain('href="https://deals.example/embed/owners/share?of=acme&amp;of=a%26b"')
    expect(page).toContain('<meta property="og:image:width" content="1200">')
    expect(page).toContain('type="application/json+oembed"')
  })

  test('behind a token links to nothing but its own formats', async () => {
    const page = await writePage(exhibit, { ...LOOK, own: 'https://deals.example/t/abc' })
    expect(page).toContain('href="https://deals.example/t/abc.csv"')
    expect(page).not.toMatch(/\/v\/|\/embed\/|oembed|og:/)
  })

  test('says what is to stand above it', async () => {
    expect(textOf(await writePage({ ...exhibit, notes: ['2 facts withdrawn.'] }, LOOK))).toContain(
      '2 facts withdrawn.',
    )
  })

  test('without findings says so', async () => {
    expect(textOf(await writePage(exhibitOf({}), { ...LOOK, base: null }))).toContain('Nothing was found.')
  })

  test.each([
    ['https://paper.example/a', true],
    ['https://user:secret@paper.example/a', false],
    ['data:text/html,x', false],
    ['//paper.example/a', false],
  ])('links to %s: %s', async (url, isLinked) => {
    const claims = [claim('forty', { source: source('paper', { url }) })]
    const page = await writePage(exhibitOf({ ...exhibit, entities: [], links: [], claims }), LOOK)
    expect(page.includes(`href="${url}"`)).toBe(isLinked)
    expect(page).not.toContain('secret')
  })

  test('asks nothing of anybody, and allows no script but its own', async () => {
    const page = await writePage(exhibit, LOOK)
    expect(page).not.toMatch(/<(img|iframe|link rel="stylesheet")|\ssrc=|\son[a-z]+=|\sstyle=|javascript:/i)
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toMatch(/script-src &#39;sha256-/)
    expect(page).not.toContain('unsafe')
  })

  test.each(['light', 'dark'] as const)('can be held to %s', async (theme) => {
    const page = await writePage(exhibit, { ...LOOK, theme })
    expect(page).toContain(`<body class="dg" data-theme="${theme}">`)
    expect(page).toContain(`<meta name="color-scheme" content="${theme}">`)
  })

  test('is small before anything is said', async () => {
    expect(gzipSync(await writePage(exhibit, LOOK)).length).toBeLessThan(10_000)
  })
})

describe('hostile texts stay texts', () => {
  test.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))('%s', async (_, text) => {
    const calm = shapeOf(await writePage(everywhere('calm'), LOOK))
    expect(shapeOf(await writePage(everywhere(text), LOOK))).toEqual(calm)
  })
})

/** Every place of an exhibit where somebody's words may stand. */
function everywhere(text: string): Exhibit {
  const from = source('s', { publisher: text, title: text, url: 'https://a.example', kind: text })
  return exhibitOf({
    query: { name: 'q', title: text, description: text },
    variables: [['of', text]],
    notes: [text],
    summary: text,
    entities: [company('a', { name: text }), agreement('b', { name: text, evidence: ['c'] })],
    links: [party('a', 'b', text, { evidence: ['c'], title: text, validFrom: `9999${text}` })],
    claims: [claim('c', { quote: text, note: text, locator: text, asserts: { title: text }, source: from })],
    findings: [
      finding('f', {
        headline: text,
        qualifiers: [text],
        explanation: [{ sentence: text, entities: ['a'], links: [] }],
        own: { kind: { id: 'x', name: text } },
      }),
    ],
    leftOut: [{ reason: text, claim: { id: 'd', source: from } }],
  })
}

/** The elements with the names of their attributes: what a browser makes of the page, whatever stands in it. */
const shapeOf = (page: string): string[] =>
  Array.from(
    page.replaceAll(/<(script|style)>.*?<\/\1>/gs, '').matchAll(/<[^>]*>/g),
    ([tag]) => tag.replaceAll(/"[^"]*"/g, '""'),
    // A text of which nothing can be drawn leaves its element empty.
  )
    .flatMap((tag) => (tag === '<title/>' ? ['<title>', '</title>'] : [tag]))
    // Into how many lines and fonts the picture breaks a text is its own affair.
    .filter((tag) => !/^<\/?(text|tspan)\b/.test(tag))

test('a table holds exactly what the picture holds, in groups too; what does not fit stands apart', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `company-${i}`)
  const crowd = exhibitOf({
    entities: ['hub', ...many].map((id) => company(id)),
    links: many.map((id) => owns('hub', id, 0.1)),
    findings: many.map((id) =>
      finding(id, {
        explanation: [{ sentence: id, entities: ['hub', id], links: [`link_OWNERSHIP_hub_${id}`] }],
      }),
    ),
  })
  for (const one of [exhibit, crowd]) {
    const page = await writePage(one, LOOK)
    const drawn = [...page.matchAll(/ data-(?:members|links|agreements)="([^"]*)"/g)]
    const [, shown = '', beyond = ''] = page.split(/<summary id="(?:links|beyond)">/)
    const rows = (of: string): string[] => [...of.matchAll(/<tr id="([el]\d+)"/g)].map(([, id = '']) => id)
    expect(new Set(rows(shown))).toEqual(new Set(drawn.flatMap(([, ids = '']) => ids.split(' '))))
    expect(rows(shown).length + rows(beyond).length).toBe(one.entities.size + one.links.size)
    expect(beyond === '').toBe(one === exhibit)
  }
})

import { assert, constantFrom, property } from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../test/support/any-text.ts'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  finding,
  owns,
  party,
  source,
} from '../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../test/support/hostile-texts.ts'
import { onOneLine } from '../words/one-line.ts'
import type { Exhibit } from './exhibit.ts'
import { writeMarkdown } from './markdown.ts'
import { markdownText } from './markdown-text.ts'

/** As GitHub reads it: tags of one's own are let through, addresses become links. */
const parser = new MarkdownIt({ html: true, linkify: true }).enable('strikethrough')
parser.linkify.set({ fuzzyLink: false })
const tokens = (markdown: string) => parser.parse(markdown, {})

/** The cells of each table, by rows, as a reader sees them. */
function tables(markdown: string): string[][][] {
  const found: string[][][] = []
  let inCell = false
  for (const { type, children } of tokens(markdown)) {
    if (type === 'table_open') found.push([])
    if (type === 'tr_open') found.at(-1)?.push([])
    if (type === 'th_open' || type === 'td_open') inCell = true
    if (type === 'inline' && inCell)
      found
        .at(-1)
        ?.at(-1)
        ?.push((children ?? []).map((child) => child.content).join(''))
    if (type === 'th_close' || type === 'td_close') inCell = false
  }
  return found
}
const links = (markdown: string): string[] =>
  tokens(markdown).flatMap(({ children }) =>
    (children ?? []).flatMap((child) => (child.type === 'link_open' ? String(child.attrGet('href')) : [])),
  )
const seen = (text: string): string => text.replaceAll('\u{200b}', '')

const told = exhibitOf({
  entities: [
    company('google'),
    company('anthropic'),
    agreement('deal', { evidence: ['terms'], disputed: true }),
  ],
  links: [
    owns('google', 'anthropic', 0.14, { evidence: ['a', 'b', 'no'], disputed: true }),
    party('anthropic', 'deal', 'CUSTOMER', { evidence: ['terms'] }),
  ],
  claims: [
    claim('a', { asserts: { share: { min: 0.14, max: 0.14 } } }),
    claim('b', {
      asserts: { share: { min: 0.2, max: 0.2 } },
      source: source('blog', { publisher: 'A blog', url: null }),
    }),
    claim('no', {
      supports: false,
      status: 'DISCLOSED',
      source: source('google', { publisher: 'Google', title: null }),
    }),
    claim('terms', { status: 'ANNOUNCED' }),
  ],
  findings: [
    finding('f', {
      disputed: true,
      qualifiers: ['UNDETERMINED'],
      weakestLink: 'link_OWNERSHIP_google_anthropic',
      explanation: [
        { sentence: 'Google holds a stake in.', entities: [], links: ['link_OWNERSHIP_google_anthropic'] },
      ],
    }),
  ],
  variables: [['of', 'anthropic']],
  notes: ['2 facts were withdrawn.'],
  totalFindings: 1_187,
  truncated: true,
  explored: 1,
  leftOut: [
    { reason: 'Denied.', claim: { id: 'x', source: { id: 'x', publisher: 'Reuters', title: 'Deal' } } },
  ],
})

describe('a page of Markdown', () => {
  const text = writeMarkdown(told)
  it('begins with title, answer, day and what is missing', () => {
    expect(text.split('\n\n').slice(0, 5)).toEqual([
      '# What is tried',
      '> 2 facts were withdrawn.',
      'This was found.',
      'As of 6 May 2026, as known on 7 May 2026: 1 finding, 2 links, 4 claims of 3 sources. Asked with of: anthropic.',
      '**Not all is here.** 1 finding of 1,187 are shown. The search was cut after 1 link: there may be more.',
    ])
  })

  it('shows the picture, and why each finding is so', () => {
    expect(text).toContain('```mermaid\nflowchart TB\n')
    expect(text).toContain(
      '**1. Finding f.**\n\n- Google holds a stake in.\n- Weakest link: Google holds 14 % of Anthropic (0.70).\n',
    )
    expect(text).toContain('## What was left out\n\n- Denied. (Reuters, “Deal”)')
  })

  it('has a table of the findings, and one of what they rest on with all that speaks against it', () => {
    expect(tables(text)).toEqual([
      [
        ['No.', 'Finding', 'Confidence', 'Notes'],
        ['1', 'Finding f.', '0.70', 'disputed, undetermined'],
      ],
      [
        ['What', 'Known', 'Sources', 'Disputed by'],
        [
          'Deal: compute capacity, customer Anthropic',
          'announced, 0.90',
          'The Paper, “A report”, 6 May 2026, paragraph 2 (announced, 0.70)',
          'sources differ',
        ],
        [
          'Google holds 14 % of Anthropic',
          'reported, 0.70',
          'The Paper, “A report”, 6 May 2026, paragraph 2 (reported, 0.70)<br>A blog, “A report”, 6 May 2026, paragraph 2 (reported, 0.70)',
          'denied by Google, 6 May 2026, paragraph 2 (disclosed, 0.70)<br>sources differ on share: 14 % (The Paper); 20 % (A blog)',
        ],
      ],
    ])
    expect(links(text)).toEqual(Array.from({ length: 3 }, () => 'https://paper.example/report'))
  })

  it('is short where nothing was found', () => {
    expect(writeMarkdown(exhibitOf({ summary: 'Nothing.' }))).not.toContain('## ')
  })
})

describe('a text from outside', () => {
  it.each([
    ['a | b', 'a &#124; b'],
    ['*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ &#96;c&#96; \\~\\~&#8203;d\\~\\~'],
    ['<b> & [x](y)', '&lt;b&gt; &amp; \\[x\\](y)'],
    ['# a', '\\# a'],
    ['a #', 'a \\#'],
    ['- a', '\\- a'],
    ['12. a', '12\\. a'],
    ['@octocat #12 !6 GH-4', '@&#8203;octocat #&#8203;12 !&#8203;6 GH-&#8203;4'],
    ['https://a.example www.a.example', 'https:/&#8203;/a.example www.&#8203;a.example'],
    [':tada: {{x}}', ':&#8203;tada: &#123;&#123;x&#125;&#125;'],
    ['14 % of US$2 bn (A & B), S-1', '14 % of US&#36;2 bn (A &amp; B), S-1'],
    ['1f2e3d4', '1&#8203;f2e3d4'],
    ['a\r\n\u{202e}b', 'a b'],
  ])('%j is written %s', (text, written) => expect(markdownText(text)).toBe(written))

  const around: ((text: string) => string)[] = [
    (text) => text,
    (text) => `# ${text}`,
    (text) => `- ${text}`,
    (text) => `**${text}**`,
    (text) => `a paragraph\n${text}`,
    (text) => `| a | b |\n| --- | --- |\n| ${text} | ${text} |`,
  ]
  it('shows as itself wherever it stands, and makes no link, tag or block of its own', () => {
    assert(
      property(anyText, constantFrom(...around), (text, place) => {
        const plain = tokens(place('x'))
        const shown = tokens(place(markdownText(`x ${text}`)))
        expect(shown.map(({ type, tag }) => [type, tag])).toEqual(plain.map(({ type, tag }) => [type, tag]))
        for (const { type, children } of shown) {
          if (type !== 'inline' || !children?.some(({ content }) => content.includes('x'))) continue
          const kinds = new Set(children.map((child) => child.type))
          for (const kind of ['link_open', 'html_inline', 'image', 'code_inline', 'em_open', 's_open'])
            expect(kinds).not.toContain(kind)
          expect(seen(children.map(({ content }) => content).join(''))).toContain(onOneLine(`x ${text}`))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leaves every table its rows and cells, and brings no link of its own', () => {
    const of = (text: string, url: string | null): Exhibit => {
      const said = source(text, { publisher: text, title: text, url })
      return exhibitOf({
        query: { name: 'x', title: text, description: text },
        summary: text,
        entities: [company('a', { name: text }), company('b', { name: text })],
        links: [owns('a', 'b', 0.5, { evidence: ['c', 'no'], disputed: true })],
        claims: [claim('c', { locator: text, source: said }), claim('no', { supports: false, source: said })],
        findings: [
          finding('f', {
            headline: text,
            qualifiers: [text],
            explanation: [{ sentence: text, entities: [], links: [] }],
          }),
        ],
        variables: [[text, text]],
        leftOut: [{ reason: text, claim: { id: 'c', source: said } }],
      })
    }
    assert(
      property(anyText, constantFrom(null, 'https://paper.example/a?b=1&copy=2|3)(<x>'), (text, url) => {
        const markdown = writeMarkdown(of(text, url))
        expect(tables(markdown).map((rows) => rows.map((cells) => cells.length))).toEqual([
          [4, 4],
          [4, 4],
        ])
        const expected =
          url === null
            ? []
            : Array.from({ length: 2 }, () => 'https://paper.example/a?b=1&copy=2%7C3%29%28%3Cx%3E')
        expect(links(markdown)).toEqual(expected)
        expect(tokens(markdown).filter(({ type }) => type === 'fence')).toHaveLength(1)
        expect(tokens(markdown).filter(({ type }) => type === 'html_block')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('is no address because it looks like one', () => {
    for (const url of HOSTILE_TEXTS.filter((text) => /^(javascript|data|\/\/|https:\/\/user)/i.test(text))) {
      const claims = [claim('c', { source: source('s', { url }) })]
      const markdown = writeMarkdown(
        exhibitOf({
          entities: [company('a'), company('b')],
          links: [owns('a', 'b', 1, { evidence: ['c'] })],
          claims,
        }),
      )
      expect(links(markdown)).toEqual([])
    }
  })
})

import { describe, expect, it } from 'vitest'
import {
  agreement,
  claim,
  company,
  exhibitOf,
  facility,
  link,
  market,
  owns,
  party,
  person,
  product,
  rivals,
} from '../../test/support/exhibits.ts'
import { HOSTILE_TEXTS } from '../../test/support/hostile-texts.ts'
import { bothMermaids } from '../../test/support/mermaid.ts'
import type { Exhibit } from './exhibit.ts'
import { writeMermaid } from './mermaid.ts'

const mermaids = await bothMermaids()
const lines = (exhibit: Exhibit): string[] =>
  writeMermaid(exhibit)
    .split('\n')
    .map((line) => line.trim())

const world = exhibitOf({
  entities: [
    company('nvidia'),
    company('openai'),
    agreement('deal', { evidence: ['rumour'] }),
    person('sam'),
    facility('abilene'),
    product('chatgpt'),
    market('models'),
  ],
  links: [
    party('nvidia', 'deal', 'SUPPLIER'),
    party('openai', 'deal', 'CUSTOMER', { disputed: true }),
    rivals('nvidia', 'openai'),
    link('RIVALRY', 'openai', 'sam', { evidence: ['rumour'] }),
    owns('sam', 'openai', 0.1, { validTo: '2025' }),
    link('OPERATION', 'openai', 'abilene', { validFrom: '2027' }),
    link('OFFERING', 'openai', 'chatgpt'),
    link('COMPETES_IN', 'openai', 'models', { evidence: ['rumour'] }),
  ],
  claims: [claim('rumour', { status: 'SPECULATED' })],
})

describe('a Mermaid flowchart', () => {
  it('has a shape for each kind, dashes for what is unsure, and both in words too', () => {
    expect(lines(world)).toEqual([
      'flowchart TB',
      'accTitle: What is tried, valid on 6 May 2026',
      'accDescr: 7 things and 8 links. This was found.',
      'note1>"As of 6 May 2026, from what was known on 7 May 2026 · 0 findings · 1 source"]',
      'n1["Nvidia"]',
      'n2["Openai"]',
      'n3{{"Deal<br>compute capacity<br>speculated"}}',
      'n4(["Sam<br>person"])',
      'n5[["Abilene<br>facility"]]',
      'n6("Chatgpt<br>product")',
      'n7[/"Models<br>market"/]',
      'n1 -->|"supplier"| n3',
      'n3 -->|"customer, disputed"| n2',
      'n1 ---|"rival"| n2',
      'n2 -.-|"rival, speculated"| n4',
      'n4 -.->|"holds 10 #37;, ended"| n2',
      'n2 -.->|"operates, to come"| n5',
      'n2 -->|"offers"| n6',
      'n2 -.->|"competes in, speculated"| n7',
      'classDef unsure stroke-dasharray: 5 4',
      'class n3 unsure',
      '',
    ])
  })

  it('has notes beside the picture', () => {
    expect(lines(exhibitOf({ notes: ['2 facts were withdrawn.'] }))).toContain(
      'note1>"2 facts were withdrawn."]',
    )
  })

  it('puts what is tied to nothing in columns, by lines that are not drawn', () => {
    const ids = Array.from({ length: 8 }, (_, i) => `x${i}`)
    const exhibit = exhibitOf({ entities: ids.map((id) => company(id)), links: [owns('x0', 'x1', 1)] })
    expect(lines(exhibit).filter((line) => line.includes('~~~'))).toEqual([])
    const more = exhibitOf({
      entities: [...exhibit.entities.values(), company('y')],
      links: [owns('x0', 'x1', 1)],
    })
    expect(lines(more).filter((line) => line.includes('~~~'))).toEqual(['n3 ~~~ n9'])
  })

  it('grows downwards where it is large', () => {
    const ids = Array.from({ length: 13 }, (_, i) => `x${i}`)
    const of = (some: string[]) => lines(exhibitOf({ entities: some.map((id) => company(id)) }))[0]
    expect([of(ids.slice(1)), of(ids)]).toEqual(['flowchart TB', 'flowchart LR'])
  })

  it('says what stands in groups', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `x${i}`)
    const [, , description, ...rest] = lines(exhibitOf({ entities: ids.map((id) => company(id)) }))
    expect(description).toMatch(/^accDescr: 11 things are not drawn by themselves#58; they stand in groups/)
    expect(rest).toContain('n40["#43; 11 more companies<br>X39, X40, X41 …"]')
  })
})

describe.each(mermaids)('Mermaid %s', (_, mermaid) => {
  const parsed = async (exhibit: Exhibit): Promise<string> =>
    (await mermaid.parse(writeMermaid(exhibit))).diagramType

  it('reads it', async () => {
    expect(await parsed(world)).toBe('flowchart-v2')
    expect(await parsed(exhibitOf({}))).toBe('flowchart-v2')
  })

  it('reads it with any text in any name', async () => {
    for (const text of HOSTILE_TEXTS) {
      const exhibit = exhibitOf({
        query: { name: 'x', title: text, description: text },
        summary: text,
        notes: [text],
        entities: [company('a', { name: text }), company('b', { name: `b ${text}` })],
        links: [rivals('a', 'b', { id: 'm', name: text })],
      })
      expect([text, await parsed(exhibit)]).toEqual([text, 'flowchart-v2'])
    }
  }, 30_000)

  it('would refuse what is none', async () => {
    await expect(mermaid.parse('flowchart TB\n  n1["a" -->')).rejects.toThrow()
  })
})

it('no text can add a line, a node or a directive', () => {
  const [first = ''] = HOSTILE_TEXTS
  const of = (name: string) =>
    writeMermaid(exhibitOf({ entities: [company('a', { name })], summary: name })).split('\n')
  for (const text of HOSTILE_TEXTS) {
    expect(of(text)).toHaveLength(of(first).length)
    const [, , , , node = ''] = of(text)
    expect(node).toMatch(/^ {2}n1\["[^"`%<>]+"\]$/)
    expect(of(text).join('').replace('note1>"', '"')).not.toMatch(/[%`<>]/)
  }
})

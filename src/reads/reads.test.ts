import type { FieldsByTypeName, ResolveTree } from 'graphql-parse-resolve-info'
import { describe, expect, it } from 'vitest'
import type { Lens } from '../claims/lens.ts'
import type { Graph, Params } from '../graph/graph.ts'
import { toIdentifier } from './identifiers.ts'
import { compareKeys, seek } from './order.ts'
import { fetchPage } from './page.ts'
import { PATTERNS, ROOT_PAGES } from './patterns.ts'
import { fetchRoots } from './reads.ts'

const LENS: Lens = {
  validAt: '2026-11-21',
  knownAt: '2026-11-21T00:00:00.000Z',
  minConfidence: null,
  statuses: null,
  withoutSources: [],
  given: [],
}
type Selected = { [field: string]: Selected | true }

/** A selection as the API hands it over. A field may carry an alias and arguments: `alias=name{"first":3}`. */
const select = (type: string, fields: Selected): FieldsByTypeName => ({
  [type]: Object.fromEntries(
    Object.entries(fields).map(([key, below]): [string, ResolveTree] => {
      const [, alias, name = key, args] = /^(?:(\w+)=)?(\w+)(\{.*\})?$/.exec(key) ?? []
      const tree = {
        name,
        alias: alias ?? name,
        args: (args ? JSON.parse(args) : {}) as ResolveTree['args'],
        fieldsByTypeName: below === true ? {} : select(TYPE_OF[name] ?? 'Node', below),
      }
      return [tree.alias, tree]
    }),
  ),
})
const TYPE_OF: Readonly<Record<string, string>> = {
  owners: 'Ownership',
  from: 'Company',
  agreements: 'AgreementConnection',
  nodes: 'Agreement',
  evidence: 'Claim',
  source: 'Source',
}

interface Sent {
  text: string
  params: Params
}
/** A graph that finds nothing and remembers what it was asked. */
async function sentBy(work: (graph: Graph) => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const read: Graph['read'] = async ({ text }, params) => {
    sent.push({ text, params })
    return []
  }
  await work({ read } as unknown as Graph)
  return sent
}
const ofCompany = async (fields: Selected, lens: Lens = LENS, id = 'acme'): Promise<Sent> => {
  const [sent] = await sentBy((graph) =>
    fetchRoots(graph, [{ kind: 'entity', ids: [id], fields: select('Company', fields), lens }]),
  )
  if (!sent) throw new Error('Nothing was sent.')
  return sent
}

describe('the Cypher of a selection', () => {
  it('has no value in its text', async () => {
    const values = {
      'agreements{"kinds":["LOAN"],"role":"LENDER","first":77}': { nodes: { name: true }, totalCount: true },
    } as const
    const { text, params } = await ofCompany(values, { ...LENS, minConfidence: 0.123 }, "o'acme")
    for (const value of ['LOAN', 'LENDER', '77', '78', '2026', '0.123', "o'acme"])
      expect(text).not.toContain(value)
    const given = JSON.stringify(params)
    for (const value of ['LOAN', 'LENDER', '78', '2026-11-21', '0.123', "o'acme"])
      expect(given).toContain(value)
  })

  it('is the same for every order of fields, alias and value', async () => {
    const one = await ofCompany({ name: true, 'owners{"first":3}': { id: true, from: { name: true } } })
    const two = await ofCompany(
      { 'x=owners{"first":9}': { from: { 'y=name': true }, id: true }, name: true },
      LENS,
      'other',
    )
    expect(two.text).toBe(one.text)
  })

  it('asks once for what stands under two aliases, and for what edges and nodes share', async () => {
    const once = await ofCompany({ owners: { id: true, confidence: true } })
    const twice = await ofCompany({ owners: { id: true }, 'too=owners': { confidence: true } })
    expect(twice.text).toBe(once.text)
  })

  it('numbers its variables, so that no subquery takes those around it for its own', async () => {
    const { text } = await ofCompany({ owners: { from: { owners: { from: { owners: { id: true } } } } } })
    const relationships = [...text.matchAll(/\[(\w+):OWNERSHIP\]/g)].map(([, name]) => name)
    expect(relationships).toHaveLength(3)
    expect(new Set(relationships).size).toBe(3)
  })

  it('leaves out the state of links where nothing of it is shown', async () => {
    expect((await ofCompany({ owners: { confidence: true } })).text).not.toMatch(/r\d+\.state/)
    expect((await ofCompany({ owners: { share: true } })).text).toMatch(/r\d+\.state/)
  })

  it('counts only where a total is asked for', async () => {
    expect((await ofCompany({ agreements: { nodes: { id: true } } })).text).not.toContain('COUNT {')
    expect((await ofCompany({ agreements: { totalCount: true } })).text).toContain('COUNT {')
  })

  it('goes level by level where the claims decide, and where it would be too wide', async () => {
    const deep: Selected = { owners: { from: { owners: { id: true } } } }
    expect((await ofCompany(deep)).text).toContain('OWNERSHIP')
    expect((await ofCompany(deep, { ...LENS, statuses: ['REPORTED'] })).text).not.toContain('OWNERSHIP')
    const wide = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`f${i}=owners{"first":${i + 1}}`, { id: true } as const]),
    )
    expect((await ofCompany(wide)).text).not.toContain('OWNERSHIP')
  })

  it('of roots that select the same is one part', async () => {
    const fields = select('Company', { name: true })
    const root = (ids: string[]) => ({ kind: 'entity' as const, ids, fields, lens: { ...LENS } })
    const [sent, ...more] = await sentBy((graph) => fetchRoots(graph, [root(['a']), root(['b', 'a'])]))
    expect(more).toEqual([])
    expect(sent?.text).not.toContain('UNION')
    expect(sent?.params['p0']).toEqual(['a', 'b'])
  })

  it('is not sent for arguments that cannot be', async () => {
    const page = (args: object) =>
      sentBy((graph) =>
        fetchPage(
          graph,
          'agreements',
          { ...args },
          select('AgreementConnection', { totalCount: true }),
          LENS,
        ),
      )
    await expect(page({ first: 1.5 })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(page({ after: 'WyJ4Il0' })).rejects.toMatchObject({ code: 'BAD_CURSOR' })
  })

  it('holds no type or label that is not in the lists', () => {
    expect(PATTERNS.links({ types: ['ROLE]-() DETACH DELETE n //'] }).match).toBe('(n)-[r:NONE]-(m:Entity)')
    expect(PATTERNS.links({ types: ['ROLE', 'OWNERSHIP'], direction: 'OUT' }).match).toBe(
      '(n)-[r:OWNERSHIP|ROLE]->(m:Entity)',
    )
  })
})

describe('order', () => {
  it('of agreements is newest first, then by id; unknown dates come last', () => {
    const keys = [
      ['', 'b'],
      ['2026-05', 'b'],
      ['2026-05-06', 'z'],
      ['2026-05', 'a'],
      ['', 'a'],
    ]
    expect(keys.sort(compareKeys(ROOT_PAGES.agreements({}))).map((key) => key.join(' ').trim())).toEqual([
      '2026-05-06 z',
      '2026-05 a',
      '2026-05 b',
      'a',
      'b',
    ])
  })

  it('is gone on with after a cursor, every part of which counts', () => {
    const order = [
      { text: 'x', down: true },
      { text: 'y', down: false },
      { text: 'z', down: false },
    ]
    expect(seek(order, ['$a', '$b', '$c'])).toBe(
      'x <= $a AND NOT (x = $a AND (y < $b OR (y = $b AND z <= $c)))',
    )
  })
})

describe('identifiers', () => {
  it('have an address where their scheme has pages, and nothing of theirs breaks out of it', () => {
    expect(toIdentifier('WIKIDATA:Q1').url).toBe('https://www.wikidata.org/wiki/Q1')
    expect(toIdentifier('OPENCORPORATES:gb/0:1?x#y')).toEqual({
      scheme: 'OPENCORPORATES',
      value: 'gb/0:1?x#y',
      url: 'https://opencorporates.com/companies/gb/0%3A1%3Fx%23y',
    })
    expect(toIdentifier('OTHER:1').url).toBeNull()
  })
})

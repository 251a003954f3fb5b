import { describe, expect, test } from 'vitest'
import { asked, fakeBehind, OWNS } from '../../test/support/fake-behind.ts'
import { codeOf, openApi, post } from '../../test/support/open-api.ts'

const ask = async (selection: string, behind = fakeBehind(), args = '') =>
  await post(await openApi(behind), {
    query: `{ connections(from: "ada", to: "deal"${args}) { ${selection} } }`,
  })

describe('an answer', () => {
  test('that selects no thing is not fetched for', async () => {
    const behind = fakeBehind()
    const { json } = await ask(
      'summary findings { headline length confidence explanation { sentence } } evidence { id }',
      behind,
    )
    expect(json.data).toEqual({
      connections: {
        summary: 'One way.',
        findings: [
          {
            headline: 'Ada to the deal by way of Acme.',
            length: 2,
            confidence: 0.7,
            explanation: [{ sentence: 'Ada owns Acme, which supplies the deal.' }],
          },
        ],
        evidence: [{ id: 'claim_1' }],
      },
    })
    expect(behind.calls.fetchRoots).toEqual([])
  })

  test('fetches everything that it names in one call, each thing once per selection', async () => {
    const behind = fakeBehind()
    const { json } = await ask(
      `findings {
        weakestLink { type from { name } to { name } }
        explanation { entities { name } links { from { name } to { name } evidence { locator } } }
        subgraph { entities { name } links { id } }
        evidence { locator }
      }
      evidence { locator } subgraph { entities { name } }`,
      behind,
    )
    expect(json.errors).toBeUndefined()
    expect(behind.calls.fetchRoots).toHaveLength(1)
    expect(behind.calls.fetchRoots[0]?.map(({ kind, ids }) => [kind, ids])).toEqual([
      ['entity', ['acme', 'ada', 'deal']],
      ['claim', ['claim_1']],
    ])
    expect(json.data).toMatchObject({
      connections: {
        findings: [
          {
            weakestLink: { type: 'OWNERSHIP', from: { name: 'Ada' }, to: { name: 'Acme' } },
            explanation: [
              {
                entities: [{ name: 'Ada' }, { name: 'Acme' }, { name: 'Deal' }],
                links: [
                  { from: { name: 'Ada' }, evidence: [{ locator: 'paragraph 1' }] },
                  { to: { name: 'Deal' } },
                ],
              },
            ],
          },
        ],
      },
    })
  })

  test('has links of their own types, with what is unknown as null', async () => {
    const { json } = await ask(`subgraph { links { __typename
      ... on Ownership { share { min } votes { min } controls interests }
      ... on AgreementParty { partyRole } } }`)
    expect(json.data).toEqual({
      connections: {
        subgraph: {
          links: [
            { __typename: 'Ownership', share: { min: 0.4 }, votes: null, controls: null, interests: [] },
            { __typename: 'AgreementParty', partyRole: 'SUPPLIER' },
          ],
        },
      },
    })
  })

  test('keeps aliases apart, also where one takes the name of another field', async () => {
    const { json } = await ask(
      'found: findings { id: headline headline: id same: id } evidence { note: quote quote: note }',
    )
    expect(json.data).toEqual({
      connections: {
        found: [{ id: 'Ada to the deal by way of Acme.', headline: 'finding_1', same: 'finding_1' }],
        evidence: [{ note: null, quote: 'a note' }],
      },
    })
  })

  test('joins what fragments select of one field on the type and on its interfaces', async () => {
    const one = await ask(
      'findings { ... on Connection { explanation { entities { id } } } ... on Finding { explanation { entities { ... on Company { country } } } } }',
    )
    expect(one.json.data).toEqual({
      connections: {
        findings: [
          { explanation: [{ entities: [{ id: 'ada' }, { id: 'acme', country: 'US' }, { id: 'deal' }] }] },
        ],
      },
    })
  })

  test('obeys @skip and @include', async () => {
    const behind = fakeBehind()
    const { json } = await ask(
      'summary evidence @skip(if: true) { locator } subgraph @include(if: false) { entities { name } }',
      behind,
    )
    expect([json.data, behind.calls.fetchRoots]).toEqual([{ connections: { summary: 'One way.' } }, []])
  })

  test('looks a link up anew where its evidence is asked for under a scope of its own', async () => {
    const behind = fakeBehind()
    await ask('subgraph { links { evidence(scope: {validAt: "2020-01-01"}) { id } } }', behind)
    expect(behind.calls.fetchRoots[0]?.map(({ kind, ids, lens }) => [kind, ids, lens.validAt])).toEqual([
      ['link', ['link_owns'], '2020-01-01'],
      ['link', ['link_party'], '2020-01-01'],
    ])
  })

  test('is asked with the arguments and their defaults, in the scope that is given', async () => {
    const behind = fakeBehind()
    const { json } = await ask(
      'validAt evidence { locator }',
      behind,
      ', scope: {validAt: "2026-05-06", minConfidence: 0.5}',
    )
    expect(behind.calls.ask[0]).toMatchObject({
      from: 'ada',
      to: 'deal',
      maxHops: 6,
      first: 5,
      scope: { validAt: '2026-05-06' },
    })
    expect(behind.calls.fetchRoots[0]?.[0]?.lens).toMatchObject({ validAt: '2026-05-06', minConfidence: 0.5 })
    expect(json.data).toMatchObject({ connections: { validAt: '2026-05-06' } })
  })

  test("never shows an agreement's own terms as a link", async () => {
    const terms = { ...OWNS, id: 'link_terms', type: 'AGREEMENT' as const, from: 'deal', to: 'deal' }
    const behind = fakeBehind({
      ask: async (_graph, _question, args, now) => {
        const answer = asked(args, now)
        return { ...answer, subgraph: { ...answer.subgraph, links: [terms, ...answer.subgraph.links] } }
      },
    })
    const { json } = await ask('subgraph { links { id } }', behind)
    expect(json.data).toEqual({
      connections: { subgraph: { links: [{ id: 'link_owns' }, { id: 'link_party' }] } },
    })
  })

  test.each([
    ['{validAt: "2026-02-30"}', 'BAD_DATE'],
    ['{minConfidence: 1.5}', 'BAD_CONFIDENCE'],
    ['{knownAt: "2999-01-01T00:00:00Z"}', 'KNOWN_AT_FUTURE'],
  ])('refuses the scope %s', async (scope, code) => {
    expect(codeOf(await ask('summary', fakeBehind(), `, scope: ${scope}`))).toBe(code)
  })
})

describe('a look-up', () => {
  const lookUp = async (query: string) => {
    const behind = fakeBehind()
    return { data: (await post(await openApi(behind), { query })).json.data, calls: behind.calls }
  }
  test('takes one call where the id is current', async () => {
    const { data, calls } = await lookUp('{ entity(id: "ada") { __typename name } }')
    expect([data, calls.fetchRoots.length]).toEqual([{ entity: { __typename: 'Person', name: 'Ada' } }, 1])
  })
  test('follows a former id and an identifier', async () => {
    const { data } = await lookUp('{ a: company(id: "old-acme") { id } b: entity(id: "LEI:1") { id } }')
    expect(data).toEqual({ a: { id: 'acme' }, b: { id: 'acme' } })
  })
  test('is null for what is not there, or is of another type', async () => {
    const { data } = await lookUp(
      '{ a: company(id: "nope") { id } b: company(id: "ada") { id } c: claim(id: "nope") { id } d: agreement(id: "acme") { id } }',
    )
    expect(data).toEqual({ a: null, b: null, c: null, d: null })
  })
  test('by node finds claims and sources too', async () => {
    const { data } = await lookUp(
      '{ a: node(id: "claim_1") { __typename } b: node(id: "paper") { __typename id } c: node(id: "deal") { id } }',
    )
    expect(data).toEqual({
      a: { __typename: 'Claim' },
      b: { __typename: 'Source', id: 'paper' },
      c: { id: 'deal' },
    })
  })
})

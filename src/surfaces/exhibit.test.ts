import { expect, it } from 'vitest'
import { claim } from '../../test/support/exhibits.ts'
import { toExhibit } from './exhibit.ts'

const query = { name: 'owners', title: 'Owners', description: 'Who owns it?', text: 'query { … }' }
const data = {
  summary: 'One owner.',
  totalFindings: 9,
  truncated: true,
  explored: 7,
  endCursor: 'next',
  validAt: '2026-05-06',
  knownAt: '2026-05-07T00:00:00.000Z',
  unallocated: { min: 0.1, max: 0.2 },
  findings: [
    {
      __typename: 'OwnerFinding',
      id: 'f',
      headline: 'A owns B.',
      confidence: 0.7,
      disputed: false,
      prospective: false,
      qualifiers: ['conditional'],
      weakestLink: { id: 'l' },
      explanation: [
        { sentence: 'A owns B.', entities: [{ id: 'a', name: 'A' }, { id: 'd' }], links: [{ id: 'l' }] },
      ],
      evidence: [{ id: 'c1' }],
      share: { min: 0.5, max: 0.5 },
    },
  ],
  subgraph: {
    entities: [
      { id: 'a', kind: 'COMPANY', name: 'A', form: 'FUND' },
      { id: 'd', kind: 'AGREEMENT', name: 'D', evidence: [claim('c3')] },
    ],
    links: [
      {
        id: 'l',
        type: 'OWNERSHIP',
        from: { id: 'a' },
        to: { id: 'd' },
        evidence: [claim('c2'), claim('c1')],
      },
    ],
  },
  evidence: [claim('c1')],
  leftOut: [{ reason: 'Denied.', claim: { id: 'c9', source: { id: 's', publisher: null, title: null } } }],
}

it('an exhibit has all that is shown by id, and apart what only its question tells', () => {
  const exhibit = toExhibit(data, query, [['of', 'b']])
  expect(exhibit).toMatchObject({
    query: { name: 'owners', title: 'Owners', description: 'Who owns it?' },
    variables: [['of', 'b']],
    summary: 'One owner.',
    totalFindings: 9,
    truncated: true,
    endCursor: 'next',
    own: { unallocated: { min: 0.1, max: 0.2 } },
    leftOut: data.leftOut,
  })
  expect(Object.keys(exhibit.own)).toEqual(['unallocated'])
  expect(exhibit.findings).toEqual([
    {
      id: 'f',
      headline: 'A owns B.',
      confidence: 0.7,
      disputed: false,
      prospective: false,
      qualifiers: ['conditional'],
      weakestLink: 'l',
      explanation: [{ sentence: 'A owns B.', entities: ['a', 'd'], links: ['l'] }],
      evidence: ['c1'],
      own: { share: { min: 0.5, max: 0.5 } },
    },
  ])
  expect(exhibit.entities.get('a')).toMatchObject({ form: 'FUND', evidence: [] })
  expect(exhibit.entities.get('d')?.evidence).toEqual(['c3'])
  expect(exhibit.links.get('l')).toMatchObject({ from: 'a', to: 'd', evidence: ['c2', 'c1'] })
  expect([...exhibit.claims.keys()].sort()).toEqual(['c1', 'c2', 'c3'])
})

it('a finding may rest on no link', () => {
  const [finding] = data.findings
  const exhibit = toExhibit({ ...data, findings: [{ ...finding, weakestLink: null }] }, query, [])
  expect(exhibit.findings[0]?.weakestLink).toBeNull()
})

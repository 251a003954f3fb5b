import { expect, test } from 'vitest'
import { missing, readItems } from '../../../test/support/read-items.ts'
import { oligrapher } from './oligrapher.ts'

const node = (id: number, kind: string, name: string) => ({
  id,
  display: { name, url: `//littlesis.org/${kind}/${id}/x`, x: 1 },
})
const edge = (id: number, node1_id: number, node2_id: number, label: string, dash = false) => ({
  id,
  node1_id,
  node2_id,
  display: { label, dash, url: `//littlesis.org/relationship/view/id/${id}` },
})
const keyed = (list: { id: number }[]) => Object.fromEntries(list.map((one) => [one.id, one]))
const read = (edges: { id: number }[], nodes: object = {}) =>
  readItems(
    oligrapher,
    JSON.stringify({
      edges: keyed(edges),
      nodes: {
        ...keyed([node(1, 'person', 'Ada\nExample'), node(2, 'org', 'Harbour'), node(3, 'org', 'Port')]),
        ...nodes,
      },
      captions: {},
    }),
  )

test('nodes of LittleSis are persons and companies', async () => {
  const { batch, unsaid } = await read([], { x1: { id: 'x1', display: { name: 'A box' } } })
  expect(batch.entities).toMatchObject([
    {
      id: 'littlesis-1',
      kind: 'PERSON',
      name: 'Ada Example',
      identifiers: [{ scheme: 'LITTLESIS', value: '1' }],
    },
    { id: 'littlesis-2', kind: 'COMPANY', form: null },
    { id: 'littlesis-3', kind: 'COMPANY' },
  ])
  expect(unsaid).toEqual({ 'node (neither a person nor an organisation of LittleSis)': 1 })
})

test.each([
  [
    'Chairman, CEO, President',
    1,
    2,
    { link: 'ROLE', attributes: { role: 'BOARD_CHAIR', title: 'Chairman, CEO, President', former: null } },
  ],
  ['Owner', 2, 3, { link: 'OWNERSHIP', attributes: {} }],
  ['Parent company', 2, 3, { link: 'OWNERSHIP', attributes: { controls: true } }],
  [
    'debt holder',
    2,
    3,
    {
      agreement: {
        kind: 'LOAN',
        parties: [
          { role: 'LENDER', entity: 'littlesis-2' },
          { role: 'BORROWER', entity: 'littlesis-3' },
        ],
      },
    },
  ],
])('the label %j', async (label, from, to, claim) => {
  const found = await read([edge(9, from, to, label)])
  expect(missing(found)).toEqual([])
  expect(found.batch.claims[0]?.record).toMatchObject({
    ...claim,
    status: 'REPORTED',
    source: 'littlesis',
    locator: 'relationship 9',
  })
})

test('a dashed role is former; what a label does not tell, or does not fit, is unsaid', async () => {
  const found = await read([
    edge(1, 1, 2, 'Director', true),
    edge(2, 1, 3, '1.7 million'),
    edge(3, 2, 3, 'Chairman'),
    edge(4, 2, 3, 'Owner', true),
  ])
  expect(missing(found)).toEqual([])
  expect(found.batch.claims.map(({ record }) => record.attributes?.former)).toEqual([true])
  expect(found.unsaid).toEqual({
    'edge "1.7 million"': 1,
    'edge "Chairman" (an end does not fit)': 1,
    'edge "Owner"': 1,
  })
})

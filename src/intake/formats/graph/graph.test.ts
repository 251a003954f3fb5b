import { describe, expect, test } from 'vitest'
import { missing, readItems, type WhatWasRead } from '../../../../test/support/read-items.ts'
import { graph } from './graph.ts'

const ties = ({ batch }: WhatWasRead) =>
  batch.claims.map(({ record }) => [record.link ?? record.agreement?.kind, record.from, record.to])

const nodes = [
  { id: 1, labels: ['Company'], properties: { name: 'Harbour', country: 'GB', wikidata_id: 'Q1' } },
  { id: '2', labels: ['Organisation'], properties: { name: 'Port', lei: '' } },
  { id: 3, labels: ['Person'], properties: { name: 'Ada Example' } },
  { id: 4, labels: ['Contract'], properties: { name: 'A contract' } },
]

describe('a JSON object of nodes and relationships', () => {
  test('is read whichever name and order they have', async () => {
    const relationships = [
      {
        id: 9,
        type: 'OWNS',
        startNode: 1,
        endNode: '2',
        properties: { pct: 40, start_date: '2020-03-01', source_url: 'https://a.example/1' },
      },
      { id: 10, type: 'OWNED_BY', start: { id: 2 }, end: { id: 3 }, properties: {} },
      { type: 'CEO_OF', source: 3, target: 1 },
      { type: 'SUPPLIES', from: 1, to: 2 },
      { type: 'COMPETES_WITH', from: 1, to: 2 },
      { type: 'AWARDS', from: 1, to: 4 },
      { type: 'OWNS', from: 1, to: 4 },
    ]
    const found = await readItems(graph, JSON.stringify({ links: relationships, nodes }))
    expect(missing(found)).toEqual([])
    expect(found.batch.entities).toMatchObject([
      { id: 'graph-1', name: 'Harbour', country: 'GB', identifiers: [{ scheme: 'WIKIDATA', value: 'Q1' }] },
      { id: 'graph-2', kind: 'COMPANY', form: null },
      { id: 'graph-3', kind: 'PERSON' },
    ])
    expect(ties(found)).toEqual([
      ['OWNERSHIP', 'graph-1', 'graph-2'],
      ['OWNERSHIP', 'graph-3', 'graph-2'],
      ['ROLE', 'graph-3', 'graph-1'],
      ['OTHER', null, null],
      ['RIVALRY', 'graph-1', 'graph-2'],
    ])
    expect(found.batch.claims[0]?.record).toMatchObject({
      attributes: { share: { min: 0.4, max: 0.4 } },
      validFrom: '2020-03-01',
      source: found.batch.sources[0]?.id,
      status: 'REPORTED',
    })
    expect(found.batch.claims[3]?.record.agreement?.parties).toEqual([
      { role: 'SUPPLIER', entity: 'graph-1' },
      { role: 'CUSTOMER', entity: 'graph-2' },
    ])
    expect(found.unsaid).toEqual({ Contract: 1, AWARDS: 1, 'Ownership (an end does not fit)': 1 })
  })
  test('or one a line', async () => {
    const lines = [
      { type: 'node', id: '1', labels: ['Company'], properties: { name: 'A' } },
      { type: 'node', id: '2', labels: ['Company'], properties: { name: 'B' } },
      { id: '0', type: 'relationship', label: 'OWNS', properties: {}, start: { id: '1' }, end: { id: '2' } },
    ]
    const found = await readItems(graph, lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(missing(found)).toEqual([])
    expect(ties(found)).toEqual([['OWNERSHIP', 'graph-1', 'graph-2']])
  })
})

describe('CSV as the bulk import of Neo4j reads it', () => {
  test('nodes and relationships, with spaces of ids and types of columns', async () => {
    const csv = await readItems(
      graph,
      ':ID(Org),name,aliases:string[],:LABEL\n1,Harbour,H;HC,Thing;Company\n',
    )
    expect(csv.batch.entities).toMatchObject([{ name: 'Harbour', aliases: ['H', 'HC'], form: 'COMPANY' }])
    const edges = await readItems(
      graph,
      ':START_ID(Org);:END_ID(Org);:TYPE;percentage:float\n1;1;OWNS;12.5\n',
    )
    expect(edges.batch.claims[0]?.record).toMatchObject({
      from: csv.batch.entities[0]?.id,
      attributes: { share: { min: 0.125, max: 0.125 } },
    })
  })
  test('ids that FollowTheMoney marked are its own', async () => {
    const { batch } = await readItems(graph, 'id:ID,:LABEL,name\nentity:gb-1,Company,Harbour\n')
    expect(batch.entities).toMatchObject([
      { id: 'ftm-gb-1', identifiers: [{ scheme: 'FTM', value: 'gb-1' }] },
    ])
  })
})

test('an element that is neither is a fault', async () => {
  const { faults } = await readItems(graph, '{"nodes": [{"name": "A"}]}')
  expect(faults).toMatchObject([{ code: 'BAD_VALUE', line: 1 }])
})

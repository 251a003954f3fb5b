/** What stands in a file of each format of others, as small as shows every place that its reader looks at. */
export const BODS = [
  {
    statementId: 's1',
    recordId: 'e1',
    recordType: 'entity',
    recordStatus: 'new',
    statementDate: '2024-05-06',
    source: {
      type: ['officialRegister'],
      url: 'https://a.example/',
      retrievedAt: '2024-05-06',
      description: 'D',
    },
    publicationDetails: { publisher: { name: 'P', url: 'https://a.example/' } },
    recordDetails: {
      entityType: { type: 'registeredEntity' },
      name: 'Acme',
      alternateNames: ['A'],
      jurisdiction: { code: 'US', name: 'US' },
      identifiers: [{ id: '1', scheme: 'GB-COH' }],
      isComponent: false,
    },
  },
  {
    statementId: 's2',
    recordId: 'p1',
    recordType: 'person',
    recordStatus: 'new',
    statementDate: '2024-05-06',
    recordDetails: {
      personType: 'knownPerson',
      names: [{ type: 'legal', fullName: 'Ada' }],
      isComponent: false,
    },
  },
  {
    statementId: 's3',
    recordId: 'r1',
    recordType: 'relationship',
    recordStatus: 'new',
    statementDate: '2024-05-06',
    annotations: [{ motivation: 'commenting', description: 'D' }],
    recordDetails: {
      subject: 'e1',
      interestedParty: 'p1',
      interests: [
        {
          type: 'shareholding',
          directOrIndirect: 'direct',
          details: 'D',
          startDate: '2020-01-02',
          endDate: '2021-01-02',
          share: { exact: 10 },
        },
      ],
      isComponent: false,
    },
  },
]
export const FTM = [
  {
    id: 'a',
    schema: 'Company',
    caption: 'Acme',
    referents: ['old'],
    datasets: ['x'],
    first_seen: '2024-01-01',
    properties: {
      name: ['Acme'],
      alias: ['A'],
      country: ['us'],
      wikidataId: ['Q1'],
      registrationNumber: ['1'],
      sourceUrl: ['https://a.example/'],
      publisher: ['P'],
    },
  },
  { id: 'b', schema: 'Person', properties: { name: ['Ada'] } },
  {
    id: 'c',
    schema: 'Ownership',
    properties: {
      owner: ['b'],
      asset: ['a'],
      percentage: ['8'],
      role: ['R'],
      startDate: ['2020'],
      endDate: ['2021'],
      summary: ['S'],
    },
  },
  {
    id: 'd',
    schema: 'Directorship',
    properties: { director: ['b'], organization: ['a'], role: ['Chair'], description: ['D'] },
  },
]
export const DELTA = FTM.map((entity) => ({ op: 'ADD', entity }))
export const GRAPH = {
  nodes: [
    {
      id: '1',
      labels: ['Company'],
      properties: { name: 'Acme', country: 'GB', wikidata_id: 'Q1', aliases: ['A'] },
    },
    { id: '2', labels: ['Person'], properties: { name: 'Ada' } },
  ],
  relationships: [
    {
      id: '9',
      type: 'OWNS',
      startNode: '2',
      endNode: '1',
      properties: { pct: '40', start_date: '2020-03-01', source_url: 'https://a.example/1', note: 'N' },
    },
    { id: '8', type: 'CEO_OF', startNode: '2', endNode: '1', properties: { title: 'CEO' } },
  ],
}
export const OLIGRAPHER = {
  id: 'x',
  attributes: { title: 'T', date: '2024-01-01' },
  nodes: {
    n1: { id: '1', name: 'Acme', display: { name: 'Acme', url: '//littlesis.org/org/1/x' } },
    n2: { id: '2', display: { name: 'Ada', url: '//littlesis.org/person/2/x' } },
  },
  edges: {
    e1: {
      id: '3',
      node1_id: '2',
      node2_id: '1',
      display: { label: 'Chair', url: '//littlesis.org/relationship/view/id/3' },
    },
  },
  captions: { c1: { id: '4', display: { text: 'C' } } },
}
export const MAPPING = JSON.stringify({
  prefix: 'tree',
  queries: [
    {
      entities: {
        company: {
          schema: 'Company',
          key: 'company',
          properties: {
            name: { column: 'company' },
            jurisdiction: { column: 'country' },
            registrationNumber: { column: 'number' },
          },
        },
        parent: {
          schema: 'Company',
          key: 'parent',
          properties: { name: { column: 'parent' }, alias: { column: 'alias' } },
        },
        held: {
          schema: 'Ownership',
          keys: ['parent', 'company'],
          properties: {
            owner: { entity: 'parent' },
            asset: { entity: 'company' },
            percentage: { column: 'share' },
            startDate: { column: 'since' },
            sourceUrl: { template: 'https://register.example/{{ number }}' },
            summary: { column: 'note' },
          },
        },
      },
    },
  ],
})
export const TABLE = [
  ['company', 'country', 'parent', 'share', 'since', 'number', 'alias', 'note'],
  ['Acme', 'GB', 'Port', '60', '2020-01-01', '7', 'A', 'N'],
]
export const LEI = [
  '529900T8BM49AURSDO55',
  'Acme',
  'de',
  'PREVIOUS_LEGAL_NAME',
  'Old',
  'RA000001',
  '12',
  'US-MA',
  'FUND',
  'ACTIVE',
  'ISSUED',
]

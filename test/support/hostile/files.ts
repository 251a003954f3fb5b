/** A file of a format with a text at one place of it. */
export interface Sample {
  /** How many places there are. */
  places: number
  write(place: number, text: string): string
  /** Where the name of a thing stands. */
  name: number
  mapping?: string
}

/** Every text within a value, keys too: its path, the last step of which is null for a key. */
type At = { path: (string | number)[]; isKey: boolean }
function textsIn(value: unknown, path: (string | number)[] = []): At[] {
  if (typeof value === 'string') return [{ path, isKey: false }]
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value)
    ? []
    : Object.keys(value).map((key) => ({ path: [...path, key], isKey: true }))
  return [
    ...keys,
    ...Object.entries(value).flatMap(([key, one]) =>
      textsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}
/** The value with the text there. Entries are defined, not assigned: a key may be that of the father of all objects. */
function withText(value: unknown, { path: [key, ...rest], isKey }: At, text: string): unknown {
  if (key === undefined) return text
  if (Array.isArray(value))
    return value.map((one, i) => (i === key ? withText(one, { path: rest, isKey }, text) : (one as unknown)))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, one]): [string, unknown] => {
      if (name !== key) return [name, one]
      return isKey && rest.length === 0 ? [text, one] : [name, withText(one, { path: rest, isKey }, text)]
    }),
  )
}

function sampleOf(value: unknown, nameAt: string, write: (value: unknown) => string): Sample {
  const places = textsIn(value)
  const name = places.findIndex(({ path, isKey }) => !isKey && path.join('.') === nameAt)
  if (name < 0) throw new Error(`The sample has no ${nameAt}.`)
  return {
    places: places.length,
    name,
    write: (place, text) => {
      const at = places[place]
      return write(at ? withText(value, at, text) : value)
    },
  }
}
const lines = (value: unknown): string => (value as unknown[]).map((one) => JSON.stringify(one)).join('\n')

const CLAIMS = [
  {
    source: {
      id: 'paper',
      kind: 'NEWS',
      publisher: 'P',
      title: 'T',
      url: 'https://a.example/',
      publishedOn: '2026',
      retrievedAt: '2026-01-02T00:00:00Z',
      reliability: 'B',
    },
  },
  {
    entity: {
      id: 'acme',
      kind: 'COMPANY',
      name: 'Acme',
      aliases: ['A'],
      identifiers: [{ scheme: 'CIK', value: '1' }],
      form: 'COMPANY',
      country: 'US',
    },
  },
  { entity: { id: 'ada', kind: 'PERSON', name: 'Ada' } },
  {
    claim: {
      link: 'ROLE',
      from: 'ada',
      to: 'acme',
      attributes: { role: 'CHAIR', title: 'Chair' },
      status: 'REPORTED',
      source: 'paper',
      locator: 'p. 1',
      quote: 'Q',
      note: 'N',
      validFrom: '2026',
      validTo: '2026-02',
      recordedAt: '2026-01-03T00:00:00Z',
      recordedBy: 'ann',
      recordedBecause: 'B',
    },
  },
  {
    claim: {
      link: 'INVESTMENT',
      from: 'ada',
      to: 'acme',
      attributes: { amount: { min: 1, currency: 'USD' }, round: 'A', instrument: 'I', on: '2026' },
      status: 'REPORTED',
      source: 'paper',
    },
  },
  {
    claim: {
      agreement: {
        id: 'deal',
        name: 'Deal',
        kind: 'LOAN',
        stage: 'SIGNED',
        parties: [{ role: 'LENDER', entity: 'acme' }],
        covers: [],
        announcedOn: '2026',
        signedOn: '2026',
        statements: [{ topic: 'PURPOSE', text: 'S' }],
      },
      status: 'REPORTED',
      source: 'paper',
    },
  },
  {
    event: {
      kind: 'RETRACT',
      at: '2026-02-01T00:00:00Z',
      by: 'ann',
      because: 'B',
      claim: 'claim_00000000000000000000000000000000',
    },
  },
]
const BODS = [
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
const FTM = [
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
const DELTA = FTM.map((entity) => ({ op: 'ADD', entity }))
const YAML = {
  sources: CLAIMS.flatMap(({ source }) => source ?? []),
  entities: CLAIMS.flatMap(({ entity }) => entity ?? []),
  claims: CLAIMS.flatMap(({ claim }) => claim ?? []),
}
const GRAPH = {
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
const OLIGRAPHER = {
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
const MAPPING = JSON.stringify({
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
const TABLE = [
  ['company', 'country', 'parent', 'share', 'since', 'number', 'alias', 'note'],
  ['Acme', 'GB', 'Port', '60', '2020-01-01', '7', 'A', 'N'],
]
const csvOf = (rows: unknown): string =>
  (rows as string[][])
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')

/** XML knows neither controls nor halves of characters, however they are written: a file that has them is none. */
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const LEI = [
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
const gleifOf = (texts: unknown): string => {
  const [lei, name, language, type, old, authority, number, place, category, status, registered] = (
    texts as string[]
  ).map(xml)
  return `<?xml version="1.0" encoding="UTF-8"?><lei:LEIData xmlns:lei="x"><lei:LEIRecords><lei:LEIRecord><lei:LEI>${lei}</lei:LEI><lei:Entity>
<lei:LegalName xml:lang="${language}">${name}</lei:LegalName><lei:OtherEntityNames><lei:OtherEntityName type="${type}">${old}</lei:OtherEntityName></lei:OtherEntityNames>
<lei:RegistrationAuthority><lei:RegistrationAuthorityID>${authority}</lei:RegistrationAuthorityID><lei:RegistrationAuthorityEntityID>${number}</lei:RegistrationAuthorityEntityID></lei:RegistrationAuthority>
<lei:LegalJurisdiction>${place}</lei:LegalJurisdiction><lei:EntityCategory>${category}</lei:EntityCategory><lei:EntityStatus>${status}</lei:EntityStatus></lei:Entity>
<lei:Registration><lei:RegistrationStatus>${registered}</lei:RegistrationStatus></lei:Registration></lei:LEIRecord></lei:LEIRecords></lei:LEIData>`
}

/** By the name of the format. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  claims: sampleOf(CLAIMS, '1.entity.name', lines),
  // All JSON is YAML.
  'claims-yaml': sampleOf(YAML, 'entities.0.name', (value) => JSON.stringify(value, null, 1)),
  bods: sampleOf(BODS, '0.recordDetails.name', (value) => JSON.stringify(value, null, 1)),
  ftm: sampleOf(FTM, '1.properties.name.0', lines),
  'opensanctions-delta': sampleOf(DELTA, '1.entity.properties.name.0', lines),
  graph: sampleOf(GRAPH, 'nodes.0.properties.name', (value) => JSON.stringify(value)),
  oligrapher: sampleOf(OLIGRAPHER, 'nodes.n1.display.name', (value) => JSON.stringify(value)),
  csv: { ...sampleOf(TABLE, '1.0', csvOf), mapping: MAPPING },
  gleif: sampleOf(LEI, '1', gleifOf),
}

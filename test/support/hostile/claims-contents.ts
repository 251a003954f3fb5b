/** Every field of each record of the interchange format that holds a text. */
export const CLAIMS = [
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

export const YAML = {
  sources: CLAIMS.flatMap(({ source }) => source ?? []),
  entities: CLAIMS.flatMap(({ entity }) => entity ?? []),
  claims: CLAIMS.flatMap(({ claim }) => claim ?? []),
}

const entity = (id: string, kind: string, name: string) => ({
  entity: {
    id,
    kind,
    name,
    identifiers: kind === 'COMPANY' ? [{ scheme: 'WIKIDATA', value: `Q-${id}` }] : [],
  },
})
const link = (type: string, from: string, to: string, attributes: object = {}) => ({
  claim: { link: type, from, to, attributes, status: 'REPORTED', source: 'paper', locator: 'paragraph 1' },
})

/** One of each kind of thing, tied to one another: what every call of the API can be asked about. */
export const RECORDS = [
  { source: { id: 'paper', kind: 'NEWS', publisher: 'The Paper' } },
  entity('alpha', 'COMPANY', 'Alphonse Artificials'),
  entity('beta', 'COMPANY', 'Berthold Clouds'),
  entity('gamma', 'COMPANY', 'Gamelin'),
  entity('ann', 'PERSON', 'Ann Onymous'),
  entity('site', 'FACILITY', 'Wolfsgrund'),
  entity('chip', 'PRODUCT', 'Kieselwerk'),
  entity('models', 'MARKET', 'Sprachwerke'),
  link('OWNERSHIP', 'ann', 'alpha', { share: { min: 0.6, max: 0.7 } }),
  link('OWNERSHIP', 'gamma', 'alpha', { share: { min: 0.1, max: 0.2 } }),
  link('INVESTMENT', 'beta', 'alpha', { round: 'Series A' }),
  link('ROLE', 'ann', 'alpha', { role: 'FOUNDER' }),
  link('COMPETES_IN', 'alpha', 'models'),
  link('COMPETES_IN', 'gamma', 'models'),
  link('RIVALRY', 'gamma', 'alpha', { market: 'models' }),
  link('OPERATION', 'alpha', 'site'),
  link('OFFERING', 'beta', 'chip'),
  {
    claim: {
      agreement: {
        id: 'deal',
        name: 'Capacity for Alphonse',
        kind: 'COMPUTE_CAPACITY',
        stage: 'SIGNED',
        parties: [
          { role: 'SUPPLIER', entity: 'beta' },
          { role: 'CUSTOMER', entity: 'alpha' },
        ],
        covers: ['site'],
      },
      status: 'ANNOUNCED',
      source: 'paper',
      locator: 'paragraph 2',
    },
  },
]

/** What an argument of this name is given where something else is tried. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  id: 'alpha',
  text: 'Alphonse',
  from: 'alpha',
  to: 'gamma',
  of: 'alpha',
  company: 'alpha',
  customer: 'alpha',
  since: '2026-01-01T00:00:00Z',
}
/** The same, where one name means several things. */
export const EXAMPLES_OF: Readonly<Record<string, unknown>> = {
  'Query.agreement.id': 'deal',
  'Query.source.id': 'paper',
}
/** Arguments of which exactly one is to be given; the example is of the first. */
export const EITHER: Readonly<Record<string, readonly string[]>> = {
  'Query.supplierConcentration': ['customer', 'market'],
}
/** How a thing of this type is come by, to ask it for a field of its own. */
export const WAYS: Readonly<Record<string, (field: string) => string>> = {
  Entity: (field) => `entity(id: "alpha") { ${field} }`,
  Company: (field) => `company(id: "alpha") { ${field} }`,
  Person: (field) => `entity(id: "ann") { ... on Person { ${field} } }`,
  Facility: (field) => `entity(id: "site") { ... on Facility { ${field} } }`,
  Product: (field) => `entity(id: "chip") { ... on Product { ${field} } }`,
  Market: (field) => `entity(id: "models") { ... on Market { ${field} } }`,
  Agreement: (field) => `agreement(id: "deal") { ${field} }`,
  AgreementParty: (field) => `agreement(id: "deal") { parties { ${field} } }`,
  Source: (field) => `source(id: "paper") { ${field} }`,
  ...Object.fromEntries(
    ['Link', 'Ownership', 'Investment', 'Rivalry', 'Operation', 'Role', 'MarketPresence'].map((type) => [
      type,
      (field: string) => `company(id: "alpha") { links { nodes { ... on ${type} { ${field} } } } }`,
    ]),
  ),
  Offering: (field) => `company(id: "beta") { links { nodes { ... on Offering { ${field} } } } }`,
  Coverage: (field) => `agreement(id: "deal") { links { nodes { ... on Coverage { ${field} } } } }`,
}

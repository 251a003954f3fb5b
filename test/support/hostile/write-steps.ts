/** What one round of writing has made so far, which later steps speak of. */
export interface Made {
  n: number
  claim: string
  entity: string
  view: string
}
/** One mutation of a round: all of its texts as they would be given, and what of the outcome is read back. */
export interface Step {
  mutation: string
  type: string
  shown: string
  base: (made: Made) => Record<string, unknown>
  /** What later steps need of the outcome and of what was sent. */
  note?: (made: Made, payload: Record<string, unknown>, sent: Record<string, unknown>) => void
  /** A second look, where the payload does not show all. */
  readBack?: (sent: Record<string, unknown>) => string
}

const key = (name: string, { n }: Made): string => `${name}-${n}`
const common = (n: number) => ({
  source: `s-${n}`,
  status: 'REPORTED',
  confidence: 0.5,
  locator: 'page 1',
  quote: 'As they say.',
  note: 'Seen.',
  validFrom: '2026-01',
  recordedAt: '2026-01-03T00:00:00Z',
})
const money = { min: 1, max: 2, currency: 'USD' }

const RECORD: Step = {
  mutation: 'recordClaims',
  type: 'RecordClaimsInput',
  shown: `added { id asserts locator quote note validFrom validTo recordedAt history { because }
    about { id ... on Agreement { name } } source { id publisher title url publishedOn retrievedAt reliability } }`,
  base: (made) => {
    const { n } = made
    const ownership = { link: 'OWNERSHIP', from: `k-${n}`, to: `e-${n}`, ...common(n) }
    return {
      idempotencyKey: key('record', made),
      because: 'Read today.',
      sources: [
        {
          id: `s-${n}`,
          kind: 'NEWS',
          publisher: 'The Paper',
          title: 'A title',
          url: 'https://paper.example/a',
          publishedOn: '2026-01-01',
          retrievedAt: '2026-01-02T00:00:00Z',
          reliability: 'B',
        },
      ],
      entities: [
        {
          id: `e-${n}`,
          kind: 'COMPANY',
          name: `Entity ${n}`,
          aliases: ['Another name'],
          identifiers: [{ scheme: 'CIK', value: `e${n}` }],
          form: 'COMPANY',
          country: 'US',
        },
        { id: `k-${n}`, kind: 'COMPANY', name: `Keeper ${n}` },
        { id: `p-${n}`, kind: 'PRODUCT', name: `Product ${n}`, family: 'MODEL' },
      ],
      claims: [
        { ...ownership, validTo: '2026-02', attributes: { interests: ['shareholding'] } },
        {
          ...ownership,
          link: 'INVESTMENT',
          attributes: {
            amount: money,
            round: 'Series A',
            instrument: 'shares',
            on: '2026-01',
            stage: 'SIGNED',
          },
        },
        { ...ownership, link: 'ROLE', from: 'ann', attributes: { role: 'DIRECTOR', title: 'Chair' } },
        { ...ownership, link: 'RIVALRY', from: 'gamma', attributes: { market: 'models' } },
        {
          ...common(n),
          agreement: {
            id: `d-${n}`,
            name: `Deal ${n}`,
            kind: 'COMPUTE_CAPACITY',
            stage: 'SIGNED',
            parties: [
              { role: 'SUPPLIER', entity: 'beta' },
              { role: 'CUSTOMER', entity: `e-${n}` },
            ],
            covers: ['site'],
            value: money,
            announcedOn: '2026-01-01',
            signedOn: '2026-01-01',
            statements: [{ topic: 'PURPOSE', text: 'To train.' }],
          },
        },
      ],
    }
  },
  note: (made, payload, sent) => {
    made.claim = (payload['added'] as { id: string }[])[0]?.id ?? ''
    made.entity = (sent['entities'] as { id: string }[])[0]?.id ?? ''
  },
  readBack: (sent) =>
    (sent['entities'] as { id: string }[])
      .map(
        ({ id }, i) =>
          `e${i}: entity(id: ${JSON.stringify(id)}) { id name aliases identifiers { scheme value } ... on Company { country } }`,
      )
      .join(' '),
}

const ofClaim = (mutation: string): Step => ({
  mutation,
  type: 'ChangeClaimInput',
  shown: 'claim { id retractedBecause history { because } }',
  base: (made) => ({ idempotencyKey: key(mutation, made), id: made.claim, because: 'A filing says so.' }),
})
const ofEntities = (mutation: string, type: string, fields: (made: Made) => object, shown: string): Step => ({
  mutation,
  type,
  shown,
  base: (made) => ({ idempotencyKey: key(mutation, made), because: 'One registry number.', ...fields(made) }),
})
const HISTORY = 'entity { id history { because } }'

/** A round: everything that can be written, each step of what the one before has made. */
export const STEPS: readonly Step[] = [
  RECORD,
  ofClaim('preferClaim'),
  ofClaim('unpreferClaim'),
  ofClaim('retractClaim'),
  ofEntities(
    'mergeEntities',
    'MergeEntitiesInput',
    ({ n, entity }) => ({ keep: `k-${n}`, absorb: entity }),
    HISTORY,
  ),
  ofEntities('splitEntity', 'SplitEntityInput', ({ entity }) => ({ id: entity }), HISTORY),
  {
    ...ofEntities(
      'judgeSame',
      'JudgeSameInput',
      ({ n, entity }) => ({ a: entity, b: `k-${n}`, verdict: 'NO' }),
      '',
    ),
    readBack: (sent) => `x: entity(id: ${JSON.stringify(sent['a'])}) { id history { because other } }`,
  },
  {
    mutation: 'createView',
    type: 'CreateViewInput',
    shown: 'view { id label query variables frameAncestors expiresAt }',
    base: (made) => ({
      idempotencyKey: key('view', made),
      query: 'ultimate-owners',
      variables: { of: 'alpha' },
      label: 'For the wiki',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      frameAncestors: ['https://wiki.example'],
    }),
    note: (made, payload) => {
      made.view = (payload['view'] as { id: string }).id
    },
  },
  {
    mutation: 'revokeView',
    type: 'RevokeViewInput',
    shown: 'view { id revokedBecause }',
    base: (made) => ({ idempotencyKey: key('revoke', made), id: made.view, because: 'No more.' }),
  },
]

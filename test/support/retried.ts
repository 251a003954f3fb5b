import { pause } from './faults.ts'
import type { ServerProcess } from './server-process.ts'

interface Recorded {
  added: { id: string }[]
  repeated: { id: string }[]
  faults: { code: string }[]
}

/** One mutation with its key, and what came of it. */
export interface Mutation {
  key: string
  query: string
  input: object
}

const RECORD =
  'mutation ($input: RecordClaimsInput!) { done: recordClaims(input: $input) { added { id } repeated { id } faults { code } } }'
const RETRACT =
  'mutation ($input: ChangeClaimInput!) { done: retractClaim(input: $input) { claim { id } faults { code } } }'

/** An agreement of two parties with a source of its own, and a share of one in the other. */
export const agreementOf = (id: string, supplier: string): Mutation => ({
  key: `record-${id}`,
  query: RECORD,
  input: {
    sources: [{ id: `paper-${id}`, kind: 'NEWS' }],
    entities: [supplier, `customer-${id}`].map((name) => ({ id: name, kind: 'COMPANY', name })),
    claims: [
      {
        agreement: {
          id: `deal-${id}`,
          kind: 'COMPUTE_CAPACITY',
          parties: [
            { role: 'SUPPLIER', entity: supplier },
            { role: 'CUSTOMER', entity: `customer-${id}` },
          ],
        },
        status: 'REPORTED',
        source: `paper-${id}`,
      },
      { link: 'OWNERSHIP', from: supplier, to: `customer-${id}`, status: 'REPORTED', source: `paper-${id}` },
    ],
  },
})
export const retractionOf = (key: string, claim: string): Mutation => ({
  key,
  query: RETRACT,
  input: { id: claim, because: 'Misread.' },
})

/** Sends it with the same key until it is acknowledged, as its clients should. */
export async function untilAcknowledged(
  server: ServerProcess,
  { key, query, input }: Mutation,
  desk: string,
  random: () => number,
): Promise<{ recorded: Recorded; tries: number }> {
  for (let tries = 1; ; tries++) {
    const variables = { input: { idempotencyKey: key, ...input } }
    const { status, text, json } = await server.ask(query, variables, desk)
    const done = json.data?.['done'] as Recorded | undefined
    if (done && !json.errors) return { recorded: done, tries }
    if (status !== 0 && status < 500 && !/"(TIMEOUT|DATABASE_UNAVAILABLE|TOO_MANY_REQUESTS|BUSY)"/.test(text))
      throw new Error(`${key} was answered ${status}: ${text}`)
    await pause(100 + 900 * random())
  }
}

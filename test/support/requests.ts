import { randomUUID } from 'node:crypto'
import { ERROR_CODES } from '../../src/errors.ts'
import { ServerProcess, type Told } from './server-process.ts'

/** What a caller may have to wait at most. */
const READ_MS = 10_000
const WRITE_MS = 5_000

type Kind = 'alive' | 'ready' | 'read' | 'write'
interface Request {
  kind: Kind
  send: (this: void, server: ServerProcess, key: string) => Promise<Told>
}

const read = (query: string): Request => ({ kind: 'read', send: (server) => server.ask(query) })
const get = (path: string, kind: Kind = 'read'): Request => ({ kind, send: (server) => server.request(path) })

/** One of each kind that the server takes. */
export const REQUESTS: Readonly<Record<string, Request>> = {
  health: get('/health', 'alive'),
  typename: { ...read('{ __typename }'), kind: 'alive' },
  ready: get('/ready', 'ready'),
  company: read('{ company(id: "anthropic") { name owners { share { min } } } }'),
  search: read('{ search(text: "Anthropic") { entity { name } } }'),
  question: read('{ sharedInfrastructure { summary findings { headline evidence { id } } } }'),
  coldQuestion: read('{ timeline(of: "anthropic") { summary } circularDeals { summary } }'),
  withKey: {
    kind: 'read',
    send: (server, key) => server.ask('{ companies(first: 2) { nodes { id } } }', {}, key),
  },
  json: get('/v/rival-dependencies.json'),
  svg: get('/v/shared-infrastructure.svg'),
  csv: get('/v/conflicts-of-interest.csv'),
  page: get('/v/circular-deals.html'),
  start: get('/'),
  form: get('/ask/outage'),
  export: get('/export?format=claims'),
  write: {
    kind: 'write',
    send: (server, key) => recordSource(server, key, `paper-${randomUUID()}`),
  },
}

/** The smallest mutation that writes. */
export const recordSource = (server: ServerProcess, key: string, id: string): Promise<Told> =>
  server.ask(
    'mutation ($input: RecordClaimsInput!) { recordClaims(input: $input) { faults { code } } }',
    { input: { idempotencyKey: id, sources: [{ id, kind: 'NEWS' }], entities: [], claims: [] } },
    key,
  )

/** Sends one of each, at once. */
export async function sendAll(server: ServerProcess, key: string): Promise<Map<string, Told>> {
  const all = Object.entries(REQUESTS).map(
    async ([name, { send }]) => [name, await send(server, key)] as const,
  )
  return new Map(await Promise.all(all))
}

/** Nothing of what lies behind: no address, driver, stack or Cypher. */
const INSIDE = /bolt:|ECONN|EPIPE|Neo4jError|Neo\.\w+Error|ServiceUnavailable|SessionExpired|\.ts:\d|MATCH \(/

/** What is wrong with these answers of a server whose database fails; nothing, as it should be. */
export function wrongIn(answers: ReadonlyMap<string, Told>, hidden: readonly number[]): string[] {
  return [...answers].flatMap(([name, told]) => {
    const { kind } = REQUESTS[name] ?? { kind: 'read' }
    const { code } = told
    const limit = kind === 'write' ? WRITE_MS : kind === 'alive' ? 1_000 : kind === 'ready' ? 3_000 : READ_MS
    const wrongs = [
      told.ms > limit && `took ${Math.round(told.ms)} ms`,
      told.status === 0 && `broke off: ${told.text}`,
      kind === 'alive' && told.status !== 200 && `answered ${told.status}`,
      kind !== 'alive' &&
        told.status >= 500 &&
        ![503, 504].includes(told.status) &&
        `answered ${told.status}`,
      told.status >= 500 &&
        kind !== 'ready' &&
        (code === undefined || !(code in ERROR_CODES)) &&
        'has no code',
      code === 'INTERNAL' && 'says INTERNAL',
      INSIDE.test(told.text) && 'tells of our inside',
      hidden.some((port) => told.text.includes(`:${port}`)) && 'names a port',
    ]
    return wrongs.flatMap((wrong) => (wrong === false ? [] : `${name} ${wrong}: ${told.text.slice(0, 200)}`))
  })
}

/** What was not answered well. */
export const failedIn = (answers: ReadonlyMap<string, Told>): string[] =>
  [...answers].flatMap(([name, { status, text, json }]) =>
    status !== 200 || json.errors ? [`${name} ${status}: ${text.slice(0, 300)}`] : [],
  )

/** Until every kind is answered well, one after another: once everything is planned, what takes long does so for its fault. */
async function warm(server: ServerProcess, key: string, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs
  for (const [name, { send }] of Object.entries(REQUESTS)) {
    for (;;) {
      const failed = failedIn(new Map([[name, await send(server, key)]]))
      if (failed.length === 0) break
      if (performance.now() > end) throw new Error(`Not answered: ${failed.join()}`)
    }
  }
}

/** By a server that gives a busy machine time; Neo4j keeps its plans for the next one. */
export async function warmPatiently(
  dataDir: string,
  env: Readonly<Record<string, string>>,
  key: string,
): Promise<void> {
  const long = '60000'
  const patient = { READ_TIMEOUT_MS: long, QUESTION_TIMEOUT_MS: long, WRITE_TIMEOUT_MS: long }
  const server = await ServerProcess.start(dataDir, { ...env, ...patient })
  try {
    await warm(server, key, 240_000)
  } finally {
    await server.signal('SIGKILL')
  }
}

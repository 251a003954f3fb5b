import { z } from 'zod'
import type { Behind } from '../../src/api/context.ts'
import type { Log } from '../../src/api/log.ts'
import { parseScope } from '../../src/claims/scope.ts'
import type { Link, LinkState } from '../../src/claims/types.ts'
import type { Config } from '../../src/config.ts'
import { readConfig } from '../../src/config.ts'
import type { Graph } from '../../src/graph/graph.ts'
import type { Asked } from '../../src/questions/ask.ts'
import type { Question } from '../../src/questions/define-question.ts'
import type { Root } from '../../src/reads/reads.ts'
import { selectedOn } from '../../src/reads/trees.ts'

type Thing = { [field: string]: unknown }

const PAPER: Thing = {
  __typename: 'Source',
  id: 'paper',
  publisher: 'Paper',
  title: 'A deal',
  url: null,
  publishedOn: '2026-05',
  kind: 'NEWS',
  reliability: 'B',
  excerptOnly: true,
}

/** A little world for tests of the API alone: what is behind it is played, and every call is counted. */
export const THINGS: Readonly<Record<string, Thing>> = {
  acme: {
    __typename: 'Company',
    id: 'acme',
    kind: 'COMPANY',
    name: 'Acme',
    aliases: ['Acme Inc.'],
    country: 'US',
    form: 'COMPANY',
  },
  globex: {
    __typename: 'Company',
    id: 'globex',
    kind: 'COMPANY',
    name: 'Globex <script>',
    aliases: [],
    country: null,
    form: 'COMPANY',
  },
  ada: { __typename: 'Person', id: 'ada', kind: 'PERSON', name: 'Ada', aliases: [] },
  deal: {
    __typename: 'Agreement',
    id: 'deal',
    kind: 'AGREEMENT',
    name: 'Deal',
    agreementKind: 'COMPUTE_CAPACITY',
    stage: 'SIGNED',
    confidence: 0.7,
    disputed: false,
    evidence: [],
  },
  paper: PAPER,
  claim_1: {
    __typename: 'Claim',
    id: 'claim_1',
    status: 'REPORTED',
    locator: 'paragraph 1',
    asserts: {},
    recordedAt: '2026-05-06T00:00:00.000Z',
    quote: null,
    note: 'a note',
    supports: true,
    confidence: 0.7,
    source: PAPER,
  },
}

const state: LinkState = {
  validFrom: '2026-01',
  validTo: null,
  confidence: 0.7,
  status: 'REPORTED',
  disputed: false,
  denied: false,
  claims: ['claim_1'],
  attributes: {},
  statements: [],
}
const stated = (value: number) => ({
  value: { min: value, max: value },
  confidence: 0.7,
  status: 'REPORTED' as const,
  claims: ['claim_1'],
  disputed: false,
})
export const OWNS: Link = {
  id: 'link_owns',
  type: 'OWNERSHIP',
  key: null,
  from: 'ada',
  to: 'acme',
  ...state,
  attributes: { share: stated(0.4) },
}
export const PARTY: Link = {
  id: 'link_party',
  type: 'PARTY',
  key: 'SUPPLIER',
  from: 'acme',
  to: 'deal',
  ...state,
}

export const connections: Question<unknown> = {
  field: 'connections',
  slug: 'connections',
  statements: [],
  parameters: z.unknown(),
  named: () => [],
  search: async () => ({ rows: [], explored: 0, truncated: false }),
  decide: () => [],
  summary: () => '',
}

export const asked = (args: Record<string, unknown>, now: Date): Asked => {
  const lens = parseScope(args['scope'], now)
  const drawn = { entities: ['ada', 'acme', 'deal'], links: [OWNS, PARTY] }
  return {
    summary: 'One way.',
    findings: [
      {
        id: 'finding_1',
        headline: 'Ada to the deal by way of Acme.',
        confidence: 0.7,
        weakestLink: OWNS,
        disputed: false,
        prospective: false,
        qualifiers: [],
        explanation: [{ sentence: 'Ada owns Acme, which supplies the deal.', ...drawn }],
        subgraph: drawn,
        evidence: ['claim_1'],
        own: { length: 2 },
        rests: [],
      },
    ],
    totalFindings: 1,
    endCursor: null,
    truncated: false,
    explored: 7,
    validAt: lens.validAt,
    knownAt: lens.knownAt,
    subgraph: drawn,
    evidence: ['claim_1'],
    leftOut: [],
    lens,
  }
}

export interface Fake extends Behind {
  calls: { fetchRoots: Root[][]; ask: Record<string, unknown>[]; other: number }
}

export function fakeBehind(overrides: Partial<Behind> = {}): Fake {
  const calls: Fake['calls'] = { fetchRoots: [], ask: [], other: 0 }
  return {
    calls,
    graph: fakeGraph(),
    questions: [connections],
    ask: async (_graph, _question, args, now) => {
      calls.ask.push(args)
      return asked(args, now)
    },
    fetchRoots: async (_graph, roots) => {
      calls.fetchRoots.push(roots)
      return roots.map((root) => new Map(root.ids.flatMap((id) => entry(root, id))))
    },
    fetchPage: async () => {
      calls.other++
      return { nodes: [], edges: [], totalCount: 0 }
    },
    search: async () => {
      calls.other++
      return []
    },
    resolveIds: async (_graph, ids) =>
      new Map(ids.flatMap((id) => (id === 'old-acme' || id === 'LEI:1' ? [[id, 'acme'] as const] : []))),
    ...overrides,
  }
}

const INTERFACES: Readonly<Record<string, string[]>> = { Claim: ['Node'], Source: ['Node'] }

function entry(root: Root, id: string): [string, object][] {
  const thing = THINGS[id]
  const typename = String(thing?.['__typename'])
  const kind = { Claim: 'claim', Source: 'source' }[typename] ?? 'entity'
  if (!thing || kind !== root.kind) return []
  const types = [typename, ...(INTERFACES[typename] ?? ['Entity', 'Node'])]
  const shown: Thing = { __typename: typename }
  for (const tree of selectedOn(root.fields, types)) shown[tree.alias] = thing[tree.name] ?? null
  return [[id, shown]]
}

export const fakeGraph = (overrides: Partial<Graph> = {}): Graph => ({
  read: async () => [[3, 12, 4, 1, 90, 284, 5, 0]],
  write: async () => {
    throw new Error('nothing is written here')
  },
  verify: async () => undefined,
  close: async () => undefined,
  ...overrides,
})

/** As it comes, but for the number of requests: a file of tests sends more than anyone may; and patient with a busy machine. */
export const CONFIG: Config = readConfig({
  MAX_REQUESTS_PER_MINUTE: '0',
  MAX_REQUESTS_AT_ONCE: '1000',
  MAX_LATE_MS: '0',
  READ_TIMEOUT_MS: '20000',
  QUESTION_TIMEOUT_MS: '60000',
  WRITE_TIMEOUT_MS: '60000',
})
export const LIMITS: Config['limits'] = CONFIG.limits
export const silent: Log = { error: () => undefined, warn: () => undefined, info: () => undefined }

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Exhibit, ShownEntity, ShownLink } from '../src/surfaces/exhibit.ts'

/** How long a picture of a usual answer takes: in a new process, and again and again in one that has drawn before. */
const COLD_RUNS = 5
const WARM_RUNS = 30
const COMPANIES = 12
const SUPPLIERS = 8
const AGREEMENTS = 18
const WHOLE = { min: 1, max: 1 }

interface Taken {
  svg: number
  png: number
  /** Of all threads: the clock also counts waiting for a processor that others use. */
  cpu: number
}

const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1_000

async function measure(rounds: number, answer: (round: number) => string): Promise<Taken[]> {
  const { drawSvgForPng } = await import('../src/surfaces/picture/draw.ts')
  const { drawPng } = await import('../src/surfaces/picture/png.ts')
  const taken: Taken[] = []
  for (let round = 0; round < rounds; round++) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const svg = await drawSvgForPng(thirtyThings(answer(round)), { theme: 'light' })
    const drawn = performance.now()
    await drawPng(svg, { width: null })
    taken.push({
      svg: drawn - start,
      png: performance.now() - drawn,
      cpu: cpuMs(process.cpuUsage(before)),
    })
  }
  return taken
}

/** 30 things with 43 ties: each agreement with a supplier and a customer, and some owners and rivals. */
function thirtyThings(name: string): Exhibit {
  const companies = Array.from({ length: COMPANIES }, (_, index): ShownEntity => {
    return { id: `c${index}`, kind: 'COMPANY', name: `${name} ${index}`, evidence: [] }
  })
  const agreements = Array.from({ length: AGREEMENTS }, (_, index): ShownEntity => {
    const value = { min: index * 1e9, max: index * 2e9, currency: 'USD' }
    const name = `Agreement number ${index} on compute capacity`
    return { id: `a${index}`, kind: 'AGREEMENT', name, agreementKind: 'CLOUD_SERVICES', value, evidence: [] }
  })
  const tie = (type: ShownLink['type'], from: string, to: string, more: Partial<ShownLink>): ShownLink => {
    const certain = { validFrom: null, validTo: null, confidence: 0.8, disputed: false, evidence: [] }
    return { id: `${from}-${to}`, type, from, to, ...certain, ...more }
  }
  const links = [
    ...agreements.flatMap(({ id }, index) => [
      tie('PARTY', id, `c${index % SUPPLIERS}`, { partyRole: 'SUPPLIER' }),
      tie('PARTY', id, `c${SUPPLIERS + ((index >> 1) % (COMPANIES - SUPPLIERS))}`, { partyRole: 'CUSTOMER' }),
    ]),
    ...[0, 2, 4, 6].map((owner) => tie('OWNERSHIP', `c${owner}`, `c${owner + 1}`, { share: WHOLE })),
    ...[8, 9, 10].map((rival) => tie('RIVALRY', `c${rival}`, `c${rival + 1}`, { market: null })),
  ]
  const explanation = [{ sentence: '', entities: [], links: links.map(({ id }) => id) }]
  const finding = { confidence: 0.8, disputed: false, prospective: false, qualifiers: [], weakestLink: null }
  return {
    query: { name: 'bench', title: 'Thirty things', description: '' },
    variables: [],
    summary: 'Thirty things and what ties them.',
    findings: [{ id: 'f', headline: 'They are tied.', explanation, evidence: [], own: {}, ...finding }],
    totalFindings: 1,
    truncated: false,
    explored: 30,
    endCursor: null,
    validAt: '2026-05-06',
    knownAt: '2026-05-06T00:00:00.000Z',
    entities: new Map([...companies, ...agreements].map((entity) => [entity.id, entity])),
    links: new Map(links.map((link) => [link.id, link])),
    claims: new Map(),
    leftOut: [],
    own: {},
  }
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const slowest = (values: readonly number[]): number => Math.max(...values)

function row(
  name: string,
  clock: readonly number[],
  cpu: readonly number[] | null,
  goal: number | null,
): string {
  const cells = [name, middle(clock).toFixed(0), slowest(clock).toFixed(0), cpu ? middle(cpu).toFixed(0) : '']
  return `| ${[...cells, goal ?? ''].join(' | ')} |`
}

if (process.argv.includes('--once')) {
  await measure(1, () => 'Company')
  console.log(cpuMs(process.cpuUsage()))
} else {
  const cold = Array.from({ length: COLD_RUNS }, () => {
    const start = performance.now()
    const args = ['--import', 'tsx', fileURLToPath(import.meta.url), '--once']
    const cpu = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
    return { clock: performance.now() - start, cpu }
  })
  await measure(10, (round) => `First ${'i'.repeat(round)}`)
  const others = await measure(WARM_RUNS, (round) => `Company ${'i'.repeat(round)}`)
  const same = await measure(WARM_RUNS, () => 'Company')
  const inAll = (taken: readonly Taken[]): number[] => taken.map(({ svg, png }) => svg + png)
  const cpus = (taken: readonly { cpu: number }[]): number[] => taken.map(({ cpu }) => cpu)
  const lines = [
    '| PNG of 30 things and 43 ties | median ms | slowest ms | CPU ms | goal ms |',
    '| --- | --- | --- | --- | --- |',
    row(
      'in a new process, from its start to its end',
      cold.map(({ clock }) => clock),
      cpus(cold),
      1_500,
    ),
    row('of another answer', inAll(others), cpus(others), 150),
    row(
      'of that, layout and SVG',
      others.map(({ svg }) => svg),
      null,
      null,
    ),
    row(
      'of that, pixels',
      others.map(({ png }) => png),
      null,
      null,
    ),
    row('of the same answer once more', inAll(same), cpus(same), 150),
  ]
  console.log(lines.join('\n'))
}

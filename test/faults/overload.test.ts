import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LONG, report, until } from '../support/faults.ts'
import { endAllAndRemove } from '../support/left-behind.ts'
import { loadOn } from '../support/load.ts'
import type { LoadTold } from '../support/load-process.ts'
import { peakMemoryMb } from '../support/memory.ts'
import { ServerProcess } from '../support/server-process.ts'

const P95_MS = 1_000
const MORE_MB = 300
const TIMES = 10
const BACK_MS = 10_000
const folder = mkdtempSync(join(tmpdir(), 'dealgraph-faults-'))
let server: ServerProcess
let load: ReturnType<typeof loadOn>
/** Who floods is too busy with that to tell how long an answer took; these are a few beside. */
let probe: ReturnType<typeof loadOn>

beforeAll(async () => {
  // As it comes, but that one caller may send what many would.
  server = await ServerProcess.start(folder, { LOG_LEVEL: 'warn', MAX_LATE_MS: '' })
  load = loadOn(server.address)
  probe = loadOn(server.address)
  await until(
    'the server is warm',
    async () => {
      const told = await load.offer({ callers: 2, forMs: 2_000 })
      return isWell(told) && told.p95Ms < P95_MS / 2
    },
    120_000,
  )
}, 400_000)
afterAll(async () => {
  load?.end()
  probe?.end()
  await server?.signal('SIGKILL')
  await endAllAndRemove(folder)
})

const isWell = ({ wrong, shed }: LoadTold): boolean => Object.keys(wrong).length === 0 && shed === 0

test('at ten times what it can do, it answers what it takes on in time, and tells the rest at once to come again', async () => {
  const usual = await load.offer({ callers: 8, forMs: LONG ? 20_000 : 6_000 })
  expect(usual.wrong).toEqual({})
  const sustainable = usual.accepted / (LONG ? 20 : 6)
  const before = peakMemoryMb(server.child.pid)
  const forMs = LONG ? 60_000 : 10_000
  const [told, others] = await Promise.all([
    load.offer({ perSecond: TIMES * sustainable, forMs }),
    probe.offer({ perSecond: 20, forMs }),
  ])
  const more = peakMemoryMb(server.child.pid) - before
  const backMs = await until(
    'nothing is refused any more',
    async () => isWell(await load.offer({ callers: 2, forMs: 1_000 })),
    BACK_MS,
  )
  report(
    `Sustainable: ${Math.round(sustainable)} a second (p95 ${usual.p95Ms} ms). Of ${told.sent} at ${TIMES} times that: ${told.accepted} accepted, ` +
      `${told.shed} refused; ${Math.round(more)} MB more memory at the peak. Of ${others.sent} others ${others.accepted} accepted, p95 ${others.p95Ms} ms, all answered within ${others.longestOfAllMs} ms; as usual again within ${Math.round(backMs)} ms.`,
  )
  expect(told.wrong).toEqual({})
  expect(told.accepted + told.shed).toBe(told.sent)
  expect(told.shed).toBeGreaterThan(0)
  expect(others.wrong).toEqual({})
  expect(others.accepted).toBeGreaterThan(0)
  expect(others.p95Ms).toBeLessThan(P95_MS)
  expect(more).toBeLessThan(MORE_MB)
})

test('whoever watches is answered meanwhile, and told how much is refused', async () => {
  const { promise, ended } = begun(load.offer({ perSecond: 2_000, forMs: 4_000 }))
  const seen: number[] = []
  while (!ended())
    seen.push(
      ...(await Promise.all(['/health', '/metrics'].map((path) => server.request(path)))).map(
        ({ status }) => status,
      ),
    )
  await promise
  expect(seen.filter((status) => status !== 200)).toEqual([])
  expect((await server.request('/metrics')).text).toMatch(
    /dealgraph_requests_shed_total\{because="\w+"\} [1-9]/,
  )
})

function begun<T>(promise: Promise<T>): { promise: Promise<T>; ended: () => boolean } {
  let isOver = false
  return { promise: promise.finally(() => (isOver = true)), ended: () => isOver }
}

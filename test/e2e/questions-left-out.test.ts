/** What a scope keeps out is gone from the answer, and the answer says so. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStore } from '../../src/claims/store.ts'
import { loadSeeds } from '../../src/intake/seeds.ts'
import { type Asked, ask } from '../../src/questions/ask.ts'
import { rivalDependencies } from '../../src/questions/rival-dependencies/rival-dependencies.ts'
import { testGraph, wipe } from '../support/neo4j.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const NOW = new Date('2026-11-21T00:00:00Z')
const graph = testGraph()

beforeAll(async () => {
  await wipe(graph)
  await prepareStore(graph)
  await loadSeeds(graph, SEEDS, () => undefined)
})
afterAll(() => graph.close())

const dependencies = (scope: object): Promise<Asked> =>
  ask(graph, rivalDependencies, { company: 'anthropic', scope }, NOW)

/** The claims about an agreement. */
async function claimsOf(agreement: unknown): Promise<{ id: string; source: string }[]> {
  const text = 'MATCH (c:Claim {about: $about}) RETURN c.id, c.source'
  const rows = await graph.read({ name: 'claims', text }, { about: agreement as string })
  return rows.map(([id, source]) => ({ id: id as string, source: source as string }))
}

const about = (answer: Asked, agreement: unknown): unknown[] =>
  answer.findings.filter((finding) => finding.own['agreement'] === agreement)
/** The finding on SpaceX, wherever it stands among the others. */
const onSpaceX = (answer: Asked) => answer.findings.find(({ headline }) => headline.includes('SpaceX'))
const told = (answer: Asked): string[] => answer.leftOut.map(({ claim }) => claim)

describe('Anthropic depends on SpaceX', () => {
  it('by default, and nothing is left out', async () => {
    const answer = await dependencies({})
    expect(onSpaceX(answer)?.headline).toContain('Anthropic depends on SpaceX')
    expect(answer.leftOut).toEqual([])
  })

  it('not without every source of their agreement', async () => {
    const agreement = onSpaceX(await dependencies({}))?.own['agreement']
    const claims = await claimsOf(agreement)
    const withoutSources = [...new Set(claims.map(({ source }) => source))]
    const answer = await dependencies({ withoutSources })
    expect(about(answer, agreement)).toEqual([])
    expect(told(answer)).toEqual(expect.arrayContaining(claims.map(({ id }) => id)))
    const reasons = answer.leftOut.map(({ reason }) => reason).join('\n')
    expect(reasons).toMatch(/withoutSources.*Otherwise: Anthropic depends on SpaceX/)
  })

  it('still without one of several, whose claims are told only where they changed something', async () => {
    const agreement = onSpaceX(await dependencies({}))?.own['agreement']
    const [one] = await claimsOf(agreement)
    const answer = await dependencies({ withoutSources: [one?.source] })
    const evidence = answer.findings.flatMap((finding) => finding.evidence)
    expect(about(answer, agreement)).toHaveLength(1)
    expect(evidence).not.toContain(one?.id)
  })

  it('not surely enough: the claims that are too weak are told', async () => {
    const all = await dependencies({})
    const least = Math.min(1, (onSpaceX(all)?.confidence ?? 0) + 0.01)
    const answer = await dependencies({ minConfidence: least })
    expect(answer.findings.filter(({ id }) => id === onSpaceX(all)?.id)).toEqual([])
    expect(told(answer)).not.toEqual([])
    for (const { reason } of answer.leftOut) expect(reason).toMatch(/minConfidence/)
  })

  it('not before it began', async () => {
    const agreement = onSpaceX(await dependencies({}))?.own['agreement']
    const answer = await dependencies({ validAt: '2020-01-01' })
    expect(about(answer, agreement)).toEqual([])
    const claims = (await claimsOf(agreement)).map(({ id }) => id)
    expect(told(answer).some((claim) => claims.includes(claim))).toBe(true)
    expect(answer.leftOut[0]?.reason).toContain('2020-01-01 (validAt)')
  })

  it('not before anybody said so', async () => {
    const agreement = onSpaceX(await dependencies({}))?.own['agreement']
    const answer = await dependencies({ knownAt: '2020-01-01T00:00:00Z' })
    expect(answer.findings).toEqual([])
    const claims = (await claimsOf(agreement)).map(({ id }) => id)
    expect(told(answer).some((claim) => claims.includes(claim))).toBe(true)
    expect(answer.leftOut[0]?.reason).toContain('(knownAt)')
  })
})

import { Command } from 'commander'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/cli/database.ts'
import { addResolve } from '../../src/cli/resolve.ts'
import { company, said } from '../support/claims-world.ts'
import { useMutatingApi } from '../support/mutating-api.ts'
import { event, recordAll } from '../support/recording.ts'

const { database, counted, send, mutate } = useMutatingApi()

const numbered = (id: string, name: string, cik: string): object => ({
  entity: { id, kind: 'COMPANY', name, country: 'US', identifiers: [{ scheme: 'CIK', value: cik }] },
})

beforeEach(async () => {
  await recordAll(
    database,
    { source: { id: 'paper', kind: 'NEWS', reliability: 'A' } },
    company('acme', 'Acme'),
    company('acme-inc', 'Acme, Inc.'),
    company('globex', 'Globex'),
    company('globex-2', 'Globex\u001b Ltd'),
    numbered('initech', 'Initech', '1'),
    numbered('initech-2', 'Initech', '1'),
    said('OWNERSHIP', 'globex', 'acme-inc'),
  )
}, 60_000)

describe('sameThings', () => {
  const ASK = `query ($about: ID, $first: Int, $after: String) {
    sameThings(about: $about, first: $first, after: $after) {
      examined
      pageInfo { hasNextPage hasPreviousPage endCursor }
      edges { cursor node { a { id name } b { id ... on Company { holdings { to { id } } } } score reasons { says weight } verdict } }
    }
  }`

  test('gives pairs with their reasons, and what is selected of both', async () => {
    counted.reads = 0
    const { data, errors } = await send(ASK, { first: 1 })
    expect(errors).toBeUndefined()
    expect(data?.['sameThings']).toEqual({
      examined: 6,
      pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: expect.any(String) as string },
      edges: [
        {
          cursor: expect.any(String) as string,
          node: {
            a: { id: 'acme', name: 'Acme' },
            b: { id: 'acme-inc', holdings: [] },
            score: 0.852,
            reasons: [{ says: 'Acme and Acme, Inc. differ only by a legal form.', weight: 1.75 }],
            verdict: null,
          },
        },
      ],
    })
    // The key of the caller is one of them.
    expect(counted.reads).toBeLessThanOrEqual(8)
  }, 60_000)

  test('goes on after a cursor, and leaves out what was judged', async () => {
    type Page = {
      pageInfo: { hasNextPage: boolean; endCursor: string }
      edges: { node: { a: { id: string } } }[]
    }
    const page = async (variables: object): Promise<Page> =>
      (await send(ASK, { first: 1, ...variables })).data?.['sameThings'] as Page
    const judge = (a: string, b: string, verdict: string) =>
      mutate('judgeSame', 'JudgeSameInput', '__typename', { a, b, verdict, because: 'Seen.' })
    const first = await page({})
    const second = await page({ after: first.pageInfo.endCursor })
    expect(second.edges.map(({ node }) => node.a.id)).toEqual(['globex'])
    await judge('acme-inc', 'acme', 'UNSURE')
    expect((await page({})).edges.map(({ node }) => node.a.id)).toEqual(['globex'])
    expect((await page({ about: 'acme' })).edges).toEqual([])
    const { errors } = await send(ASK, { about: 'nobody' })
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  }, 60_000)
})

describe('dealgraph resolve', () => {
  async function run(pressed: string | null, ...args: string[]): Promise<string> {
    const said: string[] = []
    const left = Array.from(pressed ?? '')
    const keys = pressed === null ? null : { next: async () => left.shift() ?? 'q', close: () => undefined }
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
    const tell = (text: string): void => void said.push(text)
    addResolve(
      program,
      (use) => use({ graph: database } as Database),
      { out: tell, err: tell, width: 100 },
      () => keys,
    )
    await program.parseAsync(['resolve', ...args], { from: 'user' })
    return said.join('\n')
  }

  test('asks of each pair once, best first, and does what is said', async () => {
    // The same number, then a letter that is none of the keys, and so on.
    const told = await run('sxny')
    expect(told.indexOf('CIK 1')).toBeLessThan(told.indexOf('Acme, Inc.'))
    expect(told).toContain('│ claims')
    expect(told).toContain('Kept that acme-inc and acme are two things.')
    expect(told).toContain('Merged globex-2 into globex.')
    expect(told).toContain('2 verdicts kept.')
    expect(told).not.toContain('\u001b')
    expect(await run('')).toContain('CIK 1')
    expect(await run('u')).toContain('cannot be told')
    expect(await run('')).toBe('No pair is left to be judged.')
  }, 60_000)

  test('lists pairs, as text or for other programs', async () => {
    const text = await run(null, '--list', '--first', '1')
    expect(text).toContain('1 of 3 pairs, from 6 entities.')
    expect(text).toContain('  + Both have the CIK 1.')
    expect(await run(null, '--list', '--kind', 'person')).toContain(
      'No two of 0 records seem to be one thing.',
    )
    const json = JSON.parse(await run(null, '--list', '--format', 'json', '--kind', 'company')) as {
      pairs: object[]
    }
    expect(json.pairs).toHaveLength(3)
    expect(json.pairs[0]).toMatchObject({
      a: { id: 'initech', claims: 0 },
      reasons: [{ says: 'Both have the CIK 1.' }, {}, {}],
    })
  }, 60_000)

  test('keeps one verdict, with its reason', async () => {
    await expect(run(null, '--judge', 'acme', 'acme-inc', 'yes')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const because = ['--because', 'One filing has both.']
    await expect(run(null, '--judge', 'acme', 'maybe', ...because)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    // The one that owns something stays.
    expect(await run(null, '--judge', 'acme', 'globex-2', 'no', '--by', 'ann', ...because)).toContain(
      'two things',
    )
    expect(await run(null, '--judge', 'acme', 'globex', 'yes', ...because)).toContain(
      'Merged acme into globex',
    )
  }, 60_000)

  test('merges by identifiers, after a look at what would be done', async () => {
    expect(await run(null, '--auto', '--dry-run')).toContain(
      'Would merge Initech (initech-2) into Initech (initech): both have CIK:1.',
    )
    await recordAll(
      database,
      event('JUDGE', '2026-01-01', { keep: 'initech', absorb: 'initech-2', verdict: 'NO' }),
    )
    expect(await run(null, '--auto')).toContain('Merged 0; left 1 to a person.')
    await recordAll(
      database,
      event('JUDGE', '2026-01-02', { keep: 'initech', absorb: 'initech-2', verdict: 'YES' }),
    )
    expect(await run(null, '--auto')).toContain('Merged 1; left 0 to a person.')
  }, 60_000)

  test('needs a terminal, or to be told what to do', async () => {
    await expect(run(null)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(run(null, '--list', '--auto')).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

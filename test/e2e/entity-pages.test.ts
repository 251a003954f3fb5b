import { beforeAll, describe, expect, test } from 'vitest'
import { useSeededApi } from '../support/seeded-api.ts'

const seeded = useSeededApi()
const get = async (path: string, headers: Record<string, string> = {}) =>
  await seeded.api.app.inject({ url: path, headers })

describe('/e/<id>', { timeout: 120_000 }, () => {
  const KINDS = {
    company: 'anthropic',
    person: 'elon-musk',
    facility: 'colossus-1',
    product: 'claude',
    market: 'frontier-ai-models',
    agreement: 'anthropic-spacex-compute',
  }

  // The first run of a Cypher text also waits for its plan.
  beforeAll(async () => {
    for (const id of Object.values(KINDS))
      for (let tries = 0; tries < 4; tries++)
        if (!(await get(`/e/${id}`)).body.includes('could not be answered')) break
  }, 300_000)

  test.each(Object.entries(KINDS))('shows a %s with its ties, claims and questions', async (_, id) => {
    const { statusCode, body, headers } = await get(`/e/${id}`)
    expect(statusCode).toBe(200)
    expect(body).not.toContain('could not be answered')
    expect(body).toContain(`<h1 data-entity="${id}">`)
    expect(body).toMatch(/<tr id="l\d+" data-link="link_[0-9a-f]+"/)
    expect(body).toMatch(/<li data-claim="claim_[0-9a-f]+">/)
    expect(body).toContain(`<div class="canvas" data-of="${id}"`)
    expect(body).toMatch(/<ul class="asked"><li><a href="\/ask\//)
    const again = await get(`/e/${id}`, { 'if-none-match': String(headers['etag']) })
    expect(again.statusCode).toBe(304)
    // The page that a browser has keeps the policy with which it came; another here would take its place.
    expect(again.headers).not.toHaveProperty('content-security-policy')
    // Made once for each version of the graph: to the very moment at which it was.
    expect((await get(`/e/${id}`)).body).toBe(body)
  })

  test('an identifier leads to the id, and the scope goes with it in its shortest words', async () => {
    const { statusCode, headers } = await get('/e/WIKIDATA:Q116758847?knownAt=&validAt=2026-05-06&x=1')
    expect([statusCode, headers['location']]).toEqual([303, '/e/anthropic?validAt=2026-05-06'])
  })

  test('the scope counts for all of it: pinned, it may be kept, and its links stay in it', async () => {
    const scope = 'validAt=2026-05-06&knownAt=2026-05-07T00%3A00%3A00.000Z'
    const { body, headers } = await get(`/e/anthropic?${scope}`)
    expect(headers['cache-control']).toContain('immutable')
    expect(body).toContain('data-valid-at="2026-05-06"')
    expect(body).toContain('href="/e/google?validAt=2026-05-06')
    const early = await get('/e/anthropic-spacex-compute?knownAt=2020-01-01T00%3A00%3A00.000Z')
    expect(early.body).toContain('Nothing of it is in this scope')
  })

  test('one list alone goes on from page to page', async () => {
    const { body } = await get('/e/anthropic?list=rivals')
    expect(body).toContain('id="rivals"')
    expect(body).not.toContain('id="owners"')
    const { headers } = await get('/e/anthropic?after=x')
    expect(headers['location']).toBe('/e/anthropic')
  })

  test('what is no thing says what it is, and what to do', async () => {
    const claim = /data-claim="([^"]+)"/.exec((await get('/e/anthropic')).body)?.[1] ?? ''
    const link = /data-link="([^"]+)"/.exec((await get('/e/anthropic')).body)?.[1] ?? ''
    expect((await get(`/e/${claim}`)).body).toContain('This is the id of a claim')
    expect((await get(`/e/${link}`)).body).toContain('This is the id of a tie')
    const unknown = await get('/e/anthropc')
    expect(unknown.statusCode).toBe(404)
    expect(unknown.body).toContain('There is no such thing here')
    expect(unknown.body).toContain('href="/e/anthropic"')
    for (const path of ['/e/anthropic?list=nothing', '/e/anthropic?validAt=yesterday']) {
      const { statusCode, headers } = await get(path)
      expect([path, statusCode, headers['cache-control']]).toEqual([path, 400, 'no-store'])
    }
  })

  const changesIn = (body: string): string =>
    (/<section class="changes".*?<\/section>/s.exec(body)?.[0] ?? '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')

  test('take the blog away: ties that go are told with the reason, those that come back are marked', async () => {
    const { statusCode, body, headers } = await get('/e/anthropic?withoutSources=untitled-blog&against=')
    expect(statusCode).toBe(200)
    const changes = changesIn(body)
    expect(changes).toContain('What changed against: Today, all that is known, every kind of claim')
    expect(changes).toMatch(/\d+ gone/)
    expect(changes).toMatch(/That .+ rests only on untitled-blog \(switched off\)/)
    expect(body.match(/<form class="scope-bar".*?<\/form>/s)?.[0]).toContain(
      'name="against" value="withoutSources=untitled-blog"',
    )
    // What leads on, or is cited, is of the page alone.
    const elsewhere = body.replace(/<form class="scope-bar".*?<\/form>/s, '')
    expect(elsewhere.match(/href="[^"]*against=[^"]*"/g)).toBeNull()
    const back = await get('/e/anthropic?against=withoutSources%3Duntitled-blog')
    expect(changesIn(back.body)).toContain('What changed against: Without untitled-blog')
    expect(/(\d+) new/.exec(changesIn(back.body))?.[1]).toBe(/(\d+) gone/.exec(changes)?.[1])
    expect(/<tr id="l\d+" data-link[^>]*>.*?<li class="mark">new/s.test(back.body)).toBe(true)
    expect(back.headers['etag']).not.toBe(headers['etag'])
  })

  test('where nothing was asked to be compared, or with the same scope, nothing is told of it', async () => {
    const { statusCode, headers } = await get('/e/spacex?against=')
    expect([statusCode, headers['location']]).toEqual([303, '/e/spacex'])
    const [plain, without] = await Promise.all([
      get('/e/spacex'),
      get('/e/spacex?withoutSources=untitled-blog'),
    ])
    expect([changesIn(plain.body), changesIn(without.body)]).toEqual(['', ''])
    const pinned = '/e/spacex?validAt=2026-05-06&knownAt=2026-06-01T00%3A00%3A00.000Z'
    expect((await get(pinned)).headers['cache-control']).toContain('immutable')
    expect((await get(`${pinned}&against=`)).headers['cache-control']).toBe('public, no-cache')
  })

  test('a thing that is not in the scope tells what of it went; a scope that cannot be asked leaves the page', async () => {
    const early = 'knownAt=2020-01-01T00%3A00%3A00.000Z'
    const { body } = await get(`/e/anthropic-spacex-compute?${early}&against=`)
    expect(body.includes('Nothing of it is in this scope')).toBe(true)
    expect(changesIn(body)).toMatch(/\d+ gone\..*recorded on .+, after that moment/)
    const wrong = await get('/e/spacex?against=validAt%3Dyesterday')
    const notes = wrong.body.match(/<p class="warning".*?<\/p>/g) ?? []
    expect(notes.map((note) => note.replaceAll(/<[^>]+>/g, ''))).toEqual([
      expect.stringMatching(/^What changed against the earlier scope could not be told: .*validAt/),
    ])
    expect(wrong.body).toContain('id="holdings"')
  })
})

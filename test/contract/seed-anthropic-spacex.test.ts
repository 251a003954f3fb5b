import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

/** The first seed pack against the documents that it was made from. Shape alone: the loader checks the format. */

interface Claim {
  link?: string
  from?: string
  to?: string
  attributes?: Record<string, unknown>
  agreement?: {
    id: string
    parties: { role: string; entity: string }[]
    covers?: string[]
    stage?: string
    termsDisclosed?: boolean
    statements?: { topic: string; text: string }[]
  }
  status?: string
  supports?: boolean
  source?: string
  locator?: string
  quote?: string | null
  note?: string | null
}
interface Pack {
  sources?: { id: string; publishedOn: string | null }[]
  entities?: { id: string; kind: string }[]
  claims?: Claim[]
}

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'seeds/anthropic-spacex')
const parts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Pack)
const sources = parts.flatMap((part) => part.sources ?? [])
const entities = parts.flatMap((part) => part.entities ?? [])
const claims = parts.flatMap((part) => part.claims ?? [])
const agreements = new Set(claims.flatMap((claim) => claim.agreement?.id ?? []))

const documents: Record<string, string> = {
  'indian-express-2026-05-06': '000_8ef7cc1297f82eba.txt',
  'rundown-ai-2026-05-07': '001_5ed77aad3c0ad1e3.txt',
  'untitled-analysis': '002_60fec3787930c876.txt',
  'bloomberg-2026-05-06': '003_6e0343fec5d76e38.txt',
  'untitled-blog': '004_9c9bdb8edf4ef11f.txt',
}
const originals = join(root, '../shared/sources')

/** Paragraphs of the body as README.md counts them: every line with text, after "Detailed Analysis" where a feed wraps it. */
function paragraphs(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('Read original article'))
  return lines.slice(lines.indexOf('Detailed Analysis') + 1)
}
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}']+/gu) ?? []
const own = (claim: Claim): string[] =>
  [claim.note, claim.quote, ...(claim.agreement?.statements ?? []).map((statement) => statement.text)].filter(
    (text) => typeof text === 'string',
  )
const has = (link: string, from: string, to: string, source?: string): boolean =>
  claims.some(
    (claim) =>
      claim.link === link &&
      claim.from === from &&
      claim.to === to &&
      (source === undefined || claim.source === source),
  )

describe('seeds/anthropic-spacex', () => {
  test('holds every thing that the documents name', () => {
    const ids = new Set([...entities.map((entity) => entity.id), ...agreements])
    const wanted =
      'anthropic spacex xai openai microsoft microsoft-azure google google-cloud google-deepmind amazon aws meta meta-ai nvidia elon-musk claude grok gemini gpt-4 starlink raptor h100 frontier-ai-models anthropic-spacex-compute'
    expect(wanted.split(' ').filter((id) => !ids.has(id))).toEqual([])
  })

  test('has five sources, each with claims, and two without a date', () => {
    expect(sources.map((source) => source.id).sort()).toEqual(Object.keys(documents).sort())
    expect(sources.filter((source) => source.publishedOn === null)).toHaveLength(2)
    for (const source of sources)
      expect(claims.filter((claim) => claim.source === source.id).length).toBeGreaterThan(15)
  })

  test('gives every claim its source, locator and status', () => {
    const known = new Set(sources.map((source) => source.id))
    for (const claim of claims) {
      expect(known.has(claim.source ?? ''), JSON.stringify(claim)).toBe(true)
      expect(claim.locator).toMatch(/^(title|paragraph [1-9]\d*)$/)
      expect(claim.status).toMatch(/^(ANNOUNCED|REPORTED|ESTIMATED|SPECULATED)$/)
      expect(claim.link === undefined).toBe(claim.agreement !== undefined)
    }
  })

  test('has one record per id and no end that is missing', () => {
    const ids = [...sources.map((source) => source.id), ...entities.map((entity) => entity.id), ...agreements]
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const known = new Set([...entities.map((entity) => entity.id), ...agreements])
    const used = claims.flatMap((claim) => [
      ...(claim.agreement
        ? [...claim.agreement.parties.map((party) => party.entity), ...(claim.agreement.covers ?? [])]
        : [claim.from ?? 'no from', claim.to ?? 'no to']),
      ...(typeof claim.attributes?.['market'] === 'string' ? [claim.attributes['market']] : []),
    ])
    expect(used.filter((id) => !known.has(id))).toEqual([])
    expect([...known].filter((id) => !used.includes(id) && !agreements.has(id))).toEqual([])
  })

  test('says nothing twice', () => {
    const keys = claims.map(({ quote: _, note: __, ...identity }) => JSON.stringify(identity))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  test('marks what is only suggested as speculated, and what a name implies as estimated', () => {
    const starlink = claims.filter((claim) => claim.link === 'COVERS' && claim.to === 'starlink')
    expect(starlink.length).toBeGreaterThan(0)
    expect(starlink.every((claim) => claim.status === 'SPECULATED')).toBe(true)
    for (const unit of ['aws', 'google-cloud', 'microsoft-azure', 'google-deepmind', 'meta-ai']) {
      const ties = claims.filter((claim) => claim.link === 'OWNERSHIP' && claim.to === unit)
      expect(ties.length).toBeGreaterThan(0)
      expect(ties.every((claim) => claim.status === 'ESTIMATED' && claim.attributes?.['controls'])).toBe(true)
    }
    // No document attributes anything to a party's own announcement.
    expect(claims.filter((claim) => claim.status === 'ANNOUNCED')).toEqual([])
  })

  test('keeps both sides where documents differ', () => {
    const interests = claims
      .filter((claim) => claim.link === 'OWNERSHIP' && claim.to === 'spacex')
      .flatMap((claim) => (claim.attributes?.['interests'] as string[] | undefined) ?? [])
    expect(new Set(interests)).toEqual(new Set(['shareholding', 'otherInfluenceOrControl']))
    const statements = claims.flatMap((claim) => claim.agreement?.statements ?? [])
    for (const topic of ['NAME', 'EXCLUSIVITY', 'EFFECT'])
      expect(
        new Set(statements.filter((said) => said.topic === topic).map((said) => said.text)).size,
      ).toBeGreaterThan(1)
    // A denial finds the very words that it denies: otherwise it would dispute its whole topic.
    for (const denial of claims.filter((claim) => claim.supports === false))
      for (const said of denial.agreement?.statements ?? [])
        expect(
          claims.some(
            (claim) =>
              claim.supports !== false &&
              claim.agreement?.id === denial.agreement?.id &&
              claim.agreement?.statements?.some(
                (other) => other.topic === said.topic && other.text === said.text,
              ),
          ),
        ).toBe(true)
  })

  test('states the stage of a deal alike, invents no amount, and says that terms are not disclosed', () => {
    const deal = claims.flatMap((claim) =>
      claim.agreement?.id === 'anthropic-spacex-compute' ? claim.agreement : [],
    )
    expect(new Set(deal.flatMap((terms) => terms.stage ?? []))).toEqual(new Set(['SIGNED']))
    expect(deal.some((terms) => terms.termsDisclosed === false)).toBe(true)
    expect(claims.filter((claim) => claim.attributes?.['amount'])).toEqual([])
  })

  test('holds the ties that the first questions rest on', () => {
    for (const [link, from, to] of [
      ['OWNERSHIP', 'elon-musk', 'spacex'],
      ['OWNERSHIP', 'elon-musk', 'xai'],
      ['INVESTMENT', 'google', 'anthropic'],
      ['INVESTMENT', 'amazon', 'anthropic'],
      ['RIVALRY', 'anthropic', 'xai'],
      ['RIVALRY', 'anthropic', 'google'],
      ['RIVALRY', 'anthropic', 'google-deepmind'],
      ['COMPETES_IN', 'google-deepmind', 'frontier-ai-models'],
      ['ROLE', 'elon-musk', 'openai'],
      ['ROLE', 'elon-musk', 'xai'],
    ] as const)
      expect(has(link, from, to), `${link} ${from} ${to}`).toBe(true)
    for (const supplier of ['google', 'google-cloud', 'amazon', 'aws', 'spacex', 'microsoft'])
      expect(
        claims.some((claim) =>
          claim.agreement?.parties.some((party) => party.role === 'SUPPLIER' && party.entity === supplier),
        ),
        supplier,
      ).toBe(true)
    // No facility is used by both a lab and its rival: the texts name no such place.
    expect(has('OPERATION', 'xai', 'spacex-compute')).toBe(false)
    expect(has('COVERS', 'anthropic-spacex-compute', 'xai-gpu-cluster')).toBe(false)
  })

  test('quotes at most sixty characters', () => {
    for (const claim of claims) expect((claim.quote ?? '').length).toBeLessThanOrEqual(60)
  })

  // The documents are no part of the repository: without them beside it, these two cannot be checked.
  describe.skipIf(!existsSync(originals))('beside the documents', () => {
    const read = (source: string) => readFileSync(join(originals, documents[source] ?? ''), 'utf8')

    test('locates every claim in a paragraph that exists, and quotes what stands there', () => {
      for (const claim of claims) {
        const text = read(claim.source ?? '')
        const number = claim.locator?.match(/^paragraph (\d+)$/)?.[1]
        const place = number === undefined ? text : paragraphs(text)[Number(number) - 1]
        expect(place, `${claim.source} ${claim.locator}`).toBeDefined()
        if (claim.quote) expect(place?.replaceAll('’', "'")).toContain(claim.quote.replaceAll('’', "'"))
      }
    })

    test('shares no run of eight words with them', () => {
      const runs = new Set<string>()
      for (const source of Object.keys(documents)) {
        const all = words(read(source))
        for (let at = 0; at + 8 <= all.length; at++) runs.add(all.slice(at, at + 8).join(' '))
      }
      const copied = claims.flatMap(own).filter((text) => {
        const all = words(text)
        return all.some((_, at) => at + 8 <= all.length && runs.has(all.slice(at, at + 8).join(' ')))
      })
      expect(copied).toEqual([])
    })
  })
})

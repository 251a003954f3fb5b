/**
 * What the saved queries answer on the seed packs, kept as pages that a person can read: a change of wording, order or meaning shows in
 * a review as a changed page. `npx vitest run --project database test/e2e/answers.test.ts -u` writes them anew; read them before committing.
 */
import { expect, test } from 'vitest'
import { useSeededApi } from '../support/seeded-api.ts'

const AS_OF = 'validAt=2026-11-20&knownAt=2026-11-20T00:00:00Z'
const seeded = useSeededApi()

interface Answer {
  summary: string
  totalFindings: number
  findings: {
    headline: string
    confidence: number
    disputed: boolean
    prospective: boolean
    explanation: { sentence: string }[]
  }[]
  leftOut?: { reason: string }[]
}

const WAYS = 3

function page({ summary, totalFindings, findings, leftOut = [] }: Answer): string {
  const blocks = findings.map(({ headline, confidence, disputed, prospective, explanation }) => {
    const notes = [confidence.toFixed(2), disputed ? 'disputed' : null, prospective ? 'prospective' : null]
    const more = explanation.length > WAYS ? [`  - … ${explanation.length - WAYS} more`] : []
    const ways = explanation.slice(0, WAYS).map(({ sentence }) => `  - ${sentence}`)
    return [`- ${headline} (${notes.filter(Boolean).join(', ')})`, ...ways, ...more].join('\n')
  })
  const out = leftOut.map(({ reason }) => `- ${reason}`)
  return [
    summary,
    `${totalFindings} in all, ${findings.length} below:`,
    ...blocks,
    ...(out.length > 0 ? [['Left out:', ...out].join('\n')] : []),
    '',
  ].join('\n\n')
}

test.each([
  ['shared-infrastructure', ''],
  ['shared-infrastructure', 'companies=anthropic&companies=xai&tiers=2'],
  ['rival-dependencies', ''],
  ['conflicts-of-interest', ''],
  ['connections', ''],
  ['circular-deals', ''],
  ['supplier-concentration', 'measure=VALUE'],
  ['supplier-concentration-in-market', ''],
  ['outage', 'of=coreweave&tiers=2'],
  ['leverage', 'measure=VALUE'],
  ['ultimate-owners', ''],
  ['timeline', ''],
  ['disputes', ''],
])('%s %s reads well', { timeout: 300_000 }, async (name, variables) => {
  const url = `/v/${name}.json?first=12&${variables}&${AS_OF}`
  const { data, errors } = (await seeded.api.app.inject(url)).json<{
    data: Record<string, Answer> | null
    errors?: unknown
  }>()
  expect(errors).toBeUndefined()
  const [answer] = Object.values(data ?? {})
  const file = [name, ...(variables.match(/[\w-]+(?=&|$)/g) ?? [])].join('-')
  await expect(page(answer as Answer)).toMatchFileSnapshot(`answers/${file}.md`)
})

test('as many connections are found on a day that is given as today', async () => {
  const found = async (scope: string): Promise<unknown> => {
    const { data } = (await seeded.api.app.inject(`/v/connections.json?maxHops=3${scope}`)).json<{
      data: { connections: Answer }
    }>()
    return data.connections.totalFindings
  }
  const today = new Date().toISOString().slice(0, 10)
  expect(await found(`&validAt=${today}`)).toBe(await found(''))
})

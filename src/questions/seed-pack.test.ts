import { expect, test } from 'vitest'
import { seedWorld } from '../../test/support/seed-world.ts'
import { toFindings } from './answer.ts'
import { QUESTIONS } from './registry.ts'

/** What the five documents of the first seed pack answer, by name. */
const world = seedWorld('anthropic-spacex')
const ask = (field: string, args: object, of = world) => {
  const question = QUESTIONS.find((one) => one.field === field)
  if (!question) throw new Error(`No question ${field}.`)
  return toFindings(question.decide(of, question.parameters.parse(args)), null)
}

test('Anthropic and xAI share SpaceX by way of Elon Musk', () => {
  const [finding] = ask('sharedInfrastructure', {
    market: 'frontier-ai-models',
    companies: ['xai', 'anthropic'],
  })
  expect(finding?.own).toEqual({ competitors: ['anthropic', 'xai'], shared: 'spacex', direct: false })
  expect(finding?.explanation[0]?.entities).toContain('elon-musk')
  expect(finding?.explanation[0]?.sentence).toContain('Elon Musk controls SpaceX and xAI (reported)')
})

test('Anthropic and Google DeepMind share Google', () => {
  const found = ask('sharedInfrastructure', { market: 'frontier-ai-models' }).map(({ own }) => own)
  expect(found).toContainEqual({
    competitors: ['anthropic', 'google-deepmind'],
    shared: 'google',
    direct: false,
  })
})

test('Google and Amazon invest in Anthropic and supply it; Google rivals it; its rival xAI is behind a supplier', () => {
  const found = ask('conflictsOfInterest', { subject: 'anthropic' }).map(
    ({ own }) => `${String(own['kind'])} ${(own['parties'] as string[]).join(' ')}`,
  )
  expect(found).toEqual(
    expect.arrayContaining([
      'INVESTOR_SUPPLIER amazon aws',
      'INVESTOR_SUPPLIER google google-cloud',
      'INVESTOR_RIVAL google google-deepmind',
      'RIVAL_SUPPLIER spacex xai',
    ]),
  )
})

test('Elon Musk founded a rival of what he controls, and has left it', () => {
  const [finding] = ask('conflictsOfInterest', { subject: 'openai', kinds: ['INTERLOCK'] })
  expect(finding?.own['parties']).toEqual(['elon-musk', 'xai'])
  expect(finding?.qualifiers).toEqual(['FORMER'])
})

test('without the sources that tell of Elon Musk, what rests on him is gone', () => {
  const silent = seedWorld('anthropic-spacex', [
    'indian-express-2026-05-06',
    'rundown-ai-2026-05-07',
    'untitled-analysis',
    'untitled-blog',
  ])
  expect(ask('sharedInfrastructure', { companies: ['xai'] }, silent)).toEqual([])
})

test('sentences hold names, never ids', () => {
  const sentences = QUESTIONS.filter(({ parameters }) => parameters.safeParse({}).success)
    .flatMap(({ field }) => ask(field, {}))
    .flatMap(({ headline, explanation }) => [headline, ...explanation.map(({ sentence }) => sentence)])
  expect(sentences.length).toBeGreaterThan(10)
  const ids = [...world.entities.values()]
    .filter(({ id, name }) => id.includes('-') && id !== name)
    .map(({ id }) => id)
  for (const sentence of sentences) for (const id of ids) expect(sentence).not.toContain(id)
})

test('that SpaceX owns xAI does not hide that Elon Musk controls both', () => {
  const merged = seedWorld(['anthropic-spacex', 'ai-compute'])
  const found = ask('sharedInfrastructure', { companies: ['anthropic', 'xai'] }, merged)
  const through = found.find(({ own }) => own['shared'] === 'spacex')
  const sentences = through?.explanation.map(({ sentence }) => sentence).join('\n')
  expect(sentences).toContain('SpaceX controls xAI (announced)')
  expect(sentences).toContain('Elon Musk controls')
})

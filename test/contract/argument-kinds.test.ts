import { getNamedType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import { ENTITY_KINDS } from '../../src/graph/vocabulary.ts'
import { kindsOf } from '../../src/questions/argument-kinds.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'

const fields = makeSchema(QUESTIONS).getQueryType()?.getFields() ?? {}
const taken = QUESTIONS.flatMap(({ field }) =>
  (fields[field]?.args ?? [])
    .filter(({ type }) => getNamedType(type).name === 'ID')
    .map(({ name, description }) => [`${field}.${name}`, kindsOf(field, name), description ?? ''] as const),
)

describe('the kinds of thing that an argument takes are those that its description names', () => {
  it.each(taken)('%s', (_, kinds, description) => {
    if (kinds.length === ENTITY_KINDS.length) return
    for (const kind of kinds) {
      const word =
        kind === 'COMPANY'
          ? /compan|supplier|customer/i
          : new RegExp(kind === 'FACILITY' ? 'facilit' : kind, 'i')
      expect(description).toMatch(word)
    }
  })

  it('of every argument that names a company or a market', () => {
    const any = taken.filter(([, kinds]) => kinds.length === ENTITY_KINDS.length).map(([name]) => name)
    expect(any).toEqual([
      'connections.from',
      'connections.to',
      'timeline.of',
      'disputes.about',
      'changes.about',
    ])
  })
})

import { isEnumType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { makeSchema } from '../../src/api/schema.ts'
import type { ClaimStatus, LinkType } from '../../src/generated/schema-types.ts'
import * as vocabulary from '../../src/graph/vocabulary.ts'
import { QUESTIONS } from '../../src/questions/registry.ts'

const schema = makeSchema(QUESTIONS)
const valuesOf = (name: string): string[] => {
  const type = schema.getType(name)
  return isEnumType(type)
    ? type.getValues().map((value) => value.name)
    : expect.fail(`The schema has no enum ${name}.`)
}

describe('the words of the store are those of the schema', () => {
  it.each([
    ['EntityKind', vocabulary.ENTITY_KINDS],
    ['CompanyForm', vocabulary.COMPANY_FORMS],
    ['ProductFamily', vocabulary.PRODUCT_FAMILIES],
    ['LinkType', vocabulary.LINK_TYPES],
    ['AgreementKind', vocabulary.AGREEMENT_KINDS],
    ['AgreementStage', vocabulary.AGREEMENT_STAGES],
    ['PartyRole', vocabulary.PARTY_ROLES],
    ['ClaimStatus', vocabulary.CLAIM_STATUSES],
    ['SourceKind', vocabulary.SOURCE_KINDS],
    ['StatementTopic', vocabulary.STATEMENT_TOPICS],
  ])('%s', (name, words) => {
    expect(valuesOf(name)).toEqual([...words])
  })

  it('in the generated types too', () => {
    // Checked by the compiler: a word that only one of them has does not fit.
    const types: readonly LinkType[] = vocabulary.LINK_TYPES
    const statuses: readonly ClaimStatus[] = vocabulary.CLAIM_STATUSES
    expect([types.length, statuses.length]).toEqual([9, 5])
  })
})

import { z } from 'zod'
import { AGREEMENT_KINDS, type AgreementKind, LINK_TYPES, NOT_SUPPLY } from '../graph/vocabulary.ts'

/** Parameters that several questions have. GraphQL's null means the same as left out. */

const SUPPLY_KINDS = AGREEMENT_KINDS.filter((kind) => !NOT_SUPPLY.includes(kind))

export const entityId = (name: string) =>
  z
    .string(`${name} must be an id.`)
    .min(1, `${name} must not be empty.`)
    .max(255, `${name} is too long for an id.`)

export const optionalId = (name: string) =>
  entityId(name)
    .nullish()
    .transform((id) => id ?? null)

export const optionalIds = (name: string) =>
  z
    .array(entityId(`Each of ${name}`), `${name} must be a list of ids.`)
    .min(1, `${name} must name at least one; leave it out for all.`)
    .max(100, `${name} may name at most 100.`)
    .nullish()
    .transform((ids) => (ids ? [...new Set(ids)].sort() : null))

/** Kinds of agreement that supply something. */
export const supplyKinds = (fallback: readonly AgreementKind[]) =>
  z
    .array(
      z.enum(SUPPLY_KINDS, {
        error: (issue) =>
          `${JSON.stringify(issue.input)} is no kind of agreement that supplies something; those are ${SUPPLY_KINDS.join(', ')}.`,
      }),
      'kinds must be a list of kinds of agreement.',
    )
    .min(1, 'kinds must name at least one; leave it out for the default.')
    .nullish()
    .transform((kinds): readonly AgreementKind[] => kinds ?? fallback)

export const linkTypes = z
  .array(
    z.enum(LINK_TYPES, {
      error: (issue) =>
        `${JSON.stringify(issue.input)} is no type of link; those are ${LINK_TYPES.join(', ')}.`,
    }),
    'types must be a list of types of link.',
  )
  .min(1, 'types must name at least one; leave it out for the default.')
  .nullish()

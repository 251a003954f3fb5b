import { z } from 'zod'
import { LINK_TYPES, type LinkType } from '../../graph/vocabulary.ts'
import { entityId, linkTypes } from '../parameters.ts'

/** Who competes with whom connects nearly everything with everything, so it is not followed unless asked for. */
export const DEFAULT_TYPES: readonly LinkType[] = LINK_TYPES.filter(
  (type) => type !== 'RIVALRY' && type !== 'COMPETES_IN',
)

export const parameters = z
  .strictObject({
    from: entityId('from'),
    to: entityId('to'),
    types: linkTypes.transform((types): readonly LinkType[] => types ?? DEFAULT_TYPES),
    maxHops: z
      .int('maxHops must be a whole number from 1 to 6.')
      .min(1, 'maxHops must be from 1 to 6.')
      .max(6, 'maxHops must be from 1 to 6.')
      .nullish()
      .transform((hops) => hops ?? 6),
  })
  .refine(({ from, to }) => from !== to, {
    message: 'from and to are the same; connections need two different entities.',
    path: ['to'],
  })
export type Parameters = z.output<typeof parameters>

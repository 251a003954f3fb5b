import * as fc from 'fast-check'
import type { PartialDate } from '../../../src/claims/types.ts'

const two = (value: number): string => String(value).padStart(2, '0')

/** A date from 2024 to 2027 as a source may give it: a year, a month or a day. Few months and days, so that they often meet. */
export const partialDate: fc.Arbitrary<PartialDate> = fc
  .tuple(
    fc.constantFrom(2024, 2025, 2026, 2027),
    fc.constantFrom(0, 1, 3, 6, 12),
    fc.constantFrom(0, 1, 15, 28),
  )
  .map(([year, month, day]) => {
    if (month === 0) return String(year)
    return day === 0 ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
  })

/** The value `times` as often as null; shrinks to null. */
export const maybe = <T>(arbitrary: fc.Arbitrary<T>, times = 2): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: times + 1 })

export interface Validity {
  validFrom: PartialDate | null
  validTo: PartialDate | null
}
/** Either end, both or none; not yet in order. */
export const validity = (dated: number): fc.Arbitrary<Validity> =>
  fc.oneof(
    {
      weight: dated,
      arbitrary: fc.record({ validFrom: maybe(partialDate), validTo: maybe(partialDate, 1) }),
    },
    { weight: 1, arbitrary: fc.constant({ validFrom: null, validTo: null }) },
  )

export const someDay: fc.Arbitrary<string> = fc
  .integer({ min: Date.UTC(2023, 11, 1) / 86_400_000, max: Date.UTC(2028, 1, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

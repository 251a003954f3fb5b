import { DealgraphError } from '../errors.ts'

const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/

/** The beginning of a day in UTC, or a moment with its time zone. */
export function parseSince(text: string): Date {
  const since = new Date(text)
  if (FORM.test(text) && !Number.isNaN(since.getTime())) return since
  throw new DealgraphError(
    'BAD_DATE',
    `since is a day such as 2026-11-01, or a moment such as 2026-11-22T09:00:00Z; not ${JSON.stringify(text.slice(0, 40))}.`,
  )
}

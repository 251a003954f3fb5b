import type { Config } from '../config.ts'
import type { Operation } from './apollo.ts'

/**
 * An answer for a day as known at a moment stays as it is, but for records that are merged, or recorded with an earlier moment, and for the
 * line that tells what was withdrawn since: so it may be kept for a day, and not for ever.
 */
const KEPT_SECONDS = 86_400

export function isPinned({ scope }: Operation['variables']): boolean {
  const has = (field: string): boolean => (scope as { [field: string]: unknown } | null)?.[field] != null
  return typeof scope === 'object' && scope !== null && has('validAt') && has('knownAt')
}

/** How long others may keep an answer: one that is live is asked for each time, by its tag. */
export function cacheControlOf(variables: Operation['variables'], reading: Config['reading']): string {
  const whose = reading === 'key' ? 'private' : 'public'
  return isPinned(variables) ? `${whose}, max-age=${KEPT_SECONDS}, immutable` : `${whose}, no-cache`
}

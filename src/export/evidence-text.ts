import type { Evidence } from './evidence.ts'

/** Who said it, where, and at which address, in one line. */
export function addressed({ claim, source }: Evidence): string {
  const what = [source.publisher, source.title].filter((part) => part !== null).join(', ') || source.id
  const where = [source.publishedOn, claim.locator].filter((part) => part !== null).join(', ')
  return [what, where && `(${where})`, source.url].filter((part) => part).join(' ')
}

import { CLAIM_STATUSES } from '../../graph/vocabulary.ts'
import { search } from '../../surfaces/address.ts'
import { listed } from '../../words/listed.ts'
import { sayDate } from '../../words/say-amounts.ts'
import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import type { Words } from '../exhibit.ts'

/** What a scope consists of, as addresses name it. */
const NAMES: ReadonlySet<string> = new Set([
  'validAt',
  'knownAt',
  'minConfidence',
  'statuses',
  'withoutSources',
])
/** The earlier scope that an answer is compared with; no variable of a question. */
export const AGAINST = 'against'

export const scopeWords = (words: Words): Words => words.filter(([name]) => NAMES.has(name))
export const otherWords = (words: Words): Words => words.filter(([name]) => !NAMES.has(name))
export const valuesIn = (words: Words, name: string): string[] =>
  words.filter(([key]) => key === name).map(([, value]) => value)

/** What a form sends, as one would write it: every kind ticked is no bound, and a day of knowledge is its last moment. */
export function settleScope(words: Words, now = new Date()): Words {
  const statuses = new Set(valuesIn(words, 'statuses'))
  const everyKind = CLAIM_STATUSES.every((status) => statuses.has(status))
  return words.flatMap(([name, value]): Words => {
    if (name === 'statuses' && everyKind) return []
    if (name !== 'knownAt' || !/^\d{4}-\d\d-\d\d$/.test(value)) return [[name, value]]
    // The day is not over yet: what is known is what is known now.
    return value === now.toISOString().slice(0, 10) ? [] : [[name, `${value}T23:59:59.999Z`]]
  })
}

/** A scope as one value of an address, such as `withoutSources=blog&minConfidence=0.5`; empty for the usual one. */
export const againstText = (words: Words): string => search(scopeWords(words)).slice(1)

export const readAgainst = (text: string): Words => settleScope(scopeWords([...new URLSearchParams(text)]))

export const USUAL = 'Today, all that is known, every kind of claim'

/** A scope in plain words: what differs from the usual. */
export function sayScope(words: Words, nameOf: (source: string) => string): string {
  const only = (name: string): string[] => valuesIn(words, name).slice(0, 1)
  const sources = valuesIn(words, 'withoutSources').map(nameOf)
  const said = [
    ...only('validAt').map((day) => `as of ${sayDate(day)}`),
    ...only('knownAt').map((moment) => `as known at ${sayMoment(moment)}`),
    ...only('minConfidence').map((least) => `confidence ${sayLeast(least)} or more`),
    ...sayKinds(valuesIn(words, 'statuses')),
    ...(sources.length === 0 ? [] : [`without ${listed(sources)}`]),
  ].join('; ')
  return said === '' ? USUAL : said.charAt(0).toUpperCase() + said.slice(1)
}

function sayKinds(statuses: readonly string[]): string[] {
  if (statuses.length === 0) return []
  const missing = CLAIM_STATUSES.filter((status) => !statuses.includes(status))
  if (missing.length === 0) return []
  return missing.length < statuses.length
    ? [`no ${listed(missing.map(sayConstant), 'or')} claims`]
    : [`only ${listed(statuses.map(sayConstant))} claims`]
}

const sayLeast = (text: string): string =>
  Number.isNaN(Number(text)) ? text : sayConfidence(Number(text)) === '0.00' ? '0' : String(Number(text))

/** 2026-05-06T08:30:00.000Z → 6 May 2026, 08:30 UTC; the last moment of a day is that day. */
export function sayMoment(moment: string): string {
  const [, day, time, rest] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(.*)Z$/.exec(moment) ?? []
  if (day === undefined) return moment
  return time === '23:59' && rest?.startsWith(':59')
    ? `the end of ${sayDate(day)}`
    : `${sayDate(day)}, ${time} UTC`
}

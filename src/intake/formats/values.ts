import { createHash } from 'node:crypto'
import countries from 'i18n-iso-countries'
import { Temporal } from 'temporal-polyfill'
import { endDay, firstDay, isPartialDate } from '../../claims/days.ts'
import { isLei } from '../../claims/schema.ts'
import type { Identifier, PartialDate, Range } from '../../claims/types.ts'

/** An id of ours made of another's alone, so that the same thing has the same id in every file of that format. */
export function slugOf(prefix: string, id: string): string {
  const plain = `${prefix}-${id}`
  if (/^[a-z0-9][a-z0-9-]{0,99}$/.test(plain)) return plain
  return [prefix, plainOf(id), digest(id)].filter((part) => part !== '').join('-')
}

/** The id of a source that a format names in passing: readable, and told apart by all that is said of it. */
export const sourceIdOf = (prefix: string, readable: string, said: unknown): string =>
  `${[prefix, plainOf(readable)].filter((part) => part !== '').join('-')}-${digest(JSON.stringify(said))}`

/** Longer than any text that is kept. To order a megabyte of marks over one letter would take minutes. */
const LONGEST = 4000

const plainOf = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

const digest = (text: string): string =>
  createHash('sha256')
    .update(text.length > LONGEST ? text : text.normalize('NFC'))
    .digest('hex')
    .slice(0, 12)

/** The date in a date or moment, as precise as it is written; null where it is none. */
export function dateOf(text: string | null | undefined): PartialDate | null {
  const date = (text ?? '').trim().slice(0, 10)
  return isPartialDate(date) ? date : null
}

/** The day after one that is written as the last; a month or year stays, its end being that of the whole. */
export const dayAfter = (date: PartialDate): PartialDate =>
  date.length === 10 ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() : date

/**
 * The end of a tie as our records write it, the first day on which it no longer holds. One that began and ended on one day held that
 * day; else an end is taken as it stands.
 */
export const endOf = (from: PartialDate | null, to: PartialDate | null): PartialDate | null =>
  from !== null && to !== null && firstDay(from) === endDay(to) ? dayAfter(to) : to

/** A country's alpha-2 code, given by code (that of a part of a country too: gb-sct) or English name. */
export function countryOf(text: string | null | undefined): string | null {
  const given = (text ?? '').trim()
  const code = given.toUpperCase().replace(/[-_].*$/, '')
  if (code.length === 2) return countries.isValid(code) ? code : null
  if (given === '') return null
  // To look a name up takes a walk through all names of all countries.
  const known = NAMED.get(given)
  if (known !== undefined) return known
  const found = countries.getAlpha2Code(given, 'en') ?? countries.alpha3ToAlpha2(code) ?? null
  if (NAMED.size < 5000) NAMED.set(given, found)
  return found
}
const NAMED = new Map<string, string | null>()

/** A text of at most so many characters; null where there is nothing in it. */
export function textOf(text: string | null | undefined, most: number): string | null {
  const trimmed = (text ?? '').trim()
  return trimmed === '' ? null : trimmed.slice(0, most)
}

/** What is no name yet but the first of several: names without repeats, each short enough. */
export const namesOf = (names: readonly string[]): string[] => [
  ...new Set(
    names.map((name) => textOf(name.slice(0, LONGEST).normalize('NFC'), 500)).filter((name) => name !== null),
  ),
]

export function webAddressOf(text: string | null | undefined): string | null {
  const given = (text ?? '').trim()
  const address = given.startsWith('//') ? `https:${given}` : given
  if (address.length > 2048 || !URL.canParse(address)) return null
  const { protocol, username, password } = new URL(address)
  return /^https?:$/.test(protocol) && username === '' && password === '' ? address : null
}

/** Null where the value is none of that scheme: an LEI whose check digits are wrong, or nothing. */
export function identifierOf(scheme: string, text: string | null | undefined): Identifier | null {
  const value = textOf(text, 200)
  return value === null || (scheme === 'LEI' && !isLei(value)) ? null : { scheme, value }
}

/** A share in percent: 25, 25.5 %, "8,6", 25-50, >50, <5. Null where it is no such text or no share. */
export function percentOf(text: string | null | undefined): Range | null {
  const given = (text ?? '').replace(/[%\s]/g, '').replace(/(\d),(\d)/g, '$1.$2')
  const [, sign, low, high] = /^([<>]=?)?(\d+(?:\.\d+)?)(?:[-–](\d+(?:\.\d+)?))?$/.exec(given) ?? []
  if (low === undefined) return null
  const min = fractionOf(Number(low))
  const max = high === undefined ? min : fractionOf(Number(high))
  if (min > 1 || max > 1 || min > max) return null
  return { min: sign?.startsWith('<') ? null : min, max: sign?.startsWith('>') ? null : max }
}

/** Percent as a fraction, without what binary arithmetic adds: 8.6 is 0.086. */
export const fractionOf = (percent: number): number => Number((percent / 100).toPrecision(12))

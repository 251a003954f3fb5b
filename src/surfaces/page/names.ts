import type { Exhibit, ShownFinding } from '../exhibit.ts'
import { type Html, html } from '../html.ts'
import type { Evidence } from './evidence.ts'

interface Named {
  id: string
  name: string
}

/** The name of a thing; where things have pages, a link to its own. */
export const nameOf = ({ pageOf }: Evidence, { id, name }: Named): Html =>
  pageOf === null ? html`<bdi>${name}</bdi>` : html`<a href="${pageOf(id)}"><bdi>${name}</bdi></a>`

/** A sentence in which the names of things that it is about are links to their pages, where they have any. */
export function withNames(
  text: string,
  things: readonly Named[],
  { pageOf }: Pick<Evidence, 'pageOf'>,
): Html {
  // A name that two things have leads to neither.
  const clear = things.filter(
    ({ id, name }) => name.trim() !== '' && things.every((other) => other.id === id || other.name !== name),
  )
  const byName = new Map(clear.map(({ id, name }) => [name, id]))
  if (pageOf === null || byName.size === 0) return html`${text}`
  const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length).map(escaped)
  return html`${text
    .split(new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'u'))
    .map((part) => {
      const id = byName.get(part)
      return id === undefined ? part : html`<a href="${pageOf(id)}"><bdi>${part}</bdi></a>`
    })}`
}

/** The things that a finding is about, with those that its own fields name. */
export const thingsOf = (
  { explanation, own }: ShownFinding,
  { entities }: Pick<Exhibit, 'entities'>,
): Named[] => {
  const passed = explanation.flatMap((way) => way.entities.flatMap((id) => entities.get(id) ?? []))
  const told = Object.values(own).flat().filter(isNamed)
  return [...new Map([...told, ...passed].map((one) => [one.id, { id: one.id, name: one.name }])).values()]
}

/** A thing as a question's own fields have it: with a kind, for links have none. */
export const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'name' in value &&
  'kind' in value &&
  typeof value.id === 'string' &&
  typeof value.name === 'string'

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

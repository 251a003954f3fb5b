import type { Entity } from '../claims/types.ts'
import type { Judged } from '../identity/judge.ts'
import type { SameThing } from '../identity/same-things.ts'
import { plain } from './output.ts'
import { makeTable, type Plain } from './table.ts'
import { item } from './text.ts'

/** More aliases than these say nothing more, side by side. */
const MOST_ALIASES = 8

/** Two records side by side, then how likely they are one and why. */
export function sideBySide({ a, b, score, reasons, claims }: SameThing, width: number): string {
  const row = (title: string, of: (entity: Entity) => string): string[] => [title, of(a), of(b)]
  const rows = [
    row('id', ({ id }) => id),
    row('name', ({ name }) => plain(name)),
    row('also', ({ aliases }) => aliases.slice(0, MOST_ALIASES).map(plain).join('; ')),
    row('kind', ({ kind, form, family }) =>
      [kind, form, family]
        .filter((part) => part !== null)
        .join(', ')
        .toLowerCase(),
    ),
    row('country', ({ country }) => country ?? ''),
    row('numbers', ({ identifiers }) =>
      identifiers.map(({ scheme, value }) => plain(`${scheme} ${value}`)).join('; '),
    ),
    ['claims', String(claims.a), String(claims.b)],
  ].filter(([, x, y]) => x !== '' || y !== '')
  return [
    makeTable(['', 'a', 'b'], rows, width),
    `Score ${score.toFixed(2)}`,
    ...reasonLines(reasons, width),
  ].join('\n')
}

/** A pair in a list. */
export const pairLines = ({ a, b, score, reasons }: SameThing, width: number): string[] => [
  ...item(`${score.toFixed(2)}  `, `${plain(a.name)} (${a.id}) and ${plain(b.name)} (${b.id})`, width).split(
    '\n',
  ),
  ...reasonLines(reasons, width).map((line) => `    ${line}`),
]

const reasonLines = (reasons: SameThing['reasons'], width: number): string[] =>
  reasons.map(({ says, weight }) => item(weight > 0 ? '  + ' : '  – ', plain(says), width - 4))

/** A pair for other programs. */
export function shownPair({ a, b, score, reasons, claims }: SameThing): Plain {
  const side = ({ id, kind, name, country }: Entity, count: number): Plain => ({
    id,
    kind,
    name,
    country,
    claims: count,
  })
  return { a: side(a, claims.a), b: side(b, claims.b), score, reasons }
}

export function judgedInWords({ keep, absorb, verdict, isMerged, refused }: Judged): string {
  if (isMerged) return `Merged ${absorb} into ${keep}. \`splitEntity\` undoes it.`
  if (refused.length > 0) return `Kept that they are one. They were not merged: ${plain(refused.join(' '))}`
  return verdict === 'NO'
    ? `Kept that ${keep} and ${absorb} are two things.`
    : `Kept that it cannot be told of ${keep} and ${absorb}.`
}

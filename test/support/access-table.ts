import { readFileSync } from 'node:fs'

/** Who asks, in the order of the columns of docs/access.md. */
export const CALLERS = [
  'nobody',
  'nobody where reading takes a key',
  'read',
  'write',
  'admin',
  'view',
] as const
export type CallerOf = (typeof CALLERS)[number]
export const CELLS = ['yes', 'no', '401', '403'] as const
export type Cell = (typeof CELLS)[number]

/** One thing that may be asked: a name in backticks, and the words behind it. */
export interface Row {
  what: string
  words: string
  cells: Readonly<Record<CallerOf, Cell>>
}

const DOCUMENT = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')

/** The tables as they are printed: what is tested is what is read. */
export function rowsBelow(heading: string): Row[] {
  const [, part = ''] = DOCUMENT.split(`\n## ${heading}\n`)
  return (part.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, first = '', ...rest] = line.split(/ ?\| ?/)
      const cells = Object.fromEntries(CALLERS.map((caller, i) => [caller, rest[i]])) as Row['cells']
      const words = first.replace(/^(`[^`]+`(, )?)+/, '').trim()
      const names = words === '' ? [...first.matchAll(/`([^`]+)`/g)] : [...first.matchAll(/^`([^`]+)`/g)]
      return names.map(([, what = '']) => ({ what, words, cells }))
    })
}

/** The commands that are named under their heading. */
export const commandsNamed = (): string[] => {
  const [, part = ''] = DOCUMENT.split('\n## Commands\n')
  return [...(part.split('\n## ')[0] ?? '').matchAll(/`dealgraph ([a-z ]+)`/g)].map(([, name = '']) => name)
}

import type { Exhibit } from './exhibit.ts'

/** Which answer an address means. */
export type Asked = Pick<Exhibit, 'variables'> & { query: { name: string } }

/** `/v/name.csv?variable=value`, below the server's own address where one is known. */
export const viewAddress = (
  { query, variables }: Asked,
  extension: string,
  base: string | null,
  more: Exhibit['variables'] = [],
): string => `${base ?? ''}/v/${query.name}.${extension}${search([...variables, ...more])}`

/** The same with its variables in the path, for wikis that want an address to end in `.png`. */
export const pathAddress = ({ query, variables }: Asked, extension: string, base: string | null): string =>
  `${base ?? ''}/v/${query.name}${segments(variables)}.${extension}`

/** The page of an answer, or what stands below it, such as `/share`. */
export const embedAddress = (
  { query, variables }: Asked,
  base: string | null,
  more: Exhibit['variables'] = [],
  below = '',
): string => `${base ?? ''}/embed/${query.name}${below}${search([...variables, ...more])}`

/** The page of an answer in the explorer, with the form that asks for it. */
export const askAddress = (
  { query, variables }: Asked,
  base: string | null,
  more: Exhibit['variables'] = [],
): string => `${base ?? ''}/ask/${query.name}${search([...variables, ...more])}`

/** The page of a thing in the explorer. */
export const entityAddress = (
  id: string,
  words: Exhibit['variables'] = [],
  base: string | null = null,
): string => `${base ?? ''}/e/${encode(id)}${search(words)}`

export const search = (pairs: Exhibit['variables']): string =>
  pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`

const segments = (pairs: Exhibit['variables']): string =>
  pairs.map(([name, value]) => `/${encode(name)}=${encode(value)}`).join('')

/** Also what may end an address in running text, or close a bracket in a wiki's markup. */
const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )

import { DealgraphError } from '../errors.ts'
import type { Theme } from '../surfaces/look.ts'

/** What the path of a view asks for: `name[-dark][/variable=value…].extension`. */
export interface ViewAddress {
  name: string
  theme: Theme | null
  extension: string
  /** Variables that stand in the path, decoded, as in a query string. */
  pairs: [name: string, value: string][]
}

const DARK = '-dark'

/** What the path of a view behind a token asks for: `token[/theme=dark…][.extension]`; without an extension the page. */
export interface TokenAddress {
  token: string
  extension: string
  pairs: [name: string, value: string][]
}

/** The path behind `/t/`, still percent-encoded. A token has two dots of its own. */
export function parseTokenPath(path: string): TokenAddress {
  // What is no token is told in the format that was asked for, too.
  const [, token = '', rest = '', extension = 'html'] =
    /^((?:[^/.]*\.){2}[^/.]*)((?:\/[^/]*?)*?)(?:\.([a-z]+))?$/.exec(path) ??
    /^()()(?:.*\.([a-z]+))?$/.exec(path) ??
    []
  return { token, extension, pairs: toPairs(rest.split('/').slice(1)) }
}

/**
 * The path behind `/v/`, still percent-encoded. Some wikis take a picture only from an address that ends in .png and drop what stands
 * behind a question mark: so variables may stand in the path, `/v/ultimate-owners/of=xai/validAt=2026-05-06.png`.
 */
export function parseViewPath(path: string): ViewAddress {
  const dot = path.lastIndexOf('.')
  const extension = path.slice(dot + 1)
  if (dot < 1 || !/^[a-z]+$/.test(extension)) {
    throw new DealgraphError(
      'UNKNOWN_QUERY',
      'The address of a saved query ends in a format, such as /v/name.json or /v/name/variable=value.png.',
    )
  }
  return { ...parseSegments(path.slice(0, dot).split('/')), extension }
}

/** What the path of a page asks for: `name[-dark][/variable=value…][/share]`. */
export interface PageAddress extends Omit<ViewAddress, 'extension'> {
  /** What of the page: itself, or something that belongs to it. */
  part: (typeof PAGE_PARTS)[number] | null
}
const PAGE_PARTS = ['share', 'card.png'] as const

/** The path behind `/embed/`, still percent-encoded. */
export function parsePagePath(path: string): PageAddress {
  const segments = path.split('/')
  const part = PAGE_PARTS.find((one) => segments.length > 1 && segments.at(-1) === one) ?? null
  return { ...parseSegments(part === null ? segments : segments.slice(0, -1)), part }
}

function parseSegments([encoded = '', ...segments]: readonly string[]): Omit<ViewAddress, 'extension'> {
  const first = decodeURIComponent(encoded)
  const isDark = first.endsWith(DARK)
  return {
    name: isDark ? first.slice(0, -DARK.length) : first,
    theme: isDark ? 'dark' : null,
    pairs: toPairs(segments),
  }
}

const toPairs = (segments: readonly string[]): [name: string, value: string][] =>
  segments.map(decodeURIComponent).map((segment) => {
    const at = segment.indexOf('=')
    if (at < 1) {
      throw new DealgraphError(
        'BAD_INPUT',
        `${JSON.stringify(segment.slice(0, 100))} in the address is no variable: write /variable=value.`,
      )
    }
    return [segment.slice(0, at), segment.slice(at + 1)]
  })

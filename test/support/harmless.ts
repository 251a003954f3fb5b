import { parse as parseCsv } from 'csv-parse/sync'
import MarkdownIt from 'markdown-it'
import { SaxesParser } from 'saxes'

/** What of an answer could do more than be read, format by format. A format that is not here is told: it wants its own watchman. */
const WATCHMEN: Readonly<Record<string, (body: Buffer) => string[]>> = {
  json: (body) => {
    JSON.parse(body.toString())
    return []
  },
  png: (body) => (body.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n' ? [] : ['no PNG']),
  svg: (body) => tagsOfXml(body.toString()).flatMap(faultOfTag),
  html: (body) => {
    const page = body.toString()
    const scripts = page.match(/<script\b/gi) ?? []
    // Its own script and style are let through by their hashes, and texts stand in neither.
    const rest = page.replaceAll(/<(script|style)>.*?<\/\1>/gs, '')
    return [...(scripts.length > 1 ? ['a second script'] : []), ...tagsOfHtml(rest).flatMap(faultOfTag)]
  },
  csv: (body) =>
    parseCsv(body, { bom: true, relaxColumnCount: false })
      .flat()
      .filter((cell) => /^[\s\p{Cc}\p{Cf}]*[=+@＝＋＠]|^[\t\r\n]|^\s*[-－](?![\d.]+$)/u.test(cell))
      .map((cell) => `a formula: ${cell}`),
  md: (body) =>
    new MarkdownIt({ html: true, linkify: true })
      .parse(body.toString(), {})
      .flatMap(({ type, content, children }) => [{ type, content, attrGet: () => null }, ...(children ?? [])])
      .flatMap((token) => {
        if (token.type === 'html_block' || token.type === 'html_inline') return [`HTML: ${token.content}`]
        if (token.type === 'image') return ['an image']
        const href = token.type === 'link_open' ? String(token.attrGet('href')) : ''
        return href === '' || isHarmless(href) ? [] : [`a link to ${href}`]
      }),
  mmd: (body) =>
    body
      .toString()
      .split('\n')
      .filter((line) => /[%`]|<(?!br>)|^\s*(click|href|style|linkStyle|init)\b|javascript:/.test(line)),
}

export function harmIn(extension: string, body: Buffer): string[] {
  const watchman = WATCHMEN[extension]
  if (!watchman)
    return [`Nobody knows what can be harmful in ${extension}: say so in test/support/harmless.ts.`]
  return watchman(body)
}

interface Tag {
  name: string
  attributes: [name: string, value: string][]
}

function tagsOfXml(text: string): Tag[] {
  const tags: Tag[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) =>
    tags.push({ name, attributes: Object.entries(attributes).map(([key, value]) => [key, value]) }),
  )
  parser.on('doctype', () => tags.push({ name: '!doctype', attributes: [] }))
  parser.on('processinginstruction', ({ target }) => tags.push({ name: `?${target}`, attributes: [] }))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return tags
}

/** Everything that begins as a tag, as a browser reads it: with attributes in double quotes, which are all that we write. */
function tagsOfHtml(text: string): Tag[] {
  return Array.from(
    text.matchAll(/<([a-z!?/][^\s/>]*)((?:[^"'>]|"[^"]*")*)>?/gi),
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: Array.from(
        rest.matchAll(/([^\s=/"]+)(?:="([^"]*)")?/g),
        ([, key = '', value = '']): [string, string] => [key.toLowerCase(), value],
      ),
    }),
  )
}

const FORBIDDEN =
  /^(script|iframe|frame|object|embed|base|form|input|button|foreignobject|image|img|use|animate|set|audio|video|!--|!\[cdata\[|\?|!doctype)/
function faultOfTag({ name, attributes }: Tag): string[] {
  const wanted = name === '!doctype' && attributes.length === 1 && attributes[0]?.[0] === 'html'
  return [
    ...(FORBIDDEN.test(name.toLowerCase()) && !wanted ? [`an element ${name}`] : []),
    ...attributes
      .filter(
        ([key, value]) =>
          /^on/i.test(key) ||
          /^(style|srcdoc|formaction)$/i.test(key) ||
          (/^(xlink:)?href$|^src$/i.test(key) && !isHarmless(value)) ||
          (key === 'http-equiv' && /refresh/i.test(value)),
      )
      .map(([key, value]) => `${name} ${key}=${value}`),
  ]
}

/** Within the page, on this server, or on the web; the empty icon of a page is data. */
const isHarmless = (address: string): boolean => /^(https?:\/\/|#|\/(?!\/)|data:,$)/i.test(address)

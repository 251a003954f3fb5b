import { describe, expect, test } from 'vitest'
import { asked, type Fake, fakeBehind } from '../../test/support/fake-behind.ts'
import { harmIn } from '../../test/support/harmless.ts'
import { HOSTILE_TEXTS } from '../../test/support/hostile-texts.ts'
import { openApi } from '../../test/support/open-api.ts'
import { graphWith, tokenOf, VIEW } from '../../test/support/stored-view.ts'
import { FORMATS } from '../surfaces/formats.ts'

// Names, quotes and titles are anyone's words. Whatever they are, in whatever format, at whatever address: they stay words.
const EXTENSIONS = ['json', ...FORMATS.map(({ extension }) => extension)]
/** Fields in which somebody's words stand. */
const WORDS = new Set([
  'name',
  'title',
  'publisher',
  'quote',
  'note',
  'locator',
  'headline',
  'summary',
  'sentence',
])

/** Puts one text after the other into all that is said. */
function hostile<T>(value: T, next: () => string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => hostile(one, next)) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, of]) => [
      key,
      WORDS.has(key) && (typeof of === 'string' || of === null) ? next() : hostile(of, next),
    ]),
  ) as T
}

const token = await tokenOf()

/** An API in whose world everything is said in these words, and whose graph has the view. */
async function open(texts: readonly string[]) {
  let at = 0
  const next = (): string => texts[at++ % texts.length] ?? ''
  const calm = fakeBehind()
  const behind: Fake = {
    ...calm,
    graph: graphWith([VIEW]),
    ask: async (_graph, _question, args, now) => {
      const answer = asked(args, now)
      const { summary, findings } = hostile({ summary: '', findings: answer.findings }, next)
      return { ...answer, summary, findings }
    },
    fetchRoots: async (...args) =>
      (await calm.fetchRoots(...args)).map(
        (found) => new Map([...found].map(([id, thing]) => [id, hostile(thing, next)])),
      ),
  }
  const { app } = await openApi(behind)
  return async (url: string) => {
    const { statusCode, rawPayload, headers } = await app.inject(url)
    return { status: statusCode, body: rawPayload, headers }
  }
}

/** As many as one answer has places for. */
const HANDFUL = 9

describe.each(EXTENSIONS)('as %s', (extension) => {
  test('no text that is said becomes more than text, at the address of a query or of a view', async () => {
    const get = await open(HOSTILE_TEXTS)
    for (let said = 0; said < HOSTILE_TEXTS.length; said += HANDFUL) {
      for (const url of [`/v/connections.${extension}?from=ada&to=deal`, `/t/${token}.${extension}`]) {
        const { status, body, headers } = await get(url)
        expect([said, url, status]).toEqual([said, url, 200])
        expect([said, harmIn(extension, body)]).toEqual([said, []])
        expect(headers['x-content-type-options']).toBe('nosniff')
        expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
      }
    }
  }, 60_000)

  test('no text that is asked with comes back as more than text', async () => {
    const get = await open(['calm'])
    for (const text of HOSTILE_TEXTS.filter((one) => !/\p{Cs}/u.test(one))) {
      const given = encodeURIComponent(text)
      for (const url of [
        `/v/${given}.${extension}`,
        `/v/connections.${extension}?${given}=1`,
        `/v/connections.${extension}?from=ada&to=deal&theme=${given}&width=${given}`,
        `/t/${token}.${extension}?${given}=${given}`,
        `/t/${given}.${extension}`,
      ]) {
        // Drawing a thousand pictures of one sentence each would tell no more than drawing a few.
        if (extension === 'png' && HOSTILE_TEXTS.indexOf(text) % 20 > 0) continue
        const { status, body, headers } = await get(url)
        expect([url, status >= 400 && status < 500]).toEqual([url, true])
        // A text with dots of its own may name another format than was meant, or none.
        const type = String(headers['content-type'])
        const format = FORMATS.find(({ mediaType }) => mediaType === type)?.extension ?? 'json'
        expect([url, harmIn(format, body)]).toEqual([url, []])
      }
    }
  }, 60_000)
})

test.each([
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:alert(1)"/></svg>'],
  ['html', '<!doctype html><p><img src=x onerror=alert(1)></p>'],
  ['html', '<!doctype html><p title="x" onclick="alert(1)">x</p>'],
  ['html', '<!doctype html><script>1</script><script>2</script>'],
  ['html', '<!doctype html><meta http-equiv="refresh" content="0">'],
  ['csv', 'a\r\n=1+1\r\n'],
  ['csv', 'a\r\n@SUM(1)\r\n'],
  ['md', 'x <b>y</b>'],
  ['md', '![x](https://evil.example/x.png)'],
  ['mmd', 'flowchart TB\n  click n1 href "x"'],
  ['mmd', '%%{init: {}}%%'],
  ['png', 'x'],
])('what is harmful in %s is seen: %s', (extension, body) => {
  expect(harmIn(extension, Buffer.from(body))).not.toEqual([])
})

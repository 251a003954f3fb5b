import { expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { sharePage } from './share.ts'
import { WIKIS } from './wikis.ts'

const PARTS = { style: '', script: '', policy: "default-src 'none'" }
const asked = (value: string) => ({
  query: { name: 'owners', title: 'Who [really] owns "it"? {{x}} |' },
  variables: [
    ['of', value],
    ['validAt', '2026-05-06'],
  ] as const,
})

test('every wiki has a way that is told with this very view', () => {
  const page = sharePage(asked('acme'), 'https://deals.example', PARTS)
  for (const { name } of WIKIS) expect(page).toContain(`<summary>${name}</summary>`)
  expect(WIKIS.map(({ name }) => name)).toHaveLength(15)
  expect(page).toContain('https://deals.example/v/owners/of=acme/validAt=2026-05-06.png')
  expect(page).toContain('https://deals.example/embed/owners?of=acme&amp;validAt=2026-05-06')
  expect(page).toContain('$wgAllowExternalImagesFrom = [ &#39;https://deals.example/&#39; ];')
  expect(page).toContain('[![Who  really  owns  it ?   x](https://')
})

test('nothing is left to be filled in', () => {
  const names = new Set(['png', 'svg', 'page', 'markdown', 'mermaid', 'title', 'server'])
  for (const { ways, allow, mind } of WIKIS) {
    const texts = [...ways.flatMap(({ paste, how }) => [paste ?? '', how]), ...allow, ...mind]
    for (const text of texts)
      for (const [, name = ''] of text.matchAll(/(?<!\{)\{([a-z]+)\}(?!\})/g)) expect(names).toContain(name)
  }
})

test.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 40), text]))('%s stays in its address', (_, text) => {
  const page = sharePage(asked(text), 'https://deals.example', PARTS)
  for (const [, code = ''] of page.matchAll(/<code>(.*?)<\/code>/gs)) {
    // Nothing that ends an address, an attribute or a bracket of a wiki's markup.
    for (const [, value = ''] of code.matchAll(/\/of=([^/]*)\/validAt/g)) expect(value).toMatch(/^[\w.~%-]*$/)
    for (const [, value = ''] of code.matchAll(/\?of=([^&]*)&amp;/g)) expect(value).toMatch(/^[\w.~%-]*$/)
  }
})

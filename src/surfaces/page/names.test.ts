import { expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../../../test/support/hostile-texts.ts'
import { withNames } from './names.ts'

const pageOf = (id: string): string => `/e/${encodeURIComponent(id)}`
const things = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }))

test('names in a sentence lead to their pages: the longest that stands there, whole words alone', () => {
  const text = withNames(
    'Google Cloud and Google supply X; Xylo does not.',
    things('Google', 'Google Cloud', 'X'),
    {
      pageOf,
    },
  ).text
  expect(text).toBe(
    '<a href="/e/google%20cloud"><bdi>Google Cloud</bdi></a> and <a href="/e/google"><bdi>Google</bdi></a> supply <a href="/e/x"><bdi>X</bdi></a>; Xylo does not.',
  )
})

test('a name that two things have leads to neither, and without pages there is no link', () => {
  const two = [
    { id: 'a', name: 'Acme' },
    { id: 'b', name: 'Acme' },
  ]
  expect(withNames('Acme <b>', two, { pageOf }).text).toBe('Acme &lt;b&gt;')
  expect(withNames('Acme', things('Acme'), { pageOf: null }).text).toBe('Acme')
})

test('hostile names stay text', () => {
  for (const name of HOSTILE_TEXTS) {
    const { text } = withNames(`So ${name} it is.`, [{ id: 'evil', name }], { pageOf })
    expect(text.replaceAll(/<a href="\/e\/evil"><bdi>|<\/bdi><\/a>/g, '')).not.toMatch(/<(?!bdi)/)
  }
})

import { describe, expect, it } from 'vitest'
import { escapeXml } from './xml.ts'

describe('text in XML', () => {
  it.each([
    ['<a b="c">&amp;\'</a>', '&lt;a b=&quot;c&quot;&gt;&amp;amp;&apos;&lt;/a&gt;'],
    [']]>', ']]&gt;'],
    ['a\tb\nc\rd', 'a&#9;b&#10;c&#13;d'],
    ['\u0000\u0008\u000b\u001f\ufffe\uffffx', 'x'],
    ['\ud800a\udc00b\ud83d\ude00', 'ab\ud83d\ude00'],
    ['Grüße, \u202e 日本', 'Grüße, \u202e 日本'],
  ])('%j is written %j', (text, written) => expect(escapeXml(text)).toBe(written))
})

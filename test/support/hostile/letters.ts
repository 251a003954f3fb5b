import type { Hostiles } from './kinds.ts'

/** Letters that turn, hide, break or pretend. */
export const LETTERS: Hostiles = {
  'a text turned round': 'abc\u{202e}gnp.exe\u{202c}',
  'marks of direction': '\u{2066}right\u{2069} \u{200f}left\u{200e} \u{61c}',
  'an embedding without an end': '\u{202b}never closed',
  'a text within an isolate': '\u{2068}first strong\u{2069}\u{2069}\u{2069}',
  'letters without width': 'zero\u{200b}width\u{200d}joiner\u{feff}',
  'a byte order mark first': '\u{feff}first',
  'a zero byte': 'nul\u{0}byte',
  'a zero byte alone': '\u{0}',
  'a zero byte at the end': 'ends\u{0}',
  'signs of a terminal': 'bell\u{7}escape\u{1b}[31mred\u{1b}[0m backspace\u{8}',
  'a title of a terminal': '\u{1b}]0;evil\u{7}\u{9b}2J',
  'a delete': 'x\u{7f}y\u{80}z',
  'lines of all kinds': 'line\r\nbreak\rand\nmore',
  'lines of Unicode': 'line\u{2028}separator\u{2029}paragraph\u{85}next',
  'a vertical tab and a form feed': 'a\u{b}b\u{c}c',
  'half of a pair': 'half of a pair \u{d83d} alone',
  'the other half first': '\u{dc00} at the start',
  'a pair the wrong way round': '\u{dc00}\u{d83d}',
  'no character': 'a\u{fffe}b\u{ffff}c\u{fdd0}',
  'a letter of nobody': 'a\u{e000}b\u{f8ff}c',
  'a replacement': 'replaced \u{fffd} already',
  'a heap of marks': 'Z\u{351}\u{36b}\u{343}\u{36a}a\u{302}\u{348}l\u{352}\u{344}g\u{337}o\u{35a}',
  'marks without end': `a${'\u{301}\u{323}'.repeat(16)}`,
  'a mark first': '\u{301}first',
  'a letter in two ways': 'é and e\u{301}',
  'a Cyrillic name in Latin looks': 'Аnthrорic',
  'a Greek name in Latin looks': 'ΟρenΑΙ',
  'a name in wide letters': 'Ａｎｔｈｒｏｐｉｃ',
  'a name in bold signs': '𝐀𝐧𝐭𝐡𝐫𝐨𝐩𝐢𝐜',
  'a name in circles': 'Ⓐⓝⓣⓗⓡⓞⓟⓘⓒ',
  'a name in small capitals': 'ꜱᴘᴀᴄᴇx',
  'letters that are two': 'ﬃ ǆ ŉ ĳ',
  'letters that grow in capitals': 'ßﬁΐ',
  'the Turkish i': 'İstanbul ISPARTA ıssız',
  'tags that nobody sees': 'tag\u{e0041}\u{e0042}\u{e007f}',
  'a variation': 'text\u{fe0e} picture\u{fe0f}',
  'a soft hyphen': 'An\u{ad}thro\u{ad}pic',
  'a blank of Ogham': 'a\u{1680}b\u{180e}c\u{2003}d',
  'a filler': '\u{3164}\u{115f}\u{ffa0}',
}

/** Names as they are in the world, of which no letter may be lost. */
export const WORLD: Hostiles = {
  'Chinese and Japanese': '株式会社日立製作所と中国電信股份有限公司',
  'Japanese with marks': 'ガス・ビール・ポンプ',
  Korean: '주식회사 삼성전자',
  Arabic: 'شركة أرامكو السعودية (١٢٣) للنفط',
  Hebrew: 'חברת החשמל לישראל בע״מ — 100 %',
  Thai: 'บริษัท ปตท. จำกัด',
  Hindi: 'भारतीय स्टेट बैंक',
  Russian: 'ЙОД и Ёлка, ОАО «Йой»',
  Greek: 'Ελληνικά Πετρέλαια Α.Ε.',
  'Armenian and Georgian': 'Հայաստան საქართველო',
  emoji: '🚀 Rocket 👩‍👩‍👧‍👦 Family 🇺🇳 Union 1️⃣',
  'marks and ligatures': 'Ünïçödé Ẽñtïtïés ſt. ﬁ ǅ',
  'points between letters': "O'Neill & Sons, S.p.A. / A.B.C.D.",
  'signs within a name': 'Yahoo! AT&T C++ #1 e.l.f. 3M-50%',
}

const REPEATED = 300
/** Length and emptiness. */
export const LENGTHS: Hostiles = {
  'many words': 'Very Long Holdings '.repeat(REPEATED).slice(0, REPEATED),
  'a word without end': 'Unbroken'.repeat(REPEATED).slice(0, REPEATED),
  'signs without end': '長'.repeat(REPEATED),
  'one blank': ' ',
  'a wide blank': '\u{3000}',
  'blanks around': '   spaces   around   ',
  nothing: '',
  'one letter': 'a',
  'many short words': 'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 '
    .repeat(5)
    .trim(),
}

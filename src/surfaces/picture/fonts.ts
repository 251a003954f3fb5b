import { createRequire } from 'node:module'
import { type FontFile, readFont } from './font-file.ts'
import { BASE_FAMILY, type Lettered } from './text.ts'

/** A bundled font: its family's name, where its files are, and which characters are looked for in it. */
interface Font {
  family: string
  file: () => string
  bold?: () => string
  draws: RegExp
}

const require = createRequire(import.meta.url)

/**
 * In the order in which a character is looked for. The large ones come last; a file is read only when a text needs it. What the later ones
 * draw is asked of them alone, so that a Latin text never reads ten megabytes of Chinese.
 */
const FONTS: readonly Font[] = [
  {
    family: BASE_FAMILY,
    file: () => require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: () => require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
    draws: /./su,
  },
  {
    family: 'Noto Sans Arabic',
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    draws: /\p{Script_Extensions=Arabic}/u,
  },
  {
    family: 'Noto Sans Hebrew',
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
    draws: /\p{Script=Hebrew}/u,
  },
  {
    family: 'Noto Sans Thai',
    file: () => require.resolve('@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf'),
    draws: /\p{Script=Thai}/u,
  },
  {
    family: 'Nanum Gothic',
    file: () => require.resolve('@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf'),
    draws: /\p{Script=Hangul}/u,
  },
  {
    family: 'Noto Emoji',
    file: () => require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
    draws: /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u20e3]/u,
  },
  {
    family: 'Noto Sans Symbols 2',
    file: () =>
      require.resolve('@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
    draws: /[\p{S}\p{No}]/u,
  },
  {
    family: 'Noto Sans SC',
    file: () => require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    // Beside Chinese and Japanese it has many signs that nothing above has; all of them begin here.
    draws: /[\u{2000}-\u{10ffff}]/u,
  },
]

const read = new Map<string, FontFile>()

function fontAt(file: string): FontFile {
  const known = read.get(file)
  if (known) return known
  const font = readFont(file)
  read.set(file, font)
  return font
}

const found = new Map<string, Lettered | null>()

/** The font that draws a character, and how wide; null where none of the bundled ones can. */
export function fontOf(character: string, bold: boolean): Lettered | null {
  const key = `${bold ? 'b' : ''}${character}`
  const known = found.get(key)
  if (known !== undefined) return known
  if (found.size > MOST_KNOWN) found.clear()
  const drawn = lookFor(character, bold)
  found.set(key, drawn)
  return drawn
}
const MOST_KNOWN = 20_000

function lookFor(character: string, bold: boolean): Lettered | null {
  const codePoint = character.codePointAt(0) ?? 0
  for (const { family, file, bold: boldFile, draws } of FONTS) {
    if (!draws.test(character)) continue
    const advance = fontAt(bold && boldFile ? boldFile() : file()).advance(codePoint)
    if (advance !== null) return { family, advance }
  }
  return null
}

/** The files of all fonts that a drawing names, in the order in which they are to be looked through. */
export function fontFilesOf(svg: string): string[] {
  return FONTS.filter(({ family }) => family === BASE_FAMILY || svg.includes(`&#39;${family}&#39;`)).flatMap(
    ({ file, bold }) => (bold ? [file(), bold()] : [file()]),
  )
}

import { expect, test } from 'vitest'
import { SAMPLES } from '../../../test/support/hostile/files.ts'
import { someOf } from '../../../test/support/hostile/try-reads.ts'
import { HOSTILE, HUGE, SEED } from '../../../test/support/hostile-texts.ts'
import { readItems } from '../../../test/support/read-items.ts'
import { DealgraphError } from '../../errors.ts'
import { FORMATS } from './registry.ts'
import { namesOf, slugOf } from './values.ts'

// Files are anyone's words. Whatever stands in them, in a value or as the name of a column: it is read letter by letter or told, and nothing breaks.

/** XML has no sign for a control, nor for half of a character: a file that has one is no XML. */
const isXml = (text: string): boolean => !/[^\t\n\r\P{Cc}]|\p{Cs}|[\ufffe\uffff]/u.test(text)
/** Readers of others' formats take blanks as these do: around a name, and lines within. */
const squashed = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
/** Only JSON can escape half of a character; in other files there is none. */
const asIn = (format: string, text: string): string =>
  /^(csv|gleif)$/.test(format) ? Buffer.from(text).toString() : text

test('marks without end over one letter are soon read', () => {
  const marks = HUGE['a megabyte of marks'] ?? ''
  expect(slugOf('ftm', marks)).toMatch(/^ftm-a-[0-9a-f]{12}$/)
  expect(namesOf([marks])[0]).toHaveLength(500)
}, 10_000)

test.each(FORMATS.map((format) => [format.name, format] as const))(
  '%s',
  async (name, format) => {
    const sample = SAMPLES[name]
    if (!sample)
      throw new Error(`Nobody knows what a file in ${name} is: say so in test/support/hostile/files.ts.`)
    const calm = await readItems(format, sample.write(-1, ''), sample.mapping)
    expect([calm.faults, calm.batch.entities.length > 0]).toEqual([[], true])
    const places = Array.from({ length: sample.places }, (_, i) => i)
    const tries = [
      ...HOSTILE.map((what) => [sample.name, what] as const),
      ...HOSTILE.map((what, i) => [(i + SEED) % sample.places, what] as const),
      ...places.flatMap((place) => someOf(1, SEED + place).map((what) => [place, what] as const)),
    ]
    const wrongs: string[] = []
    for (const [place, { name: what, text }] of tries) {
      const tell = (wrong: string) => wrongs.push(`${what} at ${place} (seed ${SEED}): ${wrong}`)
      try {
        const { batch, faults, unsaid, records } = await readItems(
          format,
          sample.write(place, text),
          sample.mapping,
        )
        if (faults.some(({ code, message }) => !/^[A-Z0-9_]+$/.test(code) || message.length > 5_000))
          tell(`faults ${JSON.stringify(faults).slice(0, 300)}`)
        if (
          records.length === 0 &&
          faults.length === 0 &&
          Object.keys(unsaid).length === 0 &&
          text.trim() !== ''
        )
          tell('is not told')
        if (place !== sample.name || faults.length > 0 || (name === 'gleif' && !isXml(text))) continue
        const names = batch.entities.flatMap((one) => [one.name, ...one.aliases]).map(squashed)
        const written = squashed(asIn(name, text))
        if (written !== '' && !names.includes(written)) tell(`is read as ${JSON.stringify(names)}`)
      } catch (error) {
        if (!(error instanceof DealgraphError)) tell(String(error))
      }
    }
    expect(wrongs).toEqual([])
    expect(Object.keys({}.constructor.prototype as object)).toEqual([])
  },
  120_000,
)

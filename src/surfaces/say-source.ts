import { shorten } from '../words/one-line.ts'
import type { ShownSource } from './exhibit.ts'

/** A source by its publisher and title, as far as they are known. */
export const saySource = ({
  id,
  publisher,
  title,
}: Pick<ShownSource, 'id' | 'publisher' | 'title'>): string =>
  shorten([publisher, title].filter((part) => part !== null).join(': ') || id, MOST_LETTERS)
const MOST_LETTERS = 90

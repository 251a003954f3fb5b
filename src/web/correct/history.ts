import { sayDate } from '../../words/say-amounts.ts'
import { el, said } from './dom.ts'

export interface HistoryEntry {
  at: string
  by: string
  what: string
  because: string | null
  other?: string | null
  verdict?: string | null
}

const WORDS: Readonly<Record<string, string>> = {
  RECORDED: 'recorded',
  RETRACTED: 'retracted',
  REVIVED: 'recorded again',
  PREFERRED: 'preferred',
  UNPREFERRED: 'preference taken back',
  MERGED: 'merged into',
  ABSORBED: 'took in',
  SPLIT: 'split from',
  JUDGED: 'judged beside',
}
const VERDICTS: Readonly<Record<string, string>> = {
  YES: 'the same',
  NO: 'not the same',
  UNSURE: 'cannot be told',
}

/** What became of it, newest first: what, when, by whom, why. `more` adds to a row, such as a way to undo it. */
export function historyList(
  entries: readonly HistoryEntry[],
  more: (entry: HistoryEntry) => Node | null = () => null,
): HTMLElement {
  if (entries.length === 0) return el('p', { class: 'soft' }, 'Nothing is told of it.')
  return el(
    'ol',
    { class: 'history', 'aria-label': 'History, newest first' },
    ...[...entries].reverse().map((entry) => {
      const { at, by, what, because, other = null, verdict = null } = entry
      return el(
        'li',
        {},
        el('time', { datetime: at }, `${sayDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`),
        ' ',
        el('b', {}, WORDS[what] ?? what),
        other === null ? null : ' ',
        other === null ? null : said(other),
        verdict === null ? null : `: ${VERDICTS[verdict] ?? verdict}`,
        ' by ',
        said(by),
        because === null ? null : el('span', { class: 'because', dir: 'auto' }, `“${because}”`),
        more(entry),
      )
    }),
  )
}

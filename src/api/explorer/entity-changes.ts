import type { Comparison } from '../../surfaces/compare/compare.ts'
import { type Html, html } from '../../surfaces/html.ts'
import { changesSection } from '../../surfaces/page/changes.ts'

/** What is otherwise on the page of a thing than in an earlier scope. */
export interface Otherwise {
  /** Null where it could not be told. */
  compared: Comparison | null
  /** What could not be compared, and why. */
  notes: readonly string[]
}

/** What changed in its ties, as an answer tells it; `places`: where their rows stand. */
export const changesIn = (
  otherwise: Otherwise | null,
  places: ReadonlyMap<string, string> = new Map(),
): Html | null =>
  otherwise &&
  html`${otherwise.notes.map((note) => html`<p class="warning" dir="auto">${note}</p>`)}${changesSection(otherwise.compared ?? undefined, places, 'tie')}`

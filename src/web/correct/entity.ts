import { sayConstant } from '../../words/say-constant.ts'
import { ask } from './ask.ts'
import { change } from './changes.ts'
import { openDialog } from './dialog.ts'
import { button, el, said } from './dom.ts'
import { type HistoryEntry, historyList } from './history.ts'
import { openRecord } from './record.ts'
import { meet } from './things.ts'

const ENTITY = `query entity($id: ID!) { entity(id: $id) {
  id name kind aliases identifiers { scheme value } history { at by what because other verdict }
} }`

interface Shown {
  id: string
  name: string
  kind: string
  aliases: readonly string[]
  identifiers: readonly { scheme: string; value: string }[]
  history: readonly HistoryEntry[]
}

/** One thing: what became of its record, and what can be done: record about it, look for its doubles, split a merge. */
export async function openEntity(id: string): Promise<void> {
  const { entity } = await ask<{ entity: Shown | null }>(ENTITY, { id })
  if (!entity) return
  meet(entity)
  const isMergeable = entity.kind !== 'AGREEMENT'
  const also = [...entity.aliases, ...entity.identifiers.map(({ scheme, value }) => `${scheme} ${value}`)]
  const record = button(
    'Record a claim about it',
    () => {
      opened.close()
      void openRecord({ about: entity })
    },
    { class: 'first' },
  )
  const same = el('a', { href: `/same?about=${encodeURIComponent(entity.id)}` }, 'Same thing as another?')
  const opened = openDialog(entity.name, [
    el(
      'p',
      { class: 'soft' },
      sayConstant(entity.kind),
      also.length > 0 ? ' · also ' : null,
      said(also.join(', ')),
    ),
    el('div', { class: 'actions' }, record, isMergeable ? same : null),
    el('h3', {}, 'History'),
    historyList(entity.history, (entry) => splitOf(entity, entry, () => opened.close())),
  ])
}

/** A merge that still stands can be undone. */
function splitOf(entity: Shown, { what, other, at }: HistoryEntry, close: () => void): Node | null {
  const isSplit = entity.history.some(
    (later) => later.what === 'SPLIT' && later.other === other && later.at > at,
  )
  if (what !== 'ABSORBED' || other == null || isSplit) return null
  return button(
    'Split again',
    () => {
      close()
      change({ do: 'split', former: other, from: entity.name })
    },
    { class: 'plain' },
  )
}

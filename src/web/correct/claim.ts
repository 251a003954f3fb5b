import { sayConfidence } from '../../words/say-confidence.ts'
import { sayConstant } from '../../words/say-constant.ts'
import { ask } from './ask.ts'
import { change } from './changes.ts'
import { sayWhole, type WholeClaim } from './claim-text.ts'
import { openDialog } from './dialog.ts'
import { button, el, said } from './dom.ts'
import { type HistoryEntry, historyList } from './history.ts'
import { type ShownSource, sayName } from './source-field.ts'
import { meet, type Thing } from './things.ts'

const CLAIM = `query claim($id: ID!) { claim(id: $id) {
  about {
    id __typename
    ... on Entity { name kind }
    ... on Agreement {
      parties { from { id name kind } }
      links(types: [COVERS], first: 25) { nodes { to { id name kind } } }
    }
    ... on Link { type from { id name kind } to { id name kind } }
    ... on Rivalry { market { id name kind } }
  }
  asserts status supports confidence locator quote note validFrom validTo
  source { id publisher title publishedOn }
  retractedAt retractedBecause
  history { at by what because }
} }`

interface Shown extends WholeClaim {
  about: {
    id: string
    __typename: string
    type?: string
    name?: string
    kind?: string
    from?: Thing
    to?: Thing
    market?: Thing | null
    parties?: readonly { from: Thing }[]
    links?: { nodes: readonly { to: Thing }[] }
  }
  source: ShownSource
  retractedAt: string | null
  history: readonly HistoryEntry[]
}

/** One claim: what it says, what became of it, and what can be done to it. */
export async function openClaim(id: string): Promise<void> {
  const { claim } = await ask<{ claim: Shown | null }>(CLAIM, { id })
  if (!claim) return
  const { about, source, history } = claim
  const { from, to, market, parties = [], links } = about
  const covered = links?.nodes.map((link) => link.to) ?? []
  for (const thing of [from, to, market, ...parties.map((party) => party.from), ...covered])
    if (thing) meet(thing)
  if (about.name !== undefined) meet({ id: about.id, name: about.name, kind: about.kind ?? '' })
  const text = sayWhole(claim)
  const says = `${sayName(source)} ${claim.supports ? 'says' : 'denies'} that ${text}.`
  const last = [...history].reverse().find(({ what }) => /^(UN)?PREFERRED$/.test(what))
  const isRetracted = claim.retractedAt !== null
  const act = (
    label: string,
    kind: 'retract' | 'prefer' | 'unprefer' | 'revive',
    first = false,
  ): HTMLElement =>
    button(
      label,
      () => {
        opened.close()
        change({ do: kind, claim: id, says })
      },
      first ? { class: 'first' } : {},
    )
  const facts = [
    sayConstant(claim.status),
    `confidence ${sayConfidence(claim.confidence)}`,
    claim.locator,
    isRetracted ? 'retracted' : null,
  ].filter((fact) => fact !== null)
  const opened = openDialog('A claim', [
    el('p', { class: 'says' }, said(says)),
    el('p', { class: 'soft' }, facts.join(' · ')),
    el(
      'div',
      { class: 'actions' },
      ...(isRetracted
        ? [act('Record again', 'revive', true)]
        : [
            act('Retract', 'retract', true),
            last?.what === 'PREFERRED'
              ? act('Take the preference back', 'unprefer')
              : act('Prefer', 'prefer'),
          ]),
    ),
    el('h3', {}, 'History'),
    historyList(history),
  ])
}

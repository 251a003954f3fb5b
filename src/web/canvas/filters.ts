import type { ShownSource } from '../../surfaces/exhibit.ts'
import { button, make, named } from './make.ts'
import type { Action, State } from './state.ts'
import { LINK_TYPES } from './ties.ts'

/** The filters, each of which acts at once. */
export function filtersOf(
  state: State,
  {
    validAt,
    sources,
    act,
  }: { validAt: string; sources: readonly ShownSource[]; act: (action: Action) => void },
): HTMLElement[] {
  const box = (
    text: string | Node,
    checked: boolean,
    key: string,
    change: (on: boolean) => void,
  ): HTMLElement =>
    make(
      'label',
      { class: 'box' },
      make('input', {
        type: 'checkbox',
        checked,
        'data-key': key,
        change: ({ target }) => change(target instanceof HTMLInputElement && target.checked),
      }),
      make('span', {}, text),
    )
  const kinds = LINK_TYPES.map(([code, , words]) =>
    box(words, !state.without.has(code), `k${code}`, (on) =>
      act({ do: 'filter', by: { without: changed(state.without, code, !on) } }),
    ),
  )
  const all = sources.map((source) =>
    box(
      named(source.title ?? source.publisher ?? source.id),
      !state.sources.has(source.id),
      `no${source.id}`,
      (on) => act({ do: 'filter', by: { sources: changed(state.sources, source.id, !on) } }),
    ),
  )
  return [
    make('fieldset', {}, make('legend', {}, 'Kinds of ties'), make('div', { class: 'boxes' }, ...kinds)),
    make(
      'fieldset',
      {},
      make('legend', {}, 'Doubt and time'),
      make(
        'label',
        {},
        'Least confidence ',
        choice(state.least, (least) => act({ do: 'filter', by: { least } })),
      ),
      make(
        'label',
        {},
        'On the day ',
        make('input', {
          type: 'date',
          value: state.day ?? validAt,
          'data-key': 'day',
          change: ({ target }) => {
            const day = target instanceof HTMLInputElement ? target.value : ''
            act({ do: 'filter', by: { day: day === '' || day === validAt ? null : day } })
          },
        }),
      ),
      button('No filters', () => act({ do: 'no filters' }), { 'data-key': 'clear' }),
    ),
    make('fieldset', {}, make('legend', {}, 'Sources'), make('div', { class: 'boxes' }, ...all)),
  ]
}

const LEASTS: readonly (readonly [least: number, words: string])[] = [
  [0, 'any'],
  [0.3, '0.30 or more'],
  [0.5, '0.50 or more'],
  [0.7, '0.70 or more'],
  [0.8, '0.80 or more'],
  [0.9, '0.90 or more'],
]

function choice(least: number, choose: (least: number) => void): HTMLElement {
  const known = LEASTS.some(([each]) => each === least)
  const all = known ? LEASTS : [...LEASTS, [least, `${least} or more`] as const]
  return make(
    'select',
    {
      'data-key': 'least',
      change: ({ target }) => choose(target instanceof HTMLSelectElement ? Number(target.value) : 0),
    },
    ...all.map(([value, words]) => make('option', { value, selected: value === least }, words)),
  )
}

function changed(set: ReadonlySet<string>, one: string, isIn: boolean): Set<string> {
  const others = [...set].filter((each) => each !== one)
  return new Set(isIn ? [...others, one] : others)
}

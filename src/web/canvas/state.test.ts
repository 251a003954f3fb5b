import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readState, withState, writeState } from './address.ts'
import { begin, type Past, redo, step, undo } from './past.ts'
import { type Action, act, stateOf } from './state.ts'
import { TIES } from './ties.ts'

const id = fc.oneof(
  fc.constantFrom('anthropic', 'spacex', 'elon-musk', '~hub!CPARTY'),
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
)
const ids = fc.array(id, { maxLength: 4 })
const tie = fc.constantFrom('*', ...TIES.map(({ code }) => code))
const point = fc.record({
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.integer({ min: -1e5, max: 1e5 }),
})
const pins = fc.array(fc.tuple(id, point), { maxLength: 3 }).map((pairs) => new Map(pairs))
const codes = fc.array(fc.constantFrom('a', 'o', 'r'), { maxLength: 3 }).map((all) => new Set(all))
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('expand' as const), id, tie }),
  fc.record({ do: fc.constant('collapse' as const), id, tie, known: fc.constantFrom('', 'a', 'ao', 'aor') }),
  fc.record({ do: fc.constantFrom('open' as const, 'close' as const), group: id }),
  fc.record({
    do: fc.constantFrom(
      'hide' as const,
      'unpin' as const,
      'select' as const,
      'add' as const,
      'toggle' as const,
    ),
    ids,
  }),
  fc.record({
    do: fc.constantFrom(
      'show all' as const,
      'deselect' as const,
      'forget ways' as const,
      'no filters' as const,
    ),
  }),
  fc.record({ do: fc.constant('pin' as const), at: pins }),
  fc.record({ do: fc.constant('ways' as const), between: fc.tuple(id, id) }),
  fc.record({
    do: fc.constant('filter' as const),
    by: fc.oneof(
      fc.record({ without: codes }),
      fc.record({ least: fc.constantFrom(0, 0.3, 0.75, 1) }),
      fc.record({ day: fc.constantFrom(null, '2026-05-06') }),
      fc.record({ sources: ids.map((all) => new Set(all)) }),
    ),
  }),
)
const actions = fc.array(action, { maxLength: 12 })
const root = 'anthropic'
const after = (all: readonly Action[]): Past => all.reduce(step, begin(stateOf(root)))

describe('the state of the map', () => {
  it('is as before when an action is undone, and as after when it is done again', () => {
    fc.assert(
      fc.property(actions, action, (before, last) => {
        const past = after(before)
        const next = step(past, last)
        if (next === past) return
        const undone = undo(next)
        expect(undone?.now).toBe(past.now)
        expect(undone && redo(undone)?.now).toBe(next.now)
      }),
    )
  })

  it('goes back to its beginning, however much was done', () => {
    fc.assert(
      fc.property(actions, (all) => {
        let past: Past = after(all)
        for (let before = undo(past); before; before = undo(past)) past = before
        expect(past.now).toEqual(stateOf(root))
      }),
    )
  })

  it('stands in the address whole', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const { now } = after(all)
        expect(readState(`?${writeState(now)}`, root)).toEqual(now)
        const address = new URL(
          withState('https://deals.example/e/anthropic?validAt=2026-05-06', now, root),
          'https://deals.example',
        )
        expect(address.searchParams.get('validAt')).toBe('2026-05-06')
        expect(readState(address.search, root)).toEqual(now)
      }),
    )
  })

  it('takes no room in the address at its beginning, and little after', () => {
    const base = 'https://deals.example/e/anthropic'
    expect(withState(`${base}?x=spacex:a&s=spacex`, stateOf(root), root)).toBe('/e/anthropic')
    const now = act(act(stateOf(root), { do: 'expand', id: 'spacex', tie: 'o' }), {
      do: 'hide',
      ids: ['xai'],
    })
    expect(withState(base, now, root)).toBe('/e/anthropic?x=anthropic:*,spacex:o&h=xai')
  })

  it('reads what cannot be meant as the beginning', () => {
    for (const search of ['?p=spacex:x:y', '?c=7', '?on=tomorrow', '?w=one', '?h=%25E0%25', '?k=%00'])
      expect(readState(search, root)).toEqual(stateOf(root))
    expect(readState('?x=', root).expanded.size).toBe(0)
  })

  it('collapses one kind of ties where all were shown', () => {
    const now = act(stateOf(root), { do: 'collapse', id: root, tie: 'a', known: 'aor' })
    expect([...now.expanded]).toEqual([[root, 'or']])
  })
})

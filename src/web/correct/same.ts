import { ask, newKey, type Outcome } from './ask.ts'
import { mutate } from './changes.ts'

import { choice, field, radios } from './fields.ts'
import { reloadWith } from './notice.ts'
import type { Thing } from './things.ts'
import { askWhy } from './why.ts'

const BOTH =
  'query both($a: ID!, $b: ID!) { a: entity(id: $a) { id name kind } b: entity(id: $b) { id name kind } }'

/** Asks whether two records are of one thing; where they are, they can be made one at once. */
export async function openSame(pair: string): Promise<void> {
  const [first = '', second = ''] = pair.split(' ')
  const { a, b } = await ask<{ a: Thing | null; b: Thing | null }>(BOTH, { a: first, b: second })
  if (!a || !b) return
  const verdict = radios(
    { name: 'verdict', label: 'Are they the same thing?' },
    [
      ['YES', 'They are the same'],
      ['NO', 'They are two'],
      ['UNSURE', 'It cannot be told'],
    ],
    'YES',
  )
  const keep = choice(
    [
      [a.id, `Yes, and ${sayThing(a, b)} stays`],
      [b.id, `Yes, and ${sayThing(b, a)} stays`],
    ],
    a.id,
    'No, only note it',
  )
  const merge = field(
    {
      name: 'keep',
      label: 'Make them one record?',
      hint: 'It can be undone: the other id keeps leading to the one that stays.',
    },
    keep,
  )
  const chosen = (): string => verdict.querySelector<HTMLInputElement>(':checked')?.value ?? ''
  verdict.addEventListener('change', () => {
    merge.hidden = chosen() !== 'YES'
  })
  const keys = { judge: newKey(), merge: newKey() }
  const merges = (): boolean => chosen() === 'YES' && keep.value !== ''
  askWhy({
    title: 'Same thing?',
    lead: [`${sayThing(a, b)} and ${sayThing(b, a)}.`],
    label: 'Judge',
    fields: [verdict, merge],
    async run(because): Promise<Outcome> {
      const judged = await mutate('judgeSame', 'JudgeSameInput', {
        // What is judged otherwise on a second try is another judgement.
        idempotencyKey: `${keys.judge}-${chosen()}`,
        a: a.id,
        b: b.id,
        verdict: chosen(),
        because,
      })
      if (judged.faults.length > 0 || !merges()) return judged
      const absorb = keep.value === a.id ? b.id : a.id
      return await mutate('mergeEntities', 'MergeEntitiesInput', {
        idempotencyKey: `${keys.merge}-${keep.value}`,
        keep: keep.value,
        absorb,
        because,
      })
    },
    done() {
      const [kept, gone] = keep.value === b.id ? [b, a] : [a, b]
      if (merges())
        reloadWith({
          says: [`${gone.name} (${gone.id}) is one with ${kept.name} (${kept.id}) now.`],
          undo: { label: 'Split again', change: { do: 'split', former: gone.id, from: kept.name } },
        })
      else
        reloadWith({
          says: [`Judged: ${a.name} and ${b.name} ${SAID[chosen()] ?? ''}. The question is not asked again.`],
        })
    },
  })
}

const SAID: Readonly<Record<string, string>> = {
  YES: 'are the same thing',
  NO: 'are two things',
  UNSURE: 'cannot be told apart or together',
}

/** By its name; two of one name by their ids as well. */
const sayThing = (one: Thing, other: Thing): string =>
  one.name === other.name ? `${one.name} (${one.id})` : one.name

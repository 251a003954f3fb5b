import { ask, newKey, type Outcome } from './ask.ts'
import type { Change } from './change.ts'
import { reviveInput, type WholeClaim } from './claim-text.ts'
import { reloadWith } from './notice.ts'
import { askWhy } from './why.ts'

interface Told {
  title: string
  lead: string
  label: string
  done: string
}

const TOLD: Readonly<Record<'retract' | 'prefer' | 'unprefer' | 'revive', Told>> = {
  retract: {
    title: 'Retract this claim',
    lead: 'It stops counting from now on. What was known before stays as it was, and it can be recorded again.',
    label: 'Retract',
    done: 'Retracted',
  },
  prefer: {
    title: 'Prefer this claim',
    lead: 'Where claims disagree, answers go by this one. Nothing is deleted, and it can be taken back.',
    label: 'Prefer',
    done: 'Preferred',
  },
  unprefer: {
    title: 'Take the preference back',
    lead: 'Where claims disagree, answers no longer go by this one.',
    label: 'Take back',
    done: 'No longer preferred',
  },
  revive: {
    title: 'Record this claim again',
    lead: 'It counts again from now on, as it was.',
    label: 'Record again',
    done: 'Recorded again',
  },
}
const UNDONE_BY = { retract: 'revive', prefer: 'unprefer', unprefer: 'prefer', revive: 'retract' } as const
const MUTATIONS = { retract: 'retractClaim', prefer: 'preferClaim', unprefer: 'unpreferClaim' } as const

/** Asks why, does it, and shows the page as it is then. */
export function change(of: Change): void {
  const idempotencyKey = newKey()
  if (of.do === 'split') {
    askWhy({
      title: 'Split the two again',
      lead: [`${of.former} stands by itself again, with its claims.`],
      label: 'Split',
      run: (because) => mutate('splitEntity', 'SplitEntityInput', { idempotencyKey, id: of.former, because }),
      done: () => reloadWith({ says: [`Split again: ${of.former} stands by itself.`] }),
    })
    return
  }
  const { title, lead, label, done } = TOLD[of.do]
  const { claim, says } = of
  askWhy({
    title,
    lead: [`${says} `, lead],
    label,
    run: (because) =>
      of.do === 'revive'
        ? revive(claim, because)
        : mutate(MUTATIONS[of.do], 'ChangeClaimInput', { idempotencyKey, id: claim, because }),
    done: () =>
      reloadWith({
        says: [`${done}: ${says}`],
        undo: { label: 'Undo', change: { do: UNDONE_BY[of.do], claim, says } },
      }),
  })
}

/** Runs a mutation that tells nothing but what is wrong. */
export async function mutate(name: string, type: string, input: object): Promise<Outcome> {
  const done = await ask<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { faults { code message path } } }`,
    { input },
  )
  return done[name] ?? { faults: [] }
}

const WHOLE = `query whole($id: ID!) { claim(id: $id) {
  about { id __typename ... on Link { type from { id } to { id } } }
  asserts status supports confidence locator quote note validFrom validTo source { id }
} }`

/**
 * A claim is recorded again by saying the same. Whether its confidence was stated or follows from its status does not show: it is sent without
 * one first, and with it where the record has it.
 */
async function revive(id: string, because: string): Promise<Outcome> {
  const { claim } = await ask<{ claim: WholeClaim | null }>(WHOLE, { id })
  if (!claim) return { faults: [{ code: 'NOT_FOUND', message: 'There is no such claim.', path: [] }] }
  const send = (withConfidence: boolean): Promise<Outcome> =>
    mutate('recordClaims', 'RecordClaimsInput', {
      idempotencyKey: newKey(),
      because,
      claims: [reviveInput(claim, withConfidence)],
    })
  const first = await send(false)
  const isStated = first.faults.some(
    ({ code, path }) => code === 'CLAIM_DIFFERS' && path.at(-1) === 'confidence',
  )
  return isStated ? await send(true) : first
}

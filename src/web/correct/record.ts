import { CLAIM_TYPES, type ClaimType, isClaimType, TELLING } from '../../surfaces/record-form/fields.ts'
import { sayRecording } from '../../surfaces/record-form/say-claim.ts'
import { type FieldFault, fieldAt, toInput } from '../../surfaces/record-form/to-input.ts'
import { aboutFields, type Prefilled, refill } from './about-fields.ts'
import { ask, type Fault, newKey } from './ask.ts'
import { type Opened, openDialog } from './dialog.ts'
import { button, el } from './dom.ts'
import { choice, field, troublePlace, valuesIn } from './fields.ts'
import { reloadWith } from './notice.ts'
import { saidFields } from './said-fields.ts'
import { onSend } from './send.ts'
import { type ShownSource, sourceField, sourcesOfPage } from './source-field.ts'
import { findThing, isMet, nameOf, type Thing, thingOf } from './things.ts'

export interface RecordOptions extends Prefilled {
  /** A claim about a tie that is there: another one, or a denial. */
  type?: ClaimType
  denies?: boolean
  /** What it is about, at an end that fits its kind. */
  about?: Thing
}

/** The form that was closed without being sent: what was typed is there when it is opened again. */
let unsent: HTMLFormElement | null = null

/** A form that records what a source says, and knows which ends and attributes each tie has. */
export async function openRecord(options: RecordOptions = {}): Promise<void> {
  const isPlain = Object.keys(options).length === 0
  const form = (isPlain ? unsent : null) ?? (await makeForm(options))
  const opened: Opened = openDialog('Record a claim', [form], true)
  form.dataset['sent'] = ''
  opened.element.addEventListener('close', () => {
    unsent = form.dataset['sent'] === '' && form.dataset['touched'] === 'yes' ? form : null
  })
}

async function makeForm(options: RecordOptions): Promise<HTMLFormElement> {
  const sources: ShownSource[] = await sourcesOfPage().catch(() => [])
  const start: ClaimType = options.type ?? firstFor(options.about)
  const types = choice(
    CLAIM_TYPES.map((type) => [type, TELLING[type].title]),
    start,
  )
  types.name = 'type'
  let about = aboutFields(start, options)
  const send = el('button', { type: 'submit' }, 'Record')
  const preview = el('output', { class: 'preview', dir: 'auto' })
  const form = el(
    'form',
    { novalidate: true, class: 'record' },
    field({ name: 'type', label: 'What is it about?' }, types),
    about,
    saidFields(options.denies === true),
    sourceField(sources, null),
    field(
      {
        name: 'because',
        label: 'Why you record it',
        hint: 'Left out, or in a few words; it stands in the history.',
      },
      el('input', { type: 'text', name: 'because', maxlength: '4000', autocomplete: 'off' }),
    ),
    el('div', { class: 'preview-of' }, el('p', { class: 'hint' }, 'This will be recorded:'), preview),
    troublePlace(),
    el(
      'div',
      { class: 'actions' },
      send,
      button('Cancel', () => form.closest('dialog')?.close(), { class: 'plain' }),
      button('Start over', () => startOver(form), { class: 'plain' }),
    ),
  )
  const typeNow = (): ClaimType => (isClaimType(types.value) ? types.value : start)
  types.addEventListener('change', () => {
    const before = valuesIn(form)
    const next = aboutFields(typeNow(), {
      about: options.about,
      from: thingOf(before.get('from')) ?? options.from,
      to: thingOf(before.get('to')) ?? options.to,
    })
    about.replaceWith(next)
    about = next
    refill(next, before)
  })
  const tell = (): void => {
    preview.value = sayRecording(toInput(typeNow(), valuesIn(form)).input, namesIn(form)) ?? '…'
  }
  form.addEventListener('change', tell)
  form.addEventListener('input', () => {
    form.dataset['touched'] = 'yes'
  })
  tell()
  let idempotencyKey = newKey()
  onSend(form, send, async () => {
    const unknown = await settlePicks(form)
    const type = typeNow()
    const { input, faults } = toInput(type, valuesIn(form))
    const all = [
      ...unknown,
      ...faults.filter(({ field: name }) => !unknown.some((one) => one.field === name)),
    ]
    if (all.length > 0) return all
    const payload = await record({ ...input, idempotencyKey })
    if (payload.faults.length === 0) {
      form.dataset['sent'] = 'yes'
      told(payload, sayRecording(input, namesIn(form)) ?? 'The claim.')
      return []
    }
    const isUsed = payload.faults.some(({ code }) => code === 'IDEMPOTENCY_KEY_USED')
    if (!isUsed) return payload.faults.map((fault) => faultAt(fault, type, form))
    // What was sent before did arrive, though no answer came; what is sent next is something else.
    idempotencyKey = newKey()
    return [
      {
        field: '',
        message:
          'What you sent before was recorded, though its answer did not arrive. Send again to record this as well, or close this to see it.',
      },
    ]
  })
  return form
}

/** The tie that is offered first for a thing of this kind. */
const firstFor = (about: Thing | undefined): ClaimType =>
  (
    ({
      PERSON: 'ROLE',
      FACILITY: 'OPERATION',
      PRODUCT: 'OFFERING',
      MARKET: 'COMPETES_IN',
      AGREEMENT: 'AGREEMENT',
    }) as const
  )[about?.kind ?? ''] ?? 'OWNERSHIP'

function startOver(form: HTMLFormElement): void {
  const dialog = form.closest('dialog')
  form.dataset['sent'] = 'yes'
  dialog?.addEventListener('close', () => void openRecord(), { once: true })
  dialog?.close()
}

const namesIn =
  (form: HTMLFormElement) =>
  (id: string): string => {
    const values = valuesIn(form)
    for (const [name, value] of values)
      if (name.endsWith('.new.id') && value === id)
        return values.get(name.replace(/id$/, 'name')) ?? values.get(name.replace(/id$/, 'title')) ?? id
    return nameOf(id)
  }

/** Names that were typed and not picked: taken where they mean one thing, else told at their fields. */
async function settlePicks(form: HTMLFormElement): Promise<FieldFault[]> {
  const pickers = [...form.querySelectorAll<HTMLInputElement>('.thing input[role="combobox"]')]
  const faults = await Promise.all(
    pickers.map(async (shown): Promise<FieldFault | null> => {
      const sent = shown.parentElement?.querySelector<HTMLInputElement>('input[type="hidden"]')
      const isHidden = shown.closest('[hidden]') !== null
      if (!sent || isHidden || sent.value.trim() === '' || isMet(sent.value)) return null
      const found = await findThing(sent.value.trim(), (shown.dataset['kinds'] ?? '').split(' '))
      if (!found) {
        const message = `Nothing here is called “${sent.value}”, or more than one thing is: pick one of the suggestions, or add it as new.`
        return { field: sent.name, message }
      }
      sent.value = found.id
      shown.value = found.name
      return null
    }),
  )
  return faults.filter((fault) => fault !== null)
}

interface Payload {
  added: readonly { id: string }[]
  repeated: readonly { id: string }[]
  disputes: readonly { attribute: string }[]
  suppressed: readonly unknown[]
  faults: readonly Fault[]
}

const record = async (input: object): Promise<Payload> =>
  (
    await ask<{ recordClaims: Payload }>(
      `mutation record($input: RecordClaimsInput!) { recordClaims(input: $input) {
        added { id } repeated { id } disputes { attribute } suppressed { type } faults { code message path }
      } }`,
      { input },
    )
  ).recordClaims

const faultAt = ({ path, message }: Fault, type: ClaimType, form: HTMLFormElement): FieldFault => ({
  field: fieldAt(path, type, valuesIn(form)),
  message,
})

/** What came of it, told above the page as it is then. */
function told({ added, repeated, disputes, suppressed }: Payload, says: string): void {
  const [claim] = added
  const isNew = claim !== undefined
  const lines = [
    isNew ? `Recorded: ${says}` : `This was recorded already, so nothing changed: ${says}`,
    disputes.length === 0
      ? null
      : `Others say something else of ${[...new Set(disputes.map(({ attribute }) => sayAttribute(attribute)))].join(', ')}: it is shown as disputed.`,
    suppressed.length === 0 ? null : 'Both ends are one thing by now, so no tie is drawn of it.',
  ]
  reloadWith({
    says: lines.filter((line) => line !== null),
    ...(isNew &&
      repeated.length === 0 && {
        undo: { label: 'Undo', change: { do: 'retract', claim: claim.id, says } },
      }),
  })
}

const sayAttribute = (attribute: string): string =>
  attribute === 'existence'
    ? 'whether it is so at all'
    : attribute.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()

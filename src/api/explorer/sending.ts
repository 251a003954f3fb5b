import { type Html, html } from '../../surfaces/html.ts'

/** Longer ones do not survive every mail program and chat. */
const LONG = 1_500

/** Where the script puts the buttons that copy an address of ours; without it the address stands beside as a link. */
export const sending = (address: string): Html =>
  html`<p class="sending" data-send="${address}"${address.length > LONG && html` data-long`} hidden></p>`

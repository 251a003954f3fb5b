import type { Page } from 'playwright-core'
import { EXPLORER_POLICY } from '../../src/api/explorer/frame.ts'
import { answerMap, type PlayedLink } from './map-answers.ts'

type End = PlayedLink['from']

export const company = (id: string, name = id): End => ({ id, kind: 'COMPANY', name, form: 'COMPANY' })

const CLAIM = {
  id: 'claim_1',
  asserts: { share: { min: 0.1, max: 0.1 } },
  status: 'REPORTED',
  supports: true,
  confidence: 0.7,
  locator: 'paragraph 3',
  quote: null,
  note: null,
  validFrom: null,
  validTo: null,
  recordedAt: '2026-05-06T00:00:00.000Z',
  source: {
    id: 'paper',
    publisher: 'Paper',
    title: 'A deal',
    url: 'https://paper.example/deal',
    publishedOn: '2026-05-06',
    kind: 'NEWS',
    reliability: 'B',
    excerptOnly: false,
  },
}

export function tie(type: string, from: End, to: End, more: { [field: string]: unknown } = {}): PlayedLink {
  return {
    id: `link_${type}_${from.id}_${to.id}`,
    type,
    from,
    to,
    validFrom: null,
    validTo: null,
    confidence: 0.7,
    disputed: false,
    evidence: [CLAIM],
    ...more,
  }
}
export const owns = (from: End, to: End, confidence = 0.7): PlayedLink =>
  tie('OWNERSHIP', from, to, { share: { min: 0.1, max: 0.1 }, votes: null, controls: null, confidence })

/** A deal between a supplier and a customer: its two ties, each with both, as the server tells them. */
export function deal(id: string, supplier: End, customer: End): PlayedLink[] {
  const agreement = {
    id,
    kind: 'AGREEMENT',
    name: id,
    agreementKind: 'COMPUTE_CAPACITY',
    stage: 'SIGNED',
    value: null,
    confidence: 0.7,
    disputed: false,
    evidence: [CLAIM],
  }
  const parties = [
    tie('PARTY', supplier, agreement, { partyRole: 'SUPPLIER' }),
    tie('PARTY', customer, agreement, { partyRole: 'CUSTOMER' }),
  ]
  return parties.map((party) => ({ ...party, to: { ...agreement, parties } }))
}

/** A page with the place of a map, and the server's answers about it; the bodies of the requests that came. */
export async function openMap(
  page: Page,
  base: string,
  {
    links,
    of,
    search = '',
    answer,
  }: { links: readonly PlayedLink[]; of: string; search?: string; answer?: () => unknown },
): Promise<string[]> {
  const asked: string[] = []
  await page.route(/\/e\/[^/?]*(\?.*)?$/, async (route) => {
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': EXPLORER_POLICY },
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Map</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/explorer.css"><script src="/explorer.js" defer></script></head><body class="dg explorer"><main id="main"><h1>Map</h1><h2>What it is tied to</h2><div class="canvas" data-of="${encodeURIComponent(of)}"></div></main></body></html>`,
    })
  })
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '{}'
    asked.push(body)
    await route.fulfill({ json: answer?.() ?? answerMap(links, body) })
  })
  await page.goto(`${base}/e/${encodeURIComponent(of)}${search}`)
  return asked
}

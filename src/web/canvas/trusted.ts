import { safeCopy } from '../safe.ts'

/** What the page's policy asks of those who make markup or scripts of text. */
interface Policy {
  createHTML(text: string): string
  createScriptURL(text: string): string
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy
}
const WORKER = '/canvas-worker.js'

const rules: Policy = {
  // Parsed apart from the page, and copied from there by what is known to be harmless.
  createHTML: (text) => text,
  createScriptURL: (text) => (text === WORKER ? text : ''),
}
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
const policy = factory ? factory.createPolicy('dealgraph-canvas', rules) : rules

export const startWorker = (): Worker => new Worker(policy.createScriptURL(WORKER))

/** Elements of SVG from markup that our own template wrote. */
export function elementsOf(markup: string): SVGElement[] {
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`
  const { documentElement } = new DOMParser().parseFromString(policy.createHTML(text), 'image/svg+xml')
  return [...documentElement.children].flatMap((element) => {
    const copy = safeCopy(element)
    return copy instanceof SVGElement ? [copy] : []
  })
}

import { Window } from 'happy-dom'

export interface Mermaid {
  /** Refuses what is no diagram, and answers what kind it is. */
  parse: (text: string) => Promise<{ diagramType: string }>
}

/** Mermaid's own parser, of both versions that wikis have; it wants a page around it, if only to clean texts. */
export async function bothMermaids(): Promise<readonly (readonly [version: string, Mermaid])[]> {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document })
  const [eleven, twelve] = await Promise.all([import('mermaid11'), import('mermaid12')])
  return [
    ['11', eleven.default],
    ['12', twelve.default],
  ]
}

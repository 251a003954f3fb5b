import { Board } from './canvas/board.ts'
import type { Scope } from './canvas/document.ts'

/** Puts a map in the place of the plain picture that a page holds for those without script. */
for (const element of document.querySelectorAll<HTMLElement>('.canvas[data-of]')) {
  const { of: root } = element.dataset
  if (root) new Board(element, root, scopeOf(element.dataset)).open()
}

function scopeOf({ validAt, knownAt, minConfidence, statuses, withoutSources }: DOMStringMap): Scope {
  const list = (text: string | undefined): string[] =>
    (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const least = Number(minConfidence ?? '')
  return {
    ...(validAt ? { validAt } : {}),
    ...(knownAt ? { knownAt } : {}),
    ...(minConfidence && least > 0 ? { minConfidence: least } : {}),
    ...(list(statuses).length > 0 ? { statuses: list(statuses) } : {}),
    ...(list(withoutSources).length > 0 ? { withoutSources: list(withoutSources) } : {}),
  }
}

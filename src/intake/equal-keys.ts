const QUOTE = 34
const COLON = 58
const BACKSLASH = 92

/**
 * Whether an object in this JSON names a key twice. JSON.parse keeps the last of two equal keys in silence, and with it half of what
 * was meant; so the colons of the text are counted against the keys that are left of it.
 */
export function hasEqualKeys(text: string, parsed: unknown): boolean {
  let colons = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (inString) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) inString = false
    } else if (char === QUOTE) inString = true
    else if (char === COLON) colons++
  }
  return colons !== keysIn(parsed)
}

function keysIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) count += keysIn(item)
    return count
  }
  for (const item of Object.values(value)) count += 1 + keysIn(item)
  return count
}

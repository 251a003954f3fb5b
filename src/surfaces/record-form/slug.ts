const LONGEST = 60

/** An id for a name: "Google Cloud Ltd." → google-cloud-ltd. `taken` tells which others stand in the same form; a number tells it from those. */
export function slugOf(name: string, taken: (id: string) => boolean = () => false): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’'`]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
  const base = plain === '' ? 'unnamed' : plain
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!taken(id)) return id
  }
}

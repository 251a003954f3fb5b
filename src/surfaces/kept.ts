/** Makes what is asked for by name once, and keeps it; a failure is not kept, so that who asks next tries again. */
export function kept<Name, T>(make: (name: Name) => Promise<T>): (name: Name) => Promise<T> {
  const made = new Map<Name, Promise<T>>()
  return (name) => {
    const known = made.get(name)
    if (known) return known
    const begun = make(name)
    made.set(name, begun)
    begun.catch(() => made.delete(name))
    return begun
  }
}

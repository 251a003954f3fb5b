/**
 * Strongly connected components (Tarjan 1972), without recursion, so that a chain of any length is no deep stack. A component
 * comes after every other that it leads to: owners before what they own.
 */
export function components(next: readonly (readonly { owner: number }[])[]): number[][] {
  const n = next.length
  const order = new Int32Array(n).fill(-1)
  const low = new Int32Array(n)
  const waiting = new Uint8Array(n)
  const stack: number[] = []
  const found: number[][] = []
  let count = 0

  const visit = (start: number): void => {
    const walk = [{ node: start, edge: 0 }]
    for (let here = walk.at(-1); here; here = walk.at(-1)) {
      const { node } = here
      if (here.edge === 0) {
        order[node] = low[node] = count++
        waiting[node] = 1
        stack.push(node)
      }
      const edges = next[node] ?? []
      let deeper = -1
      while (here.edge < edges.length && deeper < 0) {
        const to = edges[here.edge++]?.owner ?? node
        if (num(order, to) < 0) deeper = to
        else if (waiting[to] === 1) low[node] = Math.min(num(low, node), num(order, to))
      }
      if (deeper >= 0) {
        walk.push({ node: deeper, edge: 0 })
        continue
      }
      walk.pop()
      const below = walk.at(-1)
      if (below) low[below.node] = Math.min(num(low, below.node), num(low, node))
      if (low[node] === order[node]) found.push(closed(node))
    }
  }
  const closed = (root: number): number[] => {
    const component: number[] = []
    for (let node = -1; node !== root; ) {
      node = stack.pop() ?? root
      waiting[node] = 0
      component.push(node)
    }
    return component.sort((a, b) => a - b)
  }
  for (let node = 0; node < n; node++) if (num(order, node) < 0) visit(node)
  return found
}

const num = (list: Int32Array, index: number): number => list[index] as number

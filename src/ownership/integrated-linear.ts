/**
 * Where a walk ends that leaves each of n places for another with given chances: (I − A) x = b, with A's rows summing to at most 1.
 * Eliminated place by place as Grassmann, Taksar and Heyman do for Markov chains: what leaves a place is added up, never got by
 * subtracting from 1, so that nothing cancels and every figure keeps its digits, however nearly the loops are closed.
 * No pivoting is needed. A place from which nothing ever leaves is a trap: its value is 0, and what enters it stays there.
 */
export class Walks {
  private readonly n: number
  /** Above the diagonal chances of going on, below it the shares of eliminated places. */
  private readonly cells: Float64Array
  /** Chance of leaving a place for another that is still there, or for good; 0 marks a trap. */
  private readonly leaving: Float64Array

  /** `step[i * n + j]`: chance of going from i to j (the diagonal is not looked at); `gone[i]`: of leaving all places at once. */
  constructor(n: number, step: Float64Array, gone: Float64Array) {
    this.n = n
    this.cells = step
    this.leaving = new Float64Array(n)
    for (let k = 0; k < n; k++) this.eliminate(k, gone)
  }

  private eliminate(k: number, gone: Float64Array): void {
    const { n, cells } = this
    const row = k * n
    let leaving = at(gone, k)
    for (let j = k + 1; j < n; j++) leaving += at(cells, row + j)
    this.leaving[k] = leaving
    for (let i = k + 1; i < n; i++) {
      const into = at(cells, i * n + k)
      if (into === 0) continue
      if (leaving === 0) {
        // What enters a trap is as good as gone, and brings nothing.
        gone[i] = at(gone, i) + into
        cells[i * n + k] = 0
        continue
      }
      const part = into / leaving
      cells[i * n + k] = part
      gone[i] = at(gone, i) + part * at(gone, k)
      for (let j = k + 1; j < n; j++) {
        if (j !== i) cells[i * n + j] = at(cells, i * n + j) + part * at(cells, row + j)
      }
    }
  }

  /** What each place is worth, if one visit to it is worth `worth`. */
  values(worth: Float64Array): Float64Array {
    const { n, cells, leaving } = this
    const x = Float64Array.from(worth)
    for (let k = 0; k < n; k++) {
      if (at(leaving, k) === 0 || at(x, k) === 0) continue
      for (let i = k + 1; i < n; i++) x[i] = at(x, i) + at(cells, i * n + k) * at(x, k)
    }
    for (let k = n - 1; k >= 0; k--) {
      let sum = at(x, k)
      for (let j = k + 1; j < n; j++) sum += at(cells, k * n + j) * at(x, j)
      x[k] = at(leaving, k) === 0 ? 0 : sum / at(leaving, k)
    }
    return x
  }

  /** How often each place is visited by what enters at `entering`; visits to a trap do not count. */
  visits(entering: Float64Array): Float64Array {
    const { n, cells, leaving } = this
    const y = new Float64Array(n)
    for (let k = 0; k < n; k++) {
      let sum = at(entering, k)
      for (let i = 0; i < k; i++) sum += at(y, i) * at(cells, i * n + k)
      y[k] = at(leaving, k) === 0 ? 0 : sum / at(leaving, k)
    }
    for (let k = n - 1; k >= 0; k--) {
      for (let i = k + 1; i < n; i++) y[k] = at(y, k) + at(y, i) * at(cells, i * n + k)
    }
    return y
  }
}

/** Typed arrays are full: an index within them always gives a number. */
export const at = (list: Float64Array, index: number): number => list[index] as number

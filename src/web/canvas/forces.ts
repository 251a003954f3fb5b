import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'

/** A box to be placed: its middle is where it begins, and where it stays if it is fixed. */
export interface Placing {
  x: number
  y: number
  width: number
  height: number
  fixed: boolean
}
/** A line between two boxes, by their places in the list, with the room that its label takes. */
export interface Tying {
  from: number
  to: number
  label: number
}

interface Body extends SimulationNodeDatum, Placing {
  x: number
  y: number
}
interface Spring extends SimulationLinkDatum<Body> {
  length: number
}

/** How far boxes stay apart. */
const GAP = 14

export class Forces {
  readonly #simulation: Simulation<Body, Spring>
  readonly #bodies: Body[]

  constructor(placings: readonly Placing[], tyings: readonly Tying[], heat: number) {
    this.#bodies = placings.map((placing) => ({
      ...placing,
      ...(placing.fixed ? { fx: placing.x, fy: placing.y } : {}),
    }))
    const ties = new Map<number, number>()
    for (const { from, to } of tyings) for (const end of [from, to]) ties.set(end, (ties.get(end) ?? 0) + 1)
    const springs = tyings.map((tying): Spring => {
      const { from, to } = tying
      const crowd =
        Math.min(ties.get(from) ?? 0, ties.get(to) ?? 0) > 2
          ? 0
          : Math.max(ties.get(from) ?? 0, ties.get(to) ?? 0)
      return { source: from, target: to, length: this.#lengthOf(tying, crowd) }
    })
    this.#simulation = forceSimulation(this.#bodies)
      .stop()
      .alpha(heat)
      .alphaDecay(0.022)
      .velocityDecay(0.45)
      .force(
        'springs',
        forceLink<Body, Spring>(springs)
          .distance(({ length }) => length)
          .iterations(2),
      )
      .force(
        'push',
        forceManyBody<Body>()
          .strength(({ width }) => -900 - 5 * width)
          .distanceMax(1_400)
          .theta(0.9),
      )
      // A screen is wider than it is high.
      .force('x', forceX<Body>(0).strength(0.01))
      .force('y', forceY<Body>(0).strength(0.05))
      .force('apart', () => keepApart(this.#bodies, 0.7))
  }

  /** From middle to middle: the halves of both boxes, the label, and more where many must stand around one. */
  #lengthOf({ from, to, label }: Tying, crowd: number): number {
    const [a, b] = [this.#bodies[from], this.#bodies[to]]
    return 60 + ((a?.width ?? 0) + (b?.width ?? 0)) / 3 + Math.min(label, 130) * 0.8 + 5 * Math.min(crowd, 40)
  }

  /** One step; false when it has come to rest. */
  tick(): boolean {
    this.#simulation.tick()
    return this.#simulation.alpha() > 0.02
  }

  /** Pushes apart what still lies upon another. */
  settle(): void {
    for (let i = 0; i < 80 && keepApart(this.#bodies, 1); i++);
  }

  /** A box follows the pointer; those around give way. */
  hold(index: number, x: number, y: number): void {
    const body = this.#bodies[index]
    if (!body) return
    body.fx = body.x = x
    body.fy = body.y = y
    this.#simulation.alpha(Math.max(this.#simulation.alpha(), 0.18))
  }

  positions(): Float32Array {
    const all = new Float32Array(2 * this.#bodies.length)
    this.#bodies.forEach(({ x, y }, i) => {
      all[2 * i] = x
      all[2 * i + 1] = y
    })
    return all
  }
}

/** Moves boxes that overlap away from each other along the shorter way. Whether any did. */
function keepApart(bodies: readonly Body[], strength: number): boolean {
  const sorted = [...bodies].sort((a, b) => a.x - a.width / 2 - (b.x - b.width / 2))
  let moved = false
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j]
      if (!b || b.x - b.width / 2 > a.x + a.width / 2 + GAP) break
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const [overX, overY] = [
        (a.width + b.width) / 2 + GAP - Math.abs(dx),
        (a.height + b.height) / 2 + GAP - Math.abs(dy),
      ]
      if (overX <= 0.5 || overY <= 0.5) continue
      moved = true
      const shares = a.fx != null ? [0, 1] : b.fx != null ? [1, 0] : [0.5, 0.5]
      const alongX = overX < overY
      const by = (alongX ? overX * (dx < 0 ? -1 : 1) : overY * (dy < 0 ? -1 : 1)) * strength
      move(a, alongX, -by * (shares[0] ?? 0))
      move(b, alongX, by * (shares[1] ?? 0))
    }
  }
  return moved
}

function move(body: Body, alongX: boolean, by: number): void {
  if (body.fx != null) return
  if (alongX) body.x += by
  else body.y += by
}

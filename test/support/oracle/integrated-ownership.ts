/**
 * Who owns a company in the end, slowly and exactly: rational arithmetic, and every way in which slack can be shared out. Shares are
 * whole twentieths. Readings:
 *  1. An owner's share is the chance that a walk upward, which takes each owner with the chance of its share, ends there.
 *  2. Lower bounds above 1 in all are divided by their sum, and leave no slack.
 *  3. At most: a company gives all its slack away, in some order of its owners, each as far as its upper bound goes. What can be reached is
 *     linear in each company's choice, so that some order is best for each company, whatever the others do.
 *  4. A company whose only owner is itself is owned by nobody, unless it holds all of itself.
 */
export interface Twentieths {
  from: string
  to: string
  min: number
  max: number
}
export interface Exact {
  min: number
  max: number
}

interface Ratio {
  n: bigint
  d: bigint
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const ratio = (n: bigint, d: bigint): Ratio => {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / g, d: d / g }
}
const ZERO: Ratio = { n: 0n, d: 1n }
const ONE: Ratio = { n: 1n, d: 1n }
const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d)
const over = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n)
const toNumber = ({ n, d }: Ratio): number => Number(n) / Number(d)

type Choice = ReadonlyMap<string, Ratio>
interface Company {
  id: string
  /** What its owners may have, first with no slack given. */
  choices: readonly Choice[]
}

export function exactOwnership(
  stakes: readonly Twentieths[],
  company: string,
): Map<string, Exact> & { unallocated?: Exact } {
  const companies = reachable(stakes, company)
  const owned = new Set(companies.map(({ id }) => id))
  const ends = [...new Set(companies.flatMap(({ choices: [first] }) => [...(first?.keys() ?? [])]))].filter(
    (id) => !owned.has(id) && id !== company,
  )
  const least = new Map(companies.map(({ id, choices: [first] }) => [id, first ?? new Map<string, Ratio>()]))
  const worth = (policy: ReadonlyMap<string, Choice>, wanted: readonly string[]) =>
    reach(policy, company, wanted)
  const found = new Map<string, Exact>() as Map<string, Exact> & { unallocated?: Exact }
  const policies = allPolicies(companies)
  const most = (wanted: readonly string[]) => Math.max(...policies.map((policy) => worth(policy, wanted)))
  for (const end of ends) found.set(end, { min: worth(least, [end]), max: most([end]) })
  found.unallocated = { min: 1 - most(ends), max: 1 - worth(least, ends) }
  return found
}

function reachable(stakes: readonly Twentieths[], company: string): Company[] {
  const met = [company]
  const found: Company[] = []
  for (const id of met) {
    const into = stakes.filter((stake) => stake.to === id)
    const owners = [...new Set(into.map((stake) => stake.from))]
    const total = (owner: string, name: 'min' | 'max') =>
      into.filter((stake) => stake.from === owner).reduce((sum, stake) => sum + stake[name], 0)
    if (owners.length === 0 || (owners.length === 1 && owners[0] === id && total(id, 'min') < 20)) continue
    met.push(...owners.filter((owner) => !met.includes(owner)))
    const sum = owners.reduce((all, owner) => all + total(owner, 'min'), 0)
    const low = owners.map((owner): [string, number, number] => [
      owner,
      total(owner, 'min'),
      Math.max(0, Math.min(20, total(owner, 'max')) - total(owner, 'min')),
    ])
    const share = (twentieths: number): Ratio => ratio(BigInt(twentieths), BigInt(Math.max(20, sum)))
    const plain = new Map(low.map(([owner, min]) => [owner, share(min)]))
    const given = orders(low).map((order) => {
      let slack = Math.max(0, 20 - sum)
      return new Map(
        order.map(([owner, min, room]) => {
          const gift = Math.min(room, slack)
          slack -= gift
          return [owner, share(min + gift)] as const
        }),
      )
    })
    found.push({ id, choices: distinct([plain, ...given]) })
  }
  return found
}

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) => orders(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]))

const print = (choice: Choice): string =>
  [...choice]
    .map(([id, { n, d }]) => `${id} ${n}/${d}`)
    .sort()
    .join()
const distinct = (choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((one) => [print(one), one])).values(),
]

function allPolicies(companies: readonly Company[]): Map<string, Choice>[] {
  let all = [new Map<string, Choice>()]
  for (const { id, choices } of companies) {
    // The first is the one that gives nothing away; it is only best where there is no other.
    const worthwhile = choices.length > 1 ? choices.slice(1) : choices
    all = all.flatMap((policy) => worthwhile.map((choice) => new Map([...policy, [id, choice]])))
  }
  return all
}

/** The chance of ending at one of those wanted: places that cannot are left out, so that the equations have one solution. */
function reach(policy: ReadonlyMap<string, Choice>, company: string, wanted: readonly string[]): number {
  const able = new Set(wanted)
  for (let before = -1; before < able.size; ) {
    before = able.size
    for (const [id, choice] of policy)
      if ([...choice].some(([owner, share]) => share.n > 0n && able.has(owner))) able.add(id)
  }
  if (!able.has(company)) return 0
  const places = [...policy.keys()].filter((id) => able.has(id))
  const rows = places.map((id) => {
    const choice = policy.get(id) ?? new Map<string, Ratio>()
    const row = places.map((other) => minus(other === id ? ONE : ZERO, choice.get(other) ?? ZERO))
    const brought = wanted.reduce((sum, end) => add(sum, choice.get(end) ?? ZERO), ZERO)
    return [...row, brought]
  })
  return toNumber(solved(rows)[places.indexOf(company)] ?? ZERO)
}

/** Gauss and Jordan, exactly. */
function solved(rows: Ratio[][]): Ratio[] {
  const n = rows.length
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && row[k]?.n !== 0n)
    const row = rows[pivot] ?? []
    rows[pivot] = rows[k] ?? []
    const first = row[k] ?? ONE
    rows[k] = row.map((cell) => over(cell, first))
    for (let i = 0; i < n; i++) {
      const factor = rows[i]?.[k] ?? ZERO
      if (i !== k && factor.n !== 0n)
        rows[i] = (rows[i] ?? []).map((cell, j) => minus(cell, times(factor, rows[k]?.[j] ?? ZERO)))
    }
  }
  return rows.map((row) => row[n] ?? ZERO)
}

/** A tie of a played world, as the server tells it. */
export interface PlayedLink {
  id: string
  type: string
  from: { id: string; kind: string; name: string; [field: string]: unknown }
  to: { id: string; kind: string; name: string; [field: string]: unknown }
  [field: string]: unknown
}

/** What the server would answer to a document of the map, from a list of ties: each field of it says which it wants. */
export function answerMap(
  links: readonly PlayedLink[],
  body: string,
): { data: { [field: string]: unknown } } {
  const { query, variables } = JSON.parse(body) as {
    query: string
    variables: { [name: string]: unknown }
  }
  const entities = new Map(links.flatMap(({ from, to }) => [from, to]).map((end) => [end.id, end]))
  const of = (id: unknown, type?: string, direction = 'BOTH'): PlayedLink[] =>
    links.filter(
      (link) =>
        (type === undefined || link.type === type) &&
        ((direction !== 'IN' && link.from.id === id) || (direction !== 'OUT' && link.to.id === id)),
    )
  const page = (all: readonly PlayedLink[]) => ({ totalCount: all.length, nodes: all.slice(0, 100) })
  const fields = [...query.matchAll(/^(a\d+): (\w+)\(\w+: \$(i\d+)(?:, to: \$(j\d+))?.*$/gm)]
  const data = fields.map(([line, field = '', name, first = '', second = '']): [string, unknown] => {
    const id = variables[first]
    if (name === 'connections') return [field, wayBetween(links, id, variables[second])]
    const entity = entities.get(String(id))
    if (!entity) return [field, null]
    const counted = [...line.matchAll(/(\w): links\(types: \[(\w+)\], direction: (\w+), first: 1\)/g)]
    if (counted.length > 0)
      return [
        field,
        Object.fromEntries(
          counted.map(([, code = '', type, direction]) => [
            code,
            { totalCount: of(id, type, direction).length },
          ]),
        ),
      ]
    const [, type, direction] = /links\(types: \[(\w+)\], direction: (\w+)/.exec(line) ?? []
    return [field, { ...entity, aliases: [`${entity.name} Inc.`], links: page(of(id, type, direction)) }]
  })
  return { data: Object.fromEntries(data) }
}

/** The tie between the two, where there is one. */
function wayBetween(links: readonly PlayedLink[], from: unknown, to: unknown) {
  const way = links.filter((link) => [from, to].includes(link.from.id) && [from, to].includes(link.to.id))
  const sentence = (link: PlayedLink): string => `${link.from.name} is tied to ${link.to.name}.`
  return {
    truncated: false,
    findings: way.map((link) => ({ explanation: [{ sentence: sentence(link), links: [{ id: link.id }] }] })),
    subgraph: { entities: way.flatMap((link) => [link.from, link.to]), links: way },
  }
}

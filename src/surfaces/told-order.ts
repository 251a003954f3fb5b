import type { Exhibit, ShownEntity, ShownLink } from './exhibit.ts'

/** First what the address asks about, then in the order in which the findings speak of them. */
export function entitiesInOrder({ variables, findings, entities, links }: Exhibit): ShownEntity[] {
  const told = findings.flatMap(({ explanation }) =>
    explanation.flatMap((way) => [...way.entities, ...way.links.flatMap((id) => endsOf(links.get(id)))]),
  )
  const ids = new Set([...variables.map(([, value]) => value), ...told, ...entities.keys()])
  return [...ids].flatMap((id) => entities.get(id) ?? [])
}

export function linksInOrder({ findings, links }: Exhibit): ShownLink[] {
  const told = findings.flatMap(({ explanation }) => explanation.flatMap((way) => way.links))
  return [...new Set([...told, ...links.keys()])].flatMap((id) => links.get(id) ?? [])
}

const endsOf = (link: ShownLink | undefined): string[] => (link ? [link.from, link.to] : [])

import type { ClaimStatus, SourceKind } from '../../../graph/vocabulary.ts'
import type { SourceOfFile } from '../format.ts'
import { type SourceValue, sourceItem } from '../items.ts'
import { dateOf, sourceIdOf, textOf, webAddressOf } from '../values.ts'
import type { Statement } from './statement.ts'

const KINDS: readonly { type: string; kind: SourceKind; status: ClaimStatus }[] = [
  { type: 'officialRegister', kind: 'REGISTER', status: 'DISCLOSED' },
  { type: 'selfDeclaration', kind: 'FILING', status: 'DISCLOSED' },
  { type: 'primaryResearch', kind: 'ANALYSIS', status: 'REPORTED' },
  { type: 'thirdParty', kind: 'OTHER', status: 'REPORTED' },
]

/** Whom a statement cites: its own source and its publisher, else the file. */
export function sourceOf({ source, publicationDetails }: Statement, file: SourceOfFile) {
  const found = KINDS.find(({ type }) => source?.type?.includes(type))
  const status: ClaimStatus = found?.status ?? 'REPORTED'
  const said: Omit<SourceValue, 'id'> = {
    publisher: textOf(publicationDetails?.publisher?.name, 4000),
    title: textOf(source?.description, 4000),
    url: webAddressOf(source?.url),
    publishedOn: dateOf(publicationDetails?.publicationDate),
    kind: found?.kind ?? 'DATASET',
  }
  const readable = said.publisher ?? said.title ?? said.url
  if (!readable) return { status, source: file.id, item: null }
  const id = sourceIdOf('bods', readable, said)
  return { status, source: id, item: (line: number) => sourceItem({ id, ...said }, line) }
}

import { bods } from './bods/bods.ts'
import { csv } from './csv/csv.ts'
import type { Format } from './format.ts'
import { openSanctionsDelta } from './ftm/delta.ts'
import { ftm } from './ftm/ftm.ts'
import { gleif } from './gleif/gleif.ts'
import { graph } from './graph/graph.ts'
import { oligrapher } from './oligrapher.ts'

/** Formats of others that can be imported. The first that says that a file is its own reads it. */
export const OTHER_FORMATS: readonly Format[] = [ftm, openSanctionsDelta, bods, gleif, oligrapher, graph, csv]

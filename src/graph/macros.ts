/**
 * Four words that our Cypher files may use besides Cypher's own, so that the test of time and the shape of a row stand in
 * one place. They take a variable, never a value.
 *
 * - `HOLDS(r)`: the relationship's period holds `$validAt` as known at `$knownAt`; true for every period where `$wide`,
 *   because the claims are then consolidated anew.
 * - `NOW(r)`: the same test, also where rows come with their claims.
 * - `LINK(r)`: the columns of one tie, in the order that `toTieRow` reads. Ends in a subquery, so use it in RETURN DISTINCT.
 * - `CLAIM(c)`: one claim as a list, in the order that `toClaim` reads.
 */
const now = (r: string): string =>
  `(${r}.validFrom <= $validAt AND $validAt < ${r}.validTo AND ${r}.knownFrom <= $knownAt AND $knownAt < ${r}.knownTo)`
const MACROS: Readonly<Record<string, (variable: string) => string>> = {
  HOLDS: (r) => `($wide OR ${now(r)})`,
  NOW: now,
  LINK: (r) =>
    `${r}.tie AS tie, type(${r}) AS type, ${r}.key AS key, ${entity(`startNode(${r})`)} AS from, ` +
    // An agreement's own terms end in its Tie node: both ends are then the agreement.
    `CASE WHEN ${r}:TERMS THEN ${entity(`startNode(${r})`)} ELSE ${entity(`endNode(${r})`)} END AS to, ` +
    `CASE WHEN $wide THEN null ELSE ${r}.state END AS state, ` +
    `CASE WHEN $wide THEN COLLECT { MATCH (:Tie {id: ${r}.tie})<-[:ABOUT]-(c:Claim) RETURN ${claim('c')} } END AS claims`,
  CLAIM: (c) => claim(c),
}

const entity = (node: string): string => `[${node}.id, ${node}.kind, ${node}.name, ${node}.form]`
const claim = (c: string): string =>
  `[${c}.id, ${c}.record, ${c}.weight, ${c}.publishedOn, ${c}.recordedFrom, ${c}.recordedTo, ${c}.recordedBy, ${c}.recordedBecause, ${c}.preferredFrom, ${c}.preferredTo]`

/** Replaces every macro; unknown capitals followed by a bracket are left alone (EXISTS, COUNT and the like). */
export const expandMacros = (text: string): string =>
  text.replace(
    /\b(HOLDS|NOW|LINK|CLAIM)\((\w+)\)/g,
    (_, name: string, variable: string) => MACROS[name]?.(variable) ?? '',
  )

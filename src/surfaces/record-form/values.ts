/** What stands in the fields of a form, by their names; only those that are shown. */
export type Values = ReadonlyMap<string, string>

/** The fields that say what a party is, one for each party. */
export const rolesOf = (values: Values): string[] =>
  [...values.keys()].filter((name) => /^agreement\.parties\.\d+\.role$/.test(name))

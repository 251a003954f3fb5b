/**
 * Legal forms as they stand at the end or the beginning of a company's name, in folded words. They tell what sort of body it is, not which
 * one. Words such as Bank, Group and Holdings are none: a holding is another company than what it holds.
 */
const FORMS: readonly string[] = [
  // Britain, Ireland, North America, the Commonwealth
  'inc, incorporated, corp, corporation, co, company, and co, co ltd, ltd, limited, llc, lllp, llp, lp, pbc, public benefit corporation, plc',
  'public limited company, dac, clg, ulc, unlimited, na, pty, pvt, private limited, proprietary, ltda, ltee, cic',
  // Germany, Austria, Switzerland, the Low Countries
  'gmbh, ggmbh, mbh, ag, kg, kgaa, ohg, ug, se, ev, eg, aktiengesellschaft, bv, nv, bvba, cv',
  // France, Italy, Spain, Portugal, Latin America
  'sa, sas, sasu, sarl, snc, sca, spa, srl, sapa, sl, slu, sau, lda, sab, sab de cv, sa de cv, eirl',
  // The North
  'ab, publ, as, asa, aps, oy, oyj, ks, ehf, hf',
  // Eastern Europe
  'sp zoo, sp z oo, spzoo, sro, doo, dd, ad, kft, zrt, nyrt, rt, ood, eood, uab, sia, ou',
  'ооо, оао, зао, пао, ао, нко, тов, ooo, oao, zao, pao, ao, pjsc, ojsc, cjsc, jsc, psc, qsc',
  // Greece, Turkey
  'αε, επε, ικε, ae, epe, ike, anonim sirketi, limited sirketi, ltd sti',
  // Asia
  'sdn bhd, bhd, berhad, pte, pte ltd, pt, tbk, pcl, kk, gk, kabushiki kaisha, kabushiki gaisha',
].flatMap((forms) => forms.split(', '))

/** Written without a space before or after the name. */
const GLUED =
  /株式会社|有限会社|合同会社|合名会社|合資会社|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사|[(（]株[)）]|[(（]주[)）]|㈱|㈜/gu

const SEQUENCES = FORMS.map((form) => form.split(' ')).sort((a, b) => b.length - a.length)
/** Read at the beginning too; of others, the same letters are a word of the name there. */
const LEADING = new Set('ооо оао зао пао ао тов ooo oao zao pao pjsc ojsc jsc pt ab oy uab sia'.split(' '))

/** Puts the forms that are written into a name apart from it. */
export const partGlued = (name: string): { rest: string; forms: string[] } => {
  const forms = name.match(GLUED) ?? []
  return { rest: name.replace(GLUED, ' '), forms: [...forms] }
}

/** Words of a name without its legal forms, and these. A name of nothing else stays as it is. */
export function partForms(words: readonly string[]): { core: string[]; forms: string[] } {
  let core = [...words]
  const forms: string[] = []
  for (;;) {
    const found = SEQUENCES.find(
      (form) =>
        core.length > form.length && form.every((word, i) => core[core.length - form.length + i] === word),
    )
    if (!found) break
    forms.unshift(found.join(' '))
    core = core.slice(0, -found.length)
    // "Tiffany & Co".
    if (core.length > 1 && core.at(-1) === 'and') core = core.slice(0, -1)
  }
  const [first = ''] = core
  if (core.length > 1 && LEADING.has(first)) {
    forms.unshift(first)
    core = core.slice(1)
  }
  return { core, forms }
}

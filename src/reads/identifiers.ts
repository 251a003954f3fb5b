/** Where an identifier can be looked up; schemes that have no public page have no address. */
const PAGES: Readonly<Record<string, string>> = {
  LEI: 'https://search.gleif.org/#/record/',
  WIKIDATA: 'https://www.wikidata.org/wiki/',
  CIK: 'https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=',
  OPENCORPORATES: 'https://opencorporates.com/companies/',
}

/** "SCHEME:value", as it is stored; a value may hold further colons. */
export function toIdentifier(text: string): { scheme: string; value: string; url: string | null } {
  const colon = text.indexOf(':')
  const [scheme, value] = [text.slice(0, colon), text.slice(colon + 1)]
  const page = PAGES[scheme]
  return { scheme, value, url: page ? page + value.split('/').map(encodeURIComponent).join('/') : null }
}

/** An address that may become a link: http or https, without name and password; percent-encoded by the rules of URLs. Else null. */
export function httpUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const { protocol, username, password, href } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' ? href : null
}

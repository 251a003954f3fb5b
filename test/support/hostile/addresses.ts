import type { Hostiles } from './kinds.ts'

/** What would lead elsewhere, or run, where an address is expected. */
export const ADDRESSES: Hostiles = {
  'a script': 'javascript:alert(1)',
  'a script behind a line': 'JaVaScRiPt\n:alert(1)',
  'a script behind a control': '\u{1}javascript:alert(1)',
  'another script': 'vbscript:msgbox(1)',
  'a page as data': 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'an address that ends its attribute': 'https://evil.example/"onmouseover="alert(1)',
  'an address that ends its link': 'https://evil.example/) [x](javascript:alert(1)',
  'an address with a password': 'https://user:secret@evil.example/',
  'an address that looks like ours': 'http://localhost@evil.example/',
  'an address without a scheme': '//evil.example/path',
  'an address with backslashes': '\\\\evil.example\\share',
  'a mixed address': 'https:/\\evil.example',
  'a file': 'file:///etc/passwd',
  'the cloud within': 'http://169.254.169.254/latest/meta-data/',
  ourselves: 'http://[::1]:7687/',
  'a database': 'bolt://localhost:7687',
  'a name in other letters': 'https://еxаmple.com/',
  'more variables': 'x&first=100&theme=dark#fragment',
  'a path upwards': '../../../../etc/passwd',
  'a path upwards, encoded': '..%2f..%2fetc%2fpasswd%00.svg',
  'a percent sign alone': '100 % of %zz',
  'a question mark and a plus': '?a+b=c%20d',
}

/** Bytes that are no UTF-8, by what is wrong with them. */
export const BAD_BYTES: Readonly<Record<string, Buffer>> = {
  'a byte of Latin-1': Buffer.from([0x43, 0x61, 0x66, 0xe9]),
  'quotes of Windows': Buffer.from([0x93, 0x41, 0x94]),
  'a byte that goes on from nothing': Buffer.from([0x80]),
  'a character that breaks off': Buffer.from([0xe2, 0x82]),
  'a character of four bytes that breaks off': Buffer.from([0xf0, 0x9f, 0x9a]),
  'a slash written too long': Buffer.from([0xc0, 0xaf]),
  'a zero written too long': Buffer.from([0xc0, 0x80]),
  'a quote written in three bytes': Buffer.from([0xe0, 0x80, 0xa2]),
  'half of a pair': Buffer.from([0xed, 0xa0, 0xbd]),
  'both halves of a pair': Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xba, 0x80]),
  'beyond Unicode': Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  'five bytes': Buffer.from([0xf8, 0x88, 0x80, 0x80, 0x80]),
  'the byte 254': Buffer.from([0xfe]),
  'UTF-16': Buffer.from('\u{feff}Acme', 'utf16le'),
}

import type { Readable } from 'node:stream'
import type { Fault, RawRecord } from '../../claims/parse.ts'

/** One thing that a reader met, in the order of the file. */
export type Item =
  /** A record of the interchange format, with the line (or the number of the element) it came from. */
  | { record: RawRecord }
  /** What cannot be read: told by line, code and reason. */
  | { fault: Fault }
  /** What the format says and the model cannot: counted by name, such as `Person.birthDate`, and told in the summary. */
  | { unsaid: string }

export interface ReaderOptions {
  /** Where the file came from: what claims cite if the format itself names no source for them. */
  source: SourceOfFile
  /** Of CSV: the text of the mapping file. Null where none was given. */
  mapping: string | null
}

/** The source that an import stands for, given by `--source` or made of the file's name. */
export interface SourceOfFile {
  /** Of a source record. */
  id: string
  publishedOn: string | null
}

/** A file format that can be imported. */
export interface Format {
  /** As it is given to `--format`. */
  name: string
  /** As it is told to a person, such as "FollowTheMoney entities". */
  title: string
  /** Whether a file looks like this format, by its first 64 KiB (decompressed) and its name without `.gz`. */
  detects(head: string, fileName: string): boolean
  /** Streams; never holds the whole file. Reads decompressed UTF-8 bytes. May be called twice for one file. */
  read(input: Readable, options: ReaderOptions): AsyncIterable<Item>
}

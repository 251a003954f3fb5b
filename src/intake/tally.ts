/** What became of the records of one file. */
export interface Tally {
  file: string
  /** Of the format, as it is told to a person. */
  format: string
  read: number
  /** Records that are new, or add something to what is known. */
  added: number
  repeated: number
  /** Refused because something else is recorded. */
  conflicting: number
  /** Refused for another reason. */
  refused: number
  /** What the format says and the model cannot, by name. */
  unsaid: Map<string, number>
}

export const newTally = (file: string, format: string): Tally => ({
  file,
  format,
  read: 0,
  added: 0,
  repeated: 0,
  conflicting: 0,
  refused: 0,
  unsaid: new Map(),
})

/** What a code means, and what its reader can do. docs/errors.md is generated from this table. */
interface CodeEntry {
  meaning: string
  whatToDo: string
}

export const ERROR_CODES = {
  // Starting up
  BAD_CONFIG: {
    meaning: 'An environment variable holds a value that cannot be used.',
    whatToDo: 'Correct the variable that the message names, or unset it to get its default.',
  },
  DATABASE_UNAVAILABLE: {
    meaning: 'Neo4j does not answer, or refuses the user or password.',
    whatToDo: 'Check that it runs, then check NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE.',
  },
  DATABASE_FOREIGN: {
    meaning: 'The database is not empty and was not made by Dealgraph, so nothing was written to it.',
    whatToDo: 'Point NEO4J_URI or NEO4J_DATABASE to an empty database, or to one that Dealgraph made.',
  },
  NO_JAVA: {
    meaning: 'The local database needs Java, and none was found.',
    whatToDo:
      'Install a Java runtime, 17 or later (21 for NEO4J_VERSION=2026), and put it on the PATH; or set NEO4J_URI.',
  },
  JAVA_TOO_OLD: {
    meaning: 'The Java that was found is too old for the local database.',
    whatToDo:
      'Install Java 17 or later (21 for NEO4J_VERSION=2026) and put it first on the PATH; or set NEO4J_URI.',
  },
  DOWNLOAD_FAILED: {
    meaning: 'The local database could not be fetched.',
    whatToDo:
      'Check the network, the settings of Maven and MAVEN_REPO_URL, then start again; or set NEO4J_URI.',
  },
  JAR_ALTERED: {
    meaning:
      'A file of the local database is not the one that Dealgraph was made with: its checksum is another. It was not kept.',
    whatToDo:
      'Start again. If it stays so, fetch from another place: set MAVEN_REPO_URL, or remove the file that the message names from the local repository of Maven.',
  },
  NEO4J_VERSION_OTHER: {
    meaning:
      'The data directory holds a database of another Neo4j than NEO4J_VERSION says. It was not touched.',
    whatToDo:
      'Set NEO4J_VERSION to what the message names. To change over: dealgraph backup with that one, dealgraph restore with the other into another DEALGRAPH_DATA_DIR.',
  },
  PORT_TAKEN: {
    meaning: 'Another program listens on the address that the server was to use.',
    whatToDo: 'Stop that program, or set PORT to a free port.',
  },
  DATA_DIR_LOCKED: {
    meaning: 'The data directory is in use by a process that cannot be joined.',
    whatToDo: 'Stop that process, or set DEALGRAPH_DATA_DIR to another directory.',
  },
  DATABASE_START_FAILED: {
    meaning: 'The local database was started and did not come up.',
    whatToDo: 'Read the log that the message names; free memory or disk space if it asks for it.',
  },

  // Asking
  BAD_INPUT: {
    meaning: 'An argument has a value that cannot be used.',
    whatToDo: 'Correct the argument that the message names.',
  },
  BAD_DATE: {
    meaning: 'A date is not a day of the calendar, or has more or less precision than is asked for.',
    whatToDo: 'Write 2026-05-06; where a partial date is allowed, also 2026 or 2026-05.',
  },
  BAD_CONFIDENCE: {
    meaning: 'A confidence is not a number from 0 to 1.',
    whatToDo: 'Give a number from 0 to 1, such as 0.7.',
  },
  BAD_CURSOR: {
    meaning: 'A cursor was not given out for this list with these arguments and this scope, or is damaged.',
    whatToDo: 'Give endCursor of an earlier page, with the same arguments and scope; or leave `after` out.',
  },
  BAD_BOOKMARK: {
    meaning: 'What was sent as Dealgraph-Bookmark was not given out by a server of this graph.',
    whatToDo: 'Send what an answer bore under Dealgraph-Bookmark, unchanged; or nothing.',
  },
  BOOKMARK_NOT_REACHED: {
    meaning: 'The database has not come as far as the bookmark that was sent, in the time allowed.',
    whatToDo: 'Try again shortly; or without the bookmark, to read what is there.',
  },
  BAD_SCOPE: {
    meaning: 'The parts of a scope do not fit together, or one of them cannot be used.',
    whatToDo: 'Correct the part of the scope that the message names.',
  },
  NOT_FOUND: {
    meaning: 'There is nothing with this id, or a thing of another kind than is wanted here.',
    whatToDo:
      'Look the id up by search. The message says what it is, and names ids that are close to it, if there are any.',
  },
  UNKNOWN_QUERY: {
    meaning: 'There is no saved query with this name.',
    whatToDo: 'List the saved queries. The message names the nearest one.',
  },
  UNKNOWN_VARIABLE: {
    meaning: 'The saved query has no variable with this name.',
    whatToDo: 'Use one of the variables that the message lists.',
  },
  MISSING_VARIABLE: {
    meaning: 'The saved query needs a variable that was not given.',
    whatToDo: 'Give the variable that the message names.',
  },
  TOO_EXPENSIVE: {
    meaning: 'The request asks for more than one request may.',
    whatToDo: 'Ask for fewer levels, or for smaller pages with `first`; then fetch the rest with `after`.',
  },
  TIMEOUT: {
    meaning: 'The database did not finish in the time allowed.',
    whatToDo: 'Narrow the question; or raise READ_TIMEOUT_MS, QUESTION_TIMEOUT_MS or WRITE_TIMEOUT_MS.',
  },
  TOO_LARGE: {
    meaning: 'The request needs more memory than the database allows.',
    whatToDo: 'Narrow the question, or ask for smaller pages with `first`.',
  },
  CANCELLED: {
    meaning: 'The caller went away or cancelled before the answer was there.',
    whatToDo: 'Ask again if the answer is still wanted.',
  },
  TOO_MANY_REQUESTS: {
    meaning: 'One caller has sent more requests in a minute than the server allows.',
    whatToDo: 'Wait as long as the header Retry-After says; or raise MAX_REQUESTS_PER_MINUTE.',
  },
  BUSY: {
    meaning: 'The server has more to do just now than it takes on.',
    whatToDo:
      'Ask again after as long as the header Retry-After says; or raise MAX_REQUESTS_AT_ONCE, MAX_RENDERS or MAX_WAITING_RENDERS.',
  },
  DATABASE_FAILED: {
    meaning: 'The database could not carry out what Dealgraph asked of it.',
    whatToDo: 'Look in the log under the request id of the answer, and report it.',
  },
  PICTURE_FAILED: {
    meaning: 'The answer is there, but its picture could not be drawn, or not in the time allowed.',
    whatToDo: 'Ask again; or ask for the answer in another format, such as html or csv.',
  },

  // Backing up
  BACKUP_DAMAGED: {
    meaning: 'The file is no backup, or it was cut or altered since it was made.',
    whatToDo: 'Copy the file again from where it was kept, or take an older backup.',
  },
  GRAPH_NOT_EMPTY: {
    meaning: 'Something is recorded already, and a restore would replace it.',
    whatToDo: 'Back it up if it is still wanted, then restore with --force.',
  },
  RESTORE_UNFINISHED: {
    meaning: 'A restore began and did not end, so the graph holds only a part.',
    whatToDo: 'Restore again from the same backup, or from another one.',
  },

  // Importing
  NOT_UTF8: {
    meaning: 'The file or request is not UTF-8.',
    whatToDo: 'Save it as UTF-8 and try again.',
  },
  NOT_JSON: {
    meaning: 'A line is not JSON.',
    whatToDo: 'Correct the line that the message names: one JSON object on each line.',
  },
  UNKNOWN_FORMAT: {
    meaning: 'A file looks like no format that can be imported.',
    whatToDo:
      'Name its format with --format, if it is one of those. A table needs a mapping: --format csv --mapping <file>. Turn anything else into claims, one a line.',
  },
  LINE_TOO_LONG: {
    meaning: 'A line is longer than 4 MB, so it cannot be one record.',
    whatToDo: 'Write one record on each line.',
  },
  NOT_YAML: {
    meaning: 'The file is not YAML, or uses what claims do not need, such as custom tags.',
    whatToDo: 'Correct the line that the message names.',
  },
  IMPORT_FAULTS: {
    meaning: 'The records have faults, so nothing was written.',
    whatToDo: 'Correct every fault listed, each with its row and its own code, and import again.',
  },

  // Faults of a record
  UNKNOWN_FIELD: {
    meaning: 'A record has a field that the format does not know.',
    whatToDo: 'Remove or rename the field. The message names the nearest one.',
  },
  MISSING_FIELD: {
    meaning: 'A record lacks a field that it needs.',
    whatToDo: 'Add the field that the message names.',
  },
  BAD_VALUE: {
    meaning: 'A field has a value of the wrong sort, or one that is not on its list.',
    whatToDo: 'Use a value as the message describes it.',
  },
  BAD_ID: {
    meaning: 'An id has characters that ids cannot have, or is too long.',
    whatToDo: 'Use lower-case letters, digits and hyphens, at most 100, not a hyphen first.',
  },
  ID_TAKEN: {
    meaning: 'The id belongs to something else: entities, agreements and sources share one set of ids.',
    whatToDo: 'Choose another id.',
  },
  DANGLING_ID: {
    meaning: 'A record refers to an id that is neither given with it nor in the graph.',
    whatToDo: 'Add the record, or correct the id. The message names the nearest one.',
  },
  DUPLICATE_KEY: {
    meaning: 'One object names the same key twice.',
    whatToDo: 'Keep one of the two.',
  },
  SHARE_OUT_OF_RANGE: {
    meaning: 'A share or vote is not from 0 to 1.',
    whatToDo: 'Write 14 % as 0.14.',
  },
  CONFIDENCE_OUT_OF_RANGE: {
    meaning: 'The confidence of a claim is not from 0 to 1.',
    whatToDo: 'Give a number from 0 to 1, or null to take it from the table.',
  },
  RANGE_REVERSED: {
    meaning: 'The lower bound of a range is above its upper bound.',
    whatToDo: 'Swap min and max.',
  },
  PERIOD_REVERSED: {
    meaning: 'A period ends before it starts.',
    whatToDo: 'Correct validFrom or validTo.',
  },
  BAD_CURRENCY: {
    meaning: 'A currency is not a code of ISO 4217.',
    whatToDo: 'Use the three-letter code, such as USD.',
  },
  BAD_COUNTRY: {
    meaning: 'A country is not a code of ISO 3166-1 alpha-2.',
    whatToDo: 'Use the two-letter code, such as US.',
  },
  BAD_LEI: {
    meaning: 'A legal entity identifier does not have 20 characters, or its check digits are wrong.',
    whatToDo: 'Copy the LEI again from its register.',
  },
  BAD_URL: {
    meaning: 'An address is not http or https, holds credentials, or has more than 2 048 characters.',
    whatToDo: 'Give a plain http or https address, or null.',
  },
  ENTITY_DIFFERS: {
    meaning: 'An entity or source is already known with another value in this field.',
    whatToDo: 'Keep the known value or leave the field out; where it is another thing, give it another id.',
  },
  CLAIM_DIFFERS: {
    meaning: 'The same claim is already recorded with another confidence, quote or note.',
    whatToDo:
      'Give it as it is recorded, or leave it out: a claim is not edited, retracted or not. To correct one, retract it and record what is right with a more exact locator, which makes it another claim.',
  },
  KIND_MISMATCH: {
    meaning: 'An end of a link is not of a kind that this link can have, or an agreement changes its kind.',
    whatToDo: 'Correct the end or the kind that the message names.',
  },
  SELF_TIE: {
    meaning: 'A link has the same thing at both ends.',
    whatToDo: 'Correct one of the ends.',
  },
  SELF_MERGE: {
    meaning: 'Two records are to be merged or judged, and both are the same one.',
    whatToDo: 'Name two different records.',
  },
  ALREADY_MERGED: {
    meaning: 'A record that is to be merged is merged into another already.',
    whatToDo: 'Merge the one that stands for it now; or split it off first.',
  },
  NOT_MERGED: {
    meaning: 'A record that is to be split off is not merged, or not into the one that is named.',
    whatToDo: 'Name a former id, and what it was merged into or nothing.',
  },
  MERGE_CONFLICT: {
    meaning: 'Two records that are to be merged are recorded as two things.',
    whatToDo:
      'Look at the evidence that the message names. Retract a claim that is wrong; judge the two with the verdict YES where only a judgement or an identifier stands against it.',
  },
  KNOWN_AT_FUTURE: {
    meaning: 'knownAt lies in the future, and nobody knows what will have been recorded by then.',
    whatToDo: 'Give a moment that has passed, or leave knownAt out for now.',
  },
  // Keys and writing
  UNAUTHENTICATED: {
    meaning: 'A key is needed and none was given, or the one that was given is not, or no longer, good.',
    whatToDo:
      'Send a key as the header "Authorization: Bearer <key>". `dealgraph keys list` tells which are good, `dealgraph keys create` makes one.',
  },
  FORBIDDEN: {
    meaning: 'The key is good, but its scope does not allow this.',
    whatToDo: 'Use a key with the scope that the message names.',
  },
  VIEW_ENDED: {
    meaning:
      'The view behind this address was withdrawn, has expired, or shows a saved query that is no longer there.',
    whatToDo: 'Ask whoever made the view for a new address. `dealgraph views list` tells what became of it.',
  },
  FOREIGN_PAGE: {
    meaning: 'A page of another site sent what only pages of this server, and programs, may send.',
    whatToDo: 'Open the page on this server. Behind a proxy, set PUBLIC_URL to the address that others use.',
  },
  UNKNOWN_HOST: {
    meaning:
      'A server that only its own machine reaches was asked by a name that is neither of that machine nor of PUBLIC_URL.',
    whatToDo:
      'Open it by the address that it told at its start. Behind a proxy, set PUBLIC_URL to the address that others use.',
  },
  TOO_MANY_SHORT_LINKS: {
    meaning: 'As many short links are kept of callers without a key as the server allows.',
    whatToDo:
      'Send the long address; or use a key, whose short links are not counted; or raise MAX_SHORT_LINKS.',
  },
  ISSUER_UNAVAILABLE: {
    meaning: 'A token cannot be checked, because the public keys of its issuer cannot be had.',
    whatToDo: 'Check JWT_JWKS_URL and that the server reaches it; or use a key of Dealgraph itself.',
  },
  IDEMPOTENCY_KEY_USED: {
    meaning: 'The idempotency key has been used with another input, so nothing was written.',
    whatToDo:
      'Give the same input to have the first outcome again, or a new idempotency key for a new input.',
  },
  TOO_MANY_RECORDS: {
    meaning: 'One mutation brings more records than it may, so nothing was written.',
    whatToDo: 'Split them over several mutations, each with an idempotency key of its own; or import a file.',
  },

  INTERNAL: {
    meaning: "Something went wrong inside; the reason is in the server's log.",
    whatToDo: 'Look in the log under the request id of the answer, and report it.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>

export type ErrorCode = keyof typeof ERROR_CODES

/** Nobody reads more of a message; what callers gave may be of any length, and what to do stands at the end. */
const LONGEST_MESSAGE = 4000
export const brief = (message: string, longest = LONGEST_MESSAGE): string =>
  message.length <= longest ? message : `${message.slice(0, longest / 2)} … ${message.slice(-longest / 2)}`

/** An expected failure. Its message may be shown to anyone; whatever must stay inside belongs in `cause`. */
export class DealgraphError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(brief(message), options)
    this.name = 'DealgraphError'
    this.code = code
    this.details = details
  }
}

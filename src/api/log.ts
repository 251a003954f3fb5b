/** The part of pino that the API needs: structured first, words second. */
export interface Log {
  error(what: object, message: string): void
  warn(what: object, message: string): void
  info(what: object, message: string): void
}

import { DealgraphError } from './errors.ts'

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder; name the files in it',
  EACCES: 'it is not yours to read',
}
const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder; make it first',
  ENOTDIR: 'there is no such folder; make it first',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}

/** Whether something went wrong with a file, rather than with what stands in it. */
export const isOfFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string'

const why = (words: Readonly<Record<string, string>>, error: unknown): string => {
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  return words[code] ?? code
}

export const unreadable = (path: string, error: unknown): DealgraphError =>
  new DealgraphError('BAD_INPUT', `The file ${path} cannot be read: ${why(UNREADABLE, error)}.`)

export const unwritable = (path: string, error: unknown): DealgraphError =>
  new DealgraphError('BAD_INPUT', `The file ${path} cannot be written: ${why(UNWRITABLE, error)}.`)

/** Of a program's own temporary files, of which nobody has named the folder. */
export const noTemporary = (folder: string, error: unknown): DealgraphError =>
  new DealgraphError(
    'BAD_INPUT',
    `Temporary files cannot be written in ${folder}: ${why(UNWRITABLE, error)}. TMPDIR can name another folder.`,
  )

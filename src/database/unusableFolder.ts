/** What a file system refuses, in words. */
const REFUSALS = new Map([
  ['EACCES', 'this user has no permission there'],
  ['EPERM', 'this user has no permission there'],
  ['EROFS', 'it is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EIO', 'the disk does not answer'],
  ['ENOTDIR', 'it is not a folder'],
  ['EEXIST', 'it is not a folder'],
  ['ELOOP', 'it leads nowhere'],
  ['ENOENT', 'it leads nowhere'],
])

/** The error in one sentence, where the folder is at fault; any other as it is. */
export function explainFolder(dataDir: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  // Whatever the file system throws has these; a program that is not there is no fault of the folder.
  const { code = '', path = dataDir, syscall = '' } = error as NodeJS.ErrnoException
  const refusal = REFUSALS.get(code)
  if (refusal === undefined || syscall.startsWith('spawn')) return error
  return new Error(
    `The data folder ${dataDir} cannot be used: ${refusal} (${code} at ${path}). Name another one with DATA_DIR.`,
    { cause: error },
  )
}

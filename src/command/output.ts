/** Results go to stdout, one JSON value a command, so that they can be piped. */
export function printResult(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** Progress and errors go to stderr. */
export function report(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A refusal is one sentence; LOG_LEVEL=debug shows where it came from. */
export function reportError(error: unknown): void {
  const isDebug = process.env.LOG_LEVEL === 'debug' || process.env.LOG_LEVEL === 'trace'
  if (!(error instanceof Error)) report(String(error))
  else if (isDebug) report(error.stack ?? error.message)
  else report(sentenceOf(error))
}

/** Prisma puts the reason in the last line, below an excerpt of the source. */
function sentenceOf(error: Error): string {
  if (!error.name.startsWith('PrismaClient')) return error.message
  return `The database refused: ${error.message.trim().split('\n').at(-1)}`
}

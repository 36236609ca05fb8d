/** A breaking change that was decided on. */
export type Accepted = { coordinate: string; day: string; reason: string }

const ROW = /^\| `(?<coordinate>[^`]+)` \| (?<day>\d{4}-\d{2}-\d{2}) \| (?<reason>\S.*?) \|$/

/** The rows of the table in `docs/breaking-changes.md`. One without a day or a reason is an error, not a row. */
export function readAccepted(text: string): Accepted[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  return lines.filter(({ line }) => line.startsWith('| `')).map(({ line, number }) => readRow(line, number))
}

function readRow(line: string, number: number): Accepted {
  const { coordinate, day, reason } = ROW.exec(line)?.groups ?? {}
  if (coordinate !== undefined && day !== undefined && reason !== undefined)
    return { coordinate, day, reason }
  throw new Error(
    `Line ${number} of docs/breaking-changes.md must be | \`Type.field\` | 2026-11-28 | the reason |, and is: ${line}`,
  )
}

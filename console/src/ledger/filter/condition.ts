/** What a filter holds, read without knowing its type: the API alone knows all of them. */
export type Condition = Record<string, unknown> | readonly unknown[] | string | number | boolean | null

/** The values that a choice picks, whichever way it was written; `null` stands for rows without any. */
export function chosenValues(condition: Condition | undefined): readonly (string | null)[] {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return []
  // An array was ruled out.
  const { eq, in: some, isNull } = condition as Record<string, unknown>
  const values = [...(Array.isArray(some) ? some : []), ...(eq === undefined ? [] : [eq])]
  return [...values.map(String), ...(isNull === true ? [null] : [])]
}

export function writeChoice(values: readonly (string | null)[]): Condition | undefined {
  if (values.length === 0) return undefined
  // A filter holds with all that it says, so none and some cannot be picked together.
  if (values.includes(null)) return { isNull: true }
  return { in: values }
}

export type Range = { from: string; to: string }

export function readRange(condition: Condition | undefined): Range {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition))
    return { from: '', to: '' }
  const { eq, gt, gte, lt, lte } = condition as Record<string, unknown>
  return { from: textOf(eq ?? gte ?? gt), to: textOf(eq ?? lte ?? lt) }
}

export function writeRange<Value>({ from, to }: Range, read: (text: string) => Value): Condition | undefined {
  if (from === '' && to === '') return undefined
  return {
    ...(from === '' ? {} : { gte: read(from) }),
    ...(to === '' ? {} : { lte: read(to) }),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

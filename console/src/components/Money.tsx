import { type Amount, useFormat } from './useFormat.ts'

/** An amount; a dash where there is none. */
export function Money({ of }: { of: Amount | null | undefined }) {
  const format = useFormat()
  return <span dir="ltr">{of === null || of === undefined ? '–' : format.money(of)}</span>
}

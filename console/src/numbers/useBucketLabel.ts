import { useCallback } from 'react'
import { useText } from '../messages/useText.ts'

type Bucket = { fromDays?: number | null; toDays?: number | null }

export function useBucketLabel() {
  const text = useText()
  return useCallback(
    ({ fromDays, toDays }: Bucket): string => {
      if (fromDays === null || fromDays === undefined) return text('numbers.current')
      if (toDays === null || toDays === undefined) return text('numbers.over', { days: fromDays - 1 })
      return text('numbers.days', { from: fromDays, to: toDays })
    },
    [text],
  )
}

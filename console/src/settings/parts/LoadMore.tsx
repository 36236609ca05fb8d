import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { useText } from '../../messages/useText.ts'

type Props = { hasNextPage: boolean; onLoad: () => Promise<unknown> }

export function LoadMore({ hasNextPage, onLoad }: Props) {
  const text = useText()
  const { warn } = useToasts()
  const [isBusy, setBusy] = useState(false)
  if (!hasNextPage) return null
  const load = async () => {
    setBusy(true)
    await onLoad().catch(() => warn(text('common.errorHint')))
    setBusy(false)
  }
  return (
    <Button isBusy={isBusy} onClick={() => void load()}>
      {text('common.more')}
    </Button>
  )
}

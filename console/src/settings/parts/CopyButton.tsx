import { Button } from '../../components/Button.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { useText } from '../../messages/useText.ts'

type Props = { value: string; label?: string; size?: 'normal' | 'small' }

export function CopyButton({ value, label, size = 'normal' }: Props) {
  const text = useText()
  const { say, warn } = useToasts()
  // Without TLS, but on this machine, browsers have no clipboard for pages.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      say(text('settings.copied'))
    } catch {
      warn(text('settings.notCopied'))
    }
  }
  return (
    <Button size={size} onClick={() => void copy()}>
      {label ?? text('settings.copy')}
    </Button>
  )
}

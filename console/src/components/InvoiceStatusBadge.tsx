import { useTerm } from '../messages/useTerm.ts'
import { Badge, type Tone } from './Badge.tsx'

const TONES: Readonly<Record<string, Tone>> = {
  PAID: 'good',
  OVERDUE: 'bad',
  UNCOLLECTIBLE: 'bad',
  PARTIALLY_PAID: 'warn',
  DISPUTED: 'warn',
  SENT: 'accent',
}

export function InvoiceStatusBadge({ status }: { status: string }) {
  const term = useTerm()
  return <Badge tone={TONES[status] ?? 'neutral'}>{term('InvoiceStatus', status)}</Badge>
}

import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import type { SeriesRowFragment } from '../../graphql/graphql.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { Item } from '../parts/ItemList.tsx'

type Props = { series: SeriesRowFragment; onEdit?: () => void }

export function SeriesItem({ series, onEdit }: Props) {
  const text = useText()
  const term = useTerm()
  const { kind, prefix, nextInvoiceNumber, isDefault } = series
  return (
    <Item
      title={nextInvoiceNumber}
      badges={
        <>
          <Badge>{term('InvoiceSeriesKind', kind)}</Badge>
          {isDefault && <Badge tone="accent">{text('settings.series.default')}</Badge>}
        </>
      }
      facts={<span>{text('settings.series.next')}</span>}
      {...(onEdit === undefined
        ? {}
        : {
            actions: (
              <Button size="small" aria-label={`${text('common.edit')}: ${prefix}`} onClick={onEdit}>
                {text('common.edit')}
              </Button>
            ),
          })}
    />
  )
}

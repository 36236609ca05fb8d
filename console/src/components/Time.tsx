import { useViewer } from '../layout/ViewerContext.ts'
import { useFormat } from './useFormat.ts'

/** A calendar day of the organization; a dash where there is none. */
export function Day({ of }: { of: string | null | undefined }) {
  const format = useFormat()
  return of === null || of === undefined ? <span>–</span> : <time dateTime={of}>{format.day(of)}</time>
}

/** An instant by the organization's clock, whose timezone the title says. */
export function Instant({ of }: { of: string | null | undefined }) {
  const format = useFormat()
  const { organization } = useViewer()
  if (of === null || of === undefined) return <span>–</span>
  return (
    <time dateTime={of} title={organization.timezone}>
      {format.instant(of, organization.timezone)}
    </time>
  )
}

/** The day of an instant by the organization's clock; its title has the time. */
export function InstantDay({ of }: { of: string | null | undefined }) {
  const format = useFormat()
  const { organization } = useViewer()
  if (of === null || of === undefined) return <span>–</span>
  return (
    <time dateTime={of} title={`${format.instant(of, organization.timezone)} (${organization.timezone})`}>
      {format.dayOfInstant(of, organization.timezone)}
    </time>
  )
}

import { useQuery } from '@apollo/client/react'
import { SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { AuditOutcome } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { AUDIT_ACTORS, type AuditFilter } from './audit.ts'

type Props = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void }
const OUTCOMES: readonly AuditOutcome[] = ['SUCCEEDED', 'REFUSED']

export function AuditFilters({ filter, onFilter }: Props) {
  const text = useText()
  const term = useTerm()
  const { organization } = useViewer()
  const { data } = useQuery(AUDIT_ACTORS, { variables: { organizationId: organization.id } })
  const change = (part: Partial<AuditFilter>) => onFilter({ ...filter, ...part })
  const any = { value: '' as const, label: text('settings.any') }
  const members = data?.organization?.members ?? []
  return (
    <search className={styles.filters}>
      <TextField
        label={text('settings.audit.action')}
        type="search"
        maxLength={100}
        placeholder="invoiceUpdate"
        value={filter.action}
        onValue={(action) => change({ action })}
      />
      <SelectField
        label={text('settings.audit.actor')}
        value={filter.actorId}
        options={[any, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
        onValue={(actorId) => change({ actorId })}
      />
      <SelectField
        label={text('settings.audit.outcome')}
        value={filter.outcome}
        options={[any, ...OUTCOMES.map((value) => ({ value, label: term('AuditOutcome', value) }))]}
        onValue={(outcome) => change({ outcome })}
      />
      <TextField
        label={text('settings.audit.from')}
        type="date"
        value={filter.from}
        onValue={(from) => change({ from })}
      />
      <TextField
        label={text('settings.audit.through')}
        type="date"
        value={filter.through}
        onValue={(through) => change({ through })}
      />
    </search>
  )
}

import { Link } from 'react-router'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { useFormat } from '../components/useFormat.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { invoiceLink, partyLink } from './links.ts'
import { Row } from './Row.tsx'
import styles from './Today.module.css'
import type { TaskActions } from './useTaskActions.ts'

const TASK_ROW = graphql(`
  fragment TaskRow_task on Task {
    id
    label
    dueOn
    assignee {
      id
      name
    }
    invoice {
      id
      invoiceNumber
    }
    party {
      id
      name
    }
  }
`)

type Props = {
  of: FragmentType<typeof TASK_ROW>
  today: string
  actions: TaskActions
  faults: readonly string[]
}

export function TaskRow({ of, today, actions, faults }: Props) {
  const text = useText()
  const format = useFormat()
  const { isReadOnly } = useViewer()
  const { id, label, dueOn, assignee, invoice, party } = readFragment(TASK_ROW, of)
  const isLate = (dueOn ?? today) < today
  return (
    <Row
      lead={<span className="anyText">{label}</span>}
      amount={
        dueOn && (
          <Badge tone={isLate ? 'bad' : 'neutral'}>{text('today.due', { day: format.day(dueOn) })}</Badge>
        )
      }
      note={
        <>
          {invoice && (
            <Link className="anyText" to={invoiceLink(invoice.id)}>
              {invoice.invoiceNumber ?? text('today.noNumber')}
            </Link>
          )}{' '}
          {party && (
            <Link className="anyText" to={partyLink(party.id)}>
              {party.name}
            </Link>
          )}{' '}
          <span className="anyText">{assignee?.name ?? text('today.nobody')}</span>
        </>
      }
      actions={
        !isReadOnly && (
          <div className={styles.actions}>
            <Button
              size="small"
              aria-label={text('today.completeOf', { label })}
              onClick={() => void actions.complete(id)}
            >
              {text('today.complete')}
            </Button>
            <Button
              size="small"
              tone="quiet"
              aria-label={text('today.dismissOf', { label })}
              onClick={() => void actions.dismiss(id)}
            >
              {text('today.dismiss')}
            </Button>
            <Faults sentences={faults} />
          </div>
        )
      }
    />
  )
}

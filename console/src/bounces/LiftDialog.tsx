import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { Modal } from '../components/Modal.tsx'
import { Instant } from '../components/Time.tsx'
import { useAction } from '../graph/useAction.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'
import type { JobDialog } from './useWorklist.ts'

export const BOUNCE_LIFT = graphql(`
  fragment LiftDialog_bounce on BouncingContact {
    id
    address
    suppressions {
      id
      reason
      note
      createdAt
    }
  }
`)

const REMOVE = graphql(`
  mutation BouncesSuppressionRemove($input: SuppressionRemoveInput!) {
    suppressionRemove(input: $input) {
      address
      removedCount
      userErrors {
        code
        message
        field
      }
    }
  }
`)

type Props = JobDialog & { bounce: FragmentType<typeof BOUNCE_LIFT> }

/** Mail goes to the address again. Why it does not is shown first. */
export function LiftDialog({ bounce, isOpen, onClose, onDone, focusAfter }: Props) {
  const text = useText()
  const term = useTerm()
  const { organization } = useViewer()
  const { address, suppressions } = readFragment(BOUNCE_LIFT, bounce)
  const { run, isBusy, faults } = useAction(REMOVE)
  const lift = async () => {
    const data = await run({ input: { organizationId: organization.id, address } })
    if (data !== null) await onDone(text('bounces.lifted', { address }))
  }
  return (
    <Modal
      isOpen={isOpen}
      onClose={onClose}
      focusAfter={focusAfter}
      title={text('bounces.liftOf', { address })}
      description={text('bounces.liftHint')}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onClick={() => void lift()}>
            {text('bounces.lift')}
          </Button>
        </>
      }
    >
      <ul className={styles.reasons}>
        {suppressions.map(({ id, reason, note, createdAt }) => (
          <li key={id}>
            <Badge tone="warn">{term('SuppressionReason', reason)}</Badge> <Instant of={createdAt} />
            {note !== null && note !== undefined && <p className={`${styles.said} anyText`}>{note}</p>}
          </li>
        ))}
      </ul>
      <Faults sentences={faults.map(({ message }) => message)} />
    </Modal>
  )
}

import { useToasts } from '../../components/Toasts.tsx'
import { useAction } from '../../graph/useAction.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { SUPPRESSION_REMOVE, SUPPRESSIONS, type Suppression } from './suppressions.ts'

type Props = { suppression: Suppression; onClose: () => void }

export function LiftDialog({ suppression, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { organization } = useViewer()
  const { address, reason } = suppression
  const { run, isBusy, faults } = useAction(SUPPRESSION_REMOVE, {
    refetchQueries: [SUPPRESSIONS],
    awaitRefetchQueries: true,
  })
  const lift = async () => {
    if ((await run({ input: { organizationId: organization.id, address, reason } })) === null) return
    say(text('settings.suppressions.lifted'))
    onClose()
  }
  return (
    <ConfirmDialog
      title={text('settings.suppressions.liftTitle')}
      confirmLabel={text('settings.suppressions.lift')}
      onClose={onClose}
      onConfirm={() => void lift()}
      isBusy={isBusy}
      faults={faults.map(({ message }) => message)}
    >
      <p>{text('settings.suppressions.liftHint', { address, reason: term('SuppressionReason', reason) })}</p>
    </ConfirmDialog>
  )
}

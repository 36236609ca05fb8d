import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { Modal } from '../components/Modal.tsx'
import { otherFaults } from '../graph/useAction.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { useText } from '../messages/useText.ts'
import { BOUNCE_FIX } from './bounceFix.ts'
import { FixFields } from './FixFields.tsx'
import { FixWays } from './FixWays.tsx'
import { useFix } from './useFix.ts'
import { useFixForm } from './useFixForm.ts'
import type { JobDialog } from './useWorklist.ts'

type Props = JobDialog & { bounce: FragmentType<typeof BOUNCE_FIX> }

const FORM = 'fix-bounce'

/** The address is corrected, or somebody else gets the mail from now on. */
export function FixDialog({ bounce: of, isOpen, onClose, onDone, focusAfter }: Props) {
  const text = useText()
  const bounce = readFragment(BOUNCE_FIX, of)
  const form = useFixForm(bounce)
  const { ways, entry, isDirty, change } = form
  const { fix, isBusy, faults } = useFix(bounce, onDone)
  return (
    <Modal
      isOpen={isOpen}
      onClose={onClose}
      focusAfter={focusAfter}
      isDirty={isDirty}
      title={text('bounces.fixOf', { address: bounce.address })}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          {ways.length > 0 && (
            <Button tone="primary" type="submit" form={FORM} isBusy={isBusy}>
              {text(`bounces.do.${entry.way}`)}
            </Button>
          )}
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void fix(entry)
        }}
      >
        {ways.length === 0 ? (
          <p>{text('bounces.nobodyKnown')}</p>
        ) : (
          <FixWays ways={ways} way={entry.way} onWay={(way) => change({ way })}>
            <FixFields bounce={bounce} entry={entry} onChange={change} faults={faults} />
          </FixWays>
        )}
        <Faults sentences={otherFaults(faults, entry.way === 'other' ? [] : ['email', 'name'])} />
      </form>
    </Modal>
  )
}

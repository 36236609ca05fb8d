import { useState } from 'react'
import { SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { graphql } from '../../graphql/gql.ts'
import type { AccountingPanelFragment, MoneyRounding, TaxRounding } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import styles from '../parts/Parts.module.css'

const UPDATE = graphql(`
  mutation SettingsAccountingUpdate($input: AccountingSettingsUpdateInput!) {
    accountingSettingsUpdate(input: $input) {
      organization {
        id
        ...AccountingPanel
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const MONEY: readonly MoneyRounding[] = ['HALF_UP', 'HALF_EVEN']
const TAX: readonly TaxRounding[] = ['PER_LINE', 'PER_INVOICE']
const FIELDS = ['moneyRounding', 'taxRounding', 'booksClosedThrough']

type Props = { settings: AccountingPanelFragment['accounting']; onClose: () => void }

export function AccountingDialog({ settings, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [moneyRounding, setMoney] = useState(settings.moneyRounding)
  const [taxRounding, setTax] = useState(settings.taxRounding)
  const [closed, setClosed] = useState(settings.booksClosedThrough ?? '')
  const { run, isBusy, faults } = useAction(UPDATE)
  const isClosingChanged = closed !== (settings.booksClosedThrough ?? '')
  const isDirty =
    isClosingChanged || moneyRounding !== settings.moneyRounding || taxRounding !== settings.taxRounding
  const save = async () => {
    const input = {
      organizationId: organization.id,
      moneyRounding,
      taxRounding,
      ...(isClosingChanged ? { booksClosedThrough: closed === '' ? null : closed } : {}),
    }
    if ((await run({ input })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.accounting.title')}
      description={text('settings.accounting.hint')}
      onClose={onClose}
      onSubmit={() => void save()}
      isDirty={isDirty}
      isBusy={isBusy}
      faults={otherFaults(faults, FIELDS)}
    >
      <SelectField
        label={text('settings.accounting.money')}
        value={moneyRounding}
        options={MONEY.map((value) => ({ value, label: term('MoneyRounding', value) }))}
        onValue={setMoney}
        fault={faultOf(faults, 'moneyRounding')}
      />
      <SelectField
        label={text('settings.accounting.tax')}
        value={taxRounding}
        options={TAX.map((value) => ({ value, label: term('TaxRounding', value) }))}
        onValue={setTax}
        fault={faultOf(faults, 'taxRounding')}
      />
      <TextField
        label={text('settings.accounting.closed')}
        hint={text('settings.accounting.closedHint')}
        type="date"
        value={closed}
        onValue={setClosed}
        fault={faultOf(faults, 'booksClosedThrough')}
      />
      <div aria-live="polite">
        {isClosingChanged && (
          <p className={styles.warning}>
            {text(
              isOpening(closed, settings.booksClosedThrough)
                ? 'settings.accounting.openWarning'
                : 'settings.accounting.closeWarning',
            )}
          </p>
        )}
      </div>
    </FormDialog>
  )
}

/** Days are compared as they are written. */
function isOpening(closed: string, before: string | null | undefined): boolean {
  return before !== null && before !== undefined && closed < before
}

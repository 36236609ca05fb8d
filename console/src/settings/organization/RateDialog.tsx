import { useState } from 'react'
import { TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { RATE_SET, RATES } from './rates.ts'

const FIELDS = ['currency', 'rate', 'validFrom']

export function RateDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [currency, setCurrency] = useState('')
  const [rate, setRate] = useState('')
  const [validFrom, setValidFrom] = useState('')
  const { run, isBusy, faults } = useAction(RATE_SET, { refetchQueries: [RATES], awaitRefetchQueries: true })
  const set = async () => {
    const day = validFrom === '' ? {} : { validFrom }
    // People write a comma where their language does; the graph takes a point.
    const input = { organizationId: organization.id, currency, rate: rate.trim().replace(',', '.'), ...day }
    if ((await run({ input })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.rates.set')}
      description={text('settings.rates.setHint')}
      onClose={onClose}
      onSubmit={() => void set()}
      isDirty={currency !== '' || rate !== '' || validFrom !== ''}
      isBusy={isBusy}
      isIncomplete={!/^[A-Z]{3}$/.test(currency) || !/^\d+([.,]\d+)?$/.test(rate.trim())}
      faults={otherFaults(faults, FIELDS)}
    >
      <TextField
        label={text('settings.rates.currency')}
        hint={text('settings.rates.currencyHint')}
        value={currency}
        maxLength={3}
        onValue={(value) => setCurrency(value.toUpperCase())}
        fault={faultOf(faults, 'currency')}
      />
      <TextField
        label={text('settings.rates.rateOf', {
          currency: currency === '' ? '…' : currency,
          own: organization.defaultCurrency,
        })}
        inputMode="decimal"
        value={rate}
        onValue={setRate}
        fault={faultOf(faults, 'rate')}
      />
      <TextField
        label={text('settings.rates.since')}
        hint={text('settings.rates.sinceHint')}
        type="date"
        value={validFrom}
        onValue={setValidFrom}
        fault={faultOf(faults, 'validFrom')}
      />
    </FormDialog>
  )
}

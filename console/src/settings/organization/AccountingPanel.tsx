import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Panel } from '../../components/Page.tsx'
import { Day } from '../../components/Time.tsx'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { Values } from '../parts/Values.tsx'
import { AccountingDialog } from './AccountingDialog.tsx'

const ACCOUNTING = graphql(`
  fragment AccountingPanel on Organization {
    id
    accounting {
      moneyRounding
      taxRounding
      booksClosedThrough
    }
  }
`)

/** How invoices are worked out, and up to which day the books are closed. */
export function AccountingPanel({ of }: { of: FragmentType<typeof ACCOUNTING> }) {
  const text = useText()
  const term = useTerm()
  const { isAdmin, isReadOnly } = useViewer()
  const [isEditing, setEditing] = useState(false)
  const { accounting } = readFragment(ACCOUNTING, of)
  const { moneyRounding, taxRounding, booksClosedThrough } = accounting
  const edit = (
    <Button
      aria-label={`${text('common.edit')}: ${text('settings.accounting.title')}`}
      onClick={() => setEditing(true)}
    >
      {text('common.edit')}
    </Button>
  )
  return (
    <Panel title={text('settings.accounting.title')} {...(isAdmin && !isReadOnly ? { actions: edit } : {})}>
      <Values
        of={[
          { label: text('settings.accounting.money'), value: term('MoneyRounding', moneyRounding) },
          { label: text('settings.accounting.tax'), value: term('TaxRounding', taxRounding) },
          {
            label: text('settings.accounting.closed'),
            value: booksClosedThrough ? <Day of={booksClosedThrough} /> : text('settings.accounting.open'),
          },
        ]}
      />
      {isEditing && <AccountingDialog settings={accounting} onClose={() => setEditing(false)} />}
    </Panel>
  )
}

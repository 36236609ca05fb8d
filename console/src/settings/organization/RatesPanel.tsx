import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { Day } from '../../components/Time.tsx'
import type { SettingsRatesQuery } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { RateDialog } from './RateDialog.tsx'
import { RATES } from './rates.ts'

/** What other currencies are worth today. */
export function RatesPanel() {
  const text = useText()
  const { organization, isReadOnly } = useViewer()
  const [isSetting, setSetting] = useState(false)
  const { data, error, refetch } = useQuery(RATES, { variables: { organizationId: organization.id } })
  const set = <Button onClick={() => setSetting(true)}>{text('settings.rates.set')}</Button>
  return (
    <Panel title={text('settings.rates.title')} {...(isReadOnly ? {} : { actions: set })}>
      <p className={styles.quiet}>
        {text('settings.rates.hint', { currency: organization.defaultCurrency })}
      </p>
      {data === undefined && error !== undefined && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === undefined && <Skeleton lines={3} />}
      {data !== undefined && <RatesTable rates={data.exchangeRates} />}
      {isSetting && <RateDialog onClose={() => setSetting(false)} />}
    </Panel>
  )
}

function RatesTable({ rates }: { rates: SettingsRatesQuery['exchangeRates'] }) {
  const text = useText()
  if (rates.length === 0) return <p>{text('settings.rates.none')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('settings.rates.currency')}</th>
          <th scope="col">{text('settings.rates.rate')}</th>
          <th scope="col">{text('settings.rates.since')}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ currency, organizationCurrency, rate, validFrom }) => (
          <tr key={currency}>
            <th scope="row">{currency}</th>
            <td>
              {rate} {organizationCurrency}
            </td>
            <td>
              <Day of={validFrom} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

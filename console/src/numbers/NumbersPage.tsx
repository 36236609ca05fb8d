import { Page } from '../components/Page.tsx'
import { useText } from '../messages/useText.ts'
import { AgeingPanel } from './AgeingPanel.tsx'
import { CurrencySwitch } from './CurrencySwitch.tsx'
import { ForecastPanel } from './ForecastPanel.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import { useNumbersFilters } from './useNumbersFilters.ts'

/** How much is owed and for how long, how well it is collected, and when it is expected. One currency at a time. */
export function Component() {
  const text = useText()
  const filters = useNumbersFilters()
  return (
    <Page title={text('numbers.title')} actions={<CurrencySwitch filters={filters} />} isWide>
      <AgeingPanel filters={filters} />
      <TrendPanel filters={filters} />
      <ForecastPanel filters={filters} />
    </Page>
  )
}

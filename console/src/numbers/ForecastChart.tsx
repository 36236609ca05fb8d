import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useText } from '../messages/useText.ts'
import { AXIS, GRID, LEGEND, MARGIN, TOOLTIP, WIDTH_OF_NUMBERS } from './chartParts.tsx'
import { useCompactNumber } from './useCompactNumber.ts'
import type { ForecastBar } from './useForecastTable.ts'

export function ForecastChart({ bars }: { bars: readonly ForecastBar[] }) {
  const text = useText()
  const compact = useCompactNumber()
  return (
    <ResponsiveContainer>
      <BarChart data={[...bars]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="label" {...AXIS} />
        <YAxis {...AXIS} width={WIDTH_OF_NUMBERS} tickFormatter={compact} />
        <Tooltip
          {...TOOLTIP}
          formatter={(_value, name, { dataKey, payload }) => [
            dataKey === 'promised' ? payload.shownPromised : payload.shownOtherwise,
            name,
          ]}
        />
        <Legend {...LEGEND} />
        <Bar
          dataKey="promised"
          name={text('numbers.week.promised')}
          stackId="expected"
          fill="var(--bucket-0)"
          isAnimationActive={false}
        />
        <Bar
          dataKey="otherwise"
          name={text('numbers.week.otherwise')}
          stackId="expected"
          fill="var(--bucket-1)"
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}

import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { AXIS, GRID, LEGEND, MARGIN, TOOLTIP, WIDTH_OF_NUMBERS } from './chartParts.tsx'
import { useCompactNumber } from './useCompactNumber.ts'
import type { TrendLines, TrendPoint } from './useTrendTable.ts'

type Props = { points: readonly TrendPoint[]; lines: TrendLines }

export function TrendChart({ points, lines }: Props) {
  const compact = useCompactNumber()
  return (
    <ResponsiveContainer>
      <LineChart data={[...points]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="label" {...AXIS} />
        <YAxis {...AXIS} width={WIDTH_OF_NUMBERS} tickFormatter={compact} />
        <Tooltip {...TOOLTIP} formatter={(value) => compact(Number(value))} />
        <Legend {...LEGEND} />
        <Line
          dataKey="first"
          name={lines.first}
          stroke="var(--bucket-0)"
          strokeWidth={2.5}
          isAnimationActive={false}
        />
        {lines.second !== null && (
          <Line
            dataKey="second"
            name={lines.second}
            stroke="var(--bucket-2)"
            strokeWidth={2.5}
            strokeDasharray="6 4"
            isAnimationActive={false}
          />
        )}
      </LineChart>
    </ResponsiveContainer>
  )
}

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { AXIS, bucketColour, GRID_ACROSS, MARGIN, TOOLTIP, WIDTH_OF_NAMES } from './chartParts.tsx'
import type { BucketBar } from './useAgeingTable.ts'
import { useCompactNumber } from './useCompactNumber.ts'

/** Bars lie, so that the names of however many buckets fit beside them. */
export function AgeingChart({ bars, currency }: { bars: readonly BucketBar[]; currency: string }) {
  const compact = useCompactNumber()
  const data = bars.map((bar) => ({ ...bar, fill: bucketColour(bar.place, bar.last) }))
  return (
    <ResponsiveContainer>
      <BarChart data={data} layout="vertical" margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID_ACROSS} />
        <XAxis type="number" {...AXIS} tickFormatter={compact} />
        <YAxis type="category" dataKey="label" {...AXIS} interval={0} width={WIDTH_OF_NAMES} />
        <Tooltip {...TOOLTIP} formatter={(_value, _name, { payload }) => [payload.shown, currency]} />
        <Bar dataKey="value" isAnimationActive={false} maxBarSize={48} />
      </BarChart>
    </ResponsiveContainer>
  )
}

import { useFormat } from '../components/useFormat.ts'
import type { AgeingGroup_GroupFragment } from '../graphql/graphql.ts'
import { useText } from '../messages/useText.ts'
import { partyLink } from '../today/links.ts'
import { type Cell, moneyCell, type Table, textCell } from './tableModel.ts'
import { useBucketLabel } from './useBucketLabel.ts'
import type { NumbersFilters } from './useNumbersFilters.ts'

type Group = AgeingGroup_GroupFragment
type Input = { groups: readonly Group[]; total: Group | null; filters: NumbersFilters }
export type BucketBar = { label: string; value: number; shown: string; place: number; last: number }

/** The ageing as a table, whose last row is the picture. */
export function useAgeingTable({ groups, total, filters }: Input): { table: Table; chart: BucketBar[] } {
  const text = useText()
  const format = useFormat()
  const bucketLabel = useBucketLabel()
  const { groupBy, asOf, currency } = filters
  const buckets = total?.buckets ?? []

  const nameOf = ({ party, assignee, tag }: Group): Cell => {
    if (groupBy === 'CURRENCY') return textCell(currency)
    if (party) return textCell(party.name, partyLink(party.id))
    return textCell(assignee?.name ?? tag?.name ?? text(`numbers.without.${groupBy}`))
  }
  const amountsOf = (group: Group): Cell[] => [
    moneyCell(format, group.outstanding),
    ...group.buckets.map(({ amount }) => moneyCell(format, amount)),
    moneyCell(format, group.overdue),
    moneyCell(format, group.unappliedCredit),
  ]
  const amounts = [
    text('numbers.outstanding'),
    ...buckets.map(bucketLabel),
    text('numbers.overdue'),
    text('numbers.unappliedCredit'),
  ]
  return {
    table: {
      caption: text('numbers.ageingCaption', { day: format.day(asOf), currency }),
      columns: [
        { label: text(`numbers.groupBy.${groupBy}`), isNumber: false },
        ...amounts.map((label) => ({ label, unit: currency, isNumber: true })),
      ],
      rows: groups.map((group) => [nameOf(group), ...amountsOf(group)]),
      ...(total === null ? {} : { total: [textCell(text('numbers.total')), ...amountsOf(total)] }),
    },
    chart: buckets.map((bucket, place) => ({
      label: bucketLabel(bucket),
      // The length of a bar, not an amount: what is read is `shown`.
      value: Number(bucket.amount.amount),
      shown: format.money(bucket.amount),
      place,
      last: buckets.length - 1,
    })),
  }
}

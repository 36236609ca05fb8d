import styles from './Numbers.module.css'

/** What all charts look like. Colours are the page's own, so that both colour schemes fit. */
export const AXIS = { stroke: 'var(--line-strong)', tick: { fill: 'var(--text-quiet)', fontSize: 12 } }
export const GRID = { stroke: 'var(--line)', vertical: false }
export const GRID_ACROSS = { stroke: 'var(--line)', horizontal: false }
export const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 }
export const WIDTH_OF_NUMBERS = 56
export const WIDTH_OF_NAMES = 104
export const TOOLTIP = {
  contentStyle: {
    background: 'var(--surface-raised)',
    border: '1px solid var(--line)',
    borderRadius: 5,
    color: 'var(--text)',
  },
  itemStyle: { color: 'var(--text)' },
  cursor: { fill: 'var(--surface-sunken)', stroke: 'var(--line-strong)' },
}
export const LEGEND = {
  // In the order of the lines, and as dark as other text: the sign before it has the colour.
  itemSorter: null,
  formatter: (name: string) => <span className={styles.legend}>{name}</span>,
}

const BUCKET_COLOURS = 5

/** From what is not due to what is oldest, however many buckets there are. */
export function bucketColour(place: number, last: number): string {
  const step = last === 0 ? 0 : Math.round((place / last) * (BUCKET_COLOURS - 1))
  return `var(--bucket-${step})`
}

/** The name of an event without the marks in which documents and services differ: `soft_bounce`, `Soft bounce`. */
export function eventName(value: unknown): string {
  return typeof value === 'string'
    ? value
        .slice(0, 100)
        .toLowerCase()
        .replace(/[^a-z]/g, '')
    : ''
}

/** The values of a row as the audit log compares and keeps them: instants and amounts as texts, JSON by its text. */
export function auditable(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, auditableValue(value)]))
}

function auditableValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  // Also what Prisma takes for no JSON at all.
  if (typeof value === 'object' && value !== null) return JSON.stringify(value) ?? null
  return value
}

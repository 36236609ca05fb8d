import type { SourceRecord } from '../source/source.ts'
import { CONNECTION, completeConnection, INTEGRATION } from './connectionSpec.ts'
import { isRaw } from './spec.ts'
import type { Telling } from './telling.ts'

/** A connection and the integration that it is one of. */
export function* connectionRecords(
  telling: Telling,
  connection: unknown,
  path: string,
): Generator<SourceRecord> {
  if (!isRaw(connection) || !telling.told.isNews(`connection ${String(connection.id)}`, connection)) return
  const { integration } = connection
  if (isRaw(integration)) {
    yield telling.record({
      type: 'integration',
      spec: INTEGRATION,
      source: integration,
      path: `${path}.integration`,
    })
  }
  yield telling.record({
    type: 'linkedIntegration',
    spec: CONNECTION,
    source: completeConnection(connection),
    raw: connection,
    path,
    extra: telling.member('ownerEmail', connection, ['owner', 'owner_id']),
    origins: { ownerEmail: 'owner_id' },
  })
}

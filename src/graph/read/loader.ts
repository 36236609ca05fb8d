import DataLoader from 'dataloader'
import type { Database } from '../../database/client.ts'
import type { Load } from '../context.ts'

type TenantKey<K> = { organizationId: string; key: K }

/** What one statement answers: the values of some keys of one organization. Keys left out have no value. */
export type Batch<K, V> = (
  database: Database,
  organizationId: string,
  keys: readonly K[],
) => Promise<ReadonlyMap<K, V>>

/** A named relation, loaded in batches, one statement per organization whatever the number of keys. */
export function defineLoader<K extends string, V>(name: string, absent: V, batch: Batch<K, V>): Load<K, V> {
  return (context, organizationId, key) => {
    let loader = context.loaders.get(name)
    if (loader === undefined) {
      loader = new DataLoader<unknown, unknown, string>(
        // The map holds loaders of every type; a name is only ever used with its own key and value.
        (keys) => loadBatch(context.database, keys as readonly TenantKey<K>[], batch, absent),
        { cacheKeyFn: (tenantKey) => cacheKey(tenantKey as TenantKey<K>), maxBatchSize: 1_000 },
      )
      context.loaders.set(name, loader)
    }
    return loader.load({ organizationId, key }) as Promise<V>
  }
}

function cacheKey({ organizationId, key }: TenantKey<string>): string {
  return `${organizationId}/${key}`
}

async function loadBatch<K, V>(
  database: Database,
  keys: readonly TenantKey<K>[],
  batch: Batch<K, V>,
  absent: V,
): Promise<V[]> {
  const keysByOrganization = Map.groupBy(keys, (key) => key.organizationId)
  const answers = new Map<string, ReadonlyMap<K, V>>()
  for (const [organizationId, group] of keysByOrganization) {
    answers.set(
      organizationId,
      await batch(
        database,
        organizationId,
        group.map((entry) => entry.key),
      ),
    )
  }
  return keys.map(({ organizationId, key }) => answers.get(organizationId)?.get(key) ?? absent)
}

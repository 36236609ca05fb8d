import { raw, sql } from '../../database/sql.ts'
import { manyBy } from '../../graph/read/rowRelation.ts'

/** Under which reasons a bouncing address is on the suppression list. */
export const suppressionsOfBouncing = manyBy({
  name: 'Suppression of a bouncing address',
  model: 'Suppression',
  source: (alias, organizationId) => {
    const suppression = raw(alias)
    const bouncing = raw(`${alias}_bouncing`)
    const id = sql`${organizationId}::uuid`
    return {
      tables: sql`bouncing_address ${bouncing} join suppression ${suppression}
        on ${suppression}.organization_id = ${id} and ${suppression}.address_key = ${bouncing}.address_key`,
      tenant: sql`${bouncing}.organization_id = ${id}`,
      key: sql`${bouncing}.id`,
      order: sql`${suppression}.created_at, ${suppression}.id`,
    }
  },
})

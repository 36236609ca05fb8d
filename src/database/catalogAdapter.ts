import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const CHAR_OID = 18
const TEXT_OID = 25

/**
 * PostgreSQL's catalogue uses its internal type "char". The adapter refuses it and the schema engine insists on
 * it, so the pool hands it over as text and the adapter gives it its name back.
 */
export class CatalogPool extends pg.Pool {
  readonly charColumns = new Map<string, number[]>()

  // The overloads of `query` include callbacks; the adapter only awaits it.
  override query = (async (config: pg.QueryConfig) => {
    const client = await this.connect()
    try {
      const result = await client.query(config)
      const columns = [...(result.fields ?? []).entries()].filter(
        ([, field]) => field.dataTypeID === CHAR_OID,
      )
      for (const [, field] of columns) field.dataTypeID = TEXT_OID
      this.charColumns.set(
        config.text,
        columns.map(([index]) => index),
      )
      return result
    } finally {
      client.release()
    }
  }) as typeof pg.Pool.prototype.query
}

export class CatalogAdapter extends PrismaPg {
  private readonly pool: CatalogPool

  constructor(pool: CatalogPool) {
    super(pool)
    this.pool = pool
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    const queryRaw: SqlDriverAdapter['queryRaw'] = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query: SqlQuery) => {
      const result = await queryRaw(query)
      for (const index of this.pool.charColumns.get(query.sql) ?? []) {
        result.columnTypes[index] = ColumnTypeEnum.Character
      }
      return result
    }
    // The adapter would cut a migration at every semicolon, inside functions too. Sent whole it is also one transaction.
    adapter.executeScript = async (script: string) => {
      await this.pool.query({ text: script })
    }
    return adapter
  }
}

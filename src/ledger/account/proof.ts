import type { Database } from '../../database/client.ts'
import type { Statement } from '../../database/read.ts'
import { sqlStateOf } from '../../database/sqlState.ts'
import type { Viewer } from '../../graph/viewer.ts'
import { hasExpired } from './findViewer.ts'
import type { KnownOwners } from './knownOwners.ts'

/** The SQLSTATE with which `require_viewer` ends a statement. */
const CHANGED = 'DG001'

/**
 * That a viewer who was read before is still the same. The first statement of the request proves it on the way: it names the
 * version of the rows that said who the viewer is, and PostgreSQL refuses it where they are no longer those. So the proof is
 * of the same moment as what is read, and costs no statement of its own. Until it stands nothing may be answered.
 */
export class Proof {
  readonly viewer: Viewer
  private readonly tokenHash: Buffer
  private readonly version: string
  private isAsked = false
  private outcome: 'PROVED' | 'REFUTED' | null = null

  constructor(viewer: Viewer, tokenHash: Buffer, version: string) {
    this.viewer = viewer
    this.tokenHash = tokenHash
    this.version = version
  }

  get stands(): boolean {
    return this.outcome === 'PROVED'
  }

  /** What was executed so far is to be executed again, also for a viewer who has turned out to be the same. */
  get isRefuted(): boolean {
    return this.outcome === 'REFUTED'
  }

  /** The database as this request sees it. */
  over(database: Database): Database {
    const read = async <Row extends object>(statement: Statement): Promise<Row[]> => {
      if (this.isAsked) return database.read<Row>(statement)
      this.isAsked = true
      try {
        const rows = await database.read<Row>(this.within(statement))
        this.outcome = 'PROVED'
        return rows
      } catch (error) {
        // Any other error says nothing of the viewer.
        if (sqlStateOf(error) === CHANGED) this.outcome = 'REFUTED'
        throw error
      }
    }
    return Object.create(database, { read: { value: read } })
  }

  /** Asked once, before the first row, and also where there is none. */
  private within(statement: Statement): Statement {
    return {
      render: () => {
        const { text, values } = statement.render()
        const hash = `$${values.length + 1}::bytea`
        const version = `$${values.length + 2}::text`
        return {
          text: `select * from (${text}) proved where (select require_viewer(${hash}, ${version}))`,
          values: [...values, this.tokenHash, this.version],
        }
      },
    }
  }
}

/** Who a token belongs to as far as was read before; null where that is not known, or no longer good. */
export type Presume = (tokenHash: Buffer, now: Date) => Proof | null

export function createPresume(known: KnownOwners): Presume {
  return (tokenHash, now) => {
    const found = known.get(tokenHash.toString('hex'))
    if (found === undefined || found.owner.isRevoked || hasExpired(found.owner, now)) return null
    return new Proof(found.owner.viewer, tokenHash, found.version)
  }
}

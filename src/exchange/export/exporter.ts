import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { Context } from '../../graph/context.ts'
import type { Viewer } from '../../graph/viewer.ts'
import type { Queue } from '../../queue/queue.ts'
import type { ExportLimits } from './limits.ts'

/** What it takes to run exports. */
export type Exporter = {
  database: Database
  queue: Queue
  schema: GraphQLSchema
  /** The context of one page: everything in it is counted from the instant at which the export was asked for. */
  contextOf: (viewer: Viewer, now: Date) => Context
  log: Logger
  now: () => Date
  limits: ExportLimits
  /** Milliseconds after which a job lets others go first. */
  turn: number
}

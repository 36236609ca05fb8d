import type { LinkBuffer } from './linkBuffer.ts'
import type { IdOf, Planned } from './scope.ts'

/** What records of a batch refer to. */
export type Ground = {
  idOf: IdOf
  /** What the system at the other end of a connection is called, by the connection's name at the source. */
  integrationNames: ReadonlyMap<string, string>
  /** Where links are noted, to be written with the batch. */
  links: LinkBuffer
}

/** What is to be written, and what it refers to. */
export type Writing<R> = { planned: readonly Planned<R>[]; ground: Ground }

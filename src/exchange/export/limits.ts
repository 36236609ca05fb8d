import { EXPORT_PAGE_SIZE } from '../../graph/connection/arguments.ts'

/** What exports may take. The first four are stated in the descriptions and in docs/exports.md. */
export type ExportLimits = {
  rows: number
  /** Of the file, before compression. */
  bytes: number
  /** Of one organization that have not ended. */
  atOnce: number
  /** Of the files that an organization has kept here. */
  keptBytes: number
  /** Of a page, at most. */
  pageRows: number
  /** Of text: a part has about so much, and a page more at most. */
  partBytes: number
}

export const EXPORT_LIMITS: ExportLimits = {
  rows: 5_000_000,
  bytes: 2 * 1024 ** 3,
  atOnce: 5,
  keptBytes: 10 * 1024 ** 3,
  pageRows: EXPORT_PAGE_SIZE,
  partBytes: 2_000_000,
}

/** A file is kept this long after its export has ended. */
export const KEPT_HOURS = 24
export const LONGEST_QUERY = 100_000

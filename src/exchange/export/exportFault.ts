/** Why a document cannot be exported, in sentences for who wrote it. */
export class ExportFault extends Error {
  readonly reasons: readonly string[]

  constructor(...reasons: string[]) {
    super(reasons.join(' '))
    this.reasons = reasons
  }
}

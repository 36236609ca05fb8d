import type { RecordType } from '../record/record.ts'
import type { SourceRecord } from '../source/source.ts'
import type { Unresolved } from '../unresolved.ts'
import { make, originOf, type Raw, type Spec } from './spec.ts'
import type { Told } from './told.ts'
import type { UserDirectory } from './userDirectory.ts'

export type Place = {
  line: number
  /** Which element of the array the document is; null where it is none. */
  element: string | null
}

type Flags = Pick<SourceRecord, 'isMention' | 'addsInvoices'>

/** A record to be made of a part of the document. */
export type Making = Flags & {
  type: RecordType
  spec: Spec
  source: Raw
  /** Where the part stands in the document; empty for the document itself. */
  path: string
  /** The part as the document has it, where the source was completed. */
  raw?: Raw
  /** Fields that come from elsewhere, and from where. */
  extra?: Readonly<Record<string, unknown>>
  origins?: Readonly<Record<string, string>>
}

/** Makes records of one document: knows where it stands, and what earlier documents told. */
export class Telling {
  readonly told: Told
  readonly users: UserDirectory
  readonly unresolved: Unresolved
  private readonly place: Place

  constructor(known: Pick<Telling, 'told' | 'users' | 'unresolved'>, place: Place) {
    this.told = known.told
    this.users = known.users
    this.unresolved = known.unresolved
    this.place = place
  }

  record({ type, spec, source, path, raw = source, extra, origins = {}, ...flags }: Making): SourceRecord {
    return {
      line: this.place.line,
      value: { type, ...make(spec, source), ...extra },
      raw,
      size: 0,
      isLenient: true,
      ...flags,
      fieldOf: (field) => this.fieldOf(path, field === null ? null : origin(spec, field, origins)),
    }
  }

  fieldOf(path: string, field: string | null): string | null {
    const parts = [this.place.element, path, field].filter((part) => part !== null && part !== '')
    return parts.length === 0 ? null : parts.join('.')
  }

  /** The email address of a user, as a field of a record; nothing where there is none, or nobody knows who it is. */
  member(field: string, source: Raw, [user, userId]: readonly [user: string, userId: string]): Raw {
    const email = this.users.emailOf(source, user, userId)
    if (email === null) this.unresolved.add(`user ${String(source[userId])}`)
    return email == null ? {} : { [field]: email }
  }
}

function origin(spec: Spec, field: string, origins: Readonly<Record<string, string>>): string {
  const [, whole = field, rest = ''] = /^([^.[\]]+(?:\[\d+\])?)(.*)$/.exec(field) ?? []
  const elsewhere = origins[whole] ?? origins[whole.replace(/\[\d+\]$/, '')]
  if (elsewhere === undefined) return originOf(spec, field)
  return origins[whole] === undefined ? elsewhere : `${elsewhere}${rest === '.address' ? '' : rest}`
}

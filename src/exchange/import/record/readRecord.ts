import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { findUnstorable } from '../../../database/storable.ts'
import { inside, Refusal } from '../rejection.ts'
import { composedJson } from './composedJson.ts'
import {
  type CanonicalRecord,
  completeRecord,
  isRecordType,
  RECORD_TYPES,
  type RecordType,
} from './record.ts'
import { recordSchema } from './schema.ts'

const validators = new Map<RecordType, ValidateFunction>()

/** Checks a JSON value against the canonical format and completes it, or refuses it naming field and rule. */
export function readRecord(given: unknown, timezone: string): CanonicalRecord {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Refusal(null, 'must be a JSON object')
  }
  refuseUnstorable(given)
  const value = composedJson(given)
  const type = 'type' in given ? given.type : undefined
  if (!isRecordType(type)) {
    throw new Refusal('type', `must be one of ${RECORD_TYPES.join(', ')}`)
  }
  const validate = validatorOf(type)
  if (!validate(value)) refuseFirst(validate.errors?.[0], type)
  return completeRecord(type, value, timezone)
}

function refuseUnstorable(given: object): void {
  const found = findUnstorable(given)
  if (found === null) return
  throw found.path.reduceRight((error: unknown, name) => inside(name, error), new Refusal(null, found.reason))
}

function validatorOf(type: RecordType): ValidateFunction {
  let validate = validators.get(type)
  if (validate === undefined) {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, verbose: true })
    // A CommonJS module: Node hands its function over as the default, its typings see a namespace.
    const addFormats = ajvFormats as unknown as (ajv: Ajv2020, formats: string[]) => void
    addFormats(ajv, ['date', 'uuid'])
    validate = ajv.compile(recordSchema(type))
    validators.set(type, validate)
  }
  return validate
}

function refuseFirst(error: ErrorObject | undefined, type: RecordType): never {
  if (error === undefined) throw new Error('The validator refused a record without a reason.')
  const path = pathOf(error.instancePath)
  const named = (key: unknown) => (path === '' ? String(key) : `${path}.${key}`)
  switch (error.keyword) {
    case 'required':
      throw new Refusal(named(error.params.missingProperty), 'is required')
    case 'additionalProperties':
      throw new Refusal(
        named(error.params.additionalProperty),
        `is not a field of ${path === '' ? `a record of type ${type}` : path}`,
      )
    default:
      throw new Refusal(path === '' ? null : path, ruleOf(error))
  }
}

/** `/lineItems/0/quantity` is `lineItems[0].quantity` for people. */
function pathOf(pointer: string): string {
  const keys = pointer.split('/').slice(1)
  return keys
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('')
    .replace(/^\./, '')
}

function ruleOf({ keyword, params, message, parentSchema }: ErrorObject): string {
  switch (keyword) {
    case 'enum':
      return `must be one of ${params.allowedValues.filter((value: unknown) => value !== null).join(', ')}`
    case 'pattern':
    case 'format':
      return `must be ${parentSchema?.description ?? message}`
    case 'type':
      return `must be ${[params.type]
        .flat()
        .filter((type) => type !== 'null')
        .join(' or ')}`
    case 'minimum':
    case 'maximum':
      return `must be ${params.comparison} ${params.limit}`
    default:
      return message ?? `breaks the rule ${keyword}`
  }
}

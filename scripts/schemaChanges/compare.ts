import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import {
  buildSchema,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** One difference between two schemas: where it is, as the inspector writes it (`Query.parties.where`), and what. */
export type SchemaChange = { coordinate: string; message: string }

export type SchemaChanges = {
  /** Operations that were valid may no longer be, or answer something else. */
  breaking: SchemaChange[]
  /** Operations stay valid; clients that took for granted what they knew may be surprised. */
  dangerous: SchemaChange[]
  safe: SchemaChange[]
}

export async function compareSchemas(before: string, after: string): Promise<SchemaChanges> {
  const changed = buildSchema(after)
  const byLevel = Map.groupBy(await diff(buildSchema(before), changed), (change) => levelOf(change, changed))
  const ofLevel = (level: CriticalityLevel) =>
    (byLevel.get(level) ?? []).map(({ path, message }) => ({ coordinate: path ?? 'schema', message }))
  return {
    breaking: ofLevel(CriticalityLevel.Breaking),
    dangerous: ofLevel(CriticalityLevel.Dangerous),
    safe: ofLevel(CriticalityLevel.NonBreaking),
  }
}

/** The inspector holds every change of a default value to be dangerous, also one that leaves a required place without. */
function levelOf({ criticality, path = '' }: Change, changed: GraphQLSchema): CriticalityLevel {
  const isBreaking = criticality.level === CriticalityLevel.Dangerous && isRequired(changed, path)
  return isBreaking ? CriticalityLevel.Breaking : criticality.level
}

/** Whether an argument or an input field must be given. */
function isRequired(schema: GraphQLSchema, path: string): boolean {
  const [typeName = '', fieldName = '', argumentName] = path.split('.')
  const type = schema.getType(typeName)
  if (isInputObjectType(type)) {
    const field = type.getFields()[fieldName]
    return field !== undefined && isRequiredInputField(field)
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  const argument = type.getFields()[fieldName]?.args.find(({ name }) => name === argumentName)
  return argument !== undefined && isRequiredArgument(argument)
}

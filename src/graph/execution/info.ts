import type { GraphQLResolveInfo } from 'graphql'
import type { Execution } from './execution.ts'

/** What a resolver can know of its field before the request. */
export type FieldInfo = Pick<GraphQLResolveInfo, 'fieldName' | 'fieldNodes' | 'returnType' | 'parentType'>

/** What a resolver is told about its field, made once for all rows: without the path, which none of ours reads. */
export function infoOf(field: FieldInfo, execution: Execution): GraphQLResolveInfo {
  const known = execution.infos.get(field)
  // The map holds nothing else.
  if (known !== undefined) return known as GraphQLResolveInfo
  const { document, operation, variableValues } = execution
  const info = {
    ...field,
    schema: document.schema,
    fragments: document.fragments,
    operation,
    rootValue: undefined,
    variableValues,
  }
  execution.infos.set(field, info)
  // The helpers for aborted requests are left out: nothing here can be aborted.
  return info as unknown as GraphQLResolveInfo
}

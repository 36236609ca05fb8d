import { createComplexityRule } from '@pothos/plugin-complexity'
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { refuseRequest } from '../error.ts'
import { MAX_COST } from '../limit/cost.ts'
import { createCostMemory } from '../limit/costMemory.ts'
import { checkQueryVariables, checkSourceOnce, checkVariables } from '../limit/nesting.ts'
import { shapeRule } from '../limit/shapeRule.ts'

const MAX_TOKENS = 4_000

const rememberedCost = createCostMemory<Cost>()

/** What an operation may be before it is executed: the source, its variables, its shape and its cost. */
export function useLimits(costs: WeakMap<Request, number>): Plugin {
  const limitCost = ({ args, setResultAndStopExecution }: Execution) => {
    const { schema, document, variableValues, operationName, contextValue } = args
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.MUTATION) {
      checkQueryVariables(variableValues)
    }
    const { cost, errors } = rememberedCost(document, operationName, variableValues ?? {}, () =>
      measureCost(schema, document, variableValues ?? {}, operationName, contextValue),
    )
    const { request } = contextValue as { request: Request }
    if (cost !== null) costs.set(request, cost)
    if (errors.length > 0) setResultAndStopExecution({ errors })
  }
  return {
    onParams: ({ params }) => {
      checkSourceOnce(params.query ?? '')
      checkVariables(params.variables)
    },
    onParse: ({ setParseFn }) => setParseFn((source: string) => parse(source, { maxTokens: MAX_TOKENS })),
    onValidate: ({ addValidationRule }) => addValidationRule(shapeRule),
    onExecute: limitCost,
    // What each event may cost.
    onSubscribe: limitCost,
    onResultProcess: ({ request, result, setResult }) => {
      const requested = costs.get(request)
      if (requested === undefined || Array.isArray(result) || !('data' in result || 'errors' in result))
        return
      const cost = { requested, limit: MAX_COST }
      setResult({ ...result, extensions: { ...result.extensions, cost } })
    },
  }
}

type Execution = {
  args: Pick<ExecutionArgs, 'schema' | 'document' | 'variableValues' | 'operationName'> & {
    contextValue: object
  }
  setResultAndStopExecution: (result: ExecutionResult) => void
}
type Cost = { cost: number | null; errors: readonly GraphQLError[] }

/** Counted on the coerced variables, so `first: $n` costs what `first: 100` does. */
function measureCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  operationName: string | null | undefined,
  context: object,
): Cost {
  let cost: number | null = null
  const rule = createComplexityRule({
    context,
    variableValues,
    operationName: operationName ?? null,
    validate: ({ complexity }, reportError) => {
      cost = Math.max(cost ?? 0, Math.ceil(complexity))
      if (complexity > MAX_COST) reportError(tooExpensive(Math.ceil(complexity)))
    },
  })
  const errors = validate(schema, document, [rule])
  // Wrong variables and unknown operations are the executor's to report, in its own words.
  return { cost, errors: errors.filter((error) => error.extensions.code === 'QUERY_TOO_COMPLEX') }
}

function tooExpensive(cost: number): GraphQLError {
  return refuseRequest(
    'QUERY_TOO_COMPLEX',
    `The operation costs ${cost} and may cost ${MAX_COST}: ask for fewer rows or fewer levels at a time.`,
    { cost, limit: MAX_COST },
  )
}

import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { refuseRequest } from '../../graph/error.ts'
import { fragmentsOf } from '../../graph/execution/documents.ts'
import { MAX_COST } from '../../graph/limit/cost.ts'
import { createCostMemory } from '../../graph/limit/costMemory.ts'
import {
  checkQueryVariables,
  checkSourceOnce,
  checkVariables,
  MAX_TOKENS,
} from '../../graph/limit/nesting.ts'
import { operationCost } from '../../graph/limit/operationCost.ts'
import { shapeRule } from '../../graph/limit/shapeRule.ts'

const rememberedCost = createCostMemory<Cost>()

/** What an operation may be before it is executed: the source, its variables, its shape and its cost. */
export function useLimits(costs: WeakMap<Request, number>): Plugin {
  const limitCost = ({ args, setResultAndStopExecution }: Execution) => {
    const { document, variableValues, operationName, contextValue } = args
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.MUTATION) {
      checkQueryVariables(variableValues)
    }
    const { cost, errors } = rememberedCost(document, operationName, variableValues ?? {}, () =>
      measureCost(args),
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

const UNKNOWN_COST: Cost = { cost: null, errors: [] }

/** Counted on the coerced variables, so `first: $n` costs what `first: 100` does. */
function measureCost({ schema, document, variableValues, operationName }: Execution['args']): Cost {
  const operation = getOperationAST(document, operationName)
  // Wrong variables and unknown operations are the executor's to report, in its own words.
  if (!operation) return UNKNOWN_COST
  const { variableValues: values } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variableValues ?? {},
  )
  if (values === undefined) return UNKNOWN_COST
  const fragments = fragmentsOf(document)
  const cost = operationCost({ schema, fragments, variables: values.coerced }, operation, values)
  return { cost, errors: cost > MAX_COST ? [tooExpensive(cost)] : [] }
}

function tooExpensive(cost: number): GraphQLError {
  return refuseRequest(
    'QUERY_TOO_COMPLEX',
    `The operation costs ${cost} and may cost ${MAX_COST}: ask for fewer rows or fewer levels at a time.`,
    { cost, limit: MAX_COST },
  )
}

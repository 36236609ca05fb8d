import {
  type ASTVisitor,
  type DocumentNode,
  Kind,
  OperationTypeNode,
  type ValidationContext,
  visit,
} from 'graphql'
import type { ErrorCode } from '../../http/errorCode.ts'
import { refuseRequest } from '../error.ts'
import { createMeasure, type Shape } from './measure.ts'
import { checkText } from './nesting.ts'

type Limit = { code: ErrorCode; what: string; most: number }

/** Named like the counts. */
export const SHAPE_LIMITS = {
  depth: { code: 'DEPTH_LIMIT', what: 'levels of fields', most: 12 },
  lists: { code: 'DEPTH_LIMIT', what: 'lists inside lists', most: 4 },
  // Stops documents that double themselves fragment by fragment.
  fields: { code: 'QUERY_TOO_COMPLEX', what: 'fields', most: 5_000 },
  width: { code: 'QUERY_TOO_COMPLEX', what: 'fields at the root', most: 20 },
  // Each is work that no page size bounds: emails about one invoice, one beside the other.
  mutations: { code: 'QUERY_TOO_COMPLEX', what: 'mutations', most: 10 },
  introspections: { code: 'QUERY_TOO_COMPLEX', what: 'looks at the schema', most: 3 },
  aliases: { code: 'QUERY_TOO_COMPLEX', what: 'aliases', most: 30 },
  directives: { code: 'QUERY_TOO_COMPLEX', what: 'directives', most: 20 },
} satisfies Record<keyof Counts, Limit>

/** Refuses a document by its shape alone, whatever its variables say. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  return {
    Document: (document) => {
      const counts = countAll(context, document)
      for (const [name, { code, what, most }] of Object.entries(SHAPE_LIMITS)) {
        // The limits are named like the counts.
        const count = counts[name as keyof typeof SHAPE_LIMITS]
        if (count <= most) continue
        const message = `The operation has more ${what} than the ${most} allowed.`
        context.reportError(refuseRequest(code, message, { count, limit: most }))
        return
      }
    },
    StringValue: (node) => {
      try {
        checkText('argument', node.value)
      } catch (error) {
        // checkText throws nothing but the refusal made for the caller.
        context.reportError(error as ReturnType<typeof refuseRequest>)
      }
    },
  }
}

type Counts = Shape & Syntax & { mutations: number }

function countAll(context: ValidationContext, document: DocumentNode): Counts {
  const measure = createMeasure(context)
  const shapes = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map(({ operation, selectionSet }) => ({
      operation,
      shape: measure(selectionSet, context.getSchema().getRootType(operation)),
    }))
  const most = (name: keyof Shape, of = shapes) => Math.max(0, ...of.map(({ shape }) => shape[name]))
  const changing = shapes.filter(({ operation }) => operation === OperationTypeNode.MUTATION)
  return {
    depth: most('depth'),
    lists: most('lists'),
    fields: most('fields'),
    width: most('width'),
    mutations: most('width', changing),
    introspections: most('introspections'),
    ...countSyntax(document),
  }
}

type Syntax = { aliases: number; directives: number }

/** Counted on the syntax tree itself, whichever operation they belong to. */
function countSyntax(document: DocumentNode): Syntax {
  const counts = { aliases: 0, directives: 0 }
  visit(document, {
    Field: (field) => {
      if (field.alias) counts.aliases += 1
    },
    Directive: () => {
      counts.directives += 1
    },
  })
  return counts
}

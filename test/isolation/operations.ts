import { MAX_COST } from '../../src/graph/limit/cost.ts'
import { costOf } from '../limit/costOf.ts'
import { operationAt, type Path } from './paths.ts'
import { MAX_LISTS, type Selection, selectionOf, write } from './selection.ts'
import { split } from './split.ts'

/** All that is at the end of the way, in as many operations as the limit makes of it; a type may grow beyond one. */
export function operationsAt(path: Path, depth: number, most = MAX_COST): string[] {
  const operation = (selection: Selection) => operationAt(path, write(selection))
  const whole = selectionOf(path.type, depth, MAX_LISTS - path.lists)
  return split(whole, (piece) => costOf(operation(piece)) <= most).map(operation)
}

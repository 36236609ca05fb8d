import type { ComponentType } from 'react'
import type { ListVariables } from '../listVariables.ts'
import { BooleanEditor } from './BooleanEditor.tsx'
import { ChoiceEditor } from './ChoiceEditor.tsx'
import { ConditionsEditor } from './ConditionsEditor.tsx'
import type { Condition } from './condition.ts'
import { RangeEditor } from './RangeEditor.tsx'
import { ReferenceEditor } from './ReferenceEditor.tsx'
import { TextEditor } from './TextEditor.tsx'
import type { FilterField } from './useFilterFields.ts'

export type EditorProps = {
  field: FilterField
  list: ListVariables
  condition: Condition | undefined
  /** `isValid` is false while what is typed cannot be read. */
  onCondition: (condition: Condition | undefined, isValid?: boolean) => void
}

/** What each kind of filter is picked by. */
export const EDITOR_OF: Readonly<Record<FilterField['control'], ComponentType<EditorProps>>> = {
  CHOICE: ChoiceEditor,
  BOOLEAN: BooleanEditor,
  DATE_RANGE: RangeEditor,
  NUMBER_RANGE: RangeEditor,
  MONEY_RANGE: RangeEditor,
  TEXT: TextEditor,
  REFERENCE: ReferenceEditor,
  CONDITIONS: ConditionsEditor,
}

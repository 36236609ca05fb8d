import { SelectField } from '../../components/SelectField.tsx'
import { useText } from '../../messages/useText.ts'
import type { EditorProps } from './editors.tsx'
import { useFilterName } from './useFilterName.ts'

export function BooleanEditor({ field, condition, onCondition }: EditorProps) {
  const text = useText()
  const nameOf = useFilterName()
  return (
    <SelectField
      label={nameOf(field)}
      value={condition === undefined ? '' : condition === true ? 'yes' : 'no'}
      options={[
        { value: '', label: text('ledger.any') },
        { value: 'yes', label: text('common.yes') },
        { value: 'no', label: text('common.no') },
      ]}
      onValue={(value) => onCondition(value === '' ? undefined : value === 'yes')}
    />
  )
}

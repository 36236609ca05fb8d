import { TextField } from '../../components/TextField.tsx'
import { useText } from '../../messages/useText.ts'
import type { EditorProps } from './editors.tsx'

export function TextEditor({ condition, onCondition }: EditorProps) {
  const text = useText()
  return (
    <TextField
      label={text('ledger.contains')}
      value={wordsOf(condition)}
      onValue={(value) => onCondition(value === '' ? undefined : { contains: value })}
    />
  )
}

function wordsOf(condition: EditorProps['condition']): string {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return ''
  // An array was ruled out.
  const { contains, startsWith, eq } = condition as Record<string, unknown>
  return String(contains ?? startsWith ?? eq ?? '')
}

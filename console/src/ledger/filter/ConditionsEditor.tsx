import { useState } from 'react'
import { TextArea } from '../../components/TextField.tsx'
import { useText } from '../../messages/useText.ts'
import type { Condition } from './condition.ts'
import type { EditorProps } from './editors.tsx'

/** Conditions on other rows (emails, tags, fields), written as the API takes them. */
export function ConditionsEditor({ field, condition, onCondition }: EditorProps) {
  const text = useText()
  const [written, setWritten] = useState(condition === undefined ? '' : JSON.stringify(condition, null, 2))
  const [isSound, setSound] = useState(true)
  return (
    <TextArea
      label={text('ledger.conditions', { type: field.type })}
      rows={8}
      spellCheck={false}
      value={written}
      hint={field.description}
      fault={isSound ? null : text('ledger.notJson')}
      onValue={(value) => {
        setWritten(value)
        const read = parse(value)
        setSound(read !== null)
        onCondition(read ?? undefined, read !== null)
      }}
    />
  )
}

/** Null for what is no condition; undefined for nothing at all. */
function parse(text: string): Condition | undefined | null {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    // The API says what is wrong with it.
    return typeof value === 'object' ? (value as Condition) : null
  } catch {
    return null
  }
}

import type { Field } from './field.ts'

/** A word of another system: ours where it is one of ours, else OTHER with the word as it came. */
export type Word<V extends string = string> = { word: V; text: string | null }

/** Takes any word, in any case and with blanks or dashes for `_`: what a source adds tomorrow must not be refused. */
export function word<const V extends string>(values: Record<V, V> & { OTHER: 'OTHER' }): Field<Word<V>> {
  return {
    kind: 'text',
    isRequired: true,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '\\S',
      description: `${Object.keys(values).join(', ')}; any other word is kept, and counts as OTHER`,
    },
    read: (value) => wordOf(values, String(value)),
  }
}

function wordOf<const V extends string>(values: Record<V, V> & { OTHER: 'OTHER' }, text: string): Word<V> {
  const name = ourSpelling(text)
  if (Object.hasOwn(values, name)) return { word: name as V, text: null } // It is one of the keys.
  return { word: values.OTHER as V, text } // OTHER is one of the values.
}

export function ourSpelling(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
}

/** The two columns of a word, such as `status` and `statusText`. */
export function wordColumns(name: string, word: Word | null): Record<string, string | null> {
  return { [name]: word?.word ?? null, [`${name}Text`]: word?.text ?? null }
}

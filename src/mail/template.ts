import { escapeHtml } from '../http/escapeHtml.ts'

const PLACEHOLDER = /\{\{([^{}]{0,200})(\}\})?/g
const NAME = /^[A-Za-z][A-Za-z0-9_.]*$/
const MOST_SHOWN = 40

export type FilledTemplate = {
  text: string
  /** What stands between braces and is no variable, each once: a name that is not known, or what is no name. */
  unknown: string[]
}

/**
 * Fills `{{ name }}` with the variable of that name, escaped where the template is HTML. A value is never read again,
 * so braces in it stay what they are. Placeholders that cannot be filled stay as well, and are reported.
 */
export function fillTemplate(
  template: string,
  variables: ReadonlyMap<string, string>,
  as: 'text' | 'html',
): FilledTemplate {
  const unknown = new Set<string>()
  const text = template.replace(PLACEHOLDER, (placeholder, inner: string, end: string | undefined) => {
    const name = inner.trim()
    const value = end !== undefined && NAME.test(name) ? variables.get(name) : undefined
    if (value !== undefined) return as === 'html' ? escapeHtml(value) : value
    unknown.add(end === undefined ? shorten(placeholder) : shorten(name))
    return placeholder
  })
  return { text, unknown: [...unknown] }
}

function shorten(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`
}

import { escapeHtml } from './escapeHtml.ts'

/** HTML that is known to be well formed. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Part = string | Markup | readonly Markup[]

/** A template whose values are escaped, unless they are markup themselves. */
export function markup(strings: TemplateStringsArray, ...values: Part[]): Markup {
  const parts = values.map((value, index) => sourceOf(value) + (strings[index + 1] ?? ''))
  return new Markup((strings[0] ?? '') + parts.join(''))
}

function sourceOf(value: Part): string {
  if (typeof value === 'string') return escapeHtml(value)
  return value instanceof Markup ? value.source : value.map(({ source }) => source).join('')
}

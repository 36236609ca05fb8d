import { inBrackets } from './call.ts'
import { writeWrongPage } from './page.ts'
import type { Call, Writing } from './writing.ts'

/** Arguments that the field of this type refuses when it is executed, though the document is valid. */
export function writeFault(writing: Writing, parent: string, field: string): Call | null {
  const { random, variables } = writing
  if (parent === 'Money' && field === 'formatted') return { text: '(locale: "!!")', size: null }
  if (field === 'totalPages') {
    const wrong = random.pick(['0', '-3', `$${variables.declare('Int = 5', null)}`])
    return { text: `(perPage: ${wrong})`, size: null }
  }
  if (field === 'aging') return { text: `(edges: ${random.pick(['[30, 10]', '[0]', '[-1]'])})`, size: null }
  if (!PAGED.test(`${parent}.${field}`)) return null
  const { arguments: texts, size } = writeWrongPage(writing)
  return { text: inBrackets(texts), size }
}

const PAGED =
  /^(Party\.(contacts|invoices|payments)|(Invoice|Party)Outreach\.emails|Email\.invoices|BouncingContact\.invoices|Query\.(parties|invoices|emails|suppressions|bouncingContacts|auditEntries|payments))$/

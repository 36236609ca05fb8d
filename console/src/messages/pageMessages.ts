import type { Messages } from './language.ts'

const FILES = import.meta.glob<Partial<Messages>>('./{en,de}/*.json', { import: 'default' })

export type PageName = 'ledger' | 'invoice' | 'party' | 'bounces' | 'today' | 'numbers' | 'settings'

/** The sentences of these pages in a language. */
export async function loadPageMessages(
  language: string,
  pages: readonly PageName[],
): Promise<Partial<Messages>> {
  const files = await Promise.all(pages.map((page) => FILES[`./${language}/${page}.json`]?.()))
  return Object.assign({}, ...files)
}

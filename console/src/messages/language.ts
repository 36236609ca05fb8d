import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { MessageId } from './messageIds.ts'

/** Read when the files are made: plain text, or what it is made of. */
export type Messages = Record<MessageId, string | MessageFormatElement[]>
export type Language = 'en' | 'de'

const KEPT = 'duegraph.language'
const LANGUAGES: readonly Language[] = ['en', 'de']

/** What was chosen in the console, else the first language of the browser that there are messages in. */
export function chosenLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages]
  for (const tag of wanted) {
    const language = LANGUAGES.find((one) => tag.toLowerCase().startsWith(one))
    if (language !== undefined) return language
  }
  return 'en'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
}

/** Numbers and days are written as the browser's own region does where it speaks the language: `de-AT`, `en-GB`. */
export function formatLocale(language: Language): string {
  return navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language
}

/** What every page says. The same object takes in what each page says by itself, when the page comes. */
export async function loadMessages(language: Language): Promise<Partial<Messages>> {
  const { all } =
    language === 'de' ? { all: (await import('./de.ts')).de } : { all: (await import('./en.ts')).en }
  return { ...all }
}

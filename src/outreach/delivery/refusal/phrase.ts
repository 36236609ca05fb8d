/** Whether a text says one of these things. */
export const says = (text: string, phrases: readonly RegExp[]) => phrases.some((phrase) => phrase.test(text))

/** One phrase of three lists: every subject, with what may stand between, before every predicate. */
export const phrase = (subjects: readonly string[], between: string, predicates: readonly string[]) =>
  new RegExp(`(?:${subjects.join('|')})${between}(?:${predicates.join('|')})`, 'i')

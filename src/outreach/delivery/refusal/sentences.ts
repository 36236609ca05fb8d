/** A line that carries on the one before it: it begins in lower case, or the one before it ends where no sentence does. */
const CARRIED_ON = /(?<=[a-z,:(@#-])[ \t]*\n[ \t]*(?=[a-z])|(?<=[:,])[ \t]*\n[ \t]*(?=\S)/g
/** The code that each line of one reply begins with (RFC 5321 section 4.2.1), repeated on an unfolded line. */
const CODE_OF_LINE = /(?<=\S\s)[45]\d\d[- ](?:[45]\.\d{1,3}\.\d{1,3} )?/g
const END = /(?<=[.;!?])\s+|\s(?:-{1,3}|\||>>>|<<<)\s|\n+/

/** The sentences of a text, with lines that belong together joined. */
export function sentencesOf(words: string): string[] {
  const joined = words.replace(CODE_OF_LINE, ' ').replace(CARRIED_ON, ' ')
  return joined
    .split(END)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')
}

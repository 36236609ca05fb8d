/** The beginning of a text as PostgreSQL takes it: without NUL, and without half a character at the cut. */
export const storableText = (text: string, longest: number) =>
  text.replaceAll('\0', '').slice(0, longest).toWellFormed()

/** The file, its mapping or the options make no sense as a whole: nothing was or will be changed. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

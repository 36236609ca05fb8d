/** An authentic request whose body is not of the form its service documents. */
export class UnreadablePayload extends Error {
  override name = 'UnreadablePayload'
}

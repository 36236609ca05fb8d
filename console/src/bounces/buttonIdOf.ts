/** Where the focus goes when it is a row's turn. */
export function buttonIdOf(bounceId: string): string {
  return `first-action-${bounceId}`
}

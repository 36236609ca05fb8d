const PATIENCE = 5_000
const MOST_CHARACTERS = 65_536

/** Fetches a small text from a URL that the caller has found to be the sending service's own. */
export async function fetchText(url: string): Promise<string> {
  // A redirection could lead to anywhere, this network included.
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}.`)
  return readStart(response)
}

async function readStart({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > MOST_CHARACTERS) throw new Error(`It has more than ${MOST_CHARACTERS} characters.`)
  }
  return text
}

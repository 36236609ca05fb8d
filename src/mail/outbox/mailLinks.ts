import type { Email } from 'postal-mime'
import { rewriteLinks } from '../links.ts'
import { rewriteTags } from '../rewriteTags.ts'

type MailLinks = { links: string[]; images: string[]; unsubscribe: string[] }

/** Where a mail leads, and what it loads; web addresses only. */
export async function mailLinks(mail: Email): Promise<MailLinks> {
  const body = { text: mail.text ?? '', html: mail.html ?? null }
  const { urls } = await rewriteLinks(body, { urlOf: String, untouched: [] })
  const images = new Set<string>()
  await rewriteTags(mail.html ?? '', ({ name, attributes }) => {
    const source = attributes.find((attribute) => attribute.name === 'src')?.value ?? ''
    if (name === 'img' && /^https?:\/\//i.test(source)) images.add(source)
    return null
  })
  const list = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? ''
  const unsubscribe = [...list.matchAll(/<(https?:\/\/[^<>\s]+)>/gi)].flatMap(([, url]) => url ?? [])
  return { links: urls, images: [...images], unsubscribe }
}

import PostalMime, { type Email } from 'postal-mime'
import { type Markup, markup } from '../../http/markup.ts'
import { rewriteLinks } from '../links.ts'
import { rewriteTags } from '../rewriteTags.ts'
import { layout } from './layout.ts'
import { previewOf } from './preview.ts'

type MailPage = {
  file: string
  eml: Buffer
  /** What has just been done with it; null for nothing. */
  note: string | null
}

/** One mail: what its headers say, what it reads like, and where it leads. */
export async function mailPage({ file, eml, note }: MailPage): Promise<string> {
  const mail = await PostalMime.parse(eml)
  const { links, images, unsubscribe } = await mailLinks(mail)
  return layout(
    mail.subject || 'Mail',
    markup`<p><a href="/outbox">Outbox</a> · <a href="/outbox/${file}/raw" download>Download</a></p>
<h1>${mail.subject || '(no subject)'}</h1>
${note === null ? [] : markup`<p class="note">${note}</p>`}
${button(file, 'bounce', 'Let it bounce')}${button(file, 'complaint', 'Complain about it')}
${section('Text', mail.text === undefined ? [] : [markup`<pre>${mail.text}</pre>`])}
${section('HTML', mail.html === undefined ? [] : [frame(await previewOf(mail.html))])}
${section('Links', links.map(link))}
${section('Images it loads when it is opened', images.map(link))}
${section('Unsubscribe', unsubscribe.map(link))}
${section('Attachments', attachments(mail))}
${section('Headers', [headers(mail)])}`,
  )
}

/** Nothing runs in it; what is clicked opens in a window that is not bound by that. */
function frame(html: string): Markup {
  return markup`<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${html}" title="HTML"></iframe>`
}

function button(file: string, action: string, label: string): Markup {
  return markup`<form method="post" action="/outbox/${file}/${action}"><button>${label}</button></form>`
}

function section(title: string, content: Markup[]): Markup {
  return content.length === 0
    ? markup``
    : markup`<h2>${title}</h2>
${content}`
}

/** Only what begins with http gets here. */
function link(url: string): Markup {
  return markup`<p><a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a></p>`
}

function attachments(mail: Email): Markup[] {
  return mail.attachments.map(
    ({ filename, mimeType, content }) =>
      markup`<p>${filename ?? '(no name)'}, ${mimeType}, ${sizeOf(content)} bytes</p>`,
  )
}

function sizeOf(content: string | ArrayBuffer | Uint8Array): string {
  return String(typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength)
}

function headers(mail: Email): Markup {
  const rows = mail.headers.map(
    ({ originalKey, value }) => markup`<tr><th>${originalKey}</th><td>${value}</td></tr>
`,
  )
  return markup`<table>
${rows}</table>`
}

type MailLinks = { links: string[]; images: string[]; unsubscribe: string[] }

/** Where a mail leads, and what it loads; web addresses only. */
async function mailLinks(mail: Email): Promise<MailLinks> {
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

import { markup } from '../../http/markup.ts'
import { layout } from './layout.ts'
import type { OutboxEntry } from './outbox.ts'

/** What was written, newest first. */
export function listPage(entries: OutboxEntry[]): string {
  const rows = entries.map(
    ({ file, date, recipient, subject }) => markup`<tr>
<td>${date} UTC</td>
<td>${recipient}</td>
<td><a href="/outbox/${file}">${subject || '(no subject)'}</a></td>
</tr>
`,
  )
  const table = markup`<table>
<tr><th>Written</th><th>To</th><th>Subject</th></tr>
${rows}</table>`
  const nothing = markup`<p>Nothing has been sent yet.</p>`
  return layout(
    'Outbox',
    markup`<h1>Outbox</h1>
<p>No mail leaves this machine: every copy that would be sent is written here, the newest first.</p>
${entries.length === 0 ? nothing : table}`,
  )
}

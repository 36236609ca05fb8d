import type { IncomingMessage, ServerResponse } from 'node:http'
import { markup } from '../../http/markup.ts'
import { layout } from './layout.ts'
import { listPage } from './listPage.ts'
import { mailPage } from './mailPage.ts'
import { createOutbox } from './outbox.ts'
import { bounceOf, complaintOf } from './reportMail.ts'

/**
 * A mail may have styles of its own and the frame it is shown in inherits this, so it can load and run nothing. What it
 * would load is left out before (`preview.ts`): a refusal is something to look into, and not what every mail brings about.
 */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'"
const REPORTS = new Map([
  ['bounce', bounceOf],
  ['complaint', complaintOf],
])
const NOTES = new Map([
  ['bounce', 'The server of the recipient has reported that there is no such mailbox.'],
  ['complaint', 'The recipient has complained about this mail.'],
])

type OutboxSettings = {
  folder: string
  /** Takes a mail as if it had come in. */
  deliver: (raw: Buffer) => Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Answers `/outbox` and everything below it: a mailbox for development that shows what would have been sent. */
export function createOutboxHandler({ folder, deliver }: OutboxSettings): Handler {
  const outbox = createOutbox(folder)

  const show: Handler = async (request, response) => {
    const { file, action, query } = readTarget(request)
    if (file === '' && action === '') return answerPage(response, 200, listPage(await outbox.list()))
    const eml = await outbox.read(file)
    if (eml === null || !['', 'raw'].includes(action)) return answerNothing(response)
    if (action === 'raw') return answerRaw(response, file, eml)
    const note = NOTES.get(query.get('reported') ?? '') ?? null
    answerPage(response, 200, await mailPage({ file, eml, note }))
  }

  const report: Handler = async (request, response) => {
    if (!isSameOrigin(request)) return answerRefusal(response, 403, 'This form was not sent from here.')
    const { file, action } = readTarget(request)
    const eml = await outbox.read(file)
    const reportOf = REPORTS.get(action)
    if (eml === null || reportOf === undefined) return answerNothing(response)
    await deliver(reportOf(eml))
    response.writeHead(303, { location: `/outbox/${file}?reported=${action}` }).end()
  }

  const handlers = new Map([
    ['GET', show],
    ['HEAD', show],
    ['POST', report],
  ])
  return async (request, response) => {
    request.resume()
    const handle = handlers.get(request.method ?? '')
    if (handle !== undefined) return handle(request, response)
    response.setHeader('allow', [...handlers.keys()].join(', '))
    answerRefusal(response, 405, 'The outbox can be read, and its buttons pressed.')
  }
}

/** `/outbox/<file>/<action>`, either of which may be missing. */
function readTarget({ url = '' }: IncomingMessage) {
  const [path = '', query = ''] = url.split('?', 2)
  const [, , file = '', ...actions] = path.split('/')
  return { file, action: actions.join('/'), query: new URLSearchParams(query) }
}

function answerPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(html)
}

function answerRaw(response: ServerResponse, file: string, eml: Buffer): void {
  response.writeHead(200, {
    'content-type': 'message/rfc822',
    'content-disposition': `attachment; filename="${file}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(eml)
}

function answerNothing(response: ServerResponse): void {
  answerRefusal(response, 404, 'There is no such mail in the outbox.')
}

function answerRefusal(response: ServerResponse, status: number, sentence: string): void {
  answerPage(
    response,
    status,
    layout('Outbox', markup`<p>${sentence}</p><p><a href="/outbox">Outbox</a></p>`),
  )
}

/**
 * Whether the request comes from a page of this server, or from no page at all. Every browser sends one of the two
 * headers with a POST, so what has neither is a program that somebody runs.
 */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAttachmentLinks, LINK_MINUTES } from '../../../src/mail/attachmentLinks.ts'
import { isWhatItSays } from '../../../src/outreach/attachment/contentKind.ts'
import { NOW } from '../../api.ts'
import { useCompany } from '../../company.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { type Routes, sealer, serveRoutes } from '../../delivery/routes.ts'
import { createLedger } from '../../ledger.ts'

const links = createAttachmentLinks({ publicUrl: '', sealer })
const PNG = Buffer.from('89504e470d0a1a0a00', 'hex')

describe('the content of a file', () => {
  let testDatabase: TestDatabase
  let routes: Routes
  let organizationId: string
  let now = NOW
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    organizationId = (await createLedger(testDatabase.database).organization()).id
    routes = await serveRoutes(testDatabase, { now: () => now })
  })
  afterAll(async () => {
    await routes.close()
    await testDatabase.drop()
  })

  async function pathOf(file: { name: string; mimeType: string | null; content: Uint8Array | null }) {
    const content = file.content === null ? null : Uint8Array.from(file.content)
    const { id } = await testDatabase.database.attachment.create({
      data: { organizationId, ...file, content },
    })
    return links.of({ organizationId, attachmentId: id }, NOW).url
  }

  test('is shown by a browser where nothing in it can run, else handed over to be kept', async () => {
    const shown = await routes.ask(await pathOf({ name: 'a.png', mimeType: 'image/png', content: PNG }))
    const kept = await routes.ask(
      await pathOf({ name: 'Ränder "1".html', mimeType: 'text/html', content: Buffer.from('<script>') }),
    )

    expect(shown.status).toBe(200)
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('content-disposition')).toContain('inline')
    expect(kept.headers.get('content-type')).toBe('application/octet-stream')
    expect(kept.headers.get('content-disposition')).toBe(
      `attachment; filename="R_nder _1_.html"; filename*=UTF-8''R%C3%A4nder%20%221%22.html`,
    )
    for (const response of [shown, kept]) {
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('content-security-policy')).toContain('sandbox')
      expect(response.headers.get('cache-control')).toContain('no-store')
    }
  })

  test('that is not what it says is handed over as bytes', async () => {
    const path = await pathOf({ name: 'a.png', mimeType: 'image/png', content: Buffer.from('<script>') })

    expect((await routes.ask(path)).headers.get('content-type')).toBe('application/octet-stream')
  })

  test('is as little there for an address that expired, was changed or names nothing', async () => {
    const path = await pathOf({ name: 'a.png', mimeType: 'image/png', content: PNG })
    const without = await pathOf({ name: 'a.png', mimeType: 'image/png', content: null })
    const foreign = links.of({ organizationId: crypto.randomUUID(), attachmentId: path.slice(-36) }, NOW).url
    const changed = `${path.slice(0, -4)}AAAA`
    const otherPurpose = `/attachments/${sealer.seal('open', { organizationId, recipientId: organizationId, link: 2 ** 31 })}`
    const answers = []
    for (const wrong of [without, foreign, changed, otherPurpose, '/attachments/', '/attachments/x'])
      answers.push(await routes.ask(wrong))
    now = new Date(NOW.getTime() + LINK_MINUTES * 60_000)
    answers.push(await routes.ask(path))
    now = new Date(NOW.getTime() + LINK_MINUTES * 60_000 - 1)
    const inTime = await routes.ask(path)

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    expect(inTime.status).toBe(200)
    expect((await routes.ask(path, { method: 'POST' })).status).toBe(405)
  })
})

describe('a file that is added', () => {
  const company = useCompany()
  const ADD = `mutation ($input: AttachmentAddInput!) { attachmentAdd(input: $input) {
    attachment { id fileType isVerified downloadUrl downloadUrlExpiresAt user { name } } userErrors { code field } } }`
  const add = (mimeType: string, content: Uint8Array | string) =>
    company.change(ADD, { name: 'a', mimeType, contentBase64: Buffer.from(content).toString('base64') })

  test('has an address that is good for a while', async () => {
    const answer = await add('image/png', PNG)

    expect(answer).toMatchObject({
      attachment: {
        fileType: 'IMAGE',
        isVerified: true,
        user: { name: 'Ada Berg' },
        downloadUrl: expect.stringMatching(/^https:\/\/duegraph\.example\/attachments\/[\w-]{86}$/),
        downloadUrlExpiresAt: '2026-03-13T11:15:00.000Z',
      },
    })
  })

  test('has none where only its source has it', async () => {
    const { api, organization, idOf, token } = company
    const { id } = await api.database.attachment.create({
      data: { organizationId: organization.id, name: 'a' },
    })
    const query =
      'query ($id: ID!) { node(id: $id) { ... on Attachment { downloadUrl downloadUrlExpiresAt } } }'

    const { data } = await api.ask(token, query, { id: idOf('Attachment', id) })

    expect(data).toEqual({ node: { downloadUrl: null, downloadUrlExpiresAt: null } })
  })

  test.each([
    ['application/pdf', '<html>'],
    ['image/png', '%PDF-1.7'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '%PDF-1.7'],
    ['text/plain', '%PDF-1.7'],
  ])('is refused where it is no %s', async (mimeType, content) => {
    expect(await add(mimeType, content)).toMatchObject({
      attachment: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'mimeType'] }],
    })
  })
})

test.each([
  ['application/pdf', 'some bytes before %PDF-1.7', true],
  ['application/pdf; name=a', '%PDF-1.4', true],
  ['image/jpeg', '\xff\xd8\xff\xe0', true],
  ['image/gif', 'GIF89a', true],
  ['application/vnd.oasis.opendocument.text', 'PK\x03\x04', true],
  ['application/vnd.oasis.opendocument.text', 'nothing', false],
  ['audio/mpeg', 'ID3', null],
  ['text/html', '<html>', null],
])('%s of %j: %s', (mimeType, content, expected) => {
  expect(isWhatItSays(mimeType, Buffer.from(content, 'latin1'))).toBe(expected)
})

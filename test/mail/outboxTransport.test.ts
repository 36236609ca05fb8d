import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOutboxTransport } from '../../src/mail/outboxTransport.ts'
import { BLIND, composerWith, JANE, JOHN, LETTER, returnAddresses } from './letters.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duegraph-outbox-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a copy is written to a file named after its date and recipient, with its envelope above it', async () => {
  const handover = await createOutboxTransport(join(folder, 'new')).send(
    await composerWith().compose(LETTER, BLIND),
  )

  const [file = '', ...others] = await readdir(join(folder, 'new'))
  const eml = await readFile(join(folder, 'new', file))
  const mail = await PostalMime.parse(eml)
  expect(others).toEqual([])
  expect(file).toBe(`2027-01-31T10-20-30.400Z-${BLIND.recipientId}.eml`)
  expect(handover).toEqual({ outcome: 'ACCEPTED', response: `Written to ${file}.`, providerIds: [] })
  expect(mail.returnPath).toBe(returnAddresses.of(BLIND.organizationId, BLIND.recipientId))
  expect(mail.deliveredTo).toBe(BLIND.address)
  expect(mail.messageId).toBe(`<${LETTER.messageId}>`)
  expect(String(eml).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('another try replaces the file, and another recipient has one of its own', async () => {
  const transport = createOutboxTransport(folder)

  await transport.send(await composerWith().compose(LETTER, JANE))
  await transport.send(await composerWith().compose({ ...LETTER, subject: 'Again' }, JANE))
  await transport.send(await composerWith().compose(LETTER, JOHN))
  await transport.close()

  const files = await readdir(folder)
  expect(files).toHaveLength(2)
  expect(String(await readFile(join(folder, files.sort()[0] ?? '')))).toContain('Subject: Again')
})

test('twenty tries at a time leave one whole file', async () => {
  const transport = createOutboxTransport(folder)
  const copy = await composerWith().compose(LETTER, JANE)

  await Promise.all(Array.from({ length: 20 }, () => transport.send(copy)))

  const files = await readdir(folder)
  expect(files).toHaveLength(1)
  expect((await PostalMime.parse(await readFile(join(folder, files[0] ?? '')))).text).toContain('Dear Jane')
})

test('a folder that cannot be written to defers, without telling where it is', async () => {
  await writeFile(join(folder, 'file'), '')

  const handover = await createOutboxTransport(join(folder, 'file')).send(
    await composerWith().compose(LETTER, JANE),
  )

  expect(handover).toEqual({
    outcome: 'DEFERRED',
    code: null,
    response: expect.stringMatching(/^The outbox could not be written to \(E[A-Z]+\)\.$/),
  })
})

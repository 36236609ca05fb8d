import { createReadStream } from 'node:fs'
import { readKeys } from '../database/setting.ts'
import { createReturnAddresses } from '../mail/returnAddress.ts'
import { createMailIntake } from '../outreach/delivery/inbound/mailIntake.ts'
import { MAXIMUM_MAIL_BYTES } from '../outreach/delivery/mail/limits.ts'
import { readEnv } from '../server/env.ts'
import { printResult } from './output.ts'
import { useDatabase } from './withDatabase.ts'

/** Takes in mails as `/webhooks/inbound` does, one after the other, and prints what came of each. */
export async function takeBounces(files: readonly string[]): Promise<void> {
  const env = readEnv(process.env)
  await useDatabase(env, async (database) => {
    const { mailKey } = await readKeys(database)
    const returnAddresses = createReturnAddresses({ key: mailKey, domain: env.mail.bounceDomain })
    const takeMail = createMailIntake({ database, returnAddresses, now: () => new Date() })
    for (const file of files) printResult({ file, ...(await takeMail(await readMailFile(file))) })
  })
}

/** One byte more than a mail may have tells that it has too many. */
async function readMailFile(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const source: AsyncIterable<Buffer> =
    file === '-' ? process.stdin : createReadStream(file, { end: MAXIMUM_MAIL_BYTES })
  for await (const chunk of source) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAXIMUM_MAIL_BYTES) break
  }
  return Buffer.concat(chunks)
}

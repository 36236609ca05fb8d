import type * as client from '../../prisma/generated/client/client.ts'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { snakeCase } from '../database/snakeCase.ts'
import { list, raw, type Sql } from './sql.ts'

/** The tenant models and the shape of their rows, as Prisma reads them. */
export type Rows = {
  Agent: client.Agent
  Party: client.Party
  Contact: client.Contact
  Address: client.Address
  Document: client.Document
  InvoiceBlueprint: client.InvoiceBlueprint
  Invoice: client.Invoice
  LineItem: client.LineItem
  InvoiceField: client.InvoiceField
  Comment: client.Comment
  Email: client.Email
  EmailRecipient: client.EmailRecipient
  EmailEvent: client.EmailEvent
  BounceCallout: client.BounceCallout
  Attachment: client.Attachment
  IntegrationLink: client.IntegrationLink
}
export type Model = keyof Rows

const FIELDS: { [M in Model]: Record<string, string> } = {
  Agent: Prisma.AgentScalarFieldEnum,
  Party: Prisma.PartyScalarFieldEnum,
  Contact: Prisma.ContactScalarFieldEnum,
  Address: Prisma.AddressScalarFieldEnum,
  Document: Prisma.DocumentScalarFieldEnum,
  InvoiceBlueprint: Prisma.InvoiceBlueprintScalarFieldEnum,
  Invoice: Prisma.InvoiceScalarFieldEnum,
  LineItem: Prisma.LineItemScalarFieldEnum,
  InvoiceField: Prisma.InvoiceFieldScalarFieldEnum,
  Comment: Prisma.CommentScalarFieldEnum,
  Email: Prisma.EmailScalarFieldEnum,
  EmailRecipient: Prisma.EmailRecipientScalarFieldEnum,
  EmailEvent: Prisma.EmailEventScalarFieldEnum,
  BounceCallout: Prisma.BounceCalloutScalarFieldEnum,
  Attachment: Prisma.AttachmentScalarFieldEnum,
  IntegrationLink: Prisma.IntegrationLinkScalarFieldEnum,
}

export function tableOf(model: Model): Sql {
  return raw(`"${snakeCase(model)}"`)
}

export function column(alias: string, field: string): Sql {
  return raw(`${alias}."${snakeCase(field)}"`)
}

const columnLists = new Map<string, Sql>()

/** Every column of the model under Prisma's name, so that a row read by SQL is the row Prisma would give. */
export function columnsOf(model: Model, alias: string): Sql {
  const key = `${model} ${alias}`
  let columns = columnLists.get(key)
  if (columns === undefined) {
    const fields = Object.keys(FIELDS[model])
    columns = raw(list(fields.map((field) => raw(`${column(alias, field).sql} as "${field}"`))).sql)
    columnLists.set(key, columns)
  }
  return columns
}

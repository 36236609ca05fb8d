import { builder } from '../../graph/builder.ts'
import type { Calendar } from '../../graph/calendar/calendar.ts'
import { type Day, dayOf, formatDay } from '../../graph/calendar/day.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { badInput, refuse } from '../../graph/error.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { LINK_MINUTES } from '../../mail/attachmentLinks.ts'
import { Party, partyById } from '../party/type.ts'
import { AccountType } from './accountType.ts'
import { orderOf, readStatement, type Statement } from './statement.ts'

const StatementKind = builder.enumType('StatementKind', {
  description: 'What the PDF and the CSV of a statement list. The fields answer both.',
  values: {
    ACTIVITY: { description: 'What happened, day by day, with the balance after it.' },
    OPEN_ITEMS: { description: 'What is open at the end, each with what remains of it.' },
  } as const,
})

const StatementType = builder.objectRef<Statement>('PartyStatement').implement({
  description: 'A statement of account: what a party owed, what happened, and what it owes.',
  fields: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'Whose account it is.',
      resolve: ({ organizationId, partyId }, _arguments, context) =>
        partyById(context, organizationId, partyId),
    }),
    from: t.field({
      type: 'LocalDate',
      description: 'The first day.',
      resolve: (statement) => formatDay(statement.from),
    }),
    to: t.field({
      type: 'LocalDate',
      description: 'The last day: it ends at midnight where the organization is.',
      resolve: (statement) => formatDay(statement.to),
    }),
    kind: t.expose('kind', { type: StatementKind, description: 'What the PDF and the CSV list.' }),
    accounts: t.field({
      type: [AccountType],
      description: 'One for each currency in which something happened or is open, by currency.',
      resolve: ({ organizationId, accounts }) =>
        accounts.map((account) => ({ organizationId, currency: account.currency, account })),
    }),
    pdfUrl: t.string({
      description: `Where it can be fetched as a PDF for ${LINK_MINUTES} minutes from now, by whoever has the address. It is made when it is fetched.`,
      resolve: (statement, _arguments, { mailroom, now }) =>
        mailroom.documentLinks.of(orderOf(statement, 'PDF'), now).url,
    }),
    csvUrl: t.string({
      description:
        'The same as CSV (RFC 4180, UTF-8): a text that a spreadsheet would take for a formula begins with an apostrophe.',
      resolve: (statement, _arguments, { mailroom, now }) =>
        mailroom.documentLinks.of(orderOf(statement, 'CSV'), now).url,
    }),
    urlsExpireAt: t.field({
      type: 'DateTime',
      description: 'Until when both addresses are good.',
      resolve: (statement, _arguments, { mailroom, now }) =>
        mailroom.documentLinks.of(orderOf(statement, 'PDF'), now).expiresAt,
    }),
  }),
})

builder.queryFields((t) => ({
  partyStatement: t.field({
    type: StatementType,
    nullable: true,
    description:
      'The statement of account of a party: receivables only. An invoice counts from its issue, credit notes and payments count ' +
      'as a whole when they are issued or come in, and what they are applied to does not change the balance any more. ' +
      'NOT_FOUND when there is no such party, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      partyId: t.arg.id({ required: true, description: 'The party: its global id or its UUID.' }),
      from: t.arg({
        type: 'LocalDate',
        required: true,
        description: 'The first day, where the organization is.',
      }),
      to: t.arg({
        type: 'LocalDate',
        required: true,
        description: 'The last day. BAD_USER_INPUT when it is before the first one, or in the future.',
      }),
      kind: t.arg({
        ...takesNull,
        type: StatementKind,
        defaultValue: 'ACTIVITY',
        description: 'What the PDF and the CSV list.',
      }),
    },
    complexity: AGGREGATE_COST,
    resolve: async (_root, { organizationId, partyId, from, to, kind }, context) => {
      const place = resolveRow(context, 'Party', { argument: 'partyId', text: partyId, organizationId })
      const party = place && (await partyById(context, place.organizationId, place.id))
      if (!place || !party) throw refuse('NOT_FOUND', 'There is no such party in your organization.')
      const calendar = context.calendarOf(place.organizationId)
      const period = { ...daysOf(from, to, calendar), timezone: calendar.timezone }
      const asked = {
        organizationId: place.organizationId,
        partyId: place.id,
        kind: kind ?? 'ACTIVITY',
        period,
      }
      return readStatement(context.database.read, asked)
    },
  }),
}))

/** What has not come yet cannot be told. */
function daysOf(from: string, to: string, { today }: Calendar): { from: Day; to: Day } {
  const days = { from: dayOf(from), to: dayOf(to) }
  if (days.to > today) {
    throw badInput('to', `must not be in the future: it is ${formatDay(today)} where the organization is.`)
  }
  if (days.from > days.to) throw badInput('from', 'must not be after `to`.')
  return days
}

import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { related, whenRead } from '../../graph/read/fields.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { OutreachChannel } from '../../ledger/invoice/enums.ts'
import { Party } from '../../ledger/party/type.ts'

type Contacted = { at: string; channel: 'EMAIL' | 'CALL'; address: string | null }

/** The latest outbound email that was sent to a party, or the latest outbound call that began: what an invoice keeps of its own. */
const lastOutreach = valueBy<Contacted | null>({
  name: 'last outreach by party',
  expression: (partyId, organizationId) => sql`(
    select json_build_object('at', contact.at, 'channel', contact.channel, 'address', contact.address)
    from (
      (select e.sent_at as at, 'EMAIL' as channel, (
          select r.address from email_recipient r
          where r.organization_id = ${organizationId}::uuid and r.email_id = e.id and r.kind = 'TO'
          order by r.position, r.id limit 1) as address
        from email e
        where e.organization_id = ${organizationId}::uuid and e.party_id = ${partyId}
          and e.direction = 'OUTBOUND' and e.sent_at is not null
        order by e.timeline_at desc, e.id desc limit 1)
      union all
      (select c.started_at, 'CALL', c.to_number from call c
        where c.organization_id = ${organizationId}::uuid and c.party_id = ${partyId}
          and c.direction = 'OUTBOUND' and c.started_at is not null
        order by c.timeline_at desc, c.id desc limit 1)
    ) contact order by contact.at desc limit 1)`,
  // What the database builds above.
  fromJson: (json) => json as Contacted | null,
})

const { extensions, select } = related(lastOutreach, 'id')

builder.prismaObjectFields(Party, (t) => ({
  lastOutreachAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it was last contacted: an email that was sent, or a call that was made.',
    extensions,
    select,
    resolve: (party, _arguments, context) =>
      whenRead(lastOutreach.of(context, party, 'id'), (last) => (last === null ? null : new Date(last.at))),
  }),
  lastOutreachChannel: t.field({
    type: OutreachChannel,
    nullable: true,
    description: 'How it was last contacted.',
    extensions,
    select,
    resolve: (party, _arguments, context) =>
      whenRead(lastOutreach.of(context, party, 'id'), (last) => last?.channel ?? null),
  }),
  lastOutreachTo: t.field({
    type: 'String',
    nullable: true,
    description: 'The e-mail address or phone number that was last contacted.',
    extensions,
    select,
    resolve: (party, _arguments, context) =>
      whenRead(lastOutreach.of(context, party, 'id'), (last) => last?.address ?? null),
  }),
}))

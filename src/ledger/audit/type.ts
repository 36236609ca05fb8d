import { type GraphQLSchema, isObjectType } from 'graphql'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { encodeGlobalId, type NodeType } from '../../graph/globalId.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { AuditOutcome, AuditSource } from './enums.ts'
import { isRefusalCode, RefusalCodeEnum } from './refusalCode.ts'

export const auditEntryById = rowById('AuditEntry')

export const AuditEntry = nodeType('AuditEntry', {
  description:
    'What was done or tried, by whom, and what it changed. Entries are never changed. The database lets those over 400 ' +
    'days old be deleted, which nothing does by itself.',
  fields: (t) => ({
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it was done or refused.' }),
    action: t.exposeString('action', {
      description: 'What was done: the name of the mutation or command, such as `commentAdd`.',
    }),
    outcome: t.expose('outcome', { type: AuditOutcome, description: 'Whether it was done.' }),
    code: t.field({
      type: RefusalCodeEnum,
      nullable: true,
      description: 'Why it was refused; of several reasons the first. Null when it was done.',
      select: { code: true },
      resolve: ({ code }) => (isRefusalCode(code) ? code : null),
    }),
    source: t.field({
      type: AuditSource,
      description: 'Where it came from.',
      select: { source: true },
      // The database knows a third word, which `auditStatement` never writes.
      resolve: ({ source }) => source as typeof AuditSource.$inferType,
    }),
    actor: t.field({
      type: User,
      nullable: true,
      description: 'Who did it, or tried to. Null where the command line did.',
      ...related(memberById, 'actorUserId'),
    }),
    tokenUid: t.expose('tokenId', {
      type: 'UUID',
      nullable: true,
      description:
        'The token it was tried with, as `token list` names it. Null where the command line did it.',
    }),
    tokenName: t.exposeString('tokenName', {
      nullable: true,
      description: 'What that token was called then. Null where it had no name, or the command line did it.',
    }),
    clientAddress: t.exposeString('clientAddress', {
      nullable: true,
      description:
        'The IP address that the request came from. Behind a proxy it is the proxy, unless `TRUSTED_PROXIES` names ' +
        'it: then it is what the proxy says in `X-Forwarded-For`. Null where the command line did it, and in entries from ' +
        'before it was kept.',
    }),
    entityType: t.exposeString('entityType', {
      nullable: true,
      description: 'What it was done to: the name of its type. Null when it was refused.',
    }),
    entityUid: t.expose('entityId', {
      type: 'UUID',
      nullable: true,
      description: 'The raw UUID of what it was done to. Null when it was refused.',
    }),
    entityId: t.id({
      nullable: true,
      description:
        'The global id of what it was done to, for `node`, which finds it unless it is gone. Null when it was refused, ' +
        'and for what has no global id.',
      select: { entityType: true, entityId: true },
      resolve: (entry, _arguments, _context, { schema }) => globalIdOf(schema, entry),
    }),
    changes: t.expose('changes', {
      type: 'JSON',
      nullable: true,
      description:
        'What was changed: names with `before` and `after`, or with the new value. Of what was refused: `errors`, each ' +
        'with its `code` and, where one is at fault, its `field`; `isLastOfHour` where no more of this person is kept ' +
        'within the hour. Null where nothing more is known.',
    }),
    requestId: t.expose('requestId', {
      type: 'UUID',
      nullable: true,
      description:
        'The request it was part of, as in `x-request-id` of the answer. Null where the command line did it.',
    }),
  }),
})

type Entity = { organizationId: string; entityType: string | null; entityId: string | null }

function globalIdOf(schema: GraphQLSchema, { organizationId, entityType, entityId }: Entity): string | null {
  if (entityId === null || !isNodeType(schema, entityType)) return null
  return entityType === 'Organization' || entityType === 'User'
    ? encodeGlobalId(entityType, entityId)
    : encodeGlobalId(entityType, organizationId, entityId)
}

/** What implements `Node` has a prefix for its ids. */
function isNodeType(schema: GraphQLSchema, name: string | null): name is NodeType {
  const type = schema.getType(name ?? '')
  return isObjectType(type) && type.getInterfaces().some((implemented) => implemented.name === 'Node')
}

export const { connection: AuditEntryConnection } = connectionTypes(
  'AuditEntry',
  AuditEntry,
  'entries of the audit log',
)

registerTenantNode('AuditEntry', auditEntryById)

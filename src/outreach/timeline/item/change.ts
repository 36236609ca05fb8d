import { looksAt, reads, whenRead } from '../../../graph/read/fields.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { AuditEntry, auditEntryById } from '../../../ledger/audit/type.ts'
import { byMember, present, rowOf, timelineItem } from './define.ts'
import { deedInWords } from './words.ts'

const told = looksAt(auditEntryById, 'entryId', ['action', 'changes'])

function sentenceOf({ action, changes }: Pick<Rows['AuditEntry'], 'action' | 'changes'>): string {
  const names = typeof changes === 'object' && changes !== null ? Object.keys(changes) : []
  return names.length === 0 ? deedInWords(action) : `${deedInWords(action)}: ${names.join(', ')}`
}

export const ChangeTimelineItem = timelineItem('CHANGE', {
  description: 'A change that the audit log holds and that has no item of another kind.',
  actor: byMember(auditEntryById, 'entryId', 'actorUserId'),
  summary: {
    relations: [told.relation],
    of: (context, item) => whenRead(told.of(context, item), (entry) => sentenceOf(present(entry))),
  },
  fields: (t) => ({
    action: t.string({
      description: 'What was done: the name of the mutation or command.',
      extensions: reads({ relations: [told.relation] }),
      resolve: (item, _arguments, context) =>
        whenRead(told.of(context, item), (entry) => present(entry).action),
    }),
    entry: t.field({
      type: AuditEntry,
      description: 'The entry of the audit log.',
      ...rowOf(auditEntryById, 'entryId'),
    }),
  }),
})

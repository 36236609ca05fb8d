import type { Context } from './context.ts'

/** Whether the viewer administers the organization that the row belongs to. */
function isAdministrator({ viewer }: Context, { organizationId }: { organizationId: string }): boolean {
  return viewer.memberships.get(organizationId)?.isOrgAdmin === true
}

/**
 * The options of a field that administrators of the organization alone see: description, column and resolver. Everybody else
 * is answered null, without an error, so that one query serves both. The field is nullable, and is no key of a filter or an
 * order, which would tell what it hides:
 *
 *     stacktrace: t.field({ type: 'String', nullable: true, ...administratorsAlone('stacktrace', 'Where it failed.') })
 *
 * Such a field does not take `t.expose…`, whose resolver would answer everybody.
 */
export function administratorsAlone<const Column extends string>(column: Column, description: string) {
  return {
    description: `${description} For administrators of the organization; null for everybody else.`,
    // One column makes an object with that column.
    select: { [column]: true } as { [Name in Column]: true },
    resolve: <Value>(
      row: { organizationId: string } & { [Name in Column]: Value },
      _arguments: object,
      context: Context,
    ): Value | null => (isAdministrator(context, row) ? row[column] : null),
  }
}

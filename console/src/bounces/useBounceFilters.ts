import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type {
  BounceReason,
  BounceType,
  BouncingContactOrder,
  BouncingContactWhere,
} from '../graphql/graphql.ts'

export const BOUNCE_TYPES: readonly BounceType[] = ['HARD', 'SOFT', 'UNDETERMINED']
export const BOUNCE_REASONS: readonly BounceReason[] = [
  'MAILBOX_DOES_NOT_EXIST',
  'MAILBOX_FULL',
  'DOMAIN_NOT_FOUND',
  'REJECTED_BY_RECIPIENT',
  'SPAM_FILTER',
  'TEMPORARY_FAILURE',
  'OTHER',
]
export const BOUNCE_SORTS = ['last', 'count', 'address'] as const
type BounceSort = (typeof BOUNCE_SORTS)[number]

const ORDERS: Record<BounceSort, BouncingContactOrder[]> = {
  last: [{ field: 'LAST_BOUNCED_AT', direction: 'DESC' }],
  count: [
    { field: 'BOUNCE_COUNT', direction: 'DESC' },
    { field: 'LAST_BOUNCED_AT', direction: 'DESC' },
  ],
  address: [{ field: 'ADDRESS', direction: 'ASC' }],
}

export type BounceFilterState = ReturnType<typeof useBounceFilters>
type Name = 'search' | 'type' | 'reason' | 'suppressed' | 'owed' | 'sort'

/** What the list is filtered and sorted by, kept in the address bar: a link to it shows the same. */
export function useBounceFilters() {
  const [parameters, setParameters] = useSearchParams()
  return useMemo(() => {
    const wanted = readFilters(parameters)
    const where = whereOf(wanted)
    return {
      ...wanted,
      where,
      orderBy: ORDERS[wanted.sort],
      isAny: wanted.search !== '' || Object.keys(where).length > 0,
      set: (name: Name, value: string) =>
        setParameters((before) => withParameter(before, name, value), { replace: true }),
      clear: () => setParameters({}, { replace: true }),
    }
  }, [parameters, setParameters])
}

function readFilters(parameters: URLSearchParams) {
  const oneOf = <Value extends string>(values: readonly Value[], name: Name): Value | null =>
    values.find((value) => value === parameters.get(name)) ?? null
  const suppressed = oneOf(['yes', 'no'], 'suppressed')
  return {
    search: parameters.get('search') ?? '',
    type: oneOf(BOUNCE_TYPES, 'type'),
    reason: oneOf(BOUNCE_REASONS, 'reason'),
    isSuppressed: suppressed === null ? null : suppressed === 'yes',
    isOwed: parameters.get('owed') === 'yes',
    sort: oneOf(BOUNCE_SORTS, 'sort') ?? 'last',
  }
}

function whereOf({
  type,
  reason,
  isSuppressed,
  isOwed,
}: ReturnType<typeof readFilters>): BouncingContactWhere {
  return {
    ...(type === null ? {} : { type: { eq: type } }),
    ...(reason === null ? {} : { reason: { eq: reason } }),
    ...(isSuppressed === null ? {} : { isSuppressed }),
    ...(isOwed ? { invoice: { outstanding: { gt: 0 } } } : {}),
  }
}

function withParameter(before: URLSearchParams, name: Name, value: string): URLSearchParams {
  const after = new URLSearchParams(before)
  if (value === '') after.delete(name)
  else after.set(name, value)
  return after
}

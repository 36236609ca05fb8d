import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { AgingBasis, ReceivablesGrouping, ReceivablesInterval } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { dayIn } from '../today/organizationDay.ts'
import { readEdges } from './edges.ts'

export const GROUPINGS: readonly ReceivablesGrouping[] = ['PARTY', 'ASSIGNEE', 'CURRENCY', 'TAG']
export const BASES: readonly AgingBasis[] = ['DUE_DATE', 'ISSUE_DATE']
export const INTERVALS: readonly ReceivablesInterval[] = ['MONTH', 'WEEK', 'QUARTER', 'YEAR']
export const METRICS = ['dso', 'cei', 'delay', 'turnover', 'sales'] as const
export type Metric = (typeof METRICS)[number]
export const HORIZONS = ['30', '60', '90', '180', '365'] as const
const USUAL_HORIZON = '90'
const USUAL_EDGES: readonly number[] = [30, 60, 90]

type Name = 'currency' | 'asOf' | 'basis' | 'groupBy' | 'edges' | 'interval' | 'metric' | 'horizon'
export type NumbersFilters = ReturnType<typeof useNumbersFilters>

/** What is asked, kept in the address bar: a link to it shows the same. */
export function useNumbersFilters() {
  const { organization } = useViewer()
  const [parameters, setParameters] = useSearchParams()
  return useMemo(() => {
    const oneOf = <Value extends string>(values: readonly Value[], name: Name): Value | null =>
      values.find((value) => value === parameters.get(name)) ?? null
    const today = dayIn(organization.timezone)
    return {
      today,
      currency: currencyIn(parameters) ?? organization.defaultCurrency,
      asOf: pastDayIn(parameters, today) ?? today,
      basis: oneOf(BASES, 'basis') ?? 'DUE_DATE',
      groupBy: oneOf(GROUPINGS, 'groupBy') ?? 'PARTY',
      edges: readEdges(parameters.get('edges') ?? '') ?? USUAL_EDGES,
      interval: oneOf(INTERVALS, 'interval') ?? 'MONTH',
      metric: oneOf(METRICS, 'metric') ?? 'dso',
      horizon: oneOf(HORIZONS, 'horizon') ?? USUAL_HORIZON,
      set: (name: Name, value: string) =>
        setParameters((before) => new URLSearchParams([...others(before, name), [name, value]]), {
          replace: true,
          preventScrollReset: true,
        }),
    }
  }, [parameters, setParameters, organization])
}

function currencyIn(parameters: URLSearchParams): string | null {
  return /^[A-Z]{3}$/.exec(parameters.get('currency') ?? '')?.[0] ?? null
}

function pastDayIn(parameters: URLSearchParams, today: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(parameters.get('asOf') ?? '')?.[0] ?? null
  return day !== null && day <= today && !Number.isNaN(Date.parse(day)) ? day : null
}

const others = (before: URLSearchParams, name: Name) => [...before].filter(([other]) => other !== name)

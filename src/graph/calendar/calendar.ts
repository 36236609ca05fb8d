import type { Day } from './day.ts'

/** What day it is in the organization, fixed for one request. */
export type Calendar = { today: Day; timezone: string }

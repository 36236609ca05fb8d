import { builder } from '../builder.ts'

const IN = (what: string) => `One of these ${what}, at most 250. An empty list matches nothing.`

/** Operators on whole numbers. Siblings are combined with AND; a null one is refused (`nulls/`). */
export const IntFilter = builder.inputType('IntFilter', {
  description: 'Compares a whole number. All given operators must hold.',
  fields: (t) => ({
    eq: t.int({ description: 'Equal.' }),
    ne: t.int({ description: 'Not equal; an absent value is not equal either.' }),
    in: t.intList({ description: IN('numbers') }),
    notIn: t.intList({ description: 'None of these numbers, at most 250.' }),
    gt: t.int({ description: 'Greater.' }),
    gte: t.int({ description: 'Greater or equal: the lower end of a range, included.' }),
    lt: t.int({ description: 'Less.' }),
    lte: t.int({ description: 'Less or equal: the upper end of a range, included.' }),
    isNull: t.boolean({ description: 'true: has no value. false: has one.' }),
  }),
})

export const MinorUnitsFilter = builder.inputType('MinorUnitsFilter', {
  description:
    'Compares an amount in minor units of its own currency (1000 is 10.00 EUR, but 1000 JPY). ' +
    'Combine it with `currency` when the list holds several.',
  fields: (t) => ({
    eq: t.field({ type: 'SafeInt', description: 'Equal, in minor units.' }),
    in: t.field({ type: ['SafeInt'], description: IN('amounts, in minor units') }),
    gt: t.field({ type: 'SafeInt', description: 'Greater, in minor units.' }),
    gte: t.field({ type: 'SafeInt', description: 'Greater or equal, in minor units.' }),
    lt: t.field({ type: 'SafeInt', description: 'Less, in minor units.' }),
    lte: t.field({ type: 'SafeInt', description: 'Less or equal, in minor units.' }),
  }),
})

export const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description:
    'Compares an instant. An absent date matches nothing but `isNull: true`. A plain day, `2026-02-15`, means the whole ' +
    "day in the organization's timezone: `gte` and `lte` include all of it, `gt` and `lt` none of it.",
  fields: (t) => ({
    eq: t.field({ type: 'DateTime', description: 'The same instant, or any instant of the day.' }),
    gt: t.field({ type: 'DateTime', description: 'After the instant, or after the end of the day.' }),
    gte: t.field({
      type: 'DateTime',
      description: 'At or after the instant, or from the begin of the day on: `…_from` in REST, inclusive.',
    }),
    lt: t.field({ type: 'DateTime', description: 'Before the instant, or before the begin of the day.' }),
    lte: t.field({
      type: 'DateTime',
      description: 'At or before the instant, or until the end of the day: `…_to` in REST, inclusive.',
    }),
    isNull: t.boolean({ description: 'true: has no date. false: has one.' }),
  }),
})

export const LocalDateFilter = builder.inputType('LocalDateFilter', {
  description: 'Compares a calendar day. An absent day matches nothing but `isNull: true`.',
  fields: (t) => ({
    eq: t.field({ type: 'LocalDate', description: 'The same day.' }),
    gt: t.field({ type: 'LocalDate', description: 'After the day.' }),
    gte: t.field({ type: 'LocalDate', description: 'On the day or after.' }),
    lt: t.field({ type: 'LocalDate', description: 'Before the day.' }),
    lte: t.field({ type: 'LocalDate', description: 'On the day or before.' }),
    isNull: t.boolean({ description: 'true: has no day. false: has one.' }),
  }),
})

export const StringFilter = builder.inputType('StringFilter', {
  description:
    'Compares text, taken literally: no wildcards. As people read it, unless `caseSensitive` is true: case, accents and other ' +
    'marks make no difference (`istanbul` finds `İstanbul`, `Zoe` finds `Zoë`), nor do ligatures, width, kinds of apostrophes ' +
    'and dashes, and letters that stand for others: `ß` is `ss`, `æ` is `ae`, `œ` is `oe`, `þ` is `th`, `ø` is `o`, `ł` is `l`, ' +
    '`đ` is `d`, `ı` is `i`. E-mail addresses are found by either form of their domain.',
  fields: (t) => ({
    eq: t.string({ description: 'The whole text.' }),
    in: t.stringList({ description: IN('texts, each compared whole') }),
    notIn: t.stringList({ description: 'None of these texts, at most 250; an absent text is none of them.' }),
    contains: t.string({ description: 'Contains this text anywhere.' }),
    startsWith: t.string({ description: 'Begins with this text.' }),
    isNull: t.boolean({ description: 'true: has no text. false: has some.' }),
    caseSensitive: t.boolean({
      defaultValue: false,
      description:
        'true: every difference counts, such as case and accents; one and the same text is found in whichever way it is composed (NFC).',
    }),
  }),
})

export const IDFilter = builder.inputType('IDFilter', {
  description: 'Compares the global id. An id that names nothing, or nothing you may see, matches nothing.',
  fields: (t) => ({
    eq: t.id({ description: 'This id.' }),
    in: t.idList({ description: IN('ids') }),
    notIn: t.idList({ description: 'None of these ids, at most 250.' }),
  }),
})

export const UUIDFilter = builder.inputType('UUIDFilter', {
  description: 'Compares the raw UUID, `uid` in REST.',
  fields: (t) => ({
    eq: t.field({ type: 'UUID', description: 'This UUID.' }),
    in: t.field({ type: ['UUID'], description: IN('UUIDs') }),
    notIn: t.field({ type: ['UUID'], description: 'None of these UUIDs, at most 250.' }),
  }),
})

export const CurrencyFilter = builder.inputType('CurrencyFilter', {
  description: 'Compares the currency.',
  fields: (t) => ({
    eq: t.field({ type: 'CurrencyCode', description: 'This currency.' }),
    in: t.field({ type: ['CurrencyCode'], description: IN('currencies') }),
    notIn: t.field({ type: ['CurrencyCode'], description: 'None of these currencies.' }),
  }),
})

export type Maybe<T> = T | null | undefined

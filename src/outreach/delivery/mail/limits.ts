/** A larger mail is dropped unread: a bounce that encloses its original is rarely over 1 MiB. */
export const MAXIMUM_MAIL_BYTES = 10 * 1024 * 1024

/** How far into a mail is read. What it tells stands before the message that it encloses. */
export const MAXIMUM_READ_BYTES = 512 * 1024

/** The parser of MIME takes its time for every line, however short. */
export const MAXIMUM_LINES = 10_000

/** How much decoded text of one part is looked at. */
export const MAXIMUM_TEXT_LENGTH = 256 * 1024

/** A mail that speaks of more recipients tells of the first ones only. */
export const MAXIMUM_REPORTS = 100

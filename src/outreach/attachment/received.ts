/** What a file is for that came with a mail: whoever wrote it chose its name, so it is never sent on by that name. */
export const RECEIVED = 'received'

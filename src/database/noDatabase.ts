/** Most commands only use a database: run beside the wrong folder, they must not leave a new one there. */
export function noDatabase(dataDir: string): Error {
  return new Error(
    `There is no database at ${dataDir}: name its folder with DATA_DIR, or make one with \`duegraph migrate\`.`,
  )
}

/** The same for a database without our tables. */
export function noLedger(place: string): Error {
  return new Error(
    `There is no ledger in ${place}: name another database, or make one with \`duegraph migrate\`.`,
  )
}

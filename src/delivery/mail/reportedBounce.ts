import type { ReportedBounce } from '../report.ts'
import { type BounceEvidence, bounceVerdict } from './bounceVerdict.ts'

/** A failed delivery as it is kept. `diagnostic` is what the report names as the other server's reply. */
export function reportedBounce(evidence: BounceEvidence, diagnostic: string | null): ReportedBounce {
  const verdict = bounceVerdict(evidence)
  return {
    type: verdict?.type ?? 'UNDETERMINED',
    reason: verdict?.reason ?? 'OTHER',
    wording: verdict?.wording ?? null,
    diagnosticCode: diagnostic ?? verdict?.reply ?? null,
  }
}

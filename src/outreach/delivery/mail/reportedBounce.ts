import type { ReportedBounce } from '../../../mail/deliveryReport.ts'
import { type RefusalEvidence, refusalVerdict } from '../refusal/refusalVerdict.ts'
import { replyIn } from '../refusal/replyIn.ts'

/** A failed delivery as it is kept. `diagnostic` is what the report names as the other server's reply. */
export function reportedBounce(evidence: RefusalEvidence, diagnostic: string | null): ReportedBounce {
  const verdict = refusalVerdict(evidence)
  return {
    type: verdict?.type ?? 'UNDETERMINED',
    reason: verdict?.reason ?? 'OTHER',
    wording: verdict?.wording ?? null,
    diagnosticCode: diagnostic ?? replyIn(evidence.text),
  }
}

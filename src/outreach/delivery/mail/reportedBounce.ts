import type { ReportedBounce } from '../../../mail/deliveryReport.ts'
import { classify } from '../refusal/classify.ts'
import type { RefusalEvidence } from '../refusal/refusalVerdict.ts'
import { replyIn } from '../refusal/replyIn.ts'

/** A failed delivery as it is kept. `diagnostic` is what the report names as the other server's reply. */
export const reportedBounce = (evidence: RefusalEvidence, diagnostic: string | null): ReportedBounce => ({
  ...classify(evidence),
  diagnosticCode: diagnostic ?? replyIn(evidence.text),
})

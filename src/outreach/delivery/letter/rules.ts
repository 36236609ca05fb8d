import type { ClassificationType } from '../../../../prisma/generated/client/client.ts'

/** What makes a sentence look like something: words, in the form that `foldedSentences` gives them. */
export type Rule = {
  type: ClassificationType
  language: 'en' | 'de'
  /** As it is named to the person who asks why, and in docs/outreach.md. */
  name: string
  fits: RegExp
  /** What says the contrary, or asks, or makes it hang on something else. */
  unless?: RegExp
}

const WHEN_EN =
  '(?:for|\\d{1,2}(?:st|nd|rd|th)|on|by|before|next|this|tomorrow|today|within|in (?:the )?(?:next|coming)|end of|at the (?:end|latest)|latest|monday|tuesday|wednesday|thursday|friday|early|mid)'
const WHEN_DE =
  '(?:am|bis|morgen|heute|naechste\\w*|kommende\\w*|diese[rn]? woche|ende|anfang|mitte|spaetestens|innerhalb|in den naechsten|im naechsten|mit dem naechsten|montag|dienstag|mittwoch|donnerstag|freitag|zum)'
const DOCUMENT_EN =
  '(?:invoices?|cop(?:y|ies)|pdf|statements?|documents?|documentation|delivery notes?|proof of delivery|pod|purchase order|contract|timesheets?|certificate|w-?9|tax form|breakdown|bank details|receipt|paperwork)'
const DOCUMENT_DE =
  '(?:\\w*rechnung(?:en|skopien?)?|kopien?|pdf|kontoauszug|saldenliste|lieferscheine?|dokumente?|\\w*belege?|\\w*nachweise?|vertrag|bestellung|aufstellung|unterlagen|stundenzettel|bankverbindung)'

const HANGS_EN = /\bif\b|\bonce\b|as soon as|\buntil\b|\bunless\b|\?$/
const HANGS_DE = /\bfalls\b|\bsobald\b|\bwenn\b|\bsofern\b|\bsolange\b|\bbevor\b|\?$/
const either = (...parts: RegExp[]) => new RegExp(parts.map(({ source }) => source).join('|'))

export const RULES: readonly Rule[] = [
  {
    type: 'PAYMENT_SENT',
    language: 'en',
    name: 'says that it was paid',
    fits: either(
      /\b(?:we|i|they|our \w+)(?:'ve| have| had)?(?: already| just)? (?:paid|transferred|wired|settled|remitted|sent (?:you )?(?:the |a |our )?(?:payment|money|funds|transfer|cheque|check|wire))\b/,
      /\b(?:payment|transfer|wire|amount|balance|invoices?|money|funds|cheque|check|it|this|these)\b.{0,60}\b(?:has|was|were|have|went)\b(?: already| just| now)?(?: been)?(?: already)? (?:paid|made|sent|transferred|executed|initiated|settled|processed|remitted|released|out|wired|cleared|mailed|posted)\b/,
      /\b(?:was|were|has been|have been)(?: already)? (?:paid|settled|cleared|transferred|wired|remitted)\b/,
      /\b(?:executed|made|sent|initiated|released|issued|mailed|completed|processed)\b (?:the |a |our |this |that )?(?:full |partial )?(?:payment|wire|transfer|cheque|check|funds)\b/,
      /\bpayment (?:is )?(?:already )?(?:on its way|on the way)\b/,
      /\b(?:attached|enclosed|find|see)\b.{0,40}\b(?:remittance|payment (?:advice|confirmation|slip)|proof of payment)\b/,
      /^(?:already )?paid (?:it|this|that|in full|on|yesterday|last|today)\b/,
    ),
    unless: either(
      HANGS_EN,
      /\bnot\b|n't\b|\bnever\b|\bwill\b|should have|to be paid|\byou(?:'ve| have) (?:not )?/,
    ),
  },
  {
    type: 'PAYMENT_SENT',
    language: 'de',
    name: 'says that it was paid',
    fits: either(
      /\b(?:habe|haben|hatten|hat|wurden?|ist|sind)\b.{0,90}\b(?:bezahlt|ueberwiesen|beglichen|gezahlt|angewiesen|veranlasst|ausgefuehrt|abgebucht|ausgeglichen|gutgeschrieben)\b/,
      /\b(?:zahlung|ueberweisung|betrag|geld)\b.{0,60}\b(?:ist|wurde)\b.{0,40}\b(?:erfolgt|raus|unterwegs|getaetigt)\b/,
      /\b(?:anbei|im anhang|angehaengt|beigefuegt)\b.{0,60}\b(?:zahlungs(?:avis|beleg|nachweis|bestaetigung)|ueberweisungs\w*)\b/,
      /\b(?:zahlungs(?:avis|beleg|nachweis|bestaetigung)|ueberweisungsbeleg)\b.{0,60}\b(?:anbei|im anhang|angehaengt|beigefuegt)\b/,
      /^(?:bereits |schon )(?:bezahlt|ueberwiesen|beglichen)\b/,
    ),
    unless: either(
      HANGS_DE,
      /\bnicht\b|\bkeine?n?\b|\bnoch nie\b|\bwird\b|\bwerden\b|doppelt|zweimal|\bsie haben\b|\bhaben sie\b/,
    ),
  },
  {
    type: 'PROMISE_TO_PAY',
    language: 'en',
    name: 'says that it will be paid',
    fits: either(
      /\b(?:we|i|they|our \w+(?: \w+)?)(?:'ll| will| shall| are going to| am going to| plan to| intend to| expect to|'re going to)\b.{0,60}\b(?:pay|settle|transfer|wire|remit|send (?:you )?(?:the |a |our )?(?:payment|money|funds|transfer|cheque|check)|make (?:the |a )?payment|release (?:the )?payment|arrange (?:the )?payment)\b/,
      new RegExp(
        `\\b(?:we|i)(?: can|'m| am|'re| are)\\b.{0,40}\\b(?:pay|paying|settle|transfer|transferring)\\b.{0,60}\\b${WHEN_EN}\\b`,
      ),
      /\byou(?:'ll| will| should| can expect to)\b.{0,20}\b(?:receive|have|get|see)\b.{0,30}\b(?:payment|money|funds|transfer)\b/,
      new RegExp(
        `\\b(?:payment|transfer|invoices?|amount|balance|it|this|these|cheque|check)\\b.{0,60}\\b(?:will be|is going to be|will go out|will follow|goes out|is scheduled|is planned|is set)\\b.{0,60}\\b(?:paid|made|sent|transferred|settled|processed|released|${WHEN_EN})\\b`,
      ),
      /\b(?:payment run|pay run|cheque run|check run|payment batch|next batch)\b/,
      /\b(?:i|we)(?:'ll| will) get (?:it|this|that)\b.{0,20}\b(?:paid|over to you|out|sorted|settled)\b/,
    ),
    unless: either(HANGS_EN, /\bnot\b|n't\b|\bcannot\b|\bnever\b|\bwas\b|has been|have been/),
  },
  {
    type: 'PROMISE_TO_PAY',
    language: 'de',
    name: 'says that it will be paid',
    fits: either(
      /\b(?:werde|werden|wird)\b.{0,110}\b(?:zahlen|bezahlen|ueberweisen|begleichen|anweisen|ausgleichen|bezahlt|ueberwiesen|beglichen|angewiesen|veranlassen|veranlasst|gezahlt|erfolgen|ausgeglichen)\b/,
      new RegExp(
        `\\b(?:zahlung|ueberweisung|zahlungsausgang)\\b.{0,60}\\b(?:erfolgt|folgt|geht|ist (?:fuer|eingeplant))\\b.{0,60}\\b${WHEN_DE}\\b`,
      ),
      new RegExp(`\\b(?:zahle|zahlen|ueberweise|ueberweisen|begleiche|begleichen)\\b.{0,60}\\b${WHEN_DE}\\b`),
      /\bzahl(?:ungs)?lauf\b/,
      /\bgeht\b.{0,60}\b(?:raus|hinaus)\b/,
      /\b(?:zahlungseingang|zahlung|geld)\b.{0,30}\b(?:rechnen|erwarten)\b/,
    ),
    unless: either(
      HANGS_DE,
      /\bnicht\b|\bkeine?n?\b|\bbitte\b|\bzu (?:zahlen|ueberweisen|begleichen)\b|\berst\b/,
    ),
  },
  {
    type: 'DISPUTE',
    language: 'en',
    name: 'says that something is wrong',
    fits: either(
      /\b(?:disput(?:e|ed|ing)|contest(?:ing)?|object to|refus(?:e|ing) to pay|(?:will not|won't|not going to|cannot|can't) (?:be )?pay(?:ing)?\b(?! (?:by|before|until|this|today|on)\b)|(?:do not|don't|cannot|can't) (?:accept|agree|owe)|disagree)\b/,
      /\b(?:invoices?|amounts?|prices?|quantit(?:y|ies)|charges?|total|bill|tax|vat|rates?|figures?|discount)\b.{0,60}\b(?:is|are|was|were|seems?|appears?|looks?)\b.{0,20}\b(?:wrong|incorrect|inaccurate|mistaken|too high|not correct|not right|not what we|higher than|missing)\b/,
      /\b(?:quoted|agreed|ordered|contracted|offered)\b.{0,60}\b(?:but|instead of)\b.{0,50}\b(?:billed|charged|invoiced|received|got|delivered|shows?|says?)\b/,
      /\bplease (?:correct|revise|amend|adjust|fix|reissue|re-issue|cancel)\b/,
      /\b(?:not|n't)\b.{0,10}\b(?:match|correspond|tally|reflect|add up)\b/,
      /\b(?:belongs to|meant for|is for) (?:a |an )?(?:different|another|other) (?:company|entity|customer|account)\b/,
      /\b(?:we|i)(?: have|'ve)? (?:cancell?ed|terminated|returned)\b.{0,50}\b(?:order|subscription|contract|service|goods|items|it|this|them)\b/,
      /\b(?:should not|shouldn't)(?: have)?(?: been| be)? (?:charged|billed|invoiced)\b/,
      /\b(?:wrong|incorrect) (?:invoices?|amounts?|prices?|quantit(?:y|ies)|charges?|rates?|total|vat|address|po|purchase order|company|entity)\b/,
      /\b(?:overcharg\w+|over-?billed|double[- ](?:billed|charged|invoiced)|(?:billed|charged|invoiced) (?:us )?(?:twice|double)|duplicate invoice)\b/,
      /\b(?:never|not|n't)\b.{0,20}\b(?:ordered|order (?:this|these|it)|received? (?:the |these |those |any |all |our )?(?:of the )?(?:goods|delivery|items|shipment|order|services?|products?))\b/,
      /\b(?:damaged|defective|faulty|broken on arrival|missing (?:items?|parts?|pieces?)|(?:incomplete|short) (?:delivery|shipment)|poor quality)\b/,
      /\b(?:issue|send|provide|need|expect|want)\b.{0,30}\bcredit (?:note|memo)\b/,
    ),
    unless: /\b(?:no|not|without|n't)\b.{0,12}\b(?:dispute|disputing|object)/,
  },
  {
    type: 'DISPUTE',
    language: 'de',
    name: 'says that something is wrong',
    fits: either(
      /\b(?:widerspreche\w*|widerspruch|reklamier\w*|reklamation|beanstand\w*|bestreite\w*|nicht einverstanden|maengel|mangelhaft|maengelruege|gutschrift)\b/,
      /\b(?:\w*rechnung|betrag|preise?|mengen?|position\w*|summe|steuer|mwst|rabatt)\b.{0,60}\b(?:ist|sind|scheint|stimmt|stimmen|war|wurde|fehlt)\b.{0,30}\b(?:falsch|fehlerhaft|inkorrekt|zu hoch|nicht (?:korrekt|richtig)|nicht(?: ueberein)?$|nicht (?:ueberein|mit)|nicht beruecksichtigt|abgezogen)/,
      /\b(?:stimmt|stimmen)\b.{0,30}\bnicht\b/,
      /\b(?:falsche[rnms]?|fehlerhafte[rnms]?) (?:\w*rechnung|betrag|preise?|mengen?|\w*adresse|ware|artikel|lieferung)\b/,
      /\b(?:nie|nicht|niemals|nichts)\b.{0,20}\b(?:bestellt|beauftragt|geliefert)\b/,
      /\b(?:ware|lieferung|leistung|artikel|geraete?|teile?)\b.{0,50}\b(?:nie|nicht|nur teilweise)\b.{0,20}\b(?:erhalten|angekommen|eingetroffen|erbracht)\b/,
      /\bnur\b.{0,40}\b(?:statt|anstatt)\b|\b(?:statt|anstatt)\b.{0,40}\b(?:erhalten|geliefert|berechnet|vereinbart)\b/,
      /\b(?:korrigier\w*|korrektur|berichtig\w*|stornier\w*|storno|gekuendigt)\b/,
      /\b(?:doppelt|zweimal)\b.{0,30}\b(?:berechnet|in rechnung|abgerechnet|fakturiert|gestellt)\b/,
      /\b(?:beschaedigt\w*|defekt\w*|kaputt|unvollstaendig\w*)\b/,
      /\b(?:zahlen|bezahlen|begleichen)\b.{0,12}\b(?:wir|ich) (?:das |die |diese )?(?:rechnung )?nicht\b|\bwerden (?:wir )?(?:diese |die )?(?:rechnung )?(?:so )?nicht (?:be)?(?:zahlen|gleichen)\b/,
    ),
    unless: /\b(?:kein|keinen|ohne)\b.{0,12}\b(?:widerspruch|reklamation|maengel)/,
  },
  {
    type: 'DOCUMENT_REQUEST',
    language: 'en',
    name: 'asks for a document',
    fits: either(
      new RegExp(
        `\\b(?:please|could|can|would|kindly|may|need|require|want|like)\\b.{0,50}\\b(?:send(?:ing)?|resend(?:ing)?|re-send|forward(?:ing)?|provide|providing|share|sharing|e-?mail|mail|supply|attach|have|get|receive|need)\\b.{0,60}\\b${DOCUMENT_EN}\\b`,
      ),
      new RegExp(`\\b(?:we|i)(?:'d)? (?:still )?(?:need|require|miss|lack)\\b.{0,40}\\b${DOCUMENT_EN}\\b`),
      new RegExp(
        `\\b(?:do not|don't|didn't|did not|never|haven't|have not|cannot|can't|could not|couldn't|unable to)\\b.{0,30}\\b(?:have|received?|find|got|get|locate|seen?)\\b.{0,40}\\b${DOCUMENT_EN}\\b`,
      ),
      new RegExp(`\\b(?:send|resend|forward)\\b.{0,12}\\b(?:me|us|it|over)\\b.{0,40}\\b${DOCUMENT_EN}\\b`),
      new RegExp(`\\bdo you (?:still )?have\\b.{0,40}\\b${DOCUMENT_EN}\\b`),
      /\b(?:what is|could you tell us|please confirm)\b.{0,20}\byour (?:bank details|iban|account number)\b/,
    ),
    unless: /\b(?:please|kindly) find\b|credit (?:note|memo)|\bwe (?:will|'ll) send\b/,
  },
  {
    type: 'DOCUMENT_REQUEST',
    language: 'de',
    name: 'asks for a document',
    fits: either(
      new RegExp(
        `\\b(?:bitte|koennten|koennen|koennte|wuerden|benoetigen|benoetige|brauchen|brauche|braeuchten|erbitten|gerne)\\b.{0,110}\\b${DOCUMENT_DE}\\b.{0,90}\\b(?:senden|schicken|zusenden|zuschicken|zukommen|uebermitteln|weiterleiten|mailen|nachreichen|bekommen|haben|zu|zur verfuegung|erneut)\\b`,
      ),
      new RegExp(
        `\\b(?:senden|schicken|sende|schicke|uebersenden|mailen|uebermitteln|leiten|lassen)\\b.{0,30}\\b(?:uns|mir)\\b.{0,60}\\b${DOCUMENT_DE}\\b`,
      ),
      new RegExp(
        `\\b(?:benoetigen|benoetige|brauchen|brauche|braeuchten|fehlt|fehlen)\\b.{0,50}\\b${DOCUMENT_DE}\\b`,
      ),
      new RegExp(
        `\\b${DOCUMENT_DE}\\b.{0,60}\\b(?:nicht|nie|niemals)\\b.{0,20}\\b(?:erhalten|bekommen|angekommen|vor|vorliegen|finden|gefunden|auffindbar|eingegangen|vorhanden)\\b`,
      ),
      new RegExp(`\\bteilen\\b.{0,50}\\b${DOCUMENT_DE}\\b.{0,20}\\bmit\\b`),
      new RegExp(`\\bkeine\\b.{0,20}\\b${DOCUMENT_DE}\\b.{0,20}\\b(?:erhalten|bekommen|vor|vorliegen)\\b`),
    ),
    unless: /\bgutschrift\b|\banbei\b|\bhaben wir ihnen\b/,
  },
]

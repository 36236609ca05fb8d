/** Mails written for the rules, and what they are meant to be found as. */
export type Example = { text: string; types: string[] }

export const EXAMPLES: readonly Example[] = [
  { text: 'Hello,\n\nwe have paid this invoice yesterday.\n\nKind regards\nKim', types: ['PAYMENT_SENT'] },
  { text: 'The payment was made on 3 March, please check your account.', types: ['PAYMENT_SENT'] },
  { text: 'Please find attached the remittance advice.', types: ['PAYMENT_SENT'] },
  {
    text: 'Guten Tag,\n\nwir haben den Betrag gestern überwiesen.\n\nMit freundlichen Grüßen\nKim',
    types: ['PAYMENT_SENT'],
  },
  { text: 'Die Zahlung ist bereits erfolgt.', types: ['PAYMENT_SENT'] },
  { text: 'We will pay the invoice by Friday.', types: ['PROMISE_TO_PAY'] },
  { text: 'It is included in our next payment run.', types: ['PROMISE_TO_PAY'] },
  { text: 'You will receive the money next week.', types: ['PROMISE_TO_PAY'] },
  { text: 'Wir werden die Rechnung nächste Woche bezahlen.', types: ['PROMISE_TO_PAY'] },
  { text: 'Die Zahlung erfolgt spätestens am 20.03.', types: ['PROMISE_TO_PAY'] },
  { text: 'The amount on this invoice is wrong: we agreed on 900 EUR.', types: ['DISPUTE'] },
  { text: 'We never ordered these items.', types: ['DISPUTE'] },
  { text: 'You charged us twice for March.', types: ['DISPUTE'] },
  { text: 'Der Preis ist falsch, bitte senden Sie uns eine Gutschrift.', types: ['DISPUTE'] },
  { text: 'Die Ware war beschädigt, wir widersprechen der Rechnung.', types: ['DISPUTE'] },
  { text: 'Could you please send us a copy of the invoice?', types: ['DOCUMENT_REQUEST'] },
  { text: 'We have not received this invoice.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Bitte schicken Sie uns die Rechnung noch einmal zu.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Die Rechnung liegt uns leider nicht vor.', types: ['DOCUMENT_REQUEST'] },
  { text: 'Thank you, noted.', types: [] },
  { text: 'Vielen Dank für Ihre Nachricht, ich kümmere mich darum.', types: [] },
  {
    text: 'Ok.\n\nOn 1 March 2026, Ada Berg wrote:\n> We will pay by Friday, the amount is wrong.',
    types: [],
  },
  { text: 'Noted.\n\nVon: ada@firm.example\nGesendet: heute\nWir haben die Rechnung bezahlt.', types: [] },
  { text: 'As soon as we have the delivery note we will pay.', types: [] },
  { text: 'Wann wurde die Rechnung bezahlt?', types: [] },
]

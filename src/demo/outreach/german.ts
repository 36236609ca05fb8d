import { type Phrases, paragraphs } from './letter.ts'

export const GERMAN: Phrases = {
  issued: [
    (f) => ({
      subject: `Rechnung ${f.number} von ${f.company}`,
      text: paragraphs(
        f.greeting,
        `anbei erhalten Sie die Rechnung ${f.number} über ${f.amount}, zahlbar bis ${f.due}.`,
        `Online ansehen und bezahlen: ${f.link}`,
        `Mit freundlichen Grüßen\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Ihre Rechnung ${f.number} vom ${f.issued}`,
      text: paragraphs(
        f.greeting,
        `vielen Dank für Ihren Auftrag. Die Rechnung ${f.number} liegt als PDF bei. Den Betrag von ${f.amount} überweisen Sie bitte bis zum ${f.due}.`,
        f.link,
        `Freundliche Grüße\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  polite: [
    (f) => ({
      subject: `Zahlungserinnerung: Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `sicher ist es Ihrer Aufmerksamkeit entgangen: Folgender Posten war am ${f.due} fällig und ist noch offen (${f.amount}):`,
        f.table,
        `Sollten Sie bereits gezahlt haben, betrachten Sie dieses Schreiben bitte als gegenstandslos.`,
        f.link,
        `Mit freundlichen Grüßen\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Offene Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `zu unserer Rechnung ${f.number} über ${f.amount} konnten wir noch keinen Zahlungseingang feststellen. Sie ist seit ${f.overdueDays} Tagen fällig.`,
        `Fehlt Ihnen etwas zur Freigabe, etwa die Bestellnummer oder eine Kopie? Eine kurze Antwort genügt.`,
        f.link,
        `Freundliche Grüße\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  firm: [
    (f) => ({
      subject: `2. Mahnung: Rechnung ${f.number}, ${f.amount}`,
      text: paragraphs(
        f.greeting,
        `trotz unserer Erinnerung sind folgende Posten weiterhin offen, inzwischen ${f.overdueDays} Tage über der Fälligkeit:`,
        f.table,
        `Bitte überweisen Sie ${f.amount} bis zum ${f.day} oder nennen Sie uns den Grund der Verzögerung.`,
        f.link,
        `Mit freundlichen Grüßen\n${f.sender}\n${f.company}`,
      ),
    }),
    (f) => ({
      subject: `Mahnung zur Rechnung ${f.number}: Bitte um Rückmeldung`,
      text: paragraphs(
        f.greeting,
        `auf unsere Zahlungserinnerung haben wir keine Antwort erhalten. Seit dem ${f.due} stehen ${f.amount} aus.`,
        f.table,
        `Wir bitten um einen verbindlichen Zahlungstermin bis zum ${f.day}. Weitere Lieferungen geben wir erst danach frei.`,
        f.link,
        `Freundliche Grüße\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  final: [
    (f) => ({
      subject: `Letzte Mahnung: Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `dies ist unsere letzte Mahnung, bevor wir die Forderung an ein Inkassounternehmen übergeben. ${f.amount} sind seit ${f.overdueDays} Tagen überfällig:`,
        f.table,
        `Geht der volle Betrag nicht bis zum ${f.day} ein, stellen wir Lieferungen und Service ein. Die Kosten des Verfahrens und Verzugszinsen nach § 288 BGB gehen zu Ihren Lasten.`,
        f.link,
        `${f.sender}\n${f.company}`,
      ),
    }),
  ],
  statement: [
    (f) => ({
      subject: `Kontoauszug: ${f.count} offene Rechnungen`,
      text: paragraphs(
        f.greeting,
        `zum ${f.day} sind auf dem Konto von ${f.customer} folgende ${f.count} Rechnungen offen, zusammen ${f.amount}:`,
        f.table,
        `Bitte gleichen Sie die Posten mit Ihrer Buchhaltung ab und melden Sie uns Abweichungen.`,
        `Mit freundlichen Grüßen\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  confirmation: [
    (f) => ({
      subject: `Zahlungseingang zur Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `Ihre Zahlung zur Rechnung ${f.number} ist bei uns eingegangen. Die Rechnung ist damit ausgeglichen.`,
        `Vielen Dank\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  correction: [
    (f) => ({
      subject: `Storno der Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `die Rechnung ${f.number} vom ${f.issued} wurde irrtümlich gestellt und ist storniert. Bitte zahlen Sie sie nicht, eine berichtigte Rechnung folgt gesondert.`,
        `Wir bitten um Entschuldigung.\n${f.sender}\n${f.company}`,
      ),
    }),
  ],
  copy: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `gern, die Rechnung liegt noch einmal bei. Melden Sie sich bitte, wenn Ihnen noch eine Angabe fehlt.`,
        `Freundliche Grüße\n${f.sender}`,
      ),
    }),
  ],
  acknowledgement: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: paragraphs(
        f.greeting,
        `vielen Dank für Ihre Rückmeldung. Ich habe sie zur Rechnung vermerkt und melde mich, falls etwas unklar ist.`,
        `Freundliche Grüße\n${f.sender}`,
      ),
    }),
  ],
  bankDetails: [
    (f) => ({
      subject: `Vorsicht vor geänderten Bankverbindungen`,
      text: paragraphs(
        f.greeting,
        `zurzeit sind gefälschte E-Mails im Umlauf, die um Zahlung auf ein neues Konto bitten. Unsere Bankverbindung ist unverändert die auf Ihren Rechnungen. Rufen Sie uns im Zweifel unter der Ihnen bekannten Nummer an.`,
        `${f.sender}\n${f.company}`,
      ),
    }),
  ],
  promise: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\nentschuldigen Sie die Verzögerung, die Freigabe hat gefehlt. ${f.number} ist im Zahllauf am ${f.day} enthalten.\n\nMit freundlichen Grüßen\n${f.sender}`,
    }),
    (f) => ({
      subject: `AW: Mahnung ${f.number}`,
      text: `Sehr geehrte Damen und Herren,\n\nunser Hauptkunde zahlt zurzeit schleppend. Wir überweisen am ${f.day} und bitten bis dahin um Geduld.\n\n${f.sender}`,
    }),
  ],
  copyRequest: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\ndie Rechnung ${f.number} liegt uns nicht vor. Bitte senden Sie sie noch einmal als PDF, mit unserer Bestellnummer.\n\nViele Grüße\n${f.sender}`,
    }),
  ],
  dispute: [
    (f) => ({
      subject: `Reklamation zur Rechnung ${f.number}`,
      text: `Sehr geehrte Damen und Herren,\n\nder Rechnung ${f.number} widersprechen wir. Die berechnete Menge stimmt nicht mit dem Lieferschein überein. Bitte prüfen Sie das und senden Sie eine korrigierte Rechnung.\n\n${f.sender}`,
      dispute: 'QUANTITY',
    }),
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\nzwei der gelieferten Geräte sind defekt und seit drei Wochen bei Ihnen zur Reparatur. Bis das geklärt ist, zahlen wir nicht.\n\n${f.sender}`,
      dispute: 'QUALITY',
    }),
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\ndie Ware zur Rechnung ${f.number} ist hier nie angekommen. Im Wareneingang liegt kein Lieferschein, und unterschrieben hat bei uns niemand. Bitte schicken Sie uns den Ablieferbeleg, vorher geben wir ${f.amount} nicht frei.\n\nMit freundlichen Grüßen\n${f.sender}`,
      dispute: 'NOT_RECEIVED',
    }),
  ],
  alreadyPaid: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\nder Betrag ist gestern angewiesen worden und sollte in den nächsten Tagen eingehen.\n\nGruß\n${f.sender}`,
    }),
  ],
  outOfOffice: [
    (f) => ({
      subject: `Abwesenheitsnotiz: Rechnung ${f.number}`,
      text: `Ich bin bis zum ${f.day} nicht im Büro. Ihre Nachricht wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an unsere Zentrale.\n\n${f.sender}`,
    }),
  ],
  wrongPerson: [
    (f) => ({
      subject: `AW: Rechnung ${f.number}`,
      text: `Guten Tag,\n\nfür Rechnungen bin ich nicht mehr zuständig. Ich habe Ihre Mail an die Buchhaltung weitergegeben.\n\n${f.sender}`,
    }),
  ],
}

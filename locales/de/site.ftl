# Pages that every public portal owes: legal notice, privacy, accessibility, reports of barriers, licences.

nav-desk = Verwaltung
desk-lead = Ihre Arbeitsseiten auf diesem Portal.
desk-answer = Prüfen und antworten
desk-publish = Veröffentlichen und auswerten
desk-develop = Von der Idee zur Maßnahme
desk-run = Das Portal verwalten
nav-reports = Gemeldete Barrieren

imprint-provider = Anbieter
imprint-represented-by = Vertreten durch:
imprint-contact = Kontakt
imprint-email = E-Mail:
imprint-phone = Telefon:
imprint-vat = Umsatzsteuer-Identifikationsnummer
imprint-supervision = Aufsichtsbehörde
imprint-editor = Verantwortlich für journalistische Inhalte nach § 18 Abs. 2 MStV

privacy-lead = So gehen wir mit Ihren Daten um. Dieser Text entsteht aus den tatsächlichen Einstellungen des Portals.
privacy-controller = Verantwortlich
privacy-officer = Datenschutzbeauftragte Person
privacy-visit = Seiten lesen
privacy-visit-text = Zum Lesen und Zuhören brauchen Sie kein Konto. Beim Lesen setzen wir keine Cookies und zählen Sie nicht; Dienste anderer Anbieter binden wir nirgends ein. Ihre IP-Adresse schreiben wir in kein Protokoll.
privacy-visit-limits = Zum Schutz vor Missbrauch zählen wir Versuche bei Anmeldungen, Raumcodes und Formularen. Dafür liegt nur eine Prüfsumme Ihrer IP-Adresse kurz im Arbeitsspeicher. Gespeichert wird sie nicht.
privacy-rooms = Räume
privacy-rooms-name = Sie können ein Pseudonym verwenden. Zum Zuhören brauchen Sie auch das nicht: Zuhörende werden nur gezählt. Wenn Sie mitreden, sehen alle im Raum den Namen, den Sie gewählt haben.
privacy-rooms-cookie = Beim Betreten eines Raums setzen wir ein technisch notwendiges Cookie. Es hält Ihren Platz, wenn die Verbindung abreißt. Rechtsgrundlage dafür ist § 25 Abs. 2 Nr. 2 TDDDG. Was Sie im Raum auswählen (vorgelesene Meldungen, Gebärdensprache, Geräte) und was Sie ohne Namen fragen, merkt sich Ihr Browser nur in diesem Tab, bis Sie ihn schließen.
privacy-rooms-log = Der Verlauf eines Raums wird gespeichert, damit nach einer Störung nichts verloren geht: gewählte Namen, Wortmeldungen und der Stand der Tagesordnung. Beiträge im Chat werden gelöscht, wenn die Veranstaltung endet, die Namen 30 Tage danach.
privacy-rooms-count = Von jedem Abend bleiben Zahlen: wie viele zuhörten und mitredeten, wie lange, in welcher Sprache der Oberfläche, wie viele zum ersten Mal dabei waren oder eine Hilfe nutzten. Gezählt wird im Arbeitsspeicher, gespeichert werden nur Summen. Was weniger als fünf Menschen betrifft, wird nicht veröffentlicht.
privacy-media = Bild und Ton
privacy-media-text = Kamera und Mikrofon sind aus, bis Sie selbst sie einschalten. Bild und Ton laufen verschlüsselt über unseren eigenen Server. Nichts davon wird aufgezeichnet.
privacy-media-addresses = Für die Übertragung verarbeitet der Server Ihre IP-Adresse, solange Sie im Raum sind. Andere Teilnehmende sehen sie nicht.
privacy-comments = Kommentare und Meldungen
privacy-comments-text = Zum Kommentieren brauchen Sie weder Ihren richtigen Namen noch, wenn hier nichts anderes steht, eine E-Mail-Adresse. Ihren Kommentar liest ein Mensch, bevor er erscheint; was an ihm auffällt, stellen nur Regeln auf unserem eigenen Server fest. Die E-Mail-Adresse zeigen wir nie und bilden nichts aus ihr, was jemand sehen könnte. Wir löschen sie 30 Tage nach der Entscheidung, ebenso Kommentare, die wir nicht veröffentlicht haben. Wer gesperrt ist, erkennen wir an einer verschlüsselten Prüfsumme der Adresse, nie an der IP-Adresse.
privacy-barrier = Gemeldete Barrieren
# $days (Number) - days until an answered report is deleted
privacy-barrier-text = Ihre Meldung und Ihre Angaben für die Antwort speichern wir. { $days } Tage nach der Antwort werden sie gelöscht.
privacy-staff = Konten
# $days (Number) - days a session lasts
privacy-staff-text = Ein Konto brauchen Sie nicht. Wenn Sie sich anmelden, speichern wir Ihre E-Mail-Adresse, die Sprache unserer E-Mails und, wenn Sie ihn angeben, einen Namen; er darf ein Pseudonym sein. Ein technisch notwendiges Cookie hält die Sitzung für höchstens { $days } Tage; zu jeder Sitzung merken wir uns Browser und Betriebssystem in zwei Worten, damit Sie Ihre Geräte wiedererkennen. Ein Code zum Anmelden gilt zehn Minuten und wird danach gelöscht. Wie viele Codes eine Adresse oder ein Anschluss angefordert hat, zählen wir verschlüsselt und höchstens einen Tag lang.
privacy-providers = Wenn Sie sich über einen anderen Anbieter anmelden, bekommen wir von ihm eine Kennung und Ihre E-Mail-Adresse und speichern beides mit Ihrem Konto. Der Anbieter erfährt, dass Sie sich hier anmelden, aber nicht, was Sie hier tun. Welche Anbieter es hier gibt, steht unter Weitergabe.
privacy-others = Weitergabe
privacy-others-text = Wir geben Ihre Daten nicht für fremde Zwecke weiter, und niemand verdient an ihnen. Ohne Ihr Zutun lädt Ihr Browser nichts von anderen.
privacy-push = Wenn Sie sich auf einem Gerät Bescheid sagen lassen, merken wir uns die Adresse, unter der der Dienst Ihres Browsers (etwa von Google, Mozilla oder Apple, auch außerhalb der EU) Nachrichten annimmt. Die Nachrichten sind so verschlüsselt, dass nur Ihr Gerät sie liest; der Dienst erfährt, wann wir Ihnen etwas schicken. Entfernen Sie das Gerät auf Ihrer Abo-Seite, löschen wir die Adresse.
privacy-services = Diese Dienste außerhalb dieses Programms sind beteiligt:
privacy-services-none = Dienste außerhalb dieses Programms sind nicht beteiligt.
privacy-service-host = Betrieb des Servers in unserem Auftrag
privacy-service-mail = Versand unserer E-Mails
privacy-service-sign-in = Anmeldung über einen anderen Anbieter, wenn Sie ihn wählen
privacy-service-push = Nachrichten auf Ihr Gerät, wenn Sie sie einschalten
privacy-service-push-who = der Dienst Ihres Browsers, etwa von Google, Mozilla oder Apple
privacy-service-push-country = je nach Browser, meist USA
privacy-service-unstated = Betreiber nicht angegeben
privacy-service-country-unstated = nicht angegeben
# $country (String) - where the service stands
privacy-service-country = Land: { $country }
privacy-basis = Rechtsgrundlage
# $basis (String) - the law
privacy-basis-text = Wir verarbeiten die Daten, um die Bürgerbeteiligung als öffentliche Aufgabe zu ermöglichen ({ $basis }).
privacy-rights = Ihre Rechte
privacy-rights-text = Sie haben das Recht auf Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung. Sie können der Verarbeitung widersprechen und sich bei der Aufsichtsbehörde beschweren.
# $authority (String) - supervisory authority
privacy-authority = Aufsichtsbehörde für den Datenschutz: { $authority }

statement-title = Erklärung zur Barrierefreiheit
# $provider (String) - who runs the portal
# $law (String) - the law of the Land
statement-commitment = { $provider } bemüht sich, dieses Portal barrierefrei zugänglich zu machen. Grundlage ist das { $law } zur Umsetzung der Richtlinie (EU) 2016/2102.
# $name (String) - name of the portal
statement-scope = Diese Erklärung gilt für das Portal { $name } mit seinen Räumen unter
statement-status = Stand der Vereinbarkeit mit den Anforderungen
statement-status-full = Dieses Portal ist mit den Anforderungen vollständig vereinbar.
statement-status-partial = Dieses Portal ist mit den Anforderungen teilweise vereinbar. Was noch nicht barrierefrei ist, steht im nächsten Abschnitt.
statement-status-none = Dieses Portal ist mit den Anforderungen noch nicht vereinbar. Was noch nicht barrierefrei ist, steht im nächsten Abschnitt.
statement-content = Nicht barrierefreie Inhalte
statement-exceptions = Unvereinbarkeit mit den Anforderungen
statement-burdens = Unverhältnismäßige Belastung
statement-out-of-scope = Inhalte, für die das Gesetz nicht gilt
statement-nothing = Dazu gibt es keine Angaben.
statement-made = Erstellung dieser Erklärung
statement-created = Erstellt am:
statement-reviewed = Zuletzt überprüft am:
statement-method-self = Die Angaben beruhen auf einer Selbstbewertung.
statement-method-external = Die Angaben beruhen auf einer Bewertung durch Dritte.
statement-contact = Barrieren melden: Kontakt und Rückmeldung
# $days (Number) - days until the answer
statement-contact-text = Ist Ihnen etwas aufgefallen, oder brauchen Sie einen Inhalt in anderer Form? Wir antworten innerhalb von { $days } Tagen.
statement-enforcement = Durchsetzungsverfahren
statement-enforcement-text = Wenn unsere Antwort ausbleibt oder Ihnen nicht hilft, können Sie sich an die Durchsetzungsstelle wenden. Das Verfahren ist für Sie kostenlos, und Sie brauchen keinen Rechtsbeistand.

barrier-lead = Etwas auf dieser Seite ist für Sie nicht zugänglich? Sagen Sie es uns. Sie brauchen kein Konto.
barrier-errors = Bitte sehen Sie noch einmal hin
barrier-message = Was ist passiert?
barrier-message-hint = Beschreiben Sie, was Sie tun wollten und was Sie daran gehindert hat. Hilfreich ist auch, welches Hilfsmittel oder welchen Browser Sie verwenden.
barrier-message-missing = Schreiben Sie bitte ein paar Worte dazu, was passiert ist.
barrier-message-long = Der Text ist länger als 4.000 Zeichen. Bitte kürzen Sie ihn.
barrier-page = Auf welcher Seite?
barrier-page-hint = Adresse oder Name der Seite
barrier-contact = Wie erreichen wir Sie?
barrier-contact-hint = E-Mail-Adresse oder Telefonnummer, wenn Sie eine Antwort möchten
barrier-optional = freiwillig
barrier-send = Meldung absenden
barrier-thanks = Vielen Dank
barrier-thanks-title = Ihre Meldung ist angekommen
barrier-thanks-number = Ihre Vorgangsnummer:
# $due (String) - the day of the answer
barrier-thanks-due = Wir kümmern uns darum und antworten spätestens am { $due }, wenn Sie angegeben haben, wie wir Sie erreichen.
barrier-list-lead = Meldungen aus dem Formular „Barriere melden“, die dringendsten zuerst.
barrier-list-empty = Es liegt keine Meldung vor
barrier-number = Nummer
barrier-received = Eingang
barrier-due = Antwort bis
barrier-overdue = überfällig
barrier-answered = beantwortet
barrier-mark = Als beantwortet markieren

# $version (String) - version of the program
licences-lead = Dieses Portal läuft mit Mitreden { $version }, freier Software unter der European Union Public Licence (EUPL) 1.2.
licences-source = Quelltext:
licences-external = Link zu einem anderen Anbieter
licences-texts = Alle Lizenztexte
licences-parts = Bestandteile anderer
licences-name = Name
licences-version = Version
licences-licence = Lizenz

# Registration for events: the form, one's own registration, the list at the door, the letters. German is the contract: types of arguments stand here.

nav-registrations = Anmeldungen

registration-title = Anmeldung
registration-free = Zum Zuhören und Mitreden im Raum dieses Portals brauchen Sie keine Anmeldung. Hier reservieren Sie einen Platz vor Ort.
registration-button = Platz reservieren
registration-queue-button = Auf die Warteliste
registration-notice = Anmeldung

# Where it stands
registration-door-none = Für diese Veranstaltung ist zurzeit keine Anmeldung möglich.
# $from (String) - day and time
registration-door-not-yet = Die Anmeldung beginnt am { $from }.
registration-door-closed = Die Anmeldung ist beendet.
registration-door-free = Es sind Plätze frei.
registration-door-few = Es sind nur noch wenige Plätze frei.
registration-door-queue = Alle Plätze sind vergeben. Sie können sich auf die Warteliste setzen lassen. Wird ein Platz frei, rücken Sie nach.
registration-door-full = Alle Plätze sind vergeben. Zuhören und mitreden können Sie weiterhin im Raum dieses Portals.

# The form
registration-name = Name
registration-name-hint = So sprechen wir Sie an. Ein Pseudonym genügt.
registration-email = E-Mail-Adresse
registration-email-hint = Für Bestätigung, Kalendereintrag und Erinnerungen. Ohne E-Mail-Adresse bekommen Sie eine Bestätigung mit Code zum Ausdrucken.
registration-no-mail = Sie bekommen eine Bestätigung mit Code zum Ausdrucken oder Abschreiben.
registration-choose = Bitte wählen
registration-privacy = Ihre Angaben verwenden wir nur für diese Veranstaltung. 30 Tage danach werden sie gelöscht.
registration-mine = Sie sind mit Ihrem Konto schon angemeldet.
registration-mine-open = Anmeldung ansehen
registration-account-title = Ihre Anmeldungen zu Veranstaltungen
registration-account-none = Sie sind gerade für nichts angemeldet
registration-account-found = Ohne Konto angemeldet
# $email (String) - the address of the account
registration-account-found-text = Diese Anmeldungen haben Ihre Adresse { $email }, gehören aber noch zu keinem Konto. Wenn Sie möchten, ordnen Sie sie Ihrem Konto zu. Dann stehen sie auch hier.
registration-account-claim = Meinem Konto zuordnen
registration-account-twice = Für diese Veranstaltung hat Ihr Konto schon eine Anmeldung. Eine von beiden können Sie absagen.
registration-known = Schon angemeldet?
registration-known-text = Mit dem Code Ihrer Bestätigung können Sie Ihre Anmeldung ansehen, ändern oder absagen.
registration-code = Code
registration-code-hint = Zehn Zeichen. Groß- und Kleinschreibung und der Bindestrich spielen keine Rolle.
registration-code-open = Anmeldung öffnen

# After sending
registration-thanks-title = Bitte sehen Sie in Ihr Postfach
registration-thanks-text = Wir haben Ihnen eine E-Mail geschickt. Darin steht, ob Sie einen Platz haben oder auf der Warteliste stehen, und wie Sie Ihre Anmeldung ändern oder absagen.
registration-thanks-missing = Ist nach einigen Minuten nichts angekommen? Sehen Sie bitte auch im Spam-Ordner nach, oder melden Sie sich mit der richtigen Adresse noch einmal an.
registration-thanks-back = Zur Veranstaltung

# One's own registration
registration-own-title = Ihre Anmeldung
registration-own-confirmed = Ihr Platz ist reserviert
# $place (Number) - place in the queue, from 1
registration-own-waiting = Sie stehen auf Platz { $place } der Warteliste
registration-own-cancelled = Diese Anmeldung ist abgesagt
registration-own-keep = Drucken Sie diese Seite aus, oder schreiben Sie sich Nummer und Code auf. Mit dem Code öffnen Sie Ihre Anmeldung wieder.
registration-own-queue = Ob Sie nachgerückt sind, steht auf dieser Seite. Mit E-Mail-Adresse sagen wir Ihnen Bescheid.
registration-number = Nummer
registration-state = Stand
registration-state-confirmed = Platz reserviert
registration-state-waiting = Warteliste
registration-state-cancelled = abgesagt
registration-print = Bestätigung drucken
registration-change = Angaben ändern
registration-save = Änderungen speichern
registration-cancel = Anmeldung absagen
registration-cancel-title = Möchten Sie absagen?
registration-cancel-text = Ihr Platz wird frei für jemanden auf der Warteliste. Zuhören und mitreden können Sie trotzdem.
registration-cancel-keep = Zurück, ich komme

# Setting it up
registration-offer-title = Anmeldung einrichten
registration-offer-lead = Die Anmeldung ist ein Angebot für Plätze vor Ort. Zum Zuhören im Raum ist sie nie nötig.
registration-open = Anmeldung anbieten
registration-capacity = Zahl der Plätze
registration-capacity-hint = Leer lassen, wenn alle kommen können.
registration-waiting = Warteliste führen, wenn alle Plätze vergeben sind
registration-opens = Anmeldung beginnt
registration-closes = Anmeldung endet
registration-day = Tag
registration-time = Uhrzeit
registration-times-hint = Leer lassen, wenn die Anmeldung ab sofort und bis zum Ende der Veranstaltung möglich ist.
registration-questions = Ihre Fragen
registration-questions-hint = Fragen Sie nur, was Sie für den Abend brauchen. Leere Zeilen werden nicht gespeichert.
# $number (String) - which question
registration-question = Frage { $number }
registration-question-label = Frage
registration-question-kind = Antwort
registration-question-choices = Auswahl
registration-question-choices-hint = Eine Möglichkeit je Zeile, nur bei der Antwort „Auswahl“.
registration-question-required = Antwort ist nötig
# $number (String) - which question
registration-question-remove = Frage { $number } entfernen
# $number (String) - which question
registration-question-raise = Frage { $number } nach oben
registration-question-add = Frage hinzufügen
registration-kind-text = Text
registration-kind-choice = Auswahl
registration-kind-check = Häkchen
registration-to-list = Zur Liste

# The list
registration-list-title = Liste der Anmeldungen
registration-desk-lead = Veranstaltungen mit Anmeldung, bis 30 Tage nach ihrem Ende.
registration-desk-empty = Für keine Veranstaltung ist eine Anmeldung eingerichtet
registration-desk-empty-text = Auf der Seite einer Veranstaltung führt „Anmeldung einrichten“ dorthin.
registration-desk-event = Veranstaltung
registration-desk-none = Keine Anmeldung möglich
# $from (String) - day and time
registration-desk-not-yet = Beginnt am { $from }
registration-desk-closed = Beendet
registration-desk-free = Offen, Plätze frei
registration-desk-few = Offen, nur noch wenige Plätze frei
registration-desk-queue = Alle Plätze vergeben, Warteliste offen
registration-desk-full = Alle Plätze vergeben
registration-to-offer = Anmeldung einrichten
registration-csv = Als Tabelle herunterladen (CSV)
registration-print-list = Liste drucken
# $taken (Number) - places taken
# $most (Number) - places there are
registration-places = { $taken } von { $most }
registration-taken = Plätze
registration-queued = Warteliste
registration-came-count = Gekommen
registration-empty = Noch hat sich niemand angemeldet
registration-door = Einlass
registration-door-field = Nummer oder Code
registration-door-hint = Steht auf der Bestätigung.
registration-door-button = Einlassen
registration-walk-in = Ohne Anmeldung gekommen
registration-walk-in-button = Eintragen
registration-at = Angemeldet am
registration-came = Gekommen
# $time (String) - time of day
registration-came-at = gekommen um { $time }
registration-mark = Ist da
registration-unmark = Doch nicht da
registration-list-cancel = Absagen
# $name (String) - the person's name
registration-list-cancel-question = Anmeldung von { $name } absagen? Wer auf der Warteliste steht, rückt nach.
registration-list-keep = Behalten
registration-again = Brief noch einmal senden
registration-letters = Briefe
registration-no-letters = ohne E-Mail-Adresse
registration-answers = Antworten
# $question (String) - what was asked
# $answer (String) - what was answered
registration-answer = { $question }: { $answer }
registration-actions = Schritte
registration-done-came = Als gekommen eingetragen.
registration-done-back = Eintrag zurückgenommen.
registration-done-cancelled = Anmeldung abgesagt.
registration-done-sent = Der Brief ist auf dem Weg.
registration-done-added = Eingetragen. Herzlich willkommen!
# $name (String) - which letter
# $at (String) - day and time
registration-delivery-waiting = { $name }: geplant für { $at }
# $name (String) - which letter
# $at (String) - day and time
# $reply (String) - what the mail server said
registration-delivery-delayed = { $name }: verzögert, nächster Versuch { $at } ({ $reply })
# $name (String) - which letter
# $at (String) - day and time
registration-delivery-sent = { $name }: zugestellt { $at }
# $name (String) - which letter
# $at (String) - day and time
# $reply (String) - what the mail server said
registration-delivery-failed = { $name }: nicht zustellbar, { $at } ({ $reply })
registration-letter-reminder = Erinnerung
registration-letter-registration = Nachricht zur Anmeldung

# What is wrong
registration-error-unticked = Bitte bestätigen Sie das.
registration-error-address = Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@example.org.
registration-error-end = Das Ende muss nach dem Beginn liegen.
registration-error-few = Bitte geben Sie mindestens zwei Möglichkeiten an, eine je Zeile.
registration-error-unknown = Dazu finden wir keine Anmeldung. Bitte vergleichen Sie mit Ihrer Bestätigung.

# Letters
# $name (String) - the name as the person wrote it
registration-letter-greeting = Guten Tag { $name },
# $title (String) - title of the event
registration-letter-confirmed = Ihr Platz: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-confirmed-text = für Sie ist ein Platz reserviert: „{ $title }“, { $when }. Der Kalendereintrag liegt bei.
# $title (String) - title of the event
registration-letter-queued = Warteliste: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-queued-text = Sie stehen auf der Warteliste für „{ $title }“, { $when }. Wird ein Platz frei, rücken Sie nach und bekommen sofort eine Nachricht. Zuhören und mitreden können Sie auf jeden Fall im Raum dieses Portals.
# $title (String) - title of the event
registration-letter-moved-up = Sie haben jetzt einen Platz: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-moved-up-text = ein Platz ist frei geworden, und er gehört Ihnen: „{ $title }“, { $when }. Der Kalendereintrag liegt bei. Können Sie nicht kommen, sagen Sie bitte ab.
# $title (String) - title of the event
registration-letter-again = Sie sind schon angemeldet: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-again-text = mit dieser Adresse hat sich jemand noch einmal für „{ $title }“, { $when }, angemeldet. Sie haben schon einen Platz. Es hat sich nichts geändert.
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-again-queued = mit dieser Adresse hat sich jemand noch einmal für „{ $title }“, { $when }, angemeldet. Sie stehen schon auf der Warteliste. Es hat sich nichts geändert.
# $title (String) - title of the event
registration-letter-cancelled = Ihre Abmeldung: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-cancelled-text = Sie sind für „{ $title }“, { $when }, nicht mehr angemeldet. Die Veranstaltung findet statt; Sie brauchen nichts weiter zu tun. Zuhören und mitreden können Sie trotzdem, ohne Anmeldung.
# $title (String) - title of the event
registration-letter-moved = Neuer Termin oder Ort: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-moved-text = „{ $title }“ hat einen neuen Termin oder Ort: { $when }. Ihre Anmeldung gilt weiter. Passt es nicht mehr, sagen Sie bitte ab.
# $title (String) - title of the event
registration-letter-off = Fällt aus: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-off-text = „{ $title }“, { $when }, findet leider nicht statt. Die nächsten Termine stehen im Programm.
# $title (String) - title of the event
registration-letter-on = Findet doch statt: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-on-text = „{ $title }“ findet doch statt: { $when }. Ihre Anmeldung gilt weiter. Können Sie nicht kommen, sagen Sie bitte ab.
# $title (String) - title of the event
registration-letter-two-days = Übermorgen: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-two-days-text = wir erinnern Sie an „{ $title }“, { $when }. Wir freuen uns auf Sie.
# $title (String) - title of the event
registration-letter-hour = In einer Stunde: { $title }
# $title (String) - title of the event
# $when (String) - day and time
registration-letter-hour-text = in einer Stunde beginnt „{ $title }“, { $when }.
# $number (String) - the registration's number
# $code (String) - its code
registration-letter-number = Ihre Nummer ist { $number }, Ihr Code ist { $code }. Beides brauchen Sie nur, wenn am Eingang danach gefragt wird.
registration-letter-open = Anmeldung ansehen oder ändern
registration-letter-event = Zur Veranstaltung
registration-letter-event-text = Ablauf und der Weg in den Raum
registration-letter-cancel = Absagen
registration-letter-cancel-text = Ihr Platz geht dann an jemanden auf der Warteliste.
registration-letter-programme = Zum Programm
registration-letter-reason-over = Sie bekommen diese E-Mail, weil Ihre Adresse bei einer Anmeldung für diese Veranstaltung angegeben wurde.
registration-letter-reason = Sie bekommen diese E-Mail, weil Ihre Adresse bei einer Anmeldung für diese Veranstaltung angegeben wurde. Waren Sie das nicht, sagen Sie bitte ab.

# Privacy notice
registration-privacy-title = Anmeldung zu Veranstaltungen
# $days (Number) - days after the event
registration-privacy-notice = Wenn Sie einen Platz reservieren, speichern wir Ihren Namen, Ihre Antworten und, wenn Sie sie angeben, Ihre E-Mail-Adresse. Beim Einlass vermerken wir, dass Sie gekommen sind. { $days } Tage nach der Veranstaltung wird alles gelöscht; es bleiben nur die Zahlen.

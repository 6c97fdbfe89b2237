# Surveys of citizens: building, answering, analysis, publication.

nav-surveys = Umfragen
surveys-title = Umfragen
surveys-one = Umfrage
surveys-lead = Ihre Meinung zählt, auch wenn Sie an einem Abend nicht dabei sein können. Ohne Konto, Seite für Seite, mit Pause, wann Sie möchten.
surveys-new = Neue Umfrage
surveys-current = Aktuelle Umfragen
surveys-past = Abgeschlossene Umfragen
surveys-none-title = Zurzeit läuft keine Umfrage
surveys-none-text = Neue Umfragen stehen hier, sobald sie beginnen.
surveys-stand-draft = Entwurf
surveys-stand-planned = angekündigt
surveys-stand-open = läuft
surveys-stand-closed = abgeschlossen
# $at (String) - when
surveys-opens = Beginnt am { $at }
# $at (String) - when
surveys-closes = Offen bis { $at }
# $at (String) - when
surveys-closed = Beendet am { $at }

surveys-take-part = Mitmachen
surveys-promise = Sie brauchen kein Konto und kein Cookie. Sie können jederzeit unterbrechen und später weitermachen.
surveys-begin = Umfrage beginnen
surveys-code = Ihr Code
surveys-code-hint = Er steht in dem Schreiben, das Sie bekommen haben. Groß und klein geschrieben ist gleich.
surveys-code-wrong = Dieser Code gilt nicht oder wurde schon verwendet. Bitte prüfen Sie ihn.
surveys-code-again = Ihr Code, noch einmal
surveys-code-again-hint = Wir haben ihn nicht gespeichert: So kann niemand Ihre Antworten mit Ihrem Code verbinden.
surveys-back-title = Schon begonnen?
surveys-back-code = Rückkehrcode
surveys-back-hint = Die vier Gruppen aus Buchstaben und Ziffern, die Sie beim Speichern bekommen haben.
surveys-back-submit = Weitermachen
surveys-back-wrong = Zu diesem Code gibt es keinen Bogen. Vielleicht ist er vertippt, oder der Bogen wurde gelöscht.
surveys-privacy-title = Was mit Ihren Antworten geschieht
surveys-privacy-own = Zu Ihren Antworten speichern wir weder Zeit noch Adresse noch Code. Nach dem Absenden kann niemand mehr sagen, welche Antwort von Ihnen ist; deshalb können wir sie dann auch nicht mehr ändern oder löschen.
surveys-privacy-proposal = Die Teilnahme ist freiwillig. Bitte schreiben Sie in die freien Felder nichts, was Sie oder andere erkennbar macht, und keine Angaben zur Gesundheit.
surveys-outline = Fragen im Überblick

# $page (Number) - this page
# $pages (Number) - of so many
surveys-place = Seite { $page } von { $pages }
surveys-optional = freiwillig
surveys-no-answer = keine Angabe
surveys-next = Weiter
surveys-previous = Zurück
surveys-later = Speichern und später weitermachen
surveys-errors = Bitte sehen Sie noch einmal hin
surveys-error-title = Fehler
surveys-error-missing = Bitte beantworten Sie diese Frage.
surveys-error-choice = Bitte wählen Sie eine der Möglichkeiten.
# $most (Number) - characters
surveys-error-long = Das ist länger als { $most } Zeichen. Bitte kürzen Sie es.
surveys-error-unprintable = Darin sind Zeichen, die man nicht sehen kann. Bitte tippen Sie den Text neu.
surveys-review-title = Ihre Antworten im Überblick
surveys-review-lead = Stimmt alles? Sie können jede Seite noch ändern. Abgesendet ist noch nichts.
surveys-change = Ändern
surveys-gap = Eine Pflichtfrage ist noch offen
surveys-gap-link = Zur offenen Frage
surveys-changed = Der Bogen wurde in einem anderen Fenster geändert. Bitte sehen Sie ihn noch einmal durch.
surveys-send-note = Nach dem Absenden lassen sich die Antworten nicht mehr ändern.
surveys-send = Absenden
surveys-saved-title = Ihr Bogen ist gespeichert
surveys-saved-note = Sie können jetzt gehen und später weitermachen
surveys-saved-text = Schreiben Sie sich den Rückkehrcode auf, oder heben Sie die Adresse auf. Nur damit kommen Sie zu Ihrem Bogen zurück; wir können ihn nicht für Sie suchen.
surveys-copy = Adresse kopieren
surveys-copied = Kopiert
surveys-print = Drucken
surveys-resume = Weitermachen
surveys-drop = Bogen löschen
surveys-drop-sure = Den Bogen mit allen Antworten löschen?
surveys-cancel = Abbrechen
surveys-late-title = Die Umfrage ist beendet
surveys-late-text = Ihr Bogen wurde nicht abgesendet und zählt nicht mit. Er wird 30 Tage nach dem Ende gelöscht; Sie können ihn auch gleich selbst löschen.
surveys-thanks-title = Vielen Dank
surveys-thanks-note = Ihre Antworten sind angekommen
surveys-receipt = Ihre Quittung:
surveys-receipt-text = Sie bestätigt, dass ein Bogen von Ihnen angekommen ist, und verrät nichts über den Inhalt.
surveys-to-list = Zu den Umfragen

surveys-edit = Bearbeiten
surveys-new-title = Neue Umfrage
surveys-edit-title = Umfrage bearbeiten
surveys-edit-lead = Abschnitte sind die Seiten der Umfrage. Solange niemand begonnen hat, lässt sich alles ändern.
surveys-stand-title = Stand
surveys-publish = Veröffentlichen
surveys-withdraw = Zurückziehen
surveys-close = Jetzt beenden
surveys-close-sure = Die Umfrage für alle beenden? Begonnene Bögen lassen sich dann nicht mehr absenden.
surveys-show-results = Ergebnisse veröffentlichen
surveys-hide-results = Ergebnisse verbergen
surveys-done-save = Gespeichert
surveys-done-publish = Die Umfrage ist veröffentlicht.
surveys-done-withdraw = Die Umfrage ist zurückgezogen. Nur die Verwaltung sieht sie.
surveys-done-close = Die Umfrage ist beendet.
surveys-done-show-results = Die Ergebnisse sind veröffentlicht.
surveys-done-hide-results = Die Ergebnisse sind nicht mehr zu sehen.
surveys-look = Seite der Umfrage ansehen
surveys-results-words = Worte zu den Ergebnissen
surveys-results-words-hint = Was hat die Umfrage ergeben, und was folgt daraus? Zahlen unter 5 werden nicht veröffentlicht, freie Antworten auch nicht.
surveys-field-title = Titel
surveys-field-intro = Einleitung
surveys-field-intro-hint = Worum geht es, wie lange dauert es, was geschieht mit dem Ergebnis?
surveys-field-privacy = Hinweis zum Datenschutz
surveys-field-privacy-hint = Zweck, Rechtsgrundlage, wer die Antworten sieht. Was das Portal selbst tut, steht automatisch dabei.
surveys-field-thanks = Dank nach dem Absenden
surveys-field-access = Wer darf antworten?
surveys-access-open = alle, ohne Angabe, wer sie sind
surveys-access-codes = wer einen Code hat, einmal
surveys-field-when = Zeitraum
surveys-field-when-hint = Leer heißt: sofort, und bis Sie die Umfrage beenden.
surveys-field-opens-date = Beginn
surveys-field-opens-time = Uhrzeit des Beginns
surveys-field-closes-date = Ende
surveys-field-closes-time = Uhrzeit des Endes
surveys-rows = Abschnitte und Fragen
surveys-rows-hint = Jeder Abschnitt beginnt eine neue Seite. Eine Bedingung kann sich nur auf eine Frage eines früheren Abschnitts beziehen.
surveys-locked = Es wurde schon geantwortet: Die Fragen lassen sich nicht mehr ändern, Texte und Zeitraum schon.
surveys-section = Abschnitt
surveys-kind-single = eine Antwort
surveys-kind-multiple = mehrere Antworten
surveys-kind-scale = Skala
surveys-kind-text = eigene Worte
# $row (Number) - which
surveys-row = Zeile { $row }
surveys-row-section = Überschrift der Seite
surveys-row-section-text = Text vor den Fragen
surveys-row-question = Frage
surveys-row-hint = Hinweis
surveys-row-options = Antworten
surveys-row-options-hint = Eine in jeder Zeile. Bei einer Skala: das Wort für die kleinste und das für die größte Stufe.
surveys-row-steps = Stufen
surveys-row-steps-hint = von 2 bis 11
surveys-row-required = Pflichtfrage
surveys-row-if = Nur zeigen nach der Frage
surveys-row-always = immer zeigen
surveys-row-if-answer = … wenn die Antwort so lautet
surveys-row-if-hint = Der Wortlaut der Antwort, bei einer Skala die Stufe
surveys-row-add = Hinzufügen
# $row (Number) - which
surveys-row-raise = Zeile { $row } nach oben
# $row (Number) - which
surveys-row-lower = Zeile { $row } nach unten
# $row (Number) - which
surveys-row-remove = Zeile { $row } entfernen
surveys-error-empty = Bitte füllen Sie dieses Feld aus.
surveys-error-time = Das ist kein Datum mit Uhrzeit.
surveys-error-end = Das Ende liegt nicht nach dem Beginn.
surveys-error-few-options = Es braucht mindestens zwei Antworten.
surveys-error-many-options = Das sind zu viele Antworten.
surveys-error-same-options = Zwei Antworten sind gleich.
surveys-error-steps = Bitte geben Sie eine Zahl von 2 bis 11 an.
surveys-error-no-section = Davor fehlt ein Abschnitt.
surveys-error-no-earlier = Diese Frage steht nicht in einem früheren Abschnitt.
surveys-error-no-answer = Diese Antwort gibt es bei der Frage nicht.
# $most (Number) - rows
surveys-error-rows = Mehr als { $most } Zeilen sind nicht möglich.

surveys-codes-title = Codes
surveys-codes-lead = Jeder Code erlaubt eine Antwort. Er wird beim Absenden vernichtet und steht nirgends neben der Antwort.
surveys-codes-once = Diese Codes sehen Sie nur jetzt. Gespeichert sind nur Prüfsummen.
# $codes (Number) - given out
# $left (Number) - not yet used
surveys-codes-left = Ausgegeben: { $codes }, davon noch nicht verwendet: { $left }
surveys-codes-count = Wie viele Codes?
surveys-codes-list = Als Liste zum Drucken
surveys-codes-csv = Als CSV für den Serienbrief
# $most (Number) - codes
surveys-codes-error = Bitte geben Sie eine Zahl von 1 bis { $most } an.

surveys-analysis-title = Auswertung
surveys-results-title = Ergebnisse
surveys-results-link = Ergebnisse ansehen
# $complete (Number) - sent
# $begun (Number) - not sent
surveys-numbers =
    { $complete ->
        [one] Eine vollständige Antwort
       *[other] { $complete } vollständige Antworten
    }, { $begun ->
        [one] eine begonnene
       *[other] { $begun } begonnene
    }
surveys-export-csv = Antworten als CSV
surveys-export-xlsx = Antworten als XLSX
# $few (Number) - the limit
surveys-few = unter { $few }
# $count (Number) - how many
surveys-answered =
    { $count ->
        [one] Eine Person hat geantwortet
       *[other] { $count } haben geantwortet
    }
# $few (Number) - the limit
surveys-answered-few = weniger als { $few } haben geantwortet
# $mean (String) - the number
surveys-mean = Mittelwert { $mean }
surveys-few-title = Zu wenige Antworten
surveys-few-text = Bei weniger als 5 Antworten veröffentlichen wir keine Zahlen, damit niemand erkennbar wird.
surveys-small = Zahlen unter 5 nennen wir nicht, damit niemand erkennbar wird.
surveys-words-private = Antworten in eigenen Worten veröffentlichen wir nicht. Sie wurden gelesen und sind in die Auswertung eingeflossen.
surveys-column-answer = Antwort
surveys-column-count = Anzahl
surveys-column-share = Anteil
surveys-redact = Entfernen
surveys-redact-sure = Diesen Text endgültig entfernen? Er ist danach nirgends mehr gespeichert.

privacy-surveys-text = Umfragen beantworten Sie ohne Konto und ohne Cookie. Einen begonnenen Bogen finden Sie nur mit Ihrem Rückkehrcode wieder; er wird 30 Tage nach dem Ende der Umfrage gelöscht. Zu einer abgesendeten Antwort speichern wir weder Zeit noch Adresse noch Code. Zahlen unter 5 und freie Antworten veröffentlichen wir nicht.

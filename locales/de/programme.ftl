# The programme: start page, lists, one evening, its forms. German is the contract: types of arguments stand here.

programme-title = Programm
programme-lead = Alle Abende, Vollversammlungen und Sitzungen. Sie können überall ohne Anmeldung zuhören.
programme-breadcrumb = Sie sind hier
programme-start = Startseite

# Start page
programme-start-title = Zuhören und mitreden
programme-start-lead = Hier spricht Ihre Stadt mit Ihnen. Alle Veranstaltungen sind offen: zuhören ohne Anmeldung, mitreden, wann Sie möchten.
programme-now = Jetzt
programme-now-more = Ebenfalls jetzt
programme-next = Als Nächstes
programme-next-more = Die nächsten Termine
programme-all = Zum ganzen Programm
programme-nothing-title = Zurzeit ist nichts geplant
programme-nothing-text = Neue Termine erscheinen hier. Sie können den Kalender abonnieren und verpassen dann keinen Abend.
programme-chances = Jetzt mitmachen
programme-chances-always = Jederzeit offen
programme-chances-topics = Themen lesen und eines vorschlagen. Ein Konto brauchen Sie nicht.
programme-how = So funktioniert es
programme-how-listen = Zuhören
programme-how-listen-text = Ein Klick genügt. Sie brauchen kein Konto, keine Kamera und kein Mikrofon. Niemand sieht Ihren Namen.
programme-how-talk = Mitreden
programme-how-talk-text = Sie wählen einen Namen, heben die Hand und warten, bis Sie das Wort haben. Kamera und Mikrofon bleiben aus, bis Sie sie einschalten.
programme-how-read = Nachlesen
programme-how-read-text = Zu jedem Abend bleiben Thema, Ablauf und Vortragende hier stehen.

# Buttons of an evening
programme-listen = Zuhören
programme-talk = Mitreden
programme-listen-note = Ohne Anmeldung. Kamera und Mikrofon bleiben aus.
programme-enter-early = Der Raum öffnet zum Beginn. Sie können schon jetzt eintreten und warten.
programme-enter-early-button = Raum betreten
programme-to-evening = Zum Abend

# Status
programme-status-planned = Geplant
programme-status-live = Jetzt live
programme-status-over = Beendet
programme-status-cancelled = Abgesagt

# Kinds
programme-kind-themed = Themenabend
programme-kind-assembly = Vollversammlung
programme-kind-session = Sitzung
programme-item-talk = Impulsvortrag
programme-item-discussion = Offene Diskussion
programme-item-poll = Abstimmung
programme-item-barcamp = Barcamp
programme-item-break = Pause

# Lists
# $number (String) - which week of the series
# $days (String) - its days
programme-week = Woche { $number }: { $days }
programme-singles = Weitere Veranstaltungen
programme-archive = Archiv
programme-archive-lead = Vergangene Reihen und Veranstaltungen
# $count (Number) - how many events
programme-evenings = { $count ->
    [one] 1 Termin
   *[other] { $count } Termine
}
programme-series-empty-title = Noch keine Termine
programme-series-empty-text = Sobald die ersten Abende feststehen, erscheinen sie hier.
programme-series = Veranstaltungsreihe

# Calendar and feed
programme-calendar = Kalender und Feeds
programme-calendar-add = In den Kalender
programme-calendar-subscribe = Kalender abonnieren
programme-calendar-file = Kalenderdatei (ICS)
programme-feed = Neues als Feed (Atom)
programme-print = Drucken
# $city (String) - the city
programme-calendar-name = Programm { $city }
programme-calendar-room = Zum Raum
# $title (String) - title of the event
programme-calendar-cancelled = Abgesagt: { $title }

# One evening
programme-when = Wann
# $zone (String) - short name of the time zone
programme-zone = Zeitzone { $zone }
programme-where = Wo
programme-where-room = Online, im Raum dieses Portals
programme-where-also = Und online, im Raum dieses Portals
programme-cost = Teilnahme
programme-cost-text = Kostenlos, ohne Anmeldung
programme-cost-registered = Kostenlos, mit Anmeldung
programme-cost-listening = Kostenlos. Zuhören können Sie ohne Anmeldung.
programme-cost-both = Kostenlos. Vor Ort mit Anmeldung, online ohne.
programme-part-of = Reihe
programme-agenda = Ablauf
programme-agenda-empty = Der Ablauf steht noch nicht fest.
programme-votes = Abstimmungen
programme-vote-answer = Antwort
programme-vote-count = Stimmen
# $minutes (Number) - planned minutes
programme-minutes = { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
programme-speakers = Es sprechen
programme-about = Darum geht es
programme-over-title = Dieser Abend ist vorbei
programme-over-text = Vielen Dank an alle, die zugehört und mitgeredet haben.
programme-cancelled-title = Dieser Termin findet nicht statt
programme-cancelled-text = Er wurde abgesagt. Bitte sehen Sie im Programm nach den nächsten Terminen.

# Staff
programme-staff = Für die Moderation
programme-edit = Bearbeiten
programme-copy = Kopieren
programme-new-event = Neue Veranstaltung
programme-new-series = Neue Reihe
programme-edit-series = Reihe bearbeiten
programme-add-dates = Termine anlegen
programme-to-room = Raum öffnen
programme-to-access = Einladungen und Zugang
programme-to-deeds = Verlauf und Ergebnisse der Räume

# Forms
programme-new-event-title = Neue Veranstaltung anlegen
programme-edit-event-title = Veranstaltung bearbeiten
programme-copy-event-title = Veranstaltung kopieren
programme-copy-event-lead = Alle Angaben sind übernommen, der Termin liegt eine Woche später. Bitte prüfen Sie Titel und Termin.
programme-new-series-title = Neue Reihe anlegen
programme-edit-series-title = Reihe bearbeiten
programme-field-title = Titel
programme-field-title-hint = Ein kurzer Satz, der auch im Kalender verständlich ist.
programme-field-kind = Art der Veranstaltung
programme-field-groups = Sitzung von Arbeitsgruppen
programme-field-groups-hint = Kreuzen Sie mehrere an, wenn sie gemeinsam tagen.
programme-groups = Arbeitsgruppen
programme-field-series = Reihe
programme-field-no-series = Keine Reihe
programme-field-when = Termin
programme-field-when-hint = Alle Zeiten gelten in der Zeitzone der Stadt.
programme-field-date = Datum
programme-field-from = Beginn
programme-field-until = Ende
programme-field-until-date = Datum des Endes
programme-field-until-date-hint = Nur ausfüllen, wenn die Veranstaltung an einem anderen Tag endet.
programme-field-place = Ort
programme-field-place-hint = Wo man sich trifft, mit Straße und Stadt. Leer: nur im Live-Raum.
programme-field-summary = Kurztext
programme-field-summary-hint = Zwei bis drei Sätze. Sie stehen im Programm, im Kalender und in Suchmaschinen.
programme-field-text = Ausführlicher Text
programme-field-text-hint = Eine leere Zeile beginnt einen neuen Absatz.
programme-field-cancelled = Die Veranstaltung ist abgesagt
programme-field-archived = Die Reihe gehört ins Archiv
programme-field-optional = freiwillig
programme-field-speakers-hint = Leere Zeilen werden nicht gespeichert.
# $number (String) - which row
programme-row-speaker = Person { $number }
programme-row-speaker-title = Titel
programme-row-speaker-title-hint = Zum Beispiel Dr.
programme-row-speaker-name = Name
programme-row-speaker-role = Funktion
# $number (String) - which row
programme-row-speaker-remove = Person { $number } entfernen
programme-row-speaker-add = Person hinzufügen
# $number (String) - which row
programme-row-item = Punkt { $number }
programme-row-item-kind = Art
programme-row-item-title = Titel
programme-row-item-minutes = Minuten
programme-row-item-speaker = Wer
# $number (String) - which row
programme-row-item-remove = Punkt { $number } entfernen
# $number (String) - which row
programme-row-item-raise = Punkt { $number } nach oben
# $number (String) - which row
programme-row-item-lower = Punkt { $number } nach unten
programme-row-item-add = Punkt hinzufügen
programme-save = Speichern
programme-abort = Abbrechen

# The next ten Tuesdays and Thursdays
programme-dates-title = Termine anlegen
programme-dates-lead = Die nächsten zehn Dienstage und Donnerstage. Sie entscheiden für jeden Tag, ob er angelegt wird.
programme-dates-from = Ab
programme-dates-time = Beginn
programme-dates-minutes = Dauer in Minuten
programme-dates-preview = Vorschau aktualisieren
programme-dates-list = Diese Termine werden angelegt
# $day (String) - the day in words
programme-dates-topic = Thema am { $day }
programme-dates-taken = An diesem Tag gibt es schon einen Termin der Reihe.
programme-dates-create = Ausgewählte Termine anlegen
# $number (String) - which evening of the series
programme-dates-default = { $number }. Themenabend

# What is wrong
programme-errors = Bitte prüfen Sie Ihre Angaben
# $field (String) - the field's label
# $problem (String) - what is wrong with it
programme-error = { $field }: { $problem }
# $row (String) - the row
# $field (String) - the field's label
programme-error-row = { $row }, { $field }
programme-error-missing = Bitte füllen Sie dieses Feld aus.
# $most (String) - most characters
programme-error-too-long = Bitte kürzen Sie den Text auf höchstens { $most } Zeichen.
programme-error-unprintable = Bitte entfernen Sie unsichtbare Zeichen und Steuerzeichen.
programme-error-date = Bitte geben Sie ein gültiges Datum ein, zum Beispiel 04.02.2027.
programme-error-time = Bitte geben Sie eine Uhrzeit ein, zum Beispiel 17:00.
programme-error-end = Das Ende muss nach dem Beginn liegen.
# $most (String) - most hours
programme-error-lasts = Eine Veranstaltung dauert höchstens { $most } Stunden.
# $most (String) - most minutes
programme-error-minutes = Bitte geben Sie eine ganze Zahl von 1 bis { $most } ein.
programme-error-choice = Bitte wählen Sie einen Eintrag der Liste.
# $most (String) - most rows
programme-error-many = Höchstens { $most } Einträge sind möglich.
programme-error-nothing = Bitte wählen Sie mindestens einen Termin aus.

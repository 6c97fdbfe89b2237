# How long what is kept; what somebody may take along and have erased.

nav-retention = Aufbewahrung und Löschung
privacy-retention = Wie lange wir was aufbewahren
privacy-retention-text = Diese Tabelle entsteht aus denselben Regeln, nach denen das Portal löscht.
privacy-retention-lead = Was das Portal aufbewahrt, wie lange, und was davon jetzt zu löschen ist. Gelöscht wird von selbst, alle zehn Minuten.
privacy-retention-tables = Tabellen der Datenbank
privacy-retention-table = Tabelle
privacy-retention-kind = Was
privacy-retention-personal = Personenbezug
privacy-retention-keep = Wie lange
privacy-retention-rows = Einträge
privacy-retention-due = Davon fällig
privacy-retention-command = Auf der Kommandozeile zeigt dasselbe:
privacy-yes = ja
privacy-no = nein
privacy-kind-account = Konten: Name, E-Mail-Adresse, Einstellungen
privacy-kind-sign-in = Anmeldung: Sitzungen, Links, Schlüssel
privacy-kind-registration = Anmeldungen zu Veranstaltungen
privacy-kind-letters = Briefe per E-Mail
privacy-kind-notifications = Benachrichtigungen, Rundbriefe und Einwilligungen
privacy-kind-rooms = Räume: gewählte Namen, Wortmeldungen, Chat
privacy-kind-contributions = Kommentare und andere Beiträge
privacy-kind-moderation = Prüfung von Beiträgen
privacy-kind-surveys = Befragungen
privacy-kind-barriers = Gemeldete Barrieren
# $days (Number) - days an entry is kept
privacy-kind-staff-log = Protokoll der Verwaltung: wer im Rathaus wann was geändert hat ({ $days } Tage)
privacy-kind-published = Veröffentlichtes: Programm, Artikel, Namen von Vortragenden
privacy-kind-figures = Zahlen ohne Personen
privacy-kind-technical = Technisches
privacy-keep-always = dauerhaft
privacy-keep-account = bis Sie Ihr Konto löschen
privacy-keep-removed = bis es entfernt wird
privacy-keep-expiry = bis zum Ablauf
privacy-keep-event = bis zum Ende der Veranstaltung
privacy-keep-settled = bis es erledigt ist
privacy-keep-day = weniger als einen Tag
# $days (Number) - days
privacy-keep-expiry-days = { $days ->
    [one] einen Tag nach dem Ablauf
   *[other] { $days } Tage nach dem Ablauf
}
# $days (Number) - days
privacy-keep-event-days = { $days ->
    [one] einen Tag nach der Veranstaltung
   *[other] { $days } Tage nach der Veranstaltung
}
# $days (Number) - days
privacy-keep-settled-days = { $days ->
    [one] einen Tag nach der Erledigung
   *[other] { $days } Tage nach der Erledigung
}
# $days (Number) - days
privacy-keep-written-days = { $days ->
    [one] einen Tag
   *[other] { $days } Tage
}
privacy-own-title = Meine Daten
privacy-own-lead = Nehmen Sie mit, was das Portal über Sie weiß, oder löschen Sie Ihr Konto.
privacy-export = Daten mitnehmen
privacy-export-text = Sie bekommen eine ZIP-Datei mit allem, was zu Ihrem Konto gehört: einmal zum Lesen, einmal für Programme.
privacy-export-button = Meine Daten herunterladen
privacy-erase = Konto löschen
# $days (Number) - days one may change one's mind
privacy-erase-text = Sie werden überall abgemeldet. Nach { $days } Tagen löschen wir Ihr Konto und alles, was nur dazu gehört. Bis dahin können Sie es sich anders überlegen. Was Sie veröffentlicht haben, bleibt ohne Ihren Namen stehen.
privacy-erase-staff = Ihr Konto gehört zur Verwaltung des Portals. Bitte wenden Sie sich an die Administration, damit jemand anders Ihre Aufgaben übernimmt.
privacy-erase-sure = Ja, ich möchte mein Konto löschen
privacy-erase-unsure = Bitte bestätigen Sie mit dem Häkchen, dass Sie Ihr Konto löschen möchten.
privacy-erase-button = Konto löschen
# $until (String) - day and time
privacy-pending = Ihr Konto wird am { $until } gelöscht.
privacy-keep-mine = Konto doch behalten
privacy-gone-title = Wir löschen Ihr Konto
# $until (String) - day and time
privacy-gone-text = Sie sind jetzt überall abgemeldet. Gelöscht wird am { $until }. Wenn Sie es sich anders überlegen, melden Sie sich vorher noch einmal an: Dann öffnet sich die Seite, auf der Sie Ihr Konto behalten können.
privacy-letter-greeting = Guten Tag,
privacy-letter-subject = Ihr Konto wird gelöscht
# $until (String) - day and time
privacy-letter-text = Sie haben gebeten, Ihr Konto zu löschen. Das geschieht am { $until }.
privacy-letter-back = Wenn Sie es sich anders überlegen, oder wenn Sie das nicht waren: Melden Sie sich vorher an und behalten Sie Ihr Konto.
privacy-letter-action = Meine Daten
privacy-letter-reason = Sie bekommen diese E-Mail, weil jemand mit Ihrem Konto darum gebeten hat.
privacy-consents = Einwilligung nachweisen
privacy-consents-text = Wenn jemand fragt, ob und wann eine Adresse eingewilligt hat: Geben Sie die Adresse ein. Sie steht hier nirgends lesbar; verglichen wird eine verschlüsselte Prüfsumme. Dass Sie nachgesehen haben, steht im Protokoll, die Adresse nicht.
privacy-consents-button = Nachsehen
privacy-consents-none = Zu dieser Adresse ist keine Einwilligung vermerkt
privacy-consents-purpose = Wofür
privacy-consents-words = Fassung des Textes
privacy-consents-given = Gegeben
privacy-consents-withdrawn = Zurückgenommen
# What fields are called in the file that people take along.
privacy-column-name = Name
privacy-column-email = E-Mail-Adresse
privacy-column-language = Sprache
privacy-column-title = Titel
privacy-column-text = Text
privacy-column-reason = Begründung
privacy-column-answers = Antworten
privacy-column-device = Gerät
privacy-column-role = Rolle
privacy-column-number = Nummer
privacy-column-state = Stand
privacy-column-consent = Einwilligung
privacy-column-created = Angelegt am
privacy-column-updated = Geändert am
privacy-column-expires = Gilt bis
privacy-column-confirmed = Bestätigt am
privacy-column-withdrawn = Widerrufen am
privacy-column-published = Veröffentlicht am
privacy-column-decided = Entschieden am
privacy-column-joined = Beigetreten am
privacy-column-came = Gekommen am
privacy-column-used = Zuletzt benutzt am
privacy-column-sent = Gesendet am

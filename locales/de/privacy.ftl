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
privacy-kind-staff-log = Protokoll der Verwaltung: wer im Rathaus wann was geändert hat
privacy-kind-published = Veröffentlichtes: Programm, Artikel, Namen von Vortragenden
privacy-kind-figures = Zahlen ohne Personen
privacy-kind-technical = Technisches
privacy-keep-always = dauerhaft
privacy-keep-account = bis das Konto gelöscht wird
privacy-keep-removed = bis die Person oder die Stadt es löscht
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
# What things are called in the file that people take along, and in the privacy notice.
privacy-table-person = Ihr Konto
privacy-table-erasure = Wunsch, das Konto zu löschen
privacy-table-staff-invitation = Einladungen zur Mitarbeit
privacy-table-session = Sitzungen
privacy-table-sign-in-link = Links zum Anmelden
privacy-table-sign-in-code = Codes zum Anmelden
privacy-table-passkey = Passkeys
privacy-table-ceremony = Laufende Anmeldungen mit Passkey
privacy-table-totp = Einmalkennwörter
privacy-table-recovery-code = Ersatzcodes
privacy-table-identity = Verbundene Anbieter
privacy-table-registration = Anmeldungen
privacy-table-letter = Briefe
privacy-table-returned-address = Zurückgekommene Briefe
privacy-table-subscriber = Abonnements
privacy-table-subscription = Was jemand abonniert hat
privacy-table-consent = Nachweise von Einwilligungen
privacy-table-push-device = Geräte für Nachrichten
privacy-table-push-message = Nachrichten auf dem Weg zu Geräten
privacy-table-booking = Gebuchte Räume
privacy-table-room-log = Verlauf
privacy-table-seat = Plätze
privacy-table-invitation = Einladungen
privacy-table-ballot-box = Abgegebene Stimmen
privacy-table-support = Unterstützte Fragen
privacy-table-comment = Kommentare
privacy-table-topic = Themen
privacy-table-idea = Ideen
privacy-table-original = Ihre ersten Worte, wo andere sie geändert haben
privacy-table-idea-file = Dateien zu Ideen
privacy-table-idea-support = Unterstützte Ideen
privacy-table-contest-ballot = Abgegebene Punkte
privacy-table-group-member = Mitgliedschaften
privacy-table-figures-words = Rückmeldungen nach Veranstaltungen
privacy-table-moderation-decision = Entscheidungen
privacy-table-moderation-report = Meldungen
privacy-table-moderation-objection = Widersprüche
privacy-table-moderation-proposal = Vorschläge der Moderation
privacy-table-survey-sheet = Angefangene Antworten
privacy-table-survey-answer = Abgegebene Antworten
privacy-table-barrier-report = Gemeldete Barrieren
privacy-table-audit-entry = Einträge im Protokoll der Verwaltung
privacy-table-trace-link = Verbindungen in der Spur
privacy-table-speaker = Namen von Vortragenden
privacy-table-agenda-item = Tagesordnungen
privacy-table-article-picture = Namen an Bildern
privacy-table-search-document = Suche
privacy-column-about = Betrifft
privacy-column-what = Was
privacy-column-deed = Was geschah
privacy-column-page = Seite
privacy-column-hand = Aufgabe
privacy-column-quote = Zitierte Stelle
privacy-column-subject = Kennung beim Anbieter
privacy-column-issuer = Anbieter
privacy-column-reply = Antwort des Mailservers
privacy-column-rhythm = Wie oft
privacy-column-hour = Uhrzeit
privacy-column-channel = Weg
privacy-column-suspicions = Was bei der Prüfung auffiel
privacy-column-host = Wer einlädt
privacy-column-format = Art der Datei
privacy-column-bytes = Größe in Byte
privacy-column-city = Im Namen der Stadt
privacy-column-letters = Briefe dazu gewünscht
privacy-column-shown = Name wird gezeigt
privacy-column-walk-in = Ohne Anmeldung gekommen
privacy-column-lobby = Mit Warteraum
privacy-column-points = Punkte
privacy-column-edition = Fassung des Textes
privacy-column-times = Wie viele Briefe zurückkamen
privacy-column-attempts = Versuche
privacy-column-failures = Fehlversuche
privacy-column-requested = Gewünscht am
privacy-column-erased = Wird gelöscht am
privacy-column-kept = Aufbewahrt bis
privacy-column-due = Fällig am
privacy-column-closed = Abgeschlossen am
privacy-column-signed-in = Zuletzt angemeldet am
privacy-column-blocked = Gesperrt am
privacy-column-wait = Gesperrt bis
privacy-column-second = Zweiter Nachweis am
privacy-column-told = Zuletzt benachrichtigt am
privacy-column-failed = Nicht zugestellt, aufgegeben am
privacy-column-last = Zuletzt am
privacy-column-since = Nicht erreichbar seit
privacy-column-starts = Beginn
privacy-column-ends = Ende
privacy-value-asked = Hat um Aufnahme gebeten
privacy-value-joined = Mitglied
privacy-purpose-newsletter = Newsletter der Stadt
privacy-purpose-programme = Neue Termine
privacy-purpose-news = Artikel aus „Aktuelles“
privacy-purpose-series = Eine Veranstaltungsreihe
privacy-purpose-event = Eine Veranstaltung
privacy-purpose-tag = Ein Schlagwort
privacy-purpose-group = Eine Arbeitsgruppe
privacy-purpose-measure = Eine Maßnahme
privacy-purpose-contest = Ein Ideenwettbewerb
privacy-purpose-draft = Ein Text der Strategie
privacy-export-nothing = Ein Eintrag ohne weitere Angaben.
privacy-export-rest = Was nur Programme brauchen, zum Beispiel Kennungen, steht in der Datei daten.json.
# $hour (String) - hour of the day
privacy-value-hour = { $hour } Uhr
# $day (String) - a day
privacy-edition = Fassung vom { $day }
# $days (Number) - days
privacy-keep-withdrawn-days = { $days ->
    [one] einen Tag nach dem Widerruf
   *[other] { $days } Tage nach dem Widerruf
}

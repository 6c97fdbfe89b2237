# The frame of every page and the error pages.

layout-skip = Zum Inhalt springen
layout-navigation = Hauptnavigation
layout-menu = Menü
layout-tools = Sprache und Konto
layout-sign-out = Abmelden
layout-footer = Fußzeile
layout-promise = Zuhören ohne Konto. Mitreden, wenn Sie möchten.
layout-report-barrier = Barriere melden
layout-accessibility = Barrierefreiheit
layout-privacy = Datenschutz
layout-imprint = Impressum
layout-licences = Lizenzen
nav-programme = Programm
nav-groups = Arbeitsgruppen
nav-rooms = Räume

error-not-found-title = Diese Seite gibt es nicht
error-not-found-text = Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.
error-gone-title = Das gilt nicht mehr
error-gone-text = Dieser Link wurde schon benutzt, ist abgelaufen, oder was dahinter stand, ist vorbei. Anmelden können Sie sich jederzeit neu; sonst lassen Sie sich bitte einen neuen Link geben.
error-forbidden-title = Das ist hier nicht erlaubt
error-forbidden-text = Für diesen Schritt fehlt Ihnen die Berechtigung, oder er kam von einer fremden Seite. Bitte öffnen Sie die Seite noch einmal von hier aus.
error-bad-request-title = Das haben wir nicht verstanden
error-bad-request-text = Die Anfrage war unvollständig. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
# $name (String) - the parameter of the address
error-bad-parameter = Die Angabe „{ $name }“ gibt es hier nicht, oder ihr Wert passt nicht. Die Beschreibung der Schnittstelle nennt, was möglich ist.
error-too-large-title = Das ist zu groß
error-too-large-text = Ihre Eingabe ist länger, als wir annehmen können. Bitte kürzen Sie sie.
error-too-many-title = Einen Moment bitte
error-too-many-text = Das waren sehr viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute.
error-unavailable-title = Gerade nicht erreichbar
error-unavailable-text = Das Portal startet gerade neu oder ist überlastet. Bitte versuchen Sie es gleich noch einmal.
error-full-title = Das konnten wir nicht speichern
error-full-text = Der Speicherplatz des Portals ist voll. Ihre Eingabe ist nicht verloren, wenn Sie zurückgehen. Bitte versuchen Sie es später noch einmal.
error-internal-title = Hier ist uns ein Fehler passiert
error-internal-text = Es liegt nicht an Ihnen. Bitte versuchen Sie es gleich noch einmal.
# $incident (String) - number under which the operator finds the cause in the log
error-incident = Vorgangsnummer für Rückfragen: { $incident }
error-retry = Noch einmal versuchen
error-home = Zur Startseite
error-programme = Zum Programm
error-report = Problem melden

form-error-money = Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 516.000 oder 1.250,50.
form-error-number = Bitte geben Sie eine Zahl ein, zum Beispiel 12 oder 3,5.
form-error-link = Bitte geben Sie eine vollständige Adresse ein, die mit https:// beginnt.
form-error-future = Dieser Tag ist noch nicht da. Hier steht nur, was schon geschehen ist.
form-error-order = Dieser Tag liegt vor dem Tag, an dem es beginnt.

# Two people edited one thing; the second sees this above what they typed.
# $day (String) - when
base-edited-group = Text von der Gruppe bearbeitet am { $day }.
# $day (String) - when
base-edited-city = Text von der Verwaltung bearbeitet am { $day }.
base-original = Ursprünglicher Text
base-original-hidden = Der ursprüngliche Text wird nicht gezeigt, weil er Angaben über Menschen enthielt.
base-changed = Jemand hat das inzwischen geändert. Ihre Eingaben stehen noch hier. Bitte vergleichen Sie und speichern Sie noch einmal.

# Why a file or a picture is not taken, at its field.
base-file-missing = Bitte wählen Sie eine Datei aus.
base-file-again = Bitte wählen Sie die Datei noch einmal aus.
base-file-large = Die Datei ist zu groß oder hat zu viele Seiten. Bitte teilen Sie sie.
base-file-kind = Diese Art von Datei nehmen wir nicht an. Bitte verwenden Sie PDF, PNG, JPEG oder WebP.
base-file-encrypted = Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.
base-file-broken = Die Datei lässt sich nicht lesen. Bitte speichern Sie sie noch einmal und versuchen Sie es erneut.
base-file-picture = Bild
# $size (Number) - kilobytes
base-file-kilobytes = { $size } KB
# $size (Number) - megabytes
base-file-megabytes = { $size } MB
# $name (String) - what the file is called where it comes from
# $problem (String) - why it is not taken
base-file-named = „{ $name }“: { $problem }
base-picture-missing = Bitte wählen Sie eine Bilddatei aus.
base-picture-large = Das Bild ist zu groß: höchstens 30 MB und 50 Millionen Bildpunkte.
base-picture-kind = Diese Datei ist kein PNG, JPEG oder WebP. SVG-Dateien nehmen wir nicht an, weil sie Programme enthalten können.
base-picture-broken = Die Datei lässt sich nicht lesen. Bitte speichern Sie das Bild neu und versuchen Sie es noch einmal.

# Files of records that a portal put out and takes back.
exchange-file = Datei
exchange-send = Einlesen
exchange-large = Die Datei ist größer als 10 MB.
exchange-unreadable = Diese Datei können wir nicht lesen. Nehmen Sie eine Datei, die dieses Portal ausgegeben hat, mit denselben Spalten.
# $most (Number) - the most
exchange-many = Die Datei hat mehr als { $most } Zeilen.
exchange-faults = Es wurde nichts übernommen: In der Datei sind Fehler. Sie stehen unten Zeile für Zeile.
exchange-rows = Was zu berichtigen ist
# $row (Number) - of the row
# $title (String) - what it is called
# $problem (String) - what is wrong
exchange-row = Zeile { $row } ({ $title }), { $problem }
# $added (Number) - how many are new
# $changed (Number) - how many were changed
# $same (Number) - how many are as they were
exchange-taken = Eingelesen: { $added } neu, { $changed } geändert, { $same } unverändert.

# The toolbar over fields that take Markdown, and what it asks.
# $label (String) - label of the field
base-editor = Gestalten: { $label }
base-editor-heading = Überschrift
base-editor-part = Unterüberschrift
base-editor-strong = Fett
base-editor-emphasis = Kursiv
base-editor-bullets = Liste
base-editor-numbers = Gezählte Liste
base-editor-quote = Zitat
base-editor-link = Link
base-editor-table = Tabelle
base-editor-picture = Bild
base-editor-language = Andere Sprache
base-editor-insert = Einfügen
base-editor-raised = Davor steht noch keine Überschrift. Deshalb wurde daraus eine Überschrift statt einer Unterüberschrift.
base-editor-line = Zeile
# $line (Number) - its line
# $hint (String) - what to mend
base-editor-hint-at = Zeile { $line }: { $hint }
base-editor-hint-level = Die Überschrift überspringt eine Ebene. Nach ## kommt ###.
base-editor-hint-head = Der Tabelle fehlen die Überschriften über den Spalten. Schreiben Sie sie in diese Zeile.
base-editor-words-missing = Schreiben Sie hier die Worte, die im Text stehen sollen.
base-editor-link-title = Link einfügen
base-editor-link-words = Worte des Links
base-editor-link-words-hint = Sie sagen, wohin der Link führt, zum Beispiel „Programm der Stadt“ statt „hier“.
base-editor-link-address = Adresse
base-editor-link-address-hint = Zum Beispiel https://www.gera.de oder /programm
base-editor-link-address-wrong = Das ist keine Adresse. Sie beginnt mit https://, mit mailto: oder bei Seiten dieses Portals mit /.
base-editor-table-title = Tabelle einfügen
base-editor-table-columns = Überschriften der Spalten
base-editor-table-columns-hint = In jeder Zeile eine.
base-editor-table-columns-missing = Schreiben Sie mindestens eine Überschrift. Ohne sie weiß niemand, was in der Spalte steht.
base-editor-table-rows = Zeilen unter den Überschriften
base-editor-table-rows-wrong = Schreiben Sie eine Zahl von 1 bis 50.
base-editor-language-title = Worte in einer anderen Sprache
base-editor-language-words = Worte
base-editor-language-choice = Sprache
base-editor-language-hint = Vorleseprogramme sprechen die Worte dann richtig aus.

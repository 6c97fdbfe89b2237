# News: articles, the newsroom, pictures. German is the contract: types of arguments stand here.

nav-news = Aktuelles
nav-newsroom = Redaktion: Artikel

news-title = Aktuelles
news-lead = Nachrichten aus der Stadt: was läuft, was entschieden ist und wo Sie mitreden können.
news-feed = Artikel als Newsfeed (Atom)
# $city (String) - the city
news-feed-title = Aktuelles aus { $city }
news-tags = Themen
news-all = Alle Themen
news-empty-title = Noch keine Artikel
news-empty-text = Sobald es Neues gibt, steht es hier.
news-paging = Weitere Artikel
news-older = Ältere Artikel
news-newest = Neueste Artikel
news-to-all = Alle Artikel

news-source = Quelle:
news-photo = Bild:
news-related = Zum Thema:
# $when (String) - day and time
news-changed = Zuletzt geändert: { $when }
news-corrected = Dieser Artikel wurde korrigiert.
news-corrections = Korrekturen
news-withdrawn-title = Dieser Artikel wurde zurückgezogen
news-withdrawn-text = Er war hier veröffentlicht und ist nicht mehr zu lesen.
# $when (String) - day and time
news-stage-planned = Geplant für { $when }
news-stage-withdrawn = Zurückgezogen: Nur die Redaktion sieht diese Seite.
news-stage-draft = Entwurf: Nur die Redaktion sieht diese Seite.

news-newsroom = Redaktion
news-new = Artikel schreiben
news-edit = Bearbeiten
# $title (String) - title of the article
news-edit-named = Bearbeiten: { $title }
news-desk-lead = Entwürfe, geplante und veröffentlichte Artikel.
news-desk-empty = Noch hat niemand einen Artikel geschrieben
news-desk-drafts = Entwürfe
news-desk-planned = Geplant
news-desk-public = Veröffentlicht
news-desk-withdrawn = Zurückgezogen
# $when (String) - day and time
news-desk-changed = Zuletzt geändert: { $when }

news-new-title = Neuer Artikel
news-edit-title = Artikel bearbeiten
# $city (String) - the city
news-source-usual = Stadtverwaltung { $city }
news-field-title = Titel
news-field-teaser = Anreißer
news-field-teaser-hint = Zwei, drei Sätze: Sie stehen in Listen, im Newsfeed und in Suchmaschinen.
news-field-text = Text
news-field-text-hint = Leerzeile: neuer Absatz. ## Zwischenüberschrift, * Aufzählung, **fett**, [Wortlaut](Adresse) für Links. HTML wird als Text gezeigt.
news-hint-picture = Im Text wird kein Bild gezeigt. Fügen Sie es dem Artikel unter „Bild“ hinzu.
news-field-source = Quelle
news-field-source-hint = Wer das sagt, zum Beispiel „Stadtverwaltung“.
news-field-tags = Themen
news-field-tags-hint = Mit Kommas getrennt, höchstens acht.
news-field-related = Gehört zu
news-field-related-hint = Die Reihe oder der Abend, um den es geht.
news-field-related-none = Nichts im Programm
news-field-when = Erscheint
news-field-when-hint = Leer: sofort beim Veröffentlichen. Liegt der Zeitpunkt in der Zukunft, erscheint der Artikel dann von selbst.
news-field-date = Tag
news-field-time = Uhrzeit
news-field-comments = Kommentare
news-field-comments-open = Leserinnen und Leser können kommentieren
news-field-until = Letzter Tag für Kommentare
news-field-until-hint = Leer: so lange, wie für das Portal eingestellt.
news-publish = Veröffentlichen
news-save-draft = Als Entwurf speichern
news-save-changes = Änderungen speichern
news-preview = Vorschau
news-preview-heading = Vorschau
news-preview-text = So wird der Artikel aussehen. Gespeichert ist noch nichts.
news-withdraw = Artikel zurückziehen
news-withdraw-sure = Soll der Artikel nicht mehr zu lesen sein?
news-correction = Korrektur
news-correction-text = Was war falsch?
news-correction-hint = Die Notiz steht mit Datum im Artikel. Den Text berichtigen Sie oben.
news-correction-add = Korrektur anfügen

news-picture = Bild
news-picture-none = Dieser Artikel hat kein Bild.
news-picture-later = Ein Bild können Sie hinzufügen, sobald der Artikel gespeichert ist.
news-picture-change = Bild und Bildtext bearbeiten
news-picture-remove = Bild entfernen
news-picture-remove-sure = Soll das Bild aus dem Artikel genommen werden?
news-picture-file = Bilddatei
news-picture-file-hint = PNG, JPEG oder WebP, bis 30 MB. Ort und Kameradaten im Bild werden entfernt. Leer: Das Bild bleibt, nur der Text ändert sich.
news-picture-alt = Bildbeschreibung
news-picture-alt-hint = Was ist zu sehen? Für alle, die das Bild nicht sehen: ein, zwei Sätze.
news-picture-credit = Bildnachweis
news-picture-credit-hint = Wer das Bild gemacht hat, zum Beispiel „Stadt Gera, Presseamt“.

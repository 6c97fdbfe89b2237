# Drafts: long texts of the city in versions, with comments. German is the contract: types of arguments stand here.

drafts-title = Strategie
drafts-lead = Texte, an denen die Stadt arbeitet: zum Lesen, Kommentieren und Vergleichen.
drafts-desk-lead = Texte in Kapiteln schreiben, als Version veröffentlichen und Kommentare beantworten.
drafts-feed = Neue Versionen als Newsfeed (Atom)
# $city (String) - the city
drafts-feed-title = Strategie in { $city }
drafts-to-desk = In der Verwaltung bearbeiten
drafts-to-public = Öffentliche Seite ansehen
drafts-empty-title = Noch kein Text
drafts-empty-text = Sobald die Stadt einen Entwurf veröffentlicht, steht er hier.
drafts-unpublished = Noch nicht veröffentlicht
# $number (Number) - the version
drafts-version = Version { $number }
# $number (Number) - the version
# $day (String) - the day
drafts-version-of = Version { $number } vom { $day }
# $old (Number) - the version that is read
# $newest (Number) - the newest one
drafts-outdated = Sie lesen Version { $old }. Die neueste ist Version { $newest }.
drafts-to-newest = Zur neuesten Version
drafts-phase-draft = Entwurf
drafts-phase-comment = Zum Kommentieren
drafts-phase-revision = In Überarbeitung
drafts-phase-decided = Beschlossen
# $day (String) - the day
drafts-opens-on = Kommentare ab { $day }
# $day (String) - the day
drafts-open-until = Kommentare bis { $day }
drafts-open = Kommentare sind möglich
drafts-closed = Die Zeit für Kommentare ist vorbei
# $day (String) - the day
drafts-decided-on = Beschlossen am { $day }
drafts-contents = Inhalt
drafts-about = Über diesen Text
drafts-ways = Lesen und nachsehen
drafts-whole = Alles auf einer Seite
drafts-pdf = Als PDF mitnehmen
drafts-follow = Neue Versionen per E-Mail bekommen
# $number (Number) - the version
# $note (String) - what is new in it
drafts-news-version = Version { $number } ist erschienen. { $note }
drafts-news-open = Sie können diesen Text jetzt kommentieren.
# $until (String) - the last day
drafts-news-open-until = Sie können diesen Text bis zum { $until } kommentieren.
drafts-versions = Versionen
drafts-chapters = Kapitel
# $version (Number) - the version
# $place (Number) - the chapter's place
# $all (Number) - how many there are
drafts-chapter-of = Version { $version } · Kapitel { $place } von { $all }
# $title (String) - the chapter
drafts-chapter-back = Zurück: { $title }
# $title (String) - the chapter
drafts-chapter-next = Weiter: { $title }
# $number (Number) - number of the paragraph
drafts-paragraph = Absatz { $number }
# $version (Number) - the last version with it
drafts-paragraph-gone = Dieser Absatz steht zuletzt in Version { $version }. In der neuesten Version gibt es ihn nicht mehr.
drafts-in-chapter = Im Kapitel lesen
drafts-in-text = Im Text ansehen
drafts-on-whole = Zum ganzen Text
drafts-comment = Kommentieren
drafts-comment-words = Diese Worte kommentieren
# $count (Number) - how many
drafts-comments = { $count ->
    [one] 1 Kommentar
   *[other] { $count } Kommentare
}

drafts-comparison = Versionen vergleichen
drafts-compare = Vergleichen
drafts-compare-before = Was ist neu?
drafts-compare-all = Alle Änderungen seit Version 1 ansehen
drafts-compare-from = Von
drafts-compare-to = Bis
drafts-compare-manner = Ansicht
drafts-compare-below = Nur Änderungen
drafts-compare-beside = Alles nebeneinander
drafts-compare-legend = So ist es gekennzeichnet:
drafts-compare-legend-old = entfallene Worte
drafts-compare-legend-new = neue Worte
drafts-compare-none = Diese beiden Versionen sind gleich
# $changed (Number) - changed paragraphs
# $added (Number) - new ones
# $removed (Number) - those that are gone
# $moved (Number) - those that stand elsewhere
drafts-compare-sum = Absätze: { $changed } geändert, { $added } neu, { $removed } entfallen, { $moved } verschoben.
drafts-change-same = Unverändert
drafts-change-words = Geändert
drafts-change-form = Nur anders formatiert
drafts-change-added = Neu
drafts-change-removed = Entfallen
drafts-change-moved = Verschoben
# $title (String) - the chapter's title before
drafts-chapter-before = Bisheriger Titel: { $title }
# $count (Number) - how many
drafts-same = { $count ->
    [one] 1 Absatz ist unverändert.
   *[other] { $count } Absätze sind unverändert.
}
drafts-gone-begin = [entfallen:
drafts-gone-end = ]
drafts-new-begin = [neu:
drafts-new-end = ]

drafts-effect = Was sich durch Sie geändert hat
drafts-effect-lead = Die Stadt beantwortet jeden Kommentar und sagt, was daraus geworden ist.
drafts-effect-filter = Nach Ergebnis auswählen
drafts-effect-all = Alle
drafts-effect-none = Noch ist kein Kommentar beantwortet
drafts-effect-none-chosen = Kein Kommentar wurde so beantwortet
# $answered (Number) - comments with an answer
# $all (Number) - all comments
drafts-effect-sum = { $answered } von { $all } Kommentaren sind beantwortet.
drafts-mark-taken = Aufgenommen
drafts-mark-partly = Zum Teil aufgenommen
drafts-mark-not = Nicht aufgenommen
# $mark (String) - what became of it
# $count (Number) - how many
drafts-mark-count = { $mark } ({ $count })
drafts-paging = Weitere Kommentare
drafts-page-back = Zurück
drafts-page-next = Weiter

drafts-new = Text anlegen
drafts-head-title = Angaben und Phase
drafts-field-title = Titel
drafts-field-summary = Worum es geht
drafts-field-summary-hint = Einige Sätze. Sie stehen über dem Inhalt.
drafts-field-phase = Phase
drafts-window = Zeit für Kommentare
drafts-window-hint = Gilt in der Phase „Zum Kommentieren“. Beide Tage zählen ganz mit.
drafts-field-opens = Erster Tag
drafts-field-closes = Letzter Tag
drafts-field-decided = Tag des Beschlusses
drafts-field-decided-hint = Nötig in der Phase „Beschlossen“.
drafts-working = Arbeitstext
drafts-working-text = Nur die Verwaltung sieht diesen Text. Alle lesen ihn, sobald Sie ihn als Version veröffentlichen.
drafts-no-chapters = Noch kein Kapitel
drafts-chapter-new = Kapitel anlegen
drafts-chapter-edit = Kapitel bearbeiten
# $count (Number) - how many
drafts-blocks = { $count ->
    [one] 1 Absatz
   *[other] { $count } Absätze
}
drafts-move-up = Nach oben
drafts-move-down = Nach unten
drafts-move-out = Entfernen
drafts-move-out-sure = Möchten Sie dieses Kapitel aus dem Arbeitstext entfernen? In veröffentlichten Versionen bleibt es stehen.
drafts-publish = Als Version veröffentlichen
# $number (Number) - the version that would be published
drafts-publish-sure = Möchten Sie diesen Text als Version { $number } veröffentlichen? Alle können sie dann lesen, und sie wird nie mehr geändert.
# $number (Number) - the version that was published
drafts-published = Version { $number } ist veröffentlicht. So sieht sie jetzt für alle aus.
drafts-preview = Vorschau
drafts-preview-note = Nur die Verwaltung sieht diesen Text. Er ist noch nicht veröffentlicht.
drafts-preview-back = Zurück zum Arbeitstext
# $number (Number) - the newest version
drafts-pending = Änderungen seit Version { $number }
drafts-saved = Gespeichert
drafts-publish-text = Eine veröffentlichte Version wird nie mehr geändert. Kommentare behalten ihren Platz an jedem Absatz, der bleibt.
drafts-field-note = Was ist neu in dieser Version?
drafts-field-note-hint = Ein oder zwei Sätze für alle, die die letzte Version kennen.
drafts-refused = Das geht noch nicht
drafts-refused-empty = Es gibt noch keinen Text. Legen Sie zuerst ein Kapitel an.
drafts-refused-same = Der Text ist Wort für Wort die neueste Version. Es gibt nichts zu veröffentlichen.
drafts-refused-removal = Dieser Text ist veröffentlicht und bleibt deshalb stehen.
drafts-remove = Text entfernen
drafts-remove-sure = Möchten Sie diesen Text mit allen Kapiteln entfernen?
drafts-field-chapter = Überschrift des Kapitels
drafts-field-text = Text
drafts-field-text-hint = Absätze trennen Sie mit einer leeren Zeile. Weitere Zeichen erklärt die Hilfe unter dem Feld.
drafts-chapter-gone = Dieses Kapitel wurde inzwischen entfernt
drafts-chapter-gone-text = Ihr Text steht noch hier. Wenn Sie speichern, wird er ein neues Kapitel am Ende.
drafts-stale = Jemand anderes hat dieses Kapitel inzwischen geändert
drafts-stale-text = Ihr Text steht noch im Feld unten. Vergleichen Sie beide, ändern Sie ihn wenn nötig, und speichern Sie noch einmal: Dann gilt Ihr Text.
drafts-theirs = Inzwischen gespeichert
drafts-theirs-words = Unterschiede von dort zu Ihrem Text
# $count (Number) - how many
drafts-hints = { $count ->
    [one] 1 Hinweis
   *[other] { $count } Hinweise
}
# $number (Number) - number of the paragraph
# $hint (String) - what to mend
drafts-hint-at = Absatz { $number }: { $hint }
drafts-hint-alternative = Dem Bild fehlt eine Beschreibung. Wer es nicht sieht, erfährt sonst nicht, was es zeigt. Schreiben Sie sie in die eckigen Klammern. Ohne sie können Sie nicht veröffentlichen.
drafts-hint-head = Der Tabelle fehlen die Überschriften über den Spalten. Schreiben Sie sie in die erste Zeile. Ohne sie können Sie nicht veröffentlichen.
drafts-hint-level = Die Überschrift überspringt eine Ebene. Nach ## kommt ###.
drafts-hint-picture = Das Bild wird nicht gezeigt. Laden Sie es unter „Bilder“ hoch und setzen Sie es in eine eigene Zeile.
drafts-hint-link = Das Ziel eines Links steht an anderer Stelle. Schreiben Sie es gleich dahinter: [Worte](https://…).
drafts-hint-markup = HTML wird als Text gezeigt. Verwenden Sie die Zeichen aus der Hilfe.
drafts-help = Hilfe zum Schreiben
drafts-help-caption = Zeichen und ihre Wirkung
drafts-help-write = Sie schreiben
drafts-help-get = Das wird daraus
drafts-help-heading = Ziele
drafts-help-heading-text = Eine Überschrift im Kapitel. ### ist eine Ebene tiefer, # beginnt ein neues Kapitel.
drafts-help-strong = wichtig
drafts-help-strong-text = Hervorgehobene Worte
drafts-help-item = ein Punkt
drafts-help-item-text = Eine Liste. Mit 1. statt - wird sie gezählt.
drafts-help-quote = Ein Satz
drafts-help-quote-text = Ein Zitat
drafts-help-year = Jahr
drafts-help-goal = Ziel
drafts-help-table-text = Eine Tabelle. Die erste Zeile sind die Überschriften der Spalten.
drafts-help-link = Stadt Gera
drafts-help-link-text = Ein Link
drafts-help-language-text = Worte in einer anderen Sprache: Vorleseprogramme sprechen sie dann richtig aus.
drafts-editor-alt = Dem Bild fehlt eine Beschreibung. Schreiben Sie sie in die eckigen Klammern.
drafts-editor-picture = Bild einfügen
drafts-editor-picture-choice = Bild
drafts-editor-picture-none = Zu diesem Text gibt es noch kein Bild. Speichern Sie zuerst das Kapitel und laden Sie dann auf der Seite „Bilder“ eines hoch.
drafts-editor-picture-more = Ein neues Bild laden Sie auf der Seite „Bilder“ hoch. Speichern Sie vorher das Kapitel.
drafts-editor-picture-missing = Schreiben Sie, was das Bild zeigt. Ohne diese Worte wird es nicht eingefügt.
# $number (Number) - its place among the pictures
drafts-editor-picture-silent = Bild { $number }, noch ohne Beschreibung
drafts-pictures = Bilder
drafts-pictures-lead = Laden Sie ein Bild hoch und setzen Sie die Zeile daneben an ihren Platz im Text.
drafts-field-alt = Was zeigt das Bild?
drafts-field-alt-hint = Für alle, die es nicht sehen. Bei einem Diagramm: was man daran erkennt.
drafts-picture-add = Bild hochladen
drafts-picture-copy = Zeile kopieren
drafts-picture-copied = Die Zeile ist kopiert.
# $words (String) - what the picture shows
drafts-picture-words = Bild: { $words }
# $number (Number) - its place among the tables
drafts-table = Tabelle { $number }
drafts-answers = Kommentare beantworten
# $count (Number) - how many
drafts-unanswered = { $count ->
    [0] Alle Kommentare sind beantwortet.
    [one] 1 Kommentar ist noch nicht beantwortet.
   *[other] { $count } Kommentare sind noch nicht beantwortet.
}
drafts-answer = Kommentar beantworten
drafts-answer-change = Antwort ändern
drafts-answer-save = Antwort veröffentlichen
drafts-field-mark = Was wird daraus?
drafts-field-reason = Begründung
drafts-field-reason-hint = Alle lesen sie unter dem Kommentar.

drafts-import = Dokument einlesen
drafts-import-lead = Aus einer Datei wird der Arbeitstext. Der bisherige Arbeitstext wird ersetzt, veröffentlichte Versionen bleiben.
drafts-import-file = Datei
drafts-import-hint = DOCX, ODT oder Markdown, bis 30 MB. Überschriften der ersten Ebene werden Kapitel.
drafts-import-take = Einlesen
# $count (Number) - chapters of the text that is worked on
drafts-import-replaces = { $count ->
    [one] Der Arbeitstext mit 1 Kapitel wird ersetzt.
   *[other] Der Arbeitstext mit { $count } Kapiteln wird ersetzt.
}
drafts-import-copy = Den bisherigen Arbeitstext vorher sichern (Markdown)
# $count (Number) - chapters of the text that is worked on
drafts-import-sure = { $count ->
    [one] Möchten Sie den Arbeitstext mit 1 Kapitel durch das Dokument ersetzen? Was nicht veröffentlicht ist, geht dabei verloren.
   *[other] Möchten Sie den Arbeitstext mit { $count } Kapiteln durch das Dokument ersetzen? Was nicht veröffentlicht ist, geht dabei verloren.
}
drafts-import-done = Eingelesen
drafts-import-next = Zum Arbeitstext
# $chapters (Number) - chapters
# $blocks (Number) - paragraphs
# $pictures (Number) - pictures
drafts-import-sum = Kapitel: { $chapters }, Absätze: { $blocks }, Bilder: { $pictures }.
drafts-import-losses = Das wurde anders übernommen als im Dokument
drafts-import-near = Bei diesen Worten
drafts-import-what = Was dort geschah
drafts-import-large = Das Dokument ist zu groß. Erlaubt sind 30 MB. Verkleinern Sie die Bilder darin, oder teilen Sie es.
drafts-import-unknown = Das ist kein Dokument in DOCX, ODT oder Markdown. Speichern Sie es in einem dieser Formate und versuchen Sie es noch einmal.
drafts-import-broken = Das Dokument lässt sich nicht lesen. Öffnen Sie es in Ihrem Textprogramm, speichern Sie es neu und versuchen Sie es noch einmal. Es wurde nichts übernommen.
drafts-import-converter = Auf dem Server fehlt das Programm pandoc, das DOCX und ODT liest. Bitten Sie Ihre IT, es zu installieren, oder speichern Sie das Dokument als Markdown. Es wurde nichts übernommen.
drafts-import-empty = In dem Dokument steht kein Text. Es wurde nichts übernommen.
# $title (String) - the chapter
drafts-import-chapter = Das Kapitel „{ $title }“ ist zu lang. Teilen Sie es mit weiteren Überschriften der ersten Ebene. Es wurde nichts übernommen.
drafts-loss-note = Eine Fußnote steht jetzt in Klammern im Text.
drafts-loss-spans = Verbundene Zellen einer Tabelle sind einzelne Zellen.
drafts-loss-picture = Ein Bild fehlt. Browser zeigen sein Format nicht, oder es war nicht im Dokument. Laden Sie es als PNG oder JPEG hoch.
drafts-loss-formula = Eine Formel steht so da, wie sie geschrieben wurde.
drafts-loss-strange = Etwas, das kein Text ist, fehlt.

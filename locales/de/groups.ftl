# Working groups: list, page, members, announcements, files. German is the contract: types of arguments stand here.

groups-title = Arbeitsgruppen
groups-lead = Hier wird zwischen den Abenden weitergearbeitet. Jede Gruppe hat ein Thema, eine Sprecherin oder einen Sprecher und einen eigenen Raum.
groups-one = Arbeitsgruppe
groups-empty-title = Noch gibt es keine Arbeitsgruppe
groups-empty-text = Sobald sich eine gründet, steht sie hier.
groups-over-heading = Beendete Gruppen
groups-over-title = Diese Gruppe hat ihre Arbeit beendet.
groups-over-text = Was sie erarbeitet hat, können Sie hier weiter lesen.
# $count (Number) - how many
groups-members = { $count ->
    [0] Noch keine Mitglieder
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
}
# $count (Number) - how many
groups-unnamed = { $count ->
    [one] und 1 weitere Person
   *[other] und { $count } weitere
}
groups-next = Nächste Sitzung:
# $count (Number) - how many
groups-busy = { $count ->
    [one] Jetzt besetzt: 1 Person im Raum
   *[other] Jetzt besetzt: { $count } Personen im Raum
}
groups-take-part = Mitmachen
groups-join = In der Gruppe mitmachen
groups-join-note = Alle können mitmachen. Dafür brauchen Sie ein Konto: Eine E-Mail-Adresse genügt.
groups-ask = Aufnahme anfragen
groups-ask-note = In dieser Gruppe entscheidet die Sprecherin oder der Sprecher, wer aufgenommen wird. Dafür brauchen Sie ein Konto: Eine E-Mail-Adresse genügt.
groups-ask-send = Anfrage absenden
groups-asked-title = Ihre Anfrage ist angekommen.
groups-asked-text = Sobald darüber entschieden ist, schreiben wir Ihnen.
groups-membership = Ihre Mitgliedschaft
groups-request = Ihre Anfrage
groups-joined-title = Sie sind jetzt Mitglied.
groups-joined-text = Nächste Sitzungen, Mitteilungen und der Raum der Gruppe stehen auf dieser Seite. Ihren Namen ändern oder austreten können Sie unter „Ihre Mitgliedschaft“.
groups-to-room = Zum Raum der Gruppe
groups-room-note = Der Raum steht allen offen, auch ohne Konto.
groups-purpose = Worum es geht
groups-announcements = Mitteilungen
groups-announcements-none = Die Gruppe hat noch nichts mitgeteilt.
groups-announcement = Mitteilung einer Arbeitsgruppe
# $moment (String) - day and time
groups-changed = geändert am { $moment }
groups-paging = Weitere Mitteilungen
groups-older = Ältere Mitteilungen
groups-newest = Neueste Mitteilungen
groups-sessions-next = Nächste Sitzungen
groups-sessions-none = Zurzeit ist keine Sitzung geplant.
groups-sessions-past = Bisherige Sitzungen
groups-files = Dateien
groups-about = Über die Gruppe
groups-who = Mitglieder
groups-hand-speaker = Sprecherin oder Sprecher
groups-hand-deputy = Stellvertretung
groups-hand-member = Mitglied
groups-joining-open = Offen für alle
groups-joining-closed = Auf Anfrage
groups-joining-open-long = Offen: Wer mitmachen möchte, ist gleich Mitglied
groups-joining-closed-long = Auf Anfrage: Die Sprecherin, der Sprecher oder die Verwaltung entscheidet
groups-follow = Mitteilungen und Sitzungen per E-Mail
groups-feed = Mitteilungen als Newsfeed (Atom)
groups-lead-heading = Gruppe leiten
groups-announce = Mitteilung schreiben
groups-announce-lead = Die Mitteilung steht auf der Seite der Gruppe. Alle, die der Gruppe folgen, bekommen eine Nachricht.
groups-announcement-edit = Mitteilung bearbeiten
groups-announcement-remove = Mitteilung entfernen
groups-announcement-remove-sure = Soll diese Mitteilung entfernt werden? Wer sie per E-Mail bekommen hat, behält sie.
groups-publish = Veröffentlichen
# $count (Number) - how many ask to join
groups-manage-members = { $count ->
    [0] Mitglieder verwalten
    [one] Mitglieder verwalten (1 Anfrage)
   *[other] Mitglieder verwalten ({ $count } Anfragen)
}
groups-manage-files = Dateien verwalten
groups-new = Arbeitsgruppe gründen
groups-edit = Gruppe bearbeiten
groups-new-session = Sitzung anlegen
groups-back = Zur Gruppe
groups-field-title = Titel
groups-field-title-hint = Zum Beispiel „Energie & Umwelt“. Die Adresse der Seite wird daraus gebildet und bleibt.
groups-field-summary = Kurz gesagt
groups-field-summary-hint = Ein oder zwei Sätze für die Liste der Gruppen.
groups-field-purpose = Worum es geht
groups-field-text = Text
groups-field-text-hint = Absätze trennen Sie durch eine Leerzeile. Überschriften beginnen mit ##, Aufzählungen mit *, Links schreiben Sie so: [Text](Adresse).
groups-field-joining = Wer kann mitmachen?
groups-field-room = Die Gruppe bekommt einen eigenen Raum, der immer offen steht
groups-field-name = Ihr Name in dieser Gruppe
groups-field-name-hint = Sie können ein Pseudonym verwenden. Die Sprecherin, der Sprecher und die Verwaltung sehen ihn.
groups-field-shown = Mein Name darf auf der Seite der Gruppe stehen
groups-field-shown-hint = Wenn Sie das nicht ankreuzen, zählen wir Sie nur mit. Sprechen oder vertreten können Sie die Gruppe dann nicht: Wer ein Amt hat, steht mit Namen auf der Seite.
groups-field-shown-office = Sie haben in dieser Gruppe ein Amt: Solange es so ist, steht Ihr Name in jedem Fall auf ihrer Seite.
groups-field-words = Möchten Sie etwas dazu schreiben?
groups-field-words-hint = Zum Beispiel, was Sie einbringen möchten. Das liest nur, wer über die Anfrage entscheidet.
groups-error-name-taken = So heißt schon jemand in dieser Gruppe. Bitte wählen Sie einen anderen Namen.
groups-leave = Gruppe verlassen
groups-leave-text = Ihr Name wird sofort aus der Gruppe gelöscht. Was die Gruppe mitgeteilt hat, bleibt.
groups-leave-sure = Möchten Sie die Gruppe verlassen?
groups-withdraw = Anfrage zurückziehen
groups-withdraw-text = Ihr Name und was Sie dazu geschrieben haben, werden sofort gelöscht.
groups-withdraw-sure = Möchten Sie Ihre Anfrage zurückziehen?
groups-end = Gruppe beenden
groups-end-sure = Soll die Gruppe beendet werden? Ihre Seiten bleiben lesbar, neue Mitglieder werden nicht mehr aufgenommen.
groups-reopen = Gruppe wieder aufnehmen
groups-members-lead = Diese Liste sehen nur die Sprecherin, der Sprecher, die Stellvertretung und die Verwaltung.
groups-members-none = Noch hat die Gruppe keine Mitglieder
groups-member-hidden = Name wird nicht gezeigt
groups-member-no-account = ohne Konto
groups-asking = Anfragen
# $name (String) - a member
groups-accept = { $name } aufnehmen
# $name (String) - a member
groups-decline = { $name } nicht aufnehmen
groups-remove = Entfernen
# $name (String) - a member
groups-remove-sure = Soll { $name } aus der Gruppe entfernt werden?
groups-offices-note = Ein Amt ist öffentlich. Benennen können Sie deshalb nur, wer zugestimmt hat, dass der Name auf der Seite der Gruppe steht.
# $name (String) - the speaker
groups-speaker-note = Benennen Sie jemand anderen als Sprecherin oder Sprecher, ist { $name } danach nur noch Mitglied.
# $before (String) - the speaker
# $name (String) - who is to become it
groups-speaker-sure = { $before } spricht jetzt für die Gruppe und ist danach nur noch Mitglied. Soll { $name } das Amt übernehmen? Der Name steht dann sofort auf der Seite.
# $name (String) - a member
groups-office-refused = { $name } hat nicht zugestimmt, dass der Name auf der Seite der Gruppe steht; ein Amt würde ihn veröffentlichen. Bitten Sie die Person, auf der Seite der Gruppe unter „Ihre Mitgliedschaft“ zuzustimmen, und benennen Sie sie dann.
groups-add = Jemanden ohne Konto benennen
groups-add-text = Für Ämter, die auf der Seite stehen sollen, obwohl die Person hier kein Konto hat. Wer ein Konto hat, wird zuerst Mitglied und dann oben benannt.
groups-add-name = Name oder Funktion
groups-add-name-hint = Zum Beispiel „Moderation AG Wirtschaft“.
groups-add-hand = Amt
groups-add-button = Benennen
groups-files-lead = Protokolle, Pläne, Bilder: Alle können sie herunterladen. Angaben über die Person, die eine Datei erstellt hat, entfernen wir.
groups-file = Datei
groups-file-hint = PDF, PNG, JPEG oder WebP, bis 30 MB.
groups-file-title = Titel der Datei
groups-file-title-hint = Unter diesem Titel steht sie auf der Seite der Gruppe.
groups-file-add = Datei hochladen
# $title (String) - a file
groups-file-remove-sure = Soll die Datei „{ $title }“ entfernt werden?
# $group (String) - a group
groups-letter-asked = Jemand möchte in der Gruppe { $group } mitmachen
# $group (String) - a group
groups-letter-asked-text = In der Arbeitsgruppe { $group } ist eine Anfrage angekommen. Bitte entscheiden Sie, ob die Person aufgenommen wird.
groups-letter-asked-open = Anfragen ansehen
groups-letter-asked-reason = Sie bekommen diese Nachricht, weil Sie die Gruppe leiten.
# $group (String) - a group
groups-letter-admitted = Willkommen in der Gruppe { $group }
# $group (String) - a group
groups-letter-admitted-text = Sie sind jetzt Mitglied der Arbeitsgruppe { $group }. Auf ihrer Seite stehen die nächsten Sitzungen und der Weg in den Raum.
# $group (String) - a group
groups-letter-declined = Ihre Anfrage an die Gruppe { $group }
# $group (String) - a group
groups-letter-declined-text = Die Arbeitsgruppe { $group } hat Ihre Anfrage nicht angenommen. Ihre Angaben dazu sind gelöscht. Die Sitzungen im Programm und der Raum der Gruppe stehen Ihnen weiter offen.
groups-letter-open = Zur Gruppe
groups-letter-decided-reason = Sie bekommen diese Nachricht, weil Sie die Aufnahme in die Gruppe angefragt haben.

groups-to-topics = Zum Themenspeicher aller Gruppen
groups-as-csv = Alle Arbeitsgruppen als Tabelle (CSV)
groups-as-json = Alle Arbeitsgruppen für andere Programme (JSON)
groups-field-ended = Ende
groups-exchange-title = Arbeitsgruppen einlesen
groups-exchange-lead = Lesen Sie eine Datei ein, die dieses Portal ausgegeben hat und die Sie vielleicht bearbeitet haben. Übernommen wird alles oder nichts. Mitglieder und Räume stehen nicht in der Datei.
groups-exchange-hint = JSON, oder CSV mit Strichpunkten, höchstens 10 MB. Gruppen werden an ihrer Adresse wiedererkannt.

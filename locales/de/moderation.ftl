# Moderation: the queue, decisions, reports, objections, letters. German is the contract: types of arguments stand here.

nav-moderation = Moderation

moderation-title = Moderation
moderation-lead = Alles, was jemand ansehen sollte, das Dringendste zuerst.
moderation-filter = Auswahl nach Art
moderation-filter-all = Alles
moderation-filter-comment = Kommentare
moderation-filter-topic = Themen
moderation-filter-question = Fragen
moderation-filter-idea = Ideen
moderation-filter-report = Gemeldet
moderation-filter-objection = Widersprüche
moderation-filter-redaction = Vier Augen
moderation-paging = Seiten der Liste
moderation-older = Weitere Einträge
moderation-newer = Vorige Einträge
moderation-empty = Nichts zu tun
moderation-empty-text = Zurzeit wartet hier nichts.
moderation-kind-comment = Kommentar
moderation-kind-topic = Thema
moderation-kind-question = Frage
moderation-kind-article = Artikel
moderation-kind-idea = Idee
moderation-kind-page = Seite
moderation-nobody = Ohne Namen
moderation-gone = Nicht mehr vorhanden
moderation-text-gone = Der Text ist entfernt.
moderation-urgency-now = Sofort
moderation-urgency-today = Heute
moderation-urgency-usual = Normal
moderation-urgency-doubtful = Zweifelhaft
moderation-suspicion-blocked = Von einer gesperrten Adresse
moderation-suspicion-trap = Unsichtbares Feld ausgefüllt
moderation-suspicion-domain = Auffällige Domain
moderation-suspicion-repeated = Gleicher Text schon einmal gesendet
moderation-suspicion-word = Auffälliges Wort
moderation-suspicion-links = Mehrere Links
moderation-suspicion-contact = Nennt vielleicht eine Adresse oder Telefonnummer
moderation-suspicion-loud = Fast nur Großbuchstaben
# $reason (String) - a reason of the list
moderation-note-report = Gemeldet: { $reason }
moderation-note-objection = Widerspruch gegen eine Entscheidung
# $who (String) - somebody of the staff
moderation-note-proposal = { $who } schlägt vor, den Text endgültig zu entfernen.

moderation-bulk = Mit der Auswahl
moderation-pick = Auswählen:
moderation-open = Prüfen
moderation-publish = Freigeben
moderation-reject = Nicht veröffentlichen
moderation-redact = Endgültig entfernen
moderation-redact-sure = Soll der Text endgültig entfernt werden? Er lässt sich nicht wiederherstellen.
moderation-remove-name = Namen entfernen
moderation-keep = Nichts zu beanstanden
moderation-confirm = Entfernen bestätigen
moderation-drop = Vorschlag verwerfen
moderation-uphold = Entscheidung bestätigen
moderation-give-way = Widerspruch stattgeben: veröffentlichen
moderation-decide = Entscheiden
moderation-reason = Grund
moderation-reason-hint = Nötig, wenn etwas nicht veröffentlicht oder entfernt wird. Die verfassende Person liest ihn.
moderation-reason-choose = Bitte wählen
moderation-words = Eigene Worte dazu
moderation-words-hint = Liest die verfassende Person. Wiederholen Sie nicht, was entfernt werden soll.
moderation-block-too = Verfassende Person für eine Weile sperren
moderation-reason-unlawful = Verstößt gegen ein Gesetz.
moderation-reason-insult = Beleidigt jemanden.
moderation-reason-hatred = Setzt eine Gruppe von Menschen herab.
moderation-reason-personal = Nennt Persönliches von anderen.
moderation-reason-advertising = Ist Werbung.
moderation-reason-off-topic = Hat mit dem Thema nichts zu tun.
moderation-reason-false-name = Gibt sich als jemand anderes aus.
moderation-reason-other = Anderer Grund
moderation-fault-nothing = Bitte wählen Sie mindestens einen Eintrag aus.
moderation-fault-reason = Bitte wählen Sie einen Grund.
moderation-fault-words = Bitte begründen Sie das in eigenen Worten.
# $count (Number) - how many
moderation-bulk-done = { $count ->
    [one] 1 Eintrag ist entschieden.
   *[other] { $count } Einträge sind entschieden.
}
# $count (Number) - how many
moderation-bulk-proposed = { $count ->
    [one] 1 Eintrag wartet auf eine zweite Person.
   *[other] { $count } Einträge warten auf eine zweite Person.
}
# $count (Number) - how many
moderation-bulk-late = { $count ->
    [one] 1 Eintrag war schon entschieden oder lässt sich so nicht entscheiden.
   *[other] { $count } Einträge waren schon entschieden oder lassen sich so nicht entscheiden.
}
# $count (Number) - how many
moderation-bulk-own = { $count ->
    [one] 1 Eintrag betrifft Ihre eigene Entscheidung: Bitte lassen Sie jemand anderen entscheiden.
   *[other] { $count } Einträge betreffen Ihre eigenen Entscheidungen: Bitte lassen Sie jemand anderen entscheiden.
}
moderation-fate-done = Entschieden.
moderation-fate-proposed = Ihr Vorschlag ist notiert. Eine zweite Person muss ihn bestätigen.
moderation-fate-late = Das war schon entschieden oder lässt sich so nicht entscheiden.
moderation-fate-own = Das betrifft Ihre eigene Entscheidung. Bitte lassen Sie jemand anderen entscheiden.

moderation-keys = Tasten
moderation-keys-text = Sie gelten nur, solange der Fokus in der Liste steht.
moderation-key-next = nächster Eintrag
moderation-key-previous = voriger Eintrag
moderation-key-pick = auswählen oder abwählen
moderation-key-all = alle auswählen oder abwählen
moderation-key-publish = die ausgewählten freigeben, sonst den Eintrag
moderation-key-reject = auswählen und zum Grund springen
moderation-key-open = prüfen

moderation-history = Verlauf
moderation-history-lead = Alle Entscheidungen. Einträge werden hinzugefügt und nie geändert.
moderation-history-none = Noch hat niemand etwas entschieden.
moderation-when = Wann
moderation-what = Was
moderation-who = Wer
moderation-done-publish = Veröffentlicht
moderation-done-reject = Nicht veröffentlicht
moderation-done-redact = Text endgültig entfernt
moderation-done-remove-name = Name entfernt
moderation-done-keep = Nicht beanstandet
moderation-reports = Meldungen
moderation-objection = Widerspruch
moderation-proposal = Vier Augen
moderation-blocks = Sperren
moderation-blocks-lead = Gesperrt ist ein Konto oder eine E-Mail-Adresse. Wer das ist, steht hier nicht: Gespeichert ist nur eine verschlüsselte Prüfsumme.
moderation-blocks-none = Niemand ist gesperrt.
# $since (String) - day and time
# $until (String) - day and time
moderation-blocks-span = Seit { $since }, bis { $until }
moderation-blocks-lift = Sperre aufheben

moderation-report-link = Inhalt melden
moderation-report-article = Artikel melden
moderation-report-title = Inhalt melden
moderation-report-lead = Etwas verletzt Rechte oder Regeln? Sagen Sie es uns. Ein Konto brauchen Sie dafür nicht.
moderation-report-reason = Worum geht es?
moderation-report-words = Warum sollen wir das ansehen?
moderation-report-words-hint = So genau, dass wir es ohne Rückfrage prüfen können.
moderation-report-missing = Bitte sagen Sie uns, warum.
moderation-report-name = Ihr Name
moderation-report-email = Ihre E-Mail-Adresse
moderation-report-email-hint = Dann schreiben wir Ihnen, was daraus geworden ist. Sie wird 30 Tage nach der Antwort gelöscht.
moderation-report-faith = Mit dem Absenden versichern Sie, dass Ihre Angaben nach bestem Wissen richtig sind.
moderation-report-send = Melden
moderation-reported = Danke für Ihre Meldung
moderation-reported-title = Ihre Meldung ist angekommen
moderation-reported-number = Ihre Meldung hat die Nummer
moderation-reported-text = Ein Mensch sieht sie an. Wenn Sie eine E-Mail-Adresse angegeben haben, hören Sie von uns.

moderation-object = Widersprechen
moderation-object-lead = Sie sind mit einer Entscheidung nicht einverstanden. Jemand anderes sieht sie sich noch einmal an.
moderation-object-words = Warum sind Sie nicht einverstanden?
moderation-object-hint = Ein paar Sätze genügen.
moderation-object-send = Widerspruch absenden
moderation-objection-open = Ihr Widerspruch ist angekommen. Jemand anderes entscheidet darüber.
moderation-objection-won = Wir haben Ihrem Widerspruch stattgegeben.
moderation-objection-lost = Wir haben Ihren Widerspruch geprüft und bleiben bei der Entscheidung.
moderation-objection-late = Die Frist für einen Widerspruch ist vorbei.

moderation-letter-greeting = Guten Tag,
# $name (String) - the name of the author
moderation-letter-greeting-named = Guten Tag, { $name },
moderation-letter-subject = Ihr Kommentar
# $place (String) - title of the article
moderation-letter-rejected = wir haben Ihren Kommentar zu „{ $place }“ nicht veröffentlicht oder wieder verborgen. Der Grund:
# $place (String) - title of the article
moderation-letter-redacted = wir haben Ihren Kommentar zu „{ $place }“ entfernt. Der Grund:
# $place (String) - title of the article
moderation-letter-name-removed = wir haben den Namen an Ihrem Kommentar zu „{ $place }“ entfernt. Der Grund:
moderation-letter-by-people = Das hat ein Mensch entschieden, kein Programm.
# $days (String) - how many days
moderation-letter-object = Wenn Sie nicht einverstanden sind, können Sie { $days } Tage lang widersprechen. Jemand anderes sieht es sich dann noch einmal an.
moderation-letter-why = Sie bekommen diese Nachricht, weil bei einem Kommentar diese Adresse angegeben wurde. Wir löschen sie 30 Tage nach der Entscheidung.
moderation-letter-objection-subject = Ihr Widerspruch
# $place (String) - title of the article
moderation-letter-changed = wir haben Ihrem Widerspruch zu „{ $place }“ stattgegeben.
# $place (String) - title of the article
moderation-letter-upheld = wir haben Ihren Widerspruch zu „{ $place }“ geprüft und bleiben bei der Entscheidung.
moderation-letter-other = Darüber hat jemand anderes entschieden als beim ersten Mal.
moderation-letter-see = Zu Ihrem Kommentar
# $number (String) - number of the report
moderation-letter-report-subject = Ihre Meldung { $number }
# $number (String) - number of the report
moderation-letter-report-acted = danke für Ihre Meldung { $number }. Wir haben den gemeldeten Inhalt entfernt oder verborgen.
# $number (String) - number of the report
moderation-letter-report-kept = danke für Ihre Meldung { $number }. Wir haben sie geprüft und nichts zu beanstanden gefunden.
moderation-letter-report-why = Sie bekommen diese Nachricht, weil bei einer Meldung diese Adresse angegeben wurde. Wir löschen sie 30 Tage nach dieser Antwort.
# $number (Number) - which one
moderation-file = Anlage { $number }
moderation-letter-idea = Ihre Idee
# $place (String) - title of the contest
moderation-letter-idea-rejected = wir haben Ihre Idee im Wettbewerb „{ $place }“ nicht veröffentlicht oder wieder verborgen. Der Grund:
# $place (String) - title of the contest
moderation-letter-idea-redacted = wir haben Ihre Idee im Wettbewerb „{ $place }“ entfernt. Der Grund:
moderation-letter-idea-why = Sie bekommen diese Nachricht, weil Sie eine Idee eingereicht haben.
moderation-letter-idea-see = Zu Ihrer Idee
moderation-letter-topic = Ihr Thema
moderation-letter-topic-rejected = wir haben Ihr Thema nicht veröffentlicht oder wieder verborgen. Der Grund:
moderation-letter-topic-redacted = wir haben Ihr Thema entfernt. Der Grund:
moderation-letter-topic-name-removed = wir haben den Namen an Ihrem Thema entfernt. Der Grund:
moderation-letter-topic-why = Sie bekommen diese Nachricht, weil Sie ein Thema vorgeschlagen haben.
moderation-letter-topic-see = Zu Ihrem Thema
# $count (Number) - how many files
moderation-note-files = { $count ->
    [one] Mit 1 Anlage: bitte einzeln ansehen und freigeben.
   *[other] Mit { $count } Anlagen: bitte einzeln ansehen und freigeben.
}

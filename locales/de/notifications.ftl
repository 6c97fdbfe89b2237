# Notifications: what one follows, letters about it, newsletters, how letters are doing. German is the contract: types of arguments stand here.

nav-subscriptions = Neues per E-Mail
nav-newsletter = Newsletter
nav-post = Postausgang

notifications-title = Abos
notifications-lead = Wir schreiben Ihnen, wenn es etwas Neues gibt. Ohne Konto, jederzeit mit einem Klick zu beenden.
notifications-email-hint = Wir fragen dort nach, ob Sie das möchten. Vorher schreiben wir nichts weiter.
notifications-topics = Was möchten Sie bekommen?
notifications-topic-newsletter = Den Newsletter der Stadt
notifications-topic-programme = Alle neuen Termine
notifications-topic-news = Alle Artikel aus „Aktuelles“
notifications-series = Neue Termine einer Reihe
notifications-groups = Arbeitsgruppen
notifications-groups-hint = Mitteilungen der Gruppe und ihre neuen Sitzungen.
notifications-measures = Maßnahmen
notifications-measures-hint = Was sich an der Maßnahme ändert.
notifications-contests = Ideenwettbewerbe
notifications-contests-hint = Wann eingereicht und abgestimmt werden kann, und was die Stadt auf die Ideen antwortet.
notifications-drafts = Strategie
notifications-drafts-hint = Wenn eine neue Version erscheint und wenn die Zeit zum Kommentieren beginnt.
notifications-tags = Artikel zu einem Schlagwort
notifications-rhythm = Wie oft?
notifications-rhythm-hint = Der Newsletter kommt, wenn er erscheint.
notifications-rhythm-at-once = Sofort
notifications-rhythm-daily = Einmal am Tag
notifications-rhythm-weekly = Einmal in der Woche, montags
notifications-hour = Um wie viel Uhr?
notifications-hour-hint = Gilt nicht bei „Sofort“.
# $hour (Number) - hour of the day
notifications-o-clock = { $hour } Uhr
notifications-consent = Ihre Adresse verwenden wir nur für diese E-Mails. In ihnen ist nichts, was Ihr Lesen oder Klicken misst. Wenn Sie jünger als 16 sind, fragen Sie bitte vorher Ihre Eltern.
notifications-subscribe = Abonnieren
notifications-confirm = Bestätigen
notifications-saved = Gespeichert
notifications-unconfirmed = Noch ein Schritt: bitte bestätigen
# $email (String) - the address
notifications-unconfirmed-text = Prüfen Sie Ihre Auswahl für { $email }, und bestätigen Sie unten. Tun Sie nichts, löschen wir alles nach sieben Tagen.
notifications-returned = Ihre Adresse nimmt keine E-Mails an
# $email (String) - the address
notifications-returned-text = Unsere E-Mails an { $email } kamen zurück, deshalb schreiben wir nichts Neues mehr. Prüfen Sie Ihr Postfach, ob es voll ist. Speichern Sie dann Ihre Auswahl noch einmal, versuchen wir es wieder.
notifications-returned-account = Unsere E-Mails an diese Adresse kamen zurück, deshalb schreiben wir nichts Neues mehr. Prüfen Sie Ihr Postfach, ob es voll ist, oder ändern Sie die Adresse.
notifications-returned-again = Wieder versuchen
notifications-no-mail = Zurzeit können keine E-Mails verschickt werden
notifications-no-mail-text = Neues finden Sie im Programm und unter „Aktuelles“, auch als Feed.
notifications-error-nothing = Bitte wählen Sie mindestens ein Thema aus.
# One event
notifications-follow-event = Diesem Termin folgen
notifications-follow-series = Dieser Reihe folgen
notifications-follow-article = Diesem Thema folgen
notifications-events = Einzelne Termine
notifications-events-hint = Wir erinnern Sie einen Tag vorher und schreiben, wenn sich etwas ändert. Was danach daraus wird, erfahren Sie auch.
notifications-asked = Angekreuzt, noch nicht gespeichert
notifications-asked-text = Speichern Sie unten, um zu folgen.
notifications-account = Was Sie abonniert haben
notifications-account-none = Sie haben nichts abonniert. Wir schreiben Ihnen gern, wenn es etwas Neues gibt.
notifications-account-unconfirmed = Sie haben Ihr Abo noch nicht bestätigt.
# $rhythm (String) - how often letters come
notifications-account-rhythm = Wie oft: { $rhythm }
notifications-account-change = Abos ändern
notifications-account-add = Etwas abonnieren
notifications-thanks = Bitte sehen Sie in Ihr Postfach
notifications-thanks-text = Wir haben Ihnen eine E-Mail geschickt. Erst wenn Sie darin bestätigen, beginnt das Abo.
notifications-end = Abo beenden?
notifications-end-text = Wir löschen Ihre Adresse und Ihre Auswahl. Sie bekommen dann keine E-Mails mehr über Neues.
notifications-end-button = Abo beenden
notifications-end-back = Zurück zur Auswahl
notifications-ended = Das Abo ist beendet
notifications-ended-text = Ihre Adresse und Ihre Auswahl sind gelöscht. Sie können jederzeit wieder abonnieren.

# Letters
notifications-letter-greeting = Guten Tag,
notifications-letter-question = Bitte bestätigen Sie Ihr Abo
notifications-letter-question-text = mit dieser Adresse möchte jemand Neues von uns abonnieren. Sind Sie das, öffnen Sie bitte die Seite und bestätigen dort. Sonst brauchen Sie nichts zu tun.
notifications-letter-known = Sie haben schon ein Abo
notifications-letter-known-text = mit dieser Adresse wollte jemand ein Abo anlegen. Sie haben schon eines, es hat sich nichts geändert. Auf Ihrer Seite können Sie es ändern oder beenden.
notifications-letter-open = Auswahl ansehen
notifications-letter-question-reason = Sie bekommen diese E-Mail, weil Ihre Adresse auf unserem Portal eingegeben wurde. Ohne Ihre Bestätigung schreiben wir nicht weiter.
# $title (String) - the one new thing
notifications-letter-one = Neu: { $title }
# $count (Number) - how many new things
notifications-letter-many = { $count ->
    [one] 1 Neuigkeit
   *[other] { $count } Neuigkeiten
}
notifications-letter-digest = das ist neu bei dem, was Sie abonniert haben:
# $title (String) - the event
notifications-letter-near = Bald: { $title }
notifications-letter-near-text = Sie folgen diesem Termin. Er beginnt bald:
# $title (String) - the event
notifications-letter-moved = Neuer Termin: { $title }
notifications-letter-moved-text = der Termin, dem Sie folgen, wurde verlegt. Er ist jetzt:
# $title (String) - the event
notifications-letter-off = Fällt aus: { $title }
notifications-letter-off-text = der Termin, dem Sie folgen, fällt aus:
# $title (String) - the event
notifications-letter-on = Findet doch statt: { $title }
notifications-letter-on-text = der Termin, dem Sie folgen, findet doch statt:
# $address (String) - address of the person's page
notifications-letter-change = Auswahl und Rhythmus ändern Sie hier: { $address }
# $address (String) - address that ends it
notifications-letter-reason = Sie bekommen diese E-Mail, weil Sie sie abonniert haben. Abo beenden: { $address }
notifications-letter-trial = Das ist eine Probe für Sie. In den E-Mails an alle stehen hier die Links, mit denen man das Abo ändert oder beendet.

# Newsletters
notifications-newsletter-new = Newsletter schreiben
notifications-newsletter-none = Noch kein Newsletter
notifications-newsletter-untitled = Ohne Betreff
notifications-newsletter-draft = Entwurf
# $count (Number) - how many would get it
notifications-newsletter-readers = { $count ->
    [one] 1 Person hat den Newsletter abonniert.
   *[other] { $count } Personen haben den Newsletter abonniert.
}
notifications-newsletter-subject = Betreff
notifications-newsletter-text = Text
notifications-newsletter-picks = Hinweise auf Termine und Artikel
notifications-newsletter-save = Speichern und ansehen
notifications-newsletter-test = Probe an mich
# $email (String) - address of the staff member
notifications-newsletter-test-to = Die Probe geht an { $email }.
notifications-newsletter-tested = Gespeichert. Die Probe ist auf dem Weg.
notifications-newsletter-no-address = Gespeichert. Für eine Probe fehlt in Ihrem Konto eine E-Mail-Adresse.
notifications-newsletter-send = Jetzt senden
# $count (Number) - how many get it
notifications-newsletter-send-question = { $count ->
    [one] An 1 Person senden? Das lässt sich nicht zurücknehmen.
   *[other] An { $count } Personen senden? Das lässt sich nicht zurücknehmen.
}
# $at (String) - day and time
notifications-newsletter-sent = Gesendet am { $at }
notifications-newsletter-preview = Vorschau

# How letters are doing
notifications-post-lead = Briefe des Portals: wie viele unterwegs sind, und welche nicht ankommen.
notifications-post-waiting = Warten auf den Versand
notifications-post-sent = In den letzten 30 Tagen zugestellt
notifications-post-failed = Nicht zustellbar
notifications-post-returned = Zurückgekommen
notifications-post-unreachable = Adressen, die keine Briefe annehmen
notifications-post-delayed = Verzögert, wird noch einmal versucht
notifications-post-empty = Alle Briefe kommen an
notifications-post-troubled = Briefe mit Schwierigkeiten
notifications-post-to = An
notifications-post-kind = Art
notifications-post-kind-sign-in = Anmeldung zum Konto
notifications-post-kind-account = Konto
notifications-post-kind-registration = Anmeldung zu einem Termin
notifications-post-kind-reminder = Erinnerung an einen Termin
notifications-post-kind-subscription = Abo bestätigen
notifications-post-kind-digest = Neues aus dem Abo
notifications-post-kind-followed = Änderung bei einem Termin
notifications-post-kind-newsletter = Newsletter
notifications-post-kind-moderation = Prüfung eines Beitrags
notifications-post-kind-report = Antwort auf eine Meldung
notifications-post-kind-objection = Antwort auf einen Widerspruch
notifications-post-kind-invitation = Einladung in die Verwaltung
notifications-post-kind-trial = Probebrief
notifications-post-kind-group = Arbeitsgruppe
notifications-post-kind-idea = Idee
notifications-post-kind-comment = Kommentar
notifications-post-again = Noch einmal senden

# Devices
notifications-channel = Wie sagen wir Ihnen Bescheid?
notifications-channel-hint = Den Newsletter schicken wir immer per E-Mail.
notifications-channel-mail = Per E-Mail
notifications-channel-push = Auf meinen Geräten
notifications-channel-both = Per E-Mail und auf meinen Geräten
notifications-devices = Auf Ihren Geräten
notifications-devices-text = Auf Wunsch zeigt auch dieses Gerät, wenn es etwas Neues gibt. Die Nachricht ist verschlüsselt; der Dienst Ihres Browsers, der sie zustellt, erfährt nur, dass wir Ihnen etwas schicken.
notifications-devices-full = Es sind schon zehn Geräte. Bitte entfernen Sie zuerst eines.
notifications-device-add = Auf diesem Gerät Bescheid sagen
notifications-device-remove = Gerät entfernen
notifications-device-cannot = Dieser Browser kann hier keine Nachrichten zeigen. Auf dem iPhone geht das nur, wenn Sie die Seite zum Home-Bildschirm hinzugefügt haben. E-Mails kommen überall an.
notifications-device-denied = Ihr Browser erlaubt uns keine Mitteilungen. Ändern können Sie das in den Einstellungen des Browsers zu dieser Seite.
notifications-device-failed = Das hat nicht geklappt: Der Dienst Ihres Browsers war nicht zu erreichen. Bitte versuchen Sie es später noch einmal. E-Mails kommen weiter.
notifications-devices-off = Die Stadt bietet Nachrichten auf Geräte zurzeit nicht an. Ihre Abos kommen per E-Mail.

# What stands between the portal and its mail server.
mail-reply-none = Es ist kein Mailserver eingetragen.
mail-reply-refused = Der Mailserver nimmt keine Verbindung an. Läuft er, und stimmt der Port?
mail-reply-silent = Der Mailserver antwortet nicht.
mail-reply-unknown = Den Namen des Mailservers gibt es nicht, oder er lässt sich gerade nicht finden.
mail-reply-away = Der Mailserver ist über das Netz nicht zu erreichen.
mail-reply-unproved = Die verschlüsselte Verbindung zum Mailserver kommt nicht zustande, etwa wegen seines Zertifikats.

# The first setup of a portal, step by step.

setup-title = Einrichtung
setup-closed-text = Zum Einrichten brauchen Sie die Adresse, die der Server beim Start ausgibt. Sie gilt einen Tag; nach jedem Neustart gibt es eine neue.
setup-over = Diese Adresse gilt nicht mehr
setup-over-text = Sie wurde schon benutzt, oder sie ist älter als einen Tag. Starten Sie den Server neu: Solange noch niemand das Portal verwaltet, gibt er eine neue aus.
# $number (Number) - the step one is on
# $steps (Number) - how many there are
setup-step = Einrichtung, Schritt { $number } von { $steps }
setup-steps = Alle Schritte
setup-done = erledigt
setup-go-on = Weiter
setup-save = Speichern und weiter
setup-later = Später ausfüllen
setup-back = Zurück
setup-finish = Einrichtung abschließen
setup-strip = Die Einrichtung des Portals ist noch nicht fertig.
setup-strip-link = Weiter einrichten
setup-account = Wer verwaltet das Portal?
setup-account-lead = Mit diesem Konto ändern Sie später Einstellungen und laden andere ein. Alles, was jetzt kommt, können Sie auch später noch ändern.
setup-name = Ihr Name
setup-name-hint = So lesen ihn andere, zum Beispiel: Hanna Hauser
setup-email-hint = Hierhin kommen die Codes, mit denen Sie sich anmelden. Sehen Sie bitte noch einmal hin, ob sie stimmt.
setup-account-button = Konto anlegen
setup-arrived = Ihr Konto ist angelegt
# $name (String) - the administrator's name
setup-arrived-lead = Willkommen, { $name }. Sie sind angemeldet.
setup-arrived-next = Als Nächstes richten Sie einen zweiten Schritt für die Anmeldung ein, weil dieses Konto alles darf. Danach geht es mit der Einrichtung weiter.
setup-no-mail = Es ist noch kein Mailserver eingetragen
setup-no-mail-text = Codes zum Anmelden kommen deshalb nicht an. Notieren Sie diesen Link: Er meldet Sie zwei Tage lang ein Mal an. Einen neuen gibt auf dem Server der Befehl mitreden person add.
setup-copy = Link kopieren
setup-copied = Der Link ist kopiert.
setup-post = Probebrief
setup-post-lead = Ein Brief an Sie selbst zeigt, ob die E-Mail des Portals ankommt.
setup-post-try = Jetzt ausprobieren
# $address (String) - an e-mail address
setup-post-to = Der Brief geht an { $address }.
setup-post-button = Probebrief senden
setup-post-no-address = Zu Ihrem Konto gehört keine E-Mail-Adresse. Tragen Sie unter „Konto“ eine ein.
# $address (String) - an e-mail address
setup-post-accepted = Der Mailserver hat den Brief an { $address } angenommen. Sehen Sie nach, ob er ankommt, auch im Spam-Ordner.
# $reply (String) - what the server said
setup-post-refused = Der Mailserver nimmt den Brief nicht an. Er antwortet: { $reply }
# $reply (String) - what went wrong
setup-post-unreachable = Der Mailserver ist nicht zu erreichen: { $reply }
setup-post-slow = Der Mailserver antwortet nicht. Prüfen Sie host, port und protection unter [mail].
setup-media = Bild, Ton und Adresse
setup-media-lead = So sieht der Server sich selbst. Was nicht stimmt, ändern Sie in der Konfigurationsdatei; danach starten Sie ihn neu.
setup-ready = Fertig
setup-ready-lead = Das bleibt noch zu tun. Unter „Zustand des Portals“ finden Sie diese Liste jederzeit wieder.
setup-nothing-left = Es bleibt nichts mehr zu tun
# $name (String) - the administrator's name
setup-letter-greeting = Guten Tag, { $name },
# $portal (String) - the portal's name
setup-letter-text = dieser Brief kommt von { $portal }. Wenn Sie ihn lesen, funktioniert die E-Mail des Portals.
setup-letter-reason = Sie bekommen diesen Brief, weil Sie ihn bei der Einrichtung des Portals angefordert haben.
# $portal (String) - the portal's name
setup-letter-subject = Probebrief von { $portal }

# How the portal is doing, for the administration.

health-title = Zustand des Portals
health-lead = Was läuft, was nicht, und was als Nächstes zu tun ist. Die Seite sieht bei jedem Aufruf neu nach.
health-good = In Ordnung
health-warning = Bitte ansehen
health-fault = Gestört
health-then = Nächster Schritt:
health-sum-good = Alles in Ordnung.
# $count (Number) - things to look at
health-sum-warnings = { $count ->
    [one] Das Portal läuft. Einen Punkt sollten Sie sich ansehen.
   *[other] Das Portal läuft. { $count } Punkte sollten Sie sich ansehen.
}
# $count (Number) - things that do not work
health-sum-faults = { $count ->
    [one] Ein Teil des Portals ist gestört.
   *[other] { $count } Teile des Portals sind gestört.
}
health-database = Datenbank
# $version (String) - engine with version
# $size (String) - size on the disk
# $migration (String) - number of the newest migration
health-database-says = { $version }, { $size }, Stand der Tabellen: { $migration }.
health-disk = Speicherplatz
# $free (String) - free space
# $folder (String) - the data folder
# $total (String) - size of the disk
health-disk-says = Frei sind { $free } von { $total } auf dem Datenträger mit dem Ordner { $folder }.
health-disk-unknown = Wie viel Platz frei ist, war nicht zu erfahren.
health-disk-next = Machen Sie Platz auf dem Server, oder vergrößern Sie den Datenträger. Ist er voll, kann niemand mehr etwas speichern.
health-post = E-Mail
health-post-none = Es ist kein Mailserver eingetragen: Briefe bleiben liegen, auch die mit Anmeldecodes.
health-post-none-next = Tragen Sie in der Konfigurationsdatei unter [mail] mindestens host, port und from ein, und starten Sie das Programm neu.
health-post-folder = Briefe werden als Dateien in einen Ordner gelegt statt verschickt.
# $waiting (Number) - letters that wait
health-post-counts = { $waiting ->
    [0] Es wartet kein Brief.
    [one] Es wartet ein Brief.
   *[other] Es warten { $waiting } Briefe.
}
# $failed (Number) - letters that were given up
health-post-lost = { $failed ->
    [one] Ein Brief konnte nicht zugestellt werden.
   *[other] { $failed } Briefe konnten nicht zugestellt werden.
}
# $delayed (Number) - letters that are tried again
health-post-delayed = { $delayed ->
    [one] Einen Brief hat der Mailserver noch nicht angenommen; es wird wieder versucht.
   *[other] { $delayed } Briefe hat der Mailserver noch nicht angenommen; es wird wieder versucht.
}
# $at (String) - a moment
health-post-last = Zuletzt hat der Mailserver einen Brief angenommen: { $at }.
health-post-never = In den letzten 30 Tagen ging noch kein Brief hinaus.
health-post-failed-next = Sehen Sie nach, was der Mailserver geantwortet hat. Von dort können Sie die Briefe noch einmal schicken.
health-media = Bild und Ton
# $addresses (String) - addresses, separated by commas
health-media-udp = UDP: { $addresses }
# $addresses (String) - addresses, separated by commas
health-media-tcp = TCP: { $addresses }
health-media-off = aus
# $rooms (Number) - rooms
# $people (Number) - people
health-media-now = Gerade laufen { $rooms } Räume mit { $people } Verbindungen.
# $share (String) - a percentage
health-media-lost = Verloren gingen seit dem Start { $share } der Pakete.
# $address (String) - an address
health-media-closed = Der Port { $address } nimmt auch von diesem Rechner aus keine Verbindung an.
health-media-closed-next = Prüfen Sie die Firewall des Servers und die Adressen in media.public_ips.
health-media-inside = Diese Adressen gibt es nur in Ihrem eigenen Netz. Wer von außen kommt, hört und sieht nichts.
health-media-inside-next = Tragen Sie in der Konfigurationsdatei bei media.public_ips die öffentliche Adresse des Servers ein.
health-media-no-tcp = Über TCP wird nichts angeboten. In Netzen, die UDP sperren, bleibt es still.
health-media-no-tcp-next = Setzen Sie media.tcp, zum Beispiel auf 0.0.0.0:7881.
health-media-no-udp = Über UDP wird nichts angeboten. Bei schlechten Verbindungen stockt der Ton.
health-media-no-udp-next = Setzen Sie media.udp_offered auf true, und öffnen Sie den UDP-Port.
health-media-lossy = Das ist viel. Der Ton setzt bei manchen aus.
health-media-lossy-next = Prüfen Sie, ob die Leitung des Servers reicht.
health-media-failed = Seit dem Start ist mindestens ein Raum abgebrochen.
health-media-outside = Ob die Ports von außen offen sind, kann der Server nicht selbst sehen. Öffnen Sie zur Probe einen Raum mit einem Telefon im Mobilfunknetz.
health-address = Adresse
# $address (String) - the portal's address
health-address-says = Das Portal nennt sich { $address }.
health-address-local = Unter dieser Adresse erreicht es nur, wer an diesem Rechner sitzt. Links in Briefen führen ins Leere.
health-address-local-next = Tragen Sie in der Konfigurationsdatei bei http.base_url die öffentliche Adresse ein, zum Beispiel https://mitreden.gera.de
health-address-plain = Ohne https geben Browser weder Mikrofon noch Kamera frei, und Anmeldungen sind unterwegs lesbar.
health-address-plain-next = Stellen Sie einen Proxy mit Zertifikat davor, und tragen Sie bei http.base_url die Adresse mit https:// ein.
health-address-proxy = Dem Proxy davor wird nicht geglaubt, wer kommt. Alle zusammen teilen sich eine Obergrenze für Versuche.
health-address-proxy-next = Tragen Sie die Adresse des Proxys bei http.trusted_proxies ein.
health-address-certificate = Das Zertifikat verwaltet der Proxy. Wann es abläuft, sieht das Portal nicht.
health-backup = Datensicherung
health-backup-off = Es gibt keine nächtliche Datensicherung.
health-backup-off-next = Tragen Sie in der Konfigurationsdatei unter [backup] bei folder einen Ordner ein, am besten auf einem anderen Rechner.
health-backup-none = Die erste nächtliche Datensicherung steht noch aus.
# $at (String) - a moment
# $size (String) - size of the file
# $count (Number) - how many there are
health-backup-says = Die letzte ist von { $at }, { $size } groß. Es liegen { $count } bereit.
health-backup-late-next = Das ist zu lange her. Sehen Sie im Protokoll des Programms nach, warum die letzte Nacht fehlt.
health-legal = Pflichtangaben
health-legal-good = Impressum, Datenschutz und Erklärung zur Barrierefreiheit sind vollständig.
health-legal-imprint = Im Impressum fehlen Angaben.
health-legal-privacy = In der Datenschutzerklärung fehlen die Beauftragte oder die Aufsichtsbehörde.
health-legal-statement = Die Erklärung zur Barrierefreiheit ist nicht datiert, oder ihre letzte Überprüfung ist länger als ein Jahr her.
health-legal-exceptions = In der Erklärung zur Barrierefreiheit steht, dass nicht alles barrierefrei ist, aber nicht, was.
health-legal-next = Ergänzen Sie die Angaben in den Einstellungen.
health-jobs = Was von selbst geschieht
# $at (String) - a moment
health-jobs-says = Löschfristen, Erinnerungen und Rundbriefe wurden zuletzt erledigt: { $at }.
health-jobs-never = Seit dem Start ist noch keine Runde vorbei. Die erste kommt nach zehn Minuten.
health-clock = Uhr
# $now (String) - a moment
# $zone (String) - a time zone
health-clock-says = { $now } ({ $zone })
health-clock-compare = Vergleichen Sie das mit Ihrer eigenen Uhr: Einmalkennwörter und Termine hängen davon ab.
health-clock-next = Stellen Sie die Uhr des Servers, am besten über einen Zeitserver (NTP).
health-program = Programm
# $version (String) - the program's version
# $started (String) - a moment
health-program-says = Mitreden { $version }, gestartet: { $started }.
# $path (String) - where it was looked for
health-program-converter = { $path } fehlt: DOCX und ODT lassen sich nicht als Strategie einlesen, Markdown schon. Das Paket heißt pandoc.
health-program-next = Sehen Sie ins Protokoll des Programms, und starten Sie es neu.

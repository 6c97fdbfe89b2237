# The list of who of the staff did what.

nav-audit = Protokoll der Verwaltung
audit-title = Protokoll der Verwaltung
# $days (Number) - days an entry is kept
audit-lead = Wer hat wann was getan. Einträge lassen sich nicht ändern und werden nach { $days } Tagen gelöscht.
audit-deed = Was
audit-person = Wer
audit-at = Wann
audit-detail = Betrifft
audit-from = Von
audit-until = Bis
audit-all = Alle
audit-show = Anzeigen
audit-csv = Als Tabelle (CSV) herunterladen
audit-empty = Dazu gibt es keinen Eintrag
audit-entries = Einträge, die neuesten zuerst
audit-older = Ältere Einträge
audit-rooms = Was die Moderation in einem Raum getan hat, steht im Verlauf des Raums:
audit-by-operator = Betrieb (Kommandozeile)
audit-by-system = Das Portal selbst
audit-event-added = Termin angelegt
audit-event-changed = Termin geändert
audit-registration-set = Anmeldung eingerichtet
audit-series-added = Reihe angelegt
audit-series-changed = Reihe geändert
audit-barrier-answered = Meldung einer Barriere beantwortet
audit-person-added = Konto angelegt
audit-person-changed = Konto oder Rolle geändert
audit-person-removed = Konto entfernt
audit-setting-changed = Einstellung geändert
audit-image-added = Bild hinzugefügt
audit-image-removed = Bild entfernt
audit-setup-finished = Einrichtung abgeschlossen
audit-backup-made = Datensicherung angelegt
audit-import-run = Daten übernommen
audit-retention-run = Alte Daten gelöscht
audit-account-erased = Konto auf eigenen Wunsch gelöscht

# What is public, for other programs. German is the contract: types of arguments stand here.

api-title = Daten für andere Programme
api-lead = Alles Öffentliche dieses Portals als JSON, ohne Anmeldung und ohne Schlüssel.
api-description = Maschinenlesbare Beschreibung (OpenAPI 3.1)
api-addresses = Adressen
api-address = Adresse
api-what = Was dort steht
api-events = Die Termine des Programms, auch vergangene
api-articles = Die Artikel unter „Aktuelles“
api-groups = Die Arbeitsgruppen
api-topics = Der Themenspeicher
api-ideas = Die veröffentlichten Ideen aller Wettbewerbe
api-decisions = Die Beschlüsse
api-measures = Die Maßnahmen
api-measure = Eine Maßnahme
api-drafts = Die Strategie und andere lange Texte
api-draft = Ein langer Text in seiner neuesten Fassung
api-chain = Woher etwas kommt und was daraus wurde
api-rules = So antworten sie
api-rule-pages = Listen kommen seitenweise, geordnet nach der Kennung: „limit“ sagt, wie viele Einträge, „cursor“ führt zur nächsten Seite.
api-rule-etag = Jede Antwort trägt einen ETag. Wer ihn mit „If-None-Match“ zurückschickt, bekommt nur, was sich geändert hat.
api-rule-problem = Fehler sind „application/problem+json“ nach RFC 9457.
api-rule-stable = Unter „/api/v1“ kommt nur hinzu, was Programme nicht stört. Sonst gibt es ein „/api/v2“ daneben.
api-rule-free = Namen und Adressen von Menschen stehen dort nicht, außer jemand hat seinen Namen selbst dazugeschrieben.
api-files = Ganze Dateien
api-topics-csv = Alle Themen als Tabelle (CSV)

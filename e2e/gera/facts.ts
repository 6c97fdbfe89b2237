// What is on record of Gera from 2019 to 2026, in our own words. Descriptions, points and citizens are made up; nobody's name.

/** A working group: title, what it is about, and the last part of its address. */
export const GROUPS = [
  ["AG Energie & Umwelt", "Strom, Wärme, Wasser und Grün in der Stadt.", "ag-energie-umwelt"],
  ["AG Bildung & Kultur", "Schulen, Museen und Lernen ein Leben lang.", "ag-bildung-kultur"],
  ["AG Bürgerbeteiligung & Verwaltung", "Ämter, die man von zu Hause erreicht, und Menschen, die mitreden.", "ag-buergerbeteiligung-verwaltung"],
  ["AG Städtebau, Stadtentwicklung & Verkehr", "Wohnen, Wege und Plätze.", "ag-staedtebau-stadtentwicklung-verkehr"],
  ["AG Wirtschaft", "Betriebe, Läden und Fachkräfte.", "ag-wirtschaft"],
  ["Fachgruppe Unternehmen der kommunalen Infrastruktur", "Die Unternehmen, die Netze, Busse und Bäder betreiben.", "fachgruppe-unternehmen-der-kommunalen-infrastruktur"],
] as const;

/** The first digital sessions: group, day of 2020, hour. */
export const SESSIONS = [
  [0, "2020-05-26", "17:00"],
  [1, "2020-05-27", "17:00"],
  [2, "2020-05-28", "17:00"],
  [3, "2020-06-02", "17:00"],
  [4, "2020-06-17", "16:00"],
] as const;

/** The last day of the third round as it was announced at first: made up. */
export const THIRD_END_AT_FIRST = "2020-11-30";
export const THIRD_END = "2020-12-31";

const FIRST = ["2020-06-02", "2020-09-30"] as const;
const SECOND = ["2020-07-20", "2020-11-20"] as const;
const THIRD = ["2020-09-01", THIRD_END_AT_FIRST] as const;

/** The twelve categories: title, for whom, first day, last day. */
export const CATEGORIES = [
  ["Smarte Vernetzung", "Unternehmen", ...FIRST],
  ["Smarte Wirtschaft/Wertschöpfung", "Gastronomen, Händler, Dienstleister", ...FIRST],
  ["Smartes Handwerk", "Handwerker", ...FIRST],
  ["Unterstützung bei der Existenzgründung", "Studenten", ...FIRST],
  ["„Wir lieben Gera“: Smarte Projekte für Gera", "alle", ...SECOND],
  ["Smarte Familienfreundlichkeit", "Familien", ...SECOND],
  ["Smarte Unabhängigkeit im Alter", "Senioren", ...SECOND],
  ["Smarte Vereins-/Verbandsarbeit", "Vereine und Verbände", ...SECOND],
  ["Unsere SMARTies", "Kindergärten", ...THIRD],
  ["Gera aus Kinderaugen", "Grundschulen", ...THIRD],
  ["Smarte Projekte für Gera", "Klassen 5 bis 12", ...THIRD],
  ["Smarte Fachkräftegewinnung", "Berufsschüler", ...THIRD],
] as const;

/** An idea: its category, title, the group in charge. */
export type Idea = readonly [category: number, title: string, group: number];

/** What came while the first round was open. */
export const FIRST_ROUND: Idea[] = [
  [1, "Gemeinsamer Lieferdienst „Lieblingsladen“", 4],
  [3, "Attraktives Wohnen für Studierende", 3],
  [3, "Digitale Plattform „Campus Gera“", 1],
  [1, "Pop-up-Store für Waren und Dienstleistungen", 4],
  [0, "Freie Messwerte für Betriebe (Beispiel)", 4],
];

/** The idea that wins; Berta's in this journey. */
export const BENCH = "Solarbank mit Steckdosen";

/** What came later; the last four on paper. */
export const LATER_ROUNDS: Idea[] = [
  [4, "Fahrradfreundliche Stadt und nachhaltige Grünpflege", 3],
  [10, "Digitaler Bike-Park", 3],
  [4, "Gera neu und wieder entdecken", 1],
  [5, "Spielplätze auf einer Karte (Beispiel)", 2],
  [7, "Ein Kalender für alle Vereine (Beispiel)", 1],
  [11, "Betriebe zum Anfassen (Beispiel)", 4],
];
export const ON_PAPER: Idea[] = [
  [6, "Notruf am Handgelenk (Beispiel)", 2],
  [8, "Ein Baum, der sagt, dass er Durst hat (Beispiel)", 0],
  [9, "Ein Bus, der Bescheid sagt (Beispiel)", 3],
  [4, "Bürgerbüro auf Rädern (Beispiel)", 2],
];

/** The titles that won, the first one first. */
export const WINNERS = [BENCH, "Fahrradfreundliche Stadt und nachhaltige Grünpflege", "Digitaler Bike-Park", "Gemeinsamer Lieferdienst „Lieblingsladen“", "Attraktives Wohnen für Studierende"];

/** The ten evenings of 2021; three topics are not on record. */
export const EVENINGS = [
  "Auftakt: Impulse und Schwerpunkte für eine SmartCity-Strategie",
  "Zweiter Auftaktabend",
  "Wasserstoff als Energieträger der Zukunft",
  "„Made in Gera“: innovative Produkte und Dienstleistungen",
  "Portal-Lösungen für Gera: Dynamik durch Daten",
  "Smarte Quartiere: Wie wohnen wir morgen?",
  "Siebter Abend (Thema nicht überliefert)",
  "Achter Abend (Thema nicht überliefert)",
  "IT-Standort Gera: Die unterschätzte Branche der unterschätzten Stadt",
  "Abschluss: Zusammenfassung und Ausblick auf die Strategie",
];

/** Who listened and who took part on each of the nine evenings that are entered by hand: made up, so that the sum of all is right. */
export const PEOPLE = [[22, 12], [17, 9], [16, 10], [14, 8], [14, 9], [13, 8], [12, 8], [15, 9], [19, 11]] as const;

const LIVING = "Attraktive Arbeits-, Wohn- und Lebenskonzepte";
const MOBILITY = "Multimodale Mobilität";
const SUSTAINABLE = "Nachhaltigkeit";
const LEARNING = "Lebenslanges Lernen & Innovation";

/** The fourteen pilots: title, field, amount in euro. The sum of the amounts is on record, they themselves are not. */
export const PILOTS = [
  ["Bürger-Serviceportal und digitale Bürgerdienste", LIVING, 60_000],
  ["Mobilitätsinsel im Wohnquartier", MOBILITY, 60_000],
  ["Digitales Stadtleitsystem", LIVING, 40_000],
  ["Smart City Cockpit (Open-Data-Portal)", SUSTAINABLE, 50_000],
  ["Meldemanagement Störungen und Gefahren", LIVING, 20_000],
  ["Workshops mit Sensoren", LEARNING, 16_000],
  ["Digital Lighting und IoT-Sensorik Innenstadt", SUSTAINABLE, 70_000],
  ["Thüringen@Home", LIVING, 50_000],
  ["Digital Lighting und IoT-Sensorik Park der Jugend", SUSTAINABLE, 50_000],
  ["Autarke Leuchte mit Solarversorgung", SUSTAINABLE, 25_000],
  ["Smarte Müllentsorgung", SUSTAINABLE, 20_000],
  ["Digitalisierung der Sozial-Card", LIVING, 15_000],
  ["Institut für Anwendungsentwicklung", LEARNING, 30_000],
  ["Nutzerdaten Hofwiesenbad", SUSTAINABLE, 10_000],
] as const;

/** The eight that were kept; their names are not on record. */
export const KEPT = [15, 16, 17, 18, 19, 20, 21, 22].map((number) => `Pilotprojekt ${number} (Name nicht überliefert)`);

export const SELECTION = "Auswahl von 14 Pilotprojekten aus 22 Vorschlägen";
export const COUNCIL = "Umsetzung von vierzehn Pilotprojekten";
export const LAMPS = "Autarke Leuchte mit Solarversorgung";
export const COCKPIT = "Smart City Cockpit (Open-Data-Portal)";
export const BENCHES = "Solarbänke mit Steckdosen";
export const STRATEGY = "Smart-City-Strategie der Stadt Gera";

export const DRAFT = `# Wie dieser Text entstand

Von 2019 bis 2021 haben offene Arbeitsgruppen an der Strategie gearbeitet. Dies ist ein erfundener Auszug: Der Entwurf hatte 141 Seiten.

## Was die Gruppen vorgeschlagen haben

Die Gruppen haben 22 Pilotprojekte entwickelt. Der Strategiekreis hat vierzehn davon ausgewählt und acht für später vorgemerkt.

# ${LIVING}

Anträge und Termine der Stadt sollen an einer Stelle im Netz zu finden sein.

- Bürger-Serviceportal und digitale Bürgerdienste
- Digitales Stadtleitsystem
- Thüringen@Home

# ${MOBILITY}

Bus, Fahrrad und Leihauto sollen an einem Platz im Wohnquartier stehen.

# ${SUSTAINABLE}

Parks und Wege sollen mit Leuchten auskommen, die keinen Anschluss ans Netz brauchen.

Wetter, Wasserstand und Auslastung des Schwimmbads sollen alle nachsehen können.

| Pilotprojekt | Wo |
|---|---|
| Autarke Leuchte mit Solarversorgung | in einem Park |
| Digital Lighting und IoT-Sensorik | Innenstadt und Park der Jugend |
| Smarte Müllentsorgung | noch offen |

# ${LEARNING}

In Workshops mit Sensoren lernen Schülerinnen und Schüler, wie man misst.
`;

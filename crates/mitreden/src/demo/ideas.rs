//! The demo's contest of 2020: twelve categories in three rounds, seventeen ideas with their points, five winners. Texts are made up; nobody's name.

use jiff::civil::{Date, date};

use crate::app::App;
use crate::base::http::Error;
use crate::ideas::{self, IdeaScript, Script};
use crate::programme::stocking;

type Category = (&'static str, &'static str, Date, Date, Option<Date>);

/// A category that closed as announced at first.
const fn round(title: &'static str, audience: &'static str, from: Date, until: Date) -> Category {
    (title, audience, from, until, None)
}

const JUNE: Date = date(2020, 6, 2);
const JULY: Date = date(2020, 7, 20);
const SEPTEMBER: Date = date(2020, 9, 1);
const FIRST_END: Date = date(2020, 9, 30);
const SECOND_END: Date = date(2020, 11, 20);
const THIRD_END: Date = date(2020, 12, 31);
/// What the last round was to end with before it was put off, made up like the texts.
const THIRD_END_AT_FIRST: Date = date(2020, 11, 30);

const CATEGORIES: [Category; 12] = [
    round("Smarte Vernetzung", "Unternehmen", JUNE, FIRST_END),
    round("Smarte Wirtschaft/Wertschöpfung", "Gastronomen, Händler, Dienstleister", JUNE, FIRST_END),
    round("Smartes Handwerk", "Handwerker", JUNE, FIRST_END),
    round("Unterstützung bei der Existenzgründung", "Studenten", JUNE, FIRST_END),
    round("„Wir lieben Gera“: Smarte Projekte für Gera", "alle", JULY, SECOND_END),
    round("Smarte Familienfreundlichkeit", "Familien", JULY, SECOND_END),
    round("Smarte Unabhängigkeit im Alter", "Senioren", JULY, SECOND_END),
    round("Smarte Vereins-/Verbandsarbeit", "Vereine und Verbände", JULY, SECOND_END),
    ("Unsere SMARTies", "Kindergärten", SEPTEMBER, THIRD_END, Some(THIRD_END_AT_FIRST)),
    ("Gera aus Kinderaugen", "Grundschulen", SEPTEMBER, THIRD_END, Some(THIRD_END_AT_FIRST)),
    ("Smarte Projekte für Gera", "Klassen 5 bis 12", SEPTEMBER, THIRD_END, Some(THIRD_END_AT_FIRST)),
    ("Smarte Fachkräftegewinnung", "Berufsschüler", SEPTEMBER, THIRD_END, Some(THIRD_END_AT_FIRST)),
];

const WON: (&str, &str) = ("accepted", "Die Vollversammlung hat diese Idee unter die ersten fünf gewählt. Sie wird dem Stadtrat empfohlen.");
const SEEN: (&str, &str) = ("accepted", "Die Arbeitsgruppe hat die Idee in ihren Themenspeicher aufgenommen und arbeitet dort damit weiter.");
const BUILT: (&str, &str) =
    ("measure", "Die Vollversammlung hat diese Idee unter die ersten fünf gewählt. Daraus ist eine Maßnahme geworden: Solarbänke mit Steckdosen.");

const ENERGY: &str = "energie-umwelt";
const CULTURE: &str = "bildung-kultur";
const CITIZENS: &str = "buergerbeteiligung-verwaltung";
const QUARTERS: &str = "staedtebau-stadtentwicklung-verkehr";
const ECONOMY: &str = "wirtschaft";

/// Where the idea stands that became a measure.
pub(super) const BENCH: &str = "/ideen/ideenwettbewerb-2020/1";

/// An idea that came by the form.
const fn idea(category: usize, title: &'static str, text: &'static str, group: &'static str, points: i64, answer: (&'static str, &'static str)) -> IdeaScript {
    IdeaScript { category, title, text, via: "form", group, points, answer }
}

const IDEAS: [IdeaScript; 17] = [
    idea(
        4,
        "Solarbank mit Steckdosen",
        "Bänke mit Solarzellen, an denen man unterwegs das Telefon laden kann: im Park, am Markt und an den Haltestellen.",
        ENERGY,
        912,
        BUILT,
    ),
    idea(
        4,
        "Fahrradfreundliche Stadt und nachhaltige Grünpflege",
        "Durchgehende Radwege, sichere Abstellplätze, und daneben Wiesen, die seltener gemäht werden und weniger Wasser brauchen.",
        QUARTERS,
        845,
        WON,
    ),
    IdeaScript {
        via: "mail",
        ..idea(10, "Digitaler Bike-Park", "Ein Park für Räder, in dem man Strecken, Zeiten und freie Plätze auf dem Telefon sieht.", QUARTERS, 790, WON)
    },
    idea(
        1,
        "Gemeinsamer Lieferdienst „Lieblingsladen“",
        "Die Läden der Stadt liefern zusammen: eine Bestellung, ein Fahrzeug, am selben Tag.",
        ECONOMY,
        731,
        WON,
    ),
    idea(
        3,
        "Attraktives Wohnen für Studierende",
        "Leere Häuser werden Wohnungen mit schnellem Netz und Räumen, in denen man zusammen lernt.",
        QUARTERS,
        684,
        WON,
    ),
    idea(3, "Digitale Plattform „Campus Gera“", "Eine Seite für alle, die in Gera lernen: Wohnungen, Jobs, Praktika, Termine.", CULTURE, 560, SEEN),
    idea(4, "Gera neu und wieder entdecken", "Ein Rundgang mit dem Telefon, der an Häusern und Plätzen erzählt, was dort war.", CULTURE, 515, SEEN),
    idea(1, "Pop-up-Store für Waren und Dienstleistungen", "Leere Läden auf Zeit, für wenige Wochen und wenig Geld.", ECONOMY, 470, SEEN),
    IdeaScript { via: "paper", ..idea(6, "Notruf am Handgelenk (Beispiel)", "Ein einfaches Band, das Nachbarn und Angehörige ruft.", CITIZENS, 402, SEEN) },
    idea(0, "Freie Messwerte für Betriebe (Beispiel)", "Betriebe teilen, was ihre Sensoren messen: Temperatur, Lärm, Verkehr.", ECONOMY, 377, SEEN),
    idea(2, "Werkzeug teilen im Handwerk (Beispiel)", "Teure Maschinen stehen in einer Liste und lassen sich tageweise leihen.", ECONOMY, 350, SEEN),
    idea(5, "Spielplätze auf einer Karte (Beispiel)", "Welcher Spielplatz hat Schatten, eine Toilette, eine Rutsche für Kleine?", CITIZENS, 333, SEEN),
    idea(7, "Ein Kalender für alle Vereine (Beispiel)", "Wer einen Saal sucht, sieht, wo einer frei ist.", CULTURE, 310, SEEN),
    IdeaScript {
        via: "paper",
        ..idea(8, "Ein Baum, der sagt, dass er Durst hat (Beispiel)", "Er leuchtet rot, wenn er gegossen werden will.", ENERGY, 298, SEEN)
    },
    IdeaScript {
        via: "paper",
        ..idea(9, "Ein Bus, der Bescheid sagt (Beispiel)", "Ein Schild zeigt den Kindern, wie viele Minuten der Schulbus noch braucht.", QUARTERS, 265, SEEN)
    },
    idea(11, "Betriebe zum Anfassen (Beispiel)", "Einen Tag im Monat öffnen Betriebe ihre Türen, man meldet sich mit dem Telefon an.", ECONOMY, 240, SEEN),
    idea(
        4,
        "Bürgerbüro auf Rädern (Beispiel)",
        "Ein Bus mit Bildschirm und Drucker kommt in die Ortsteile.",
        CITIZENS,
        218,
        ("declined", "Das Serviceportal und der Bürgerservice decken den Bedarf; ein Fahrzeug ist zurzeit nicht zu bezahlen."),
    ),
];

const CONTEST: Script = Script {
    called: "ideenwettbewerb-2020",
    title: "Ideenwettbewerb „Smart City Gera“ 2020",
    lead: "Von Juni bis Dezember 2020 suchte die Stadt Ideen: von Betrieben, Familien, Vereinen, Schulen und allen, die Gera lieben.",
    text: "Zwölf Kategorien, jede mit eigenem Zeitraum. Alle Einsendungen wurden **ohne Namen** veröffentlicht und an die Arbeitsgruppe weitergeleitet, \
           die dafür zuständig ist. Über siebzehn Ideen stimmte die 4. Vollversammlung ab: Jede Person verteilte 100 Punkte.\n\n\
           Texte und Punkte auf diesen Seiten sind für die Vorführung erfunden.",
    prizes: "Die fünf bestplatzierten Ideen werden ausgezeichnet und dem Stadtrat empfohlen.",
    outcome: "Gewonnen haben:\n\n\
              1. Solarbank mit Steckdosen\n2. Fahrradfreundliche Stadt und nachhaltige Grünpflege\n3. Digitaler Bike-Park\n\
              4. Gemeinsamer Lieferdienst „Lieblingsladen“\n5. Attraktives Wohnen für Studierende",
    categories: &CATEGORIES,
    ideas: &IDEAS,
    answered: date(2021, 4, 16),
};

/// Makes the contest, unless it is there; the assembly and the groups come before.
pub(super) async fn fill(app: &App, assembly: &str) -> Result<(), Error> {
    let event = stocking::event_called(app, assembly).await?.map(|event| event.id);
    ideas::stock(app, &CONTEST, event).await
}

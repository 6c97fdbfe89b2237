//! The demo's articles: what Gera told of 2021, in our own words, and one of today. Never a real person; names are made up.

use jiff::{Timestamp, ToSpan as _, Zoned, civil};

use super::gera;
use crate::app::App;
use crate::base::http::Error;
use crate::comments;
use crate::news::{self, Script};

/// Articles of the archive with the day and hour they appeared.
const ARCHIVE: [(civil::DateTime, Script); 5] = [
    (
        civil::datetime(2021, 1, 22, 9, 0, 0, 0),
        Script {
            title: "Zehn Abende für die SmartCity-Strategie",
            teaser: "Am 26. Januar beginnen die SmartCity-Wochen. Dienstags und donnerstags ab 17:00 Uhr geht es um Energie, Daten, Wohnen, Wirtschaft und Mobilität.",
            text: "Gera arbeitet an einer Strategie für die digitale Stadt. Fünf offene Arbeitsgruppen haben Themen gesammelt, jetzt sind alle gefragt.\n\n\
                   ## Wie ein Abend abläuft\n\nAm Anfang stehen kurze Impulsvorträge. Danach wird offen diskutiert:\n\n* still zuhören, ohne Anmeldung,\n* im Chat schreiben,\n* die Hand heben und mitreden.\n\n\
                   Wer Zeit und Lust hat, wählt sich ein. Alle Termine stehen im [Programm](/programm).",
            tags: &["SmartCity-Wochen", "Beteiligung"],
            about: gera::ARCHIVE.0,
            takes_comments: false,
            correction: "",
        },
    ),
    (
        civil::datetime(2021, 2, 1, 10, 30, 0, 0),
        Script {
            title: "Erste Woche der SmartCity-Wochen: viele neue Gesichter in den virtuellen Räumen",
            teaser: "Zwei Auftaktabende liegen hinter uns. Viele waren zum ersten Mal dabei, und es wurde offen gesprochen.",
            text: "Mit zwei Auftaktveranstaltungen haben die SmartCity-Wochen begonnen. Neben den Mitgliedern der Arbeitsgruppen kamen viele, die wir in unseren virtuellen Räumen \
                   noch nicht gesehen hatten.\n\n## Was auffiel\n\nDie Fragen waren konkret: Wo fängt eine Stadt an? Wer pflegt die Daten? Was haben ältere Menschen davon? \
                   Ebenso konkret waren die Vorschläge.\n\n> Mitreden kann, wer möchte. Zuhören reicht auch.\n\n## Wie es weitergeht\n\nIn der zweiten Woche geht es um Wasserstoff \
                   und um Produkte „Made in Gera“. Alle Abende sind offen, eine Anmeldung ist nicht nötig.",
            tags: &["SmartCity-Wochen", "Beteiligung"],
            about: gera::ARCHIVE.0,
            takes_comments: true,
            correction: "",
        },
    ),
    (
        civil::datetime(2021, 2, 25, 21, 0, 0, 0),
        Script {
            title: "Stadtrat beschließt vierzehn Pilotmaßnahmen",
            teaser: "Aus 22 Vorschlägen der Arbeitsgruppen sind vierzehn Maßnahmen geworden. Sie kosten zusammen 516.000 Euro.",
            text: "Der Strategiekreis hatte im Dezember aus 22 Pilotprojekten vierzehn ausgewählt, acht bleiben für später. Am 24. Februar hat der Stadtrat zugestimmt.\n\n\
                   Darunter sind ein Serviceportal für Bürgerinnen und Bürger, ein Mobilitätspunkt im Wohnquartier, ein digitales Leitsystem für die Stadt, ein Portal für offene Daten, \
                   Leuchten mit Solarstrom und Werkstätten, in denen Sensoren gebaut werden.",
            tags: &["Maßnahmen", "Stadtrat"],
            about: "",
            takes_comments: true,
            correction: "In einer früheren Fassung standen 15 Maßnahmen. Es sind 14.",
        },
    ),
    (
        civil::datetime(2021, 3, 3, 11, 0, 0, 0),
        Script {
            title: "SmartCity-Wochen: 250 Menschen in 20 Stunden",
            teaser: "Fünf Wochen, zehn Abende, 20 Stunden Gespräch: Rund 250 Teilnehmende haben sich eingewählt.",
            text: "Mit Résumé und Ausblick ist am 25. Februar der letzte Abend zu Ende gegangen. Im Durchschnitt waren es 25 Menschen an jedem Abend.\n\n\
                   Die Ergebnisse gehen in den Entwurf der Strategie ein, der im Sommer vorliegen soll. Bei der vierten Vollversammlung im April stellen die Arbeitsgruppen vor, \
                   was sie daraus machen.",
            tags: &["SmartCity-Wochen", "Zahlen"],
            about: gera::ARCHIVE.0,
            takes_comments: true,
            correction: "",
        },
    ),
    (
        civil::datetime(2021, 4, 16, 9, 30, 0, 0),
        Script {
            title: "Vollversammlung stimmt über 17 Ideen ab",
            teaser: "80 Menschen waren bei der vierten Vollversammlung dabei. Zum ersten Mal wurde in Gebärdensprache übersetzt.",
            text: "Alle, die abstimmten, verteilten 100 Punkte auf die 17 Ideen des Wettbewerbs. Vorn liegen eine Solarbank mit Steckdosen, die fahrradfreundliche Stadt mit gepflegtem Grün, \
                   ein digitaler Bikepark, ein gemeinsamer Lieferdienst für Läden der Stadt und attraktives Wohnen für Studierende.\n\n\
                   Das Ergebnis ist eine Empfehlung. Die Entscheidung trifft der Stadtrat.",
            tags: &["Ideenwettbewerb", "Beteiligung"],
            about: gera::ASSEMBLY_2021.title,
            takes_comments: true,
            correction: "",
        },
    ),
];

/// The one of today: it appeared yesterday at ten.
const TODAY: Script = Script {
    title: "Was ist aus den Ideen geworden?",
    teaser: "Zehn Abende über Projekte, die laufen, und über das, was noch fehlt. Kommen Sie dazu.",
    text: "Vor einigen Jahren haben viele Menschen an der Strategie für die digitale Stadt mitgeschrieben. Einiges davon steht heute in der Stadt, anderes lässt auf sich warten. \
           In den neuen SmartCity-Wochen geht es Abend für Abend um ein Thema: Was läuft, was hakt, und was soll als Nächstes kommen?\n\n\
           Zuhören geht ohne Anmeldung. Wer mitreden möchte, wählt einen Namen und hebt die Hand.",
    tags: &["SmartCity-Wochen", "Beteiligung"],
    about: gera::CURRENT.0,
    takes_comments: true,
    correction: "",
};

/// What was commented on it: name, text, whether the city answers, whether it waits.
const COMMENTS: [(&str, &str, bool, bool); 3] = [
    ("Berta B.", "Schön, dass es weitergeht. Werden die Abende auch in Gebärdensprache übersetzt?", false, false),
    ("Stadtverwaltung Gera", "Ja, bei allen Abenden mit diesem Zeichen im Programm. Die Untertitel kommen später dazu.", true, false),
    ("Gustav", "Was ist eigentlich mit den Solarbänken? Siehe http://baenke.example und http://sonne.example", false, true),
];

/// Publishes what is missing.
pub(super) async fn fill(app: &App, here: &Zoned) -> Result<(), Error> {
    let at = |when: civil::DateTime| when.to_zoned(here.time_zone().clone()).map_or(here.timestamp(), |at: Zoned| at.timestamp());
    for (when, script) in &ARCHIVE {
        news::stock(app, script, at(*when)).await?;
    }
    let yesterday: Timestamp = at(here.date().saturating_sub(1.day()).at(10, 0, 0, 0));
    if let Some(article) = news::stock(app, &TODAY, yesterday).await? {
        for (name, text, is_city, waits) in COMMENTS {
            comments::stock(app, &article, (name, text, is_city), waits).await?;
        }
    }
    Ok(())
}

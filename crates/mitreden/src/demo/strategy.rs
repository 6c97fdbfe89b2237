//! The demo's strategy: an excerpt of what Gera decided in December 2021. Target pictures and pilots are on record; sentences, goals and comments are invented.

use crate::drafts::{Comment, Script};

const FIRST: &str = "# Wie dieser Text entstand

Von 2019 bis 2021 haben fünf offene Arbeitsgruppen an der Strategie gearbeitet. Dieser Text ist ein erfundener Auszug: Der Entwurf hatte 141 Seiten.

## Was die Gruppen vorgeschlagen haben

Die Gruppen haben 22 Pilotprojekte entwickelt. Der Strategiekreis hat vierzehn davon ausgewählt.

# Attraktive Arbeits-, Wohn- und Lebenskonzepte

Anträge und Termine der Stadt sollen an einer Stelle im Netz zu finden sein.

- Bürger-Serviceportal und digitale Bürgerdienste
- Digitales Stadtleitsystem
- Thüringen@Home

# Multimodale Mobilität

Bus, Fahrrad und Leihauto sollen an einem Platz im Wohnquartier stehen.

# Nachhaltigkeit

Parks und Wege sollen mit Leuchten auskommen, die keinen Anschluss ans Netz brauchen.

| Pilotprojekt | Wo |
|---|---|
| Autarke Leuchte mit Solarversorgung | in einem Park |
| Digital Lighting und IoT-Sensorik | Innenstadt und Park der Jugend |
| Smarte Müllentsorgung | noch offen |

Wetter, Wasserstand und Auslastung des Schwimmbads sollen alle nachsehen können.

# Lebenslanges Lernen & Innovation

In Workshops mit Sensoren lernen Schülerinnen und Schüler, wie man misst.

> Gera hat viele Ideen. Jetzt fangen wir an.
";

const SECOND: &str = "# Wie dieser Text entstand

Von 2019 bis 2021 haben fünf offene Arbeitsgruppen an der Strategie gearbeitet. Dieser Text ist ein erfundener Auszug: Der Entwurf hatte 141 Seiten.

## Was die Gruppen vorgeschlagen haben

Die Gruppen haben 22 Pilotprojekte entwickelt. Der Strategiekreis hat vierzehn davon ausgewählt und acht für später vorgemerkt.

# Attraktive Arbeits-, Wohn- und Lebenskonzepte

Anträge und Termine der Stadt sollen an einer Stelle im Netz zu finden sein. Wer kein Netz hat, bekommt alles auch am Schalter.

- Bürger-Serviceportal und digitale Bürgerdienste
- Digitales Stadtleitsystem
- Thüringen@Home

# Multimodale Mobilität

Bus, Fahrrad und Leihauto sollen an einem Platz im Wohnquartier stehen.

# Nachhaltigkeit

Parks und Wege sollen mit Leuchten auskommen, die keinen Anschluss ans Netz brauchen. Den Anfang macht der Ufer-Elster-Park.

| Pilotprojekt | Wo |
|---|---|
| Autarke Leuchte mit Solarversorgung | Ufer-Elster-Park |
| Digital Lighting und IoT-Sensorik | Innenstadt und Park der Jugend |
| Smarte Müllentsorgung | noch offen |

Wetter, Wasserstand und Auslastung des Schwimmbads sollen alle nachsehen können.

# Lebenslanges Lernen & Innovation

In Workshops mit Sensoren lernen Schülerinnen und Schüler, wie man misst.

## Fortschreibung

Die Strategie wird bis 2026 jedes Jahr fortgeschrieben, danach alle zwei Jahre.

> Gera hat viele Ideen. Jetzt fangen wir an.
";

/// Gera's strategy.
pub(super) const STRATEGY: Script = Script {
    title: "Smart-City-Strategie der Stadt Gera",
    summary: "Wie Gera mit digitaler Technik zu einer Stadt wird, in der sich gut leben lässt: vier Zielbilder und die ersten Pilotprojekte. Ein Auszug.",
    versions: &[
        (FIRST, "Der Entwurf, den der Strategiekreis im Juni 2021 freigegeben hat.", (2021, 6, 25)),
        (SECOND, "Beschlossen im Dezember 2021. Mit Antworten auf Kommentare.", (2021, 12, 14)),
    ],
    comments: &[
        Comment {
            name: "Berta",
            quote: "an einer Stelle im Netz",
            text: "Und was machen wir, die kein Netz haben?",
            answer: Some((true, "Danke. Der Absatz sagt jetzt, dass alles auch am Schalter zu bekommen ist.")),
        },
        Comment {
            name: "Rad in Gera",
            quote: "Bus, Fahrrad und Leihauto",
            text: "Bitte auch Lastenräder.",
            answer: Some((false, "Was an den Plätzen steht, entscheidet sich erst mit dem ersten Standort. Wir nehmen den Wunsch dorthin mit.")),
        },
        Comment {
            name: "",
            quote: "in einem Park",
            text: "In welchem Park denn?",
            answer: Some((true, "Den Anfang macht der Ufer-Elster-Park. So steht es jetzt in der Tabelle.")),
        },
    ],
    commented: (2021, 7, 6),
    decided: (2021, 12, 14),
};

//! The demo's content: what Gera did in 2021, and an invented series of today. Never a real person; names are made up.

use crate::programme::model::{EventKind, ItemKind};

/// An evening as written here: texts only, no dates.
pub(super) struct Script {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) kind: EventKind,
    /// Title, name, role.
    pub(super) speakers: &'static [(&'static str, &'static str, &'static str)],
    /// Kind, title, minutes, who.
    pub(super) agenda: &'static [(ItemKind, &'static str, u32, &'static str)],
}

const fn themed(
    title: &'static str,
    summary: &'static str,
    speakers: &'static [(&'static str, &'static str, &'static str)],
    agenda: &'static [(ItemKind, &'static str, u32, &'static str)],
) -> Script {
    Script { title, summary, kind: EventKind::Themed, speakers, agenda }
}

use ItemKind::{Barcamp, Break, Discussion, Poll, Talk};

/// The series of the archive: title and summary.
pub(super) const ARCHIVE: (&str, &str) = (
    "SmartCity-Wochen 2021",
    "Zehn Themenabende auf dem Weg zur Smart-City-Strategie, dienstags und donnerstags ab 17:00 Uhr. Erst Impulsvorträge, dann offene Diskussion. \
     Wer Zeit und Lust hatte, konnte sich einwählen: still zuhören oder aktiv mitreden.",
);

/// The series of today: title without the year, and summary.
pub(super) const CURRENT: (&str, &str) = (
    "SmartCity-Wochen",
    "Was ist aus den Ideen geworden? Zehn Abende über Projekte, die laufen, und über das, was noch fehlt. Dienstags und donnerstags um 17:00 Uhr, offen für alle.",
);

const WELCOME: (ItemKind, &str, u32, &str) = (Talk, "Begrüßung und Ablauf", 10, "Moderation");
const OUTLOOK: (ItemKind, &str, u32, &str) = (Discussion, "Ergebnisse und Ausblick", 15, "Moderation");

/// The ten evenings of 26 January to 25 February 2021. The topics of the second, seventh and eighth are not recorded.
pub(super) const EVENINGS_2021: [Script; 10] = [
    themed(
        "Auftakt: Impulse und Schwerpunkte für eine SmartCity-Strategie",
        "Womit soll Gera anfangen? Grundlegende Impulse und Schwerpunkte für die Strategie, die in offenen Arbeitsgruppen entsteht.",
        &[("", "Leitung Amt für Zentrale Steuerung", "Stadtverwaltung Gera"), ("", "Moderation SmartCity-Team", "Stadtverwaltung Gera")],
        &[
            WELCOME,
            (Talk, "Was ist eine Smart City?", 25, "Leitung Amt für Zentrale Steuerung"),
            (Discussion, "Welche Schwerpunkte braucht Gera?", 70, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Zweiter Auftaktabend",
        "Fortsetzung des Auftakts. Das genaue Thema dieses Abends ist nicht überliefert.",
        &[("", "Moderation SmartCity-Team", "Stadtverwaltung Gera")],
        &[WELCOME, (Talk, "Impulse aus den Arbeitsgruppen", 25, ""), (Discussion, "Offene Diskussion", 70, ""), OUTLOOK],
    ),
    themed(
        "Wasserstoff als Energieträger der Zukunft",
        "Busse, Müllfahrzeuge, Wärme: Wo hilft Wasserstoff einer Stadt wie Gera, und was kostet der Weg dorthin?",
        &[("", "Vertretung der Verkehrsbetriebe", "Öffentlicher Nahverkehr"), ("", "Moderation AG Energie & Umwelt", "Arbeitsgruppe")],
        &[
            WELCOME,
            (Talk, "Wasserstoff im Nahverkehr", 20, ""),
            (Talk, "Wasserstoff in der Abfallwirtschaft", 20, ""),
            (Discussion, "Fragen und Diskussion", 55, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "„Made in Gera“: innovative Produkte und Dienstleistungen",
        "Unternehmen aus dem Technologie- und Gründerzentrum zeigen, was in Gera entsteht.",
        &[("", "Leitung Technologie- und Gründerzentrum", "Keplerstraße"), ("", "Moderation AG Wirtschaft", "Arbeitsgruppe")],
        &[
            WELCOME,
            (Talk, "Gründen in Gera", 20, ""),
            (Talk, "Drei Produkte aus der Nachbarschaft", 25, ""),
            (Discussion, "Was brauchen Betriebe?", 50, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Portal-Lösungen für Gera: Dynamik durch Daten",
        "Ein Portal für offene Daten und ein digitales Stadtwerk: Welche Daten helfen wem, und wer hält sie aktuell?",
        &[("", "Moderation AG Bürgerbeteiligung & Verwaltung", "Arbeitsgruppe")],
        &[
            WELCOME,
            (Talk, "Offene Daten: was andere Städte zeigen", 25, ""),
            (Discussion, "Welche Daten wünschen Sie sich?", 60, ""),
            (Poll, "Stimmungsbild", 10, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Smarte Quartiere: Wie wohnen wir morgen?",
        "Lebenslanges Wohnen in den eigenen vier Wänden: Energie, Mobilität, Sicherheit, Kommunikation und Sensorik im Haus.",
        &[("", "Vertretung der Wohnungswirtschaft", "Wohnen"), ("", "Moderation AG Städtebau, Stadtentwicklung & Verkehr", "Arbeitsgruppe")],
        &[WELCOME, (Talk, "Das mitdenkende Haus", 25, ""), (Discussion, "Was hilft im Alltag wirklich?", 70, ""), OUTLOOK],
    ),
    themed(
        "Nachhaltige Mobilität (Beispiel)",
        "Das Thema dieses Abends ist nicht überliefert. Dieser Eintrag ist ein Beispiel.",
        &[("", "Moderation AG Städtebau, Stadtentwicklung & Verkehr", "Arbeitsgruppe")],
        &[WELCOME, (Talk, "Impuls", 25, ""), (Discussion, "Offene Diskussion", 70, ""), OUTLOOK],
    ),
    themed(
        "Bildung und digitale Verwaltung (Beispiel)",
        "Das Thema dieses Abends ist nicht überliefert. Dieser Eintrag ist ein Beispiel.",
        &[("", "Moderation AG Bildung & Kultur", "Arbeitsgruppe")],
        &[WELCOME, (Talk, "Impuls", 25, ""), (Discussion, "Offene Diskussion", 70, ""), OUTLOOK],
    ),
    themed(
        "IT-Standort Gera: Die unterschätzte Branche der unterschätzten Stadt",
        "Softwarehäuser, Dienstleister und Ausbildung: Was die IT-Branche in Gera leistet und was sie braucht.",
        &[("", "Vertretung der IT-Unternehmen", "Wirtschaft"), ("", "Moderation AG Wirtschaft", "Arbeitsgruppe")],
        &[
            WELCOME,
            (Talk, "Die IT-Branche in Zahlen", 20, ""),
            (Talk, "Ausbildung und Fachkräfte", 20, ""),
            (Discussion, "Was hält gute Leute in der Stadt?", 55, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Abschluss: Zusammenfassung und Ausblick auf die Strategie",
        "Fünf Wochen, zehn Abende, zwanzig Stunden: Was haben wir gelernt, und wie geht es mit der Strategie weiter?",
        &[("", "Leitung Amt für Zentrale Steuerung", "Stadtverwaltung Gera")],
        &[WELCOME, (Talk, "Fünf Wochen im Überblick", 25, "Leitung Amt für Zentrale Steuerung"), (Discussion, "Was soll in die Strategie?", 70, ""), OUTLOOK],
    ),
];

/// How many listened, took part, came for the first time and spoke on each of the ten evenings: 250 people in all.
pub(super) const PEOPLE_2021: [(u32, u32, u32, u32); 10] = [
    (22, 12, 20, 14),
    (17, 9, 9, 11),
    (16, 10, 8, 13),
    (14, 8, 7, 9),
    (15, 9, 8, 12),
    (14, 9, 7, 10),
    (13, 8, 6, 9),
    (12, 8, 6, 8),
    (15, 9, 7, 10),
    (19, 11, 8, 13),
];

/// Where these numbers are from.
pub(super) const PEOPLE_NOTE: &str = "Beispielzahlen, so auf die Abende verteilt, dass die überlieferte Summe stimmt.";

/// The fourth assembly, 14 April 2021, 17:00 to 20:00.
pub(super) const ASSEMBLY_2021: Script = Script {
    title: "4. Vollversammlung",
    summary: "Ergebnisse aus sechs Gruppen, Vorstellung der Bürgerbefragung, Barcamps und die Abstimmung über 17 Ideen. \
              Erstmals mit Gebärdensprache und einem gezeichneten Protokoll.",
    kind: EventKind::Assembly,
    speakers: &[("", "Sprecherinnen und Sprecher der Arbeitsgruppen", ""), ("", "Leitung Amt für Zentrale Steuerung", "Stadtverwaltung Gera")],
    agenda: &[
        WELCOME,
        (Talk, "Ergebnisse der Arbeitsgruppen", 45, "Sprecherinnen und Sprecher"),
        (Talk, "Ergebnisse der Bürgerbefragung", 20, ""),
        (Break, "Pause", 10, ""),
        (Barcamp, "Barcamps", 60, "Alle Arbeitsgruppen"),
        (Poll, "Abstimmung über die 17 Ideen", 20, ""),
        OUTLOOK,
    ],
};

/// The evening that is live when the demo starts: ten minutes of welcome, then the talk.
pub(super) const LIVE: Script = themed(
    "Wasserstoff in Gera: vom Plan auf die Straße",
    "Vor einigen Jahren war es eine Idee, heute fahren die ersten Fahrzeuge. Was hat geklappt, was nicht, und lohnt sich der nächste Schritt? \
     Nach dem Vortrag ist das Wort bei Ihnen.",
    &[
        ("Dr.", "Emil Ewald", "Leitung Netze und Mobilität, Stadtwerk (erfunden)"),
        ("", "Ada Anders", "Moderation AG Energie & Umwelt (erfunden)"),
        ("", "Frieda Fuchs", "Gebärdensprache (erfunden)"),
    ],
    &[
        WELCOME,
        (Talk, "Wasserstoff in Gera: vom Plan auf die Straße", 30, "Dr. Emil Ewald"),
        (Discussion, "Ihre Fragen", 50, ""),
        (Poll, "Stimmungsbild: Soll es weitergehen?", 10, ""),
        (Discussion, "Ergebnisse und Ausblick", 20, "Ada Anders"),
    ],
);

/// Which item the live evening has reached.
pub(super) const LIVE_ITEM: u32 = 1;

/// The other evenings of today's series: four before the live one, five after it.
pub(super) const EVENINGS_TODAY: [Script; 9] = [
    themed(
        "Auftakt: Was aus den Ideen geworden ist",
        "Vierzehn Pilotprojekte wurden beschlossen. Wir gehen sie der Reihe nach durch: fertig, unterwegs oder zurückgestellt.",
        &[("", "Ada Anders", "Moderation (erfunden)")],
        &[WELCOME, (Talk, "Vierzehn Projekte, ein Überblick", 30, "Ada Anders"), (Discussion, "Was fehlt Ihnen?", 65, ""), OUTLOOK],
    ),
    themed(
        "Licht im Ufer-Elster-Park: Leuchten, die mitdenken",
        "Solarleuchten und Bänke mit Steckdose stehen seit einiger Zeit im Park. Was sie leisten, was sie kosten und was Vandalismus anrichtet.",
        &[("", "Karla Kühn", "Stadtgrün (erfunden)")],
        &[WELCOME, (Talk, "Ein Jahr Licht im Park", 25, "Karla Kühn"), (Discussion, "Wo fehlt Licht?", 70, ""), OUTLOOK],
    ),
    themed(
        "Das Smart City Cockpit: offene Daten für alle",
        "Wetter, Pegel, Auslastung des Hofwiesenbads: Welche Zahlen zeigt die Stadt, und welche sollten dazukommen?",
        &[("", "Jonas Jung", "Offene Daten (erfunden)")],
        &[
            WELCOME,
            (Talk, "Ein Blick ins Cockpit", 25, "Jonas Jung"),
            (Discussion, "Welche Daten wünschen Sie sich?", 60, ""),
            (Poll, "Die nächsten drei Datensätze", 10, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Mobilitätsinsel im Wohnquartier",
        "Rad, Bus und geteilte Autos an einem Ort. Die erste Insel ist in Betrieb. Wo soll die nächste stehen?",
        &[("", "Mia Morgenstern", "Verkehrsplanung (erfunden)")],
        &[WELCOME, (Talk, "Die erste Insel in Zahlen", 25, "Mia Morgenstern"), (Discussion, "Ihr Weg, Ihre Insel", 70, ""), OUTLOOK],
    ),
    themed(
        "Thüringen@Home: länger gut zu Hause wohnen",
        "Technik, die im Alltag hilft, ohne zu überwachen. Mit einem Rundgang durch eine Musterwohnung.",
        &[("", "Theo Thalheim", "Wohnungswirtschaft (erfunden)")],
        &[WELCOME, (Talk, "Rundgang durch die Musterwohnung", 30, "Theo Thalheim"), (Discussion, "Was würden Sie nutzen?", 65, ""), OUTLOOK],
    ),
    themed(
        "Das digitale Stadtleitsystem: Wege durch Gera",
        "Vom Bahnhof zur Oper, vom Parkhaus zum Markt: Schilder und QR-Codes weisen den Weg, auch ohne Barrieren.",
        &[("", "Lea Lindner", "Stadtmarketing (erfunden)")],
        &[WELCOME, (Talk, "Wie das Leitsystem funktioniert", 25, "Lea Lindner"), (Discussion, "Welche Wege fehlen?", 70, ""), OUTLOOK],
    ),
    themed(
        "Bürger-Serviceportal: Anträge von zu Hause",
        "Welche Anträge gehen schon online, wo hakt es, und wer hilft am Telefon?",
        &[("", "Olga Ott", "Bürgerservice (erfunden)")],
        &[WELCOME, (Talk, "Zehn Anträge im Schnelldurchlauf", 25, "Olga Ott"), (Discussion, "Ihre Erfahrungen", 70, ""), OUTLOOK],
    ),
    themed(
        "Lernen und Kultur digital",
        "Digitales Theater, Sammlungen der Museen im Netz und Werkstätten mit Sensoren für Schulen.",
        &[("", "Paul Peters", "Museen (erfunden)"), ("", "Rosa Richter", "Schulen (erfunden)")],
        &[
            WELCOME,
            (Talk, "Museum im Netz", 20, "Paul Peters"),
            (Talk, "Sensoren im Unterricht", 20, "Rosa Richter"),
            (Discussion, "Was sollen wir ausprobieren?", 55, ""),
            OUTLOOK,
        ],
    ),
    themed(
        "Abschluss: Was bleibt, was kommt",
        "Zehn Abende im Rückblick und der Ausblick auf die Fortschreibung der Strategie.",
        &[("", "Ada Anders", "Moderation (erfunden)")],
        &[WELCOME, (Talk, "Zehn Abende im Überblick", 25, "Ada Anders"), (Discussion, "Was nehmen wir mit?", 70, ""), OUTLOOK],
    ),
];

/// The next assembly, three weeks ahead.
pub(super) const ASSEMBLY_NEXT: Script = Script {
    title: "Vollversammlung: Fortschreibung der Strategie",
    summary: "Alle Arbeitsgruppen berichten, danach Barcamps in zwei Runden. Am Ende stimmen wir über die Schwerpunkte des nächsten Jahres ab. Mit Gebärdensprache.",
    kind: EventKind::Assembly,
    speakers: &[("", "Ada Anders", "Moderation (erfunden)"), ("", "Frieda Fuchs", "Gebärdensprache (erfunden)")],
    agenda: &[
        WELCOME,
        (Talk, "Berichte der sechs Gruppen", 50, ""),
        (Barcamp, "Barcamps, erste Runde", 30, "Energie & Umwelt, Bildung & Kultur"),
        (Break, "Pause", 10, ""),
        (Barcamp, "Barcamps, zweite Runde", 30, "Wirtschaft, Städtebau, Stadtentwicklung & Verkehr"),
        (Poll, "Schwerpunkte des nächsten Jahres", 20, ""),
        (Discussion, "Ergebnisse und Ausblick", 30, "Ada Anders"),
    ],
};

/// Where it meets, besides the room.
pub(super) const HALL: &str = "Kultur- und Kongresszentrum, Schloßstraße 1, 07545 Gera";

/// The event for which one can register, how many places the hall has, and what is asked.
pub(super) const REGISTRATION: (&str, i64, &[(&str, &[&str])]) = (
    ASSEMBLY_NEXT.title,
    120,
    &[
        ("In welchem Barcamp möchten Sie mitarbeiten?", &["Energie & Umwelt", "Bildung & Kultur", "Wirtschaft", "Städtebau, Stadtentwicklung & Verkehr"]),
        ("Was brauchen wir, damit Sie gut teilnehmen können?", &[]),
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = &'static Script> {
        EVENINGS_2021.iter().chain(&EVENINGS_TODAY).chain([&ASSEMBLY_2021, &ASSEMBLY_NEXT, &LIVE])
    }

    #[test]
    fn every_agenda_fills_its_evening() {
        for script in all() {
            let planned = if script.kind == EventKind::Assembly { 180 } else { 120 };
            assert_eq!(script.agenda.iter().map(|item| item.2).sum::<u32>(), planned, "{}", script.title);
        }
    }

    #[test]
    fn twenty_minutes_in_the_live_evening_is_at_the_talk() {
        let before: u32 = LIVE.agenda.iter().take(LIVE_ITEM as usize).map(|item| item.2).sum();
        assert!(before <= 20 && 25 < before + LIVE.agenda[LIVE_ITEM as usize].2);
        assert_eq!(LIVE.agenda[LIVE_ITEM as usize].0, Talk);
    }
}

//! The demo's working groups: the six of Gera with their first digital sessions of 2020. Speakers are roles; members' names are made up.

use jiff::{SignedDuration, Timestamp, Zoned, civil};

use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::groups::{self, Script};
use crate::programme::model::{AgendaItem, EventKind, ItemKind};
use crate::programme::stocking::{self, EventDraft};
use crate::topics::{self, Script as Topic};

/// The six groups. The last is a circle of companies, which one asks to join.
const GROUPS: [Script; 6] = [
    Script {
        called: "energie-umwelt",
        title: "AG Energie & Umwelt",
        summary: "Wärme, Strom, Grün und Wasser: Wie wird Gera sparsam und bleibt dabei lebenswert?",
        purpose: "Die Gruppe sammelt Themen rund um Energie und Umwelt und macht daraus Vorschläge für die Strategie.\n\n\
                  * Solarenergie auf Dächern und im Park\n* Wasserstoff in Bussen und Müllfahrzeugen\n* Messwerte, die alle lesen können",
        closed: false,
        speakers: ["Moderation AG Energie & Umwelt", "Vertretung Stadtwerke"],
        members: &[("Ida Imker (erfunden)", true), ("Jonas Juni (erfunden)", true), ("Sonnenblume", true), ("Karl Kiesel (erfunden)", false)],
        announcements: &[(
            "Solarleuchten im Park: Ihre Beobachtungen sind gefragt",
            "Seit die Leuchten stehen, hören wir Lob und Kritik. Schreiben Sie uns vor der nächsten Sitzung, **wo es zu dunkel ist** und wo das Licht stört.",
        )],
    },
    Script {
        called: "bildung-kultur",
        title: "AG Bildung & Kultur",
        summary: "Lernen in jedem Alter, Museen, Musik und Vereine: Was hilft ihnen, und was macht neugierig?",
        purpose: "Schulen, Volkshochschule, Museen und Vereine denken hier zusammen. Wir fragen bei jedem Vorschlag zuerst, wer davon etwas hat.",
        closed: false,
        speakers: ["Moderation AG Bildung & Kultur", "Vertretung Volkshochschule"],
        members: &[("Lotte Lerche (erfunden)", true), ("Max März (erfunden)", false), ("Bücherwurm", true)],
        announcements: &[],
    },
    Script {
        called: "buergerbeteiligung-verwaltung",
        title: "AG Bürgerbeteiligung & Verwaltung",
        summary: "Wie kommt ein Anliegen ins Rathaus, und wie erfährt man, was daraus geworden ist?",
        purpose: "Wir begleiten das Serviceportal, die Beteiligung und die offenen Daten der Stadt.",
        closed: false,
        speakers: ["Moderation AG Bürgerbeteiligung & Verwaltung", "Leitung Bürgerservice"],
        members: &[("Nora Nebel (erfunden)", true), ("Otto Otter (erfunden)", true), ("Paula Pflaume (erfunden)", false)],
        announcements: &[],
    },
    Script {
        called: "staedtebau-stadtentwicklung-verkehr",
        title: "AG Städtebau, Stadtentwicklung & Verkehr",
        summary: "Quartiere, Wege, Bus und Bahn: Wie wohnen wir, und wie kommen wir hin?",
        purpose: "Die Gruppe arbeitet an Quartieren, in denen man kurze Wege hat, und an einem Verkehr, der alle mitnimmt.",
        closed: false,
        speakers: ["Moderation AG Städtebau, Stadtentwicklung & Verkehr", "Vertretung Verkehrsbetriebe"],
        members: &[("Quirin Quelle (erfunden)", true), ("Radlerin", true), ("Rosa Regen (erfunden)", false), ("Stefan Stein (erfunden)", false)],
        announcements: &[],
    },
    Script {
        called: "wirtschaft",
        title: "AG Wirtschaft",
        summary: "Handwerk, Handel, Gründung und Fachkräfte: Was brauchen Betriebe in Gera?",
        purpose: "Betriebe und Beschäftigte sprechen darüber, was ihnen die Arbeit leichter macht.",
        closed: false,
        speakers: ["Moderation AG Wirtschaft", "Vertretung Gründerzentrum"],
        members: &[("Tilda Taube (erfunden)", true), ("Udo Ulme (erfunden)", false)],
        announcements: &[],
    },
    Script {
        called: "kommunale-infrastruktur",
        title: "Fachgruppe Unternehmen der kommunalen Infrastruktur",
        summary: "Die Betriebe, die Wasser, Wärme, Wohnungen, Busse und Abfall verantworten, stimmen sich hier ab.",
        purpose: "In der Fachgruppe arbeiten Unternehmen zusammen. Wer mitarbeiten möchte, fragt kurz an.",
        closed: true,
        speakers: ["Leitung Fachgruppe", "Vertretung Wohnungswirtschaft"],
        members: &[("Vertretung Abfallwirtschaft", true)],
        announcements: &[],
    },
];

/// The four fields of the strategy.
const FIELDS: [&str; 4] = ["Attraktive Arbeits-, Wohn- und Lebenskonzepte", "Multimodale Mobilität", "Nachhaltigkeit", "Lebenslanges Lernen & Innovation"];

const fn topic(group: &'static str, title: &'static str, text: &'static str, name: &'static str, fields: &'static [&'static str]) -> Topic {
    Topic { group, title, text, name, fields, closed: "", waits: false }
}

/// What the groups keep: made up, as the real stores are not handed down.
const TOPICS: [Topic; 7] = [
    topic(
        "energie-umwelt",
        "Bänke mit Steckdose am Fluss",
        "Wer am Ufer sitzt, möchte das Telefon laden können. Eine Bank mit Solarmodul braucht keinen Anschluss.",
        "Sonnenblume",
        &["Nachhaltigkeit"],
    ),
    topic(
        "energie-umwelt",
        "Pegel und Wetter für alle lesbar",
        "Die Messwerte der Stadt stehen an vielen Stellen. Eine Seite mit Wetter, Wasserstand und Luft würde genügen.",
        "Ida Imker (erfunden)",
        &["Nachhaltigkeit", "Lebenslanges Lernen & Innovation"],
    ),
    topic(
        "staedtebau-stadtentwicklung-verkehr",
        "Mobilitätsinsel im Wohnquartier",
        "Bus, Leihrad und ein Auto zum Teilen an einem Ort, mit Dach und Licht.",
        "Radlerin",
        &["Multimodale Mobilität"],
    ),
    topic(
        "staedtebau-stadtentwicklung-verkehr",
        "Ampeln, die auf langsame Menschen warten",
        "An der großen Kreuzung reicht die Zeit nicht, wenn man schlecht zu Fuß ist.",
        "",
        &["Multimodale Mobilität", "Attraktive Arbeits-, Wohn- und Lebenskonzepte"],
    ),
    topic(
        "wirtschaft",
        "Gemeinsame Lieferung der Läden in der Innenstadt",
        "Einer fährt für alle: Das spart Wege und hält kleine Läden im Gespräch.",
        "Tilda Taube (erfunden)",
        &["Attraktive Arbeits-, Wohn- und Lebenskonzepte"],
    ),
    Topic {
        closed: "Ist seit dem Frühjahr Teil des Serviceportals. Danke für den Anstoß.",
        ..topic(
            "buergerbeteiligung-verwaltung",
            "Termine im Bürgerservice online buchen",
            "Nicht mehr am Telefon warten, sondern einen Termin aussuchen.",
            "Nora Nebel (erfunden)",
            &["Lebenslanges Lernen & Innovation"],
        )
    },
    Topic {
        waits: true,
        ..topic("bildung-kultur", "Abendführungen im Museum", "Wer tagsüber arbeitet, kommt nie hin. Einmal im Monat bis 21 Uhr wäre schön.", "Bücherwurm", &[])
    },
];

/// The first digital sessions: which group, the day of 2020, the hour.
const FIRST: [(usize, (i8, i8), i8); 5] = [(0, (5, 26), 17), (1, (5, 27), 17), (2, (5, 28), 17), (3, (6, 2), 17), (4, (6, 17), 16)];

/// The joint session of 19 January 2021.
const JOINT: &str = "Gemeinsame Sitzung der Arbeitsgruppen";

/// Founds the groups and enters their sessions, unless they are there.
pub(super) async fn fill(app: &App, here: &Zoned) -> Result<(), Error> {
    let mut ids = Vec::new();
    for script in &GROUPS {
        ids.push(groups::stock(app, script).await?);
    }
    topics::stock(app, &FIELDS, &TOPICS).await?;
    if stocking::has_event(app, JOINT).await? {
        return Ok(());
    }
    let at = |date: civil::Date, hour: i8| date.at(hour, 0, 0, 0).to_zoned(here.time_zone().clone()).map_or(here.timestamp(), |at| at.timestamp());
    let mut drafts = Vec::new();
    for (group, (month, day), hour) in FIRST {
        let title = format!("Erste digitale Sitzung: {}", GROUPS[group].title);
        drafts.push(session(title, at(civil::date(2020, month, day), hour), vec![ids[group].clone()]));
    }
    // The circle of companies meets by itself.
    drafts.push(session(JOINT.to_owned(), at(civil::date(2021, 1, 19), 17), ids[..5].to_vec()));
    let next = here.date().saturating_add(jiff::Span::new().days(9));
    drafts.push(session("Sitzung der AG Energie & Umwelt".to_owned(), at(next, 17), vec![ids[0].clone()]));
    stocking::add_events(app, By::System, &drafts).await.map(drop)
}

fn session(title: String, starts_at: Timestamp, groups: Vec<String>) -> EventDraft {
    let item = |kind, title: &str, minutes| AgendaItem { kind, title: title.to_owned(), minutes, speaker: String::new() };
    EventDraft {
        title,
        summary: "Die Sitzung ist offen für alle.".to_owned(),
        text: String::new(),
        kind: EventKind::Session,
        series: None,
        starts_at,
        ends_at: starts_at.saturating_add(SignedDuration::from_mins(90)).unwrap_or(starts_at),
        place: String::new(),
        cancelled: false,
        groups,
        speakers: Vec::new(),
        agenda: vec![
            item(ItemKind::Talk, "Stand der Dinge", 15),
            item(ItemKind::Discussion, "Themenspeicher: Was fehlt?", 60),
            item(ItemKind::Talk, "Verabredungen", 15),
        ],
    }
}

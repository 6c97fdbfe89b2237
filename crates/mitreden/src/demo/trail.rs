//! The demo's trail: Gera's decisions of 2020 and 2021, and how evenings, articles and decisions hang together. Facts of the case in our own words.

use super::{gera, ideas as demo_ideas, pilots, strategy};
use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::decisions::{self, Choice, Script};
use crate::drafts;
use crate::ideas;
use crate::measures;
use crate::news;
use crate::programme::stocking;
use crate::trace::{self, Point};

const CIRCLE: (&str, bool) = ("Strategiekreis", false);
const COMMITTEE: (&str, bool) = ("Hauptausschuss", false);
const COUNCIL: (&str, bool) = ("Stadtrat", true);

/// What could be chosen in December 2020. The names of the eight that were kept are not on record.
const PROJECTS: [(&str, Choice); 22] = [
    ("Bürger-Serviceportal und digitale Bürgerdienste", Choice::Chosen),
    ("Mobilitätsinsel im Wohnquartier", Choice::Chosen),
    ("Digitales Stadtleitsystem", Choice::Chosen),
    ("Smart City Cockpit (Open-Data-Portal)", Choice::Chosen),
    ("Meldemanagement Störungen und Gefahren", Choice::Chosen),
    ("Workshops mit Sensoren", Choice::Chosen),
    ("Digital Lighting und IoT-Sensorik Innenstadt", Choice::Chosen),
    ("Thüringen@Home", Choice::Chosen),
    ("Digital Lighting und IoT-Sensorik Park der Jugend", Choice::Chosen),
    ("Autarke Leuchte mit Solarversorgung", Choice::Chosen),
    ("Smarte Müllentsorgung", Choice::Chosen),
    ("Digitalisierung der Sozial-Card", Choice::Chosen),
    ("Institut für Anwendungsentwicklung", Choice::Chosen),
    ("Nutzerdaten Hofwiesenbad", Choice::Chosen),
    ("Pilotprojekt 15 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 16 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 17 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 18 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 19 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 20 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 21 (Name nicht überliefert)", Choice::Kept),
    ("Pilotprojekt 22 (Name nicht überliefert)", Choice::Kept),
];

/// In the order in which they were made: each of the first three came of the one before, and so did the last three.
const DECISIONS: [Script; 6] = [
    Script {
        body: CIRCLE,
        title: "Auswahl von 14 Pilotprojekten aus 22 Vorschlägen",
        day: (2020, 12, 18),
        earlier: None,
        paper: "",
        text: "Die fünf Arbeitsgruppen haben 22 Pilotprojekte entwickelt. Der Strategiekreis wählt vierzehn davon aus und merkt acht für später vor.",
        budget: 516_000,
        candidates: &PROJECTS,
    },
    Script {
        body: COMMITTEE,
        title: "Empfehlung an den Stadtrat: vierzehn Pilotprojekte",
        day: (2021, 1, 7),
        earlier: None,
        paper: "",
        text: "Der Ausschuss empfiehlt dem Stadtrat, die vierzehn ausgewählten Pilotprojekte umzusetzen.",
        budget: 0,
        candidates: &[],
    },
    Script {
        body: COUNCIL,
        title: "Umsetzung von vierzehn Pilotprojekten",
        day: (2021, 2, 24),
        earlier: None,
        paper: "",
        text: "Der Stadtrat stimmt den vierzehn Pilotprojekten zu. Der Punkt war zuvor einmal vertagt worden.",
        budget: 516_000,
        candidates: &[],
    },
    Script {
        body: CIRCLE,
        title: "Freigabe des Strategieentwurfs",
        day: (2021, 6, 25),
        earlier: None,
        paper: "",
        text: "Der Strategiekreis gibt den Entwurf der Smart-City-Strategie frei: 141 Seiten mit Analyse, Kosten, Zielbildern und Maßnahmen.",
        budget: 0,
        candidates: &[],
    },
    Script {
        body: COMMITTEE,
        title: "Smart-City-Strategie: Beratung im Hauptausschuss",
        day: (2021, 10, 4),
        earlier: None,
        paper: "",
        text: "Der Entwurf der Strategie wird dem Hauptausschuss vorgelegt.",
        budget: 0,
        candidates: &[],
    },
    Script {
        body: COUNCIL,
        title: "Smart-City-Strategie der Stadt Gera",
        day: (2021, 12, 14),
        earlier: None,
        paper: "82/2019, 7. Ergänzung",
        text: "Der Stadtrat beschließt die Strategie. Ihre Zielbilder: attraktive Arbeits-, Wohn- und Lebenskonzepte, multimodale Mobilität, Nachhaltigkeit, lebenslanges Lernen und Innovation.\n\n\
               Die Strategie wird bis 2026 jedes Jahr fortgeschrieben, danach alle zwei Jahre.",
        budget: 0,
        candidates: &[],
    },
];

/// Enters what is missing and joins it.
pub(super) async fn fill(app: &App) -> Result<(), Error> {
    let site = app.site("");
    let mut decided = Vec::new();
    for script in &DECISIONS {
        decided.push(decisions::stock(site, script).await?);
    }
    let mut links: Vec<(Point, Point)> = Vec::new();
    for pair in [(0, 1), (1, 2), (3, 4), (4, 5)] {
        links.push((decided[pair.0].clone(), decided[pair.1].clone()));
    }
    for (title, result) in [("Portal-Lösungen für Gera: Dynamik durch Daten", 3), (gera::ASSEMBLY_2021.title, 3)] {
        if let Some(event) = stocking::event_called(app, title).await? {
            links.push((Point::new("event", event.id), decided[result].clone()));
        }
    }
    for (slug, is_origin, other) in [("stadtrat-beschliesst-vierzehn-pilotmassnahmen", false, 2), ("smartcity-wochen-250-menschen-in-20-stunden", true, 3)] {
        if let Some(id) = news::id_at(&site.db.read, slug).await? {
            let (article, decision) = (Point::new("article", id), decided[other].clone());
            links.push(if is_origin { (article, decision) } else { (decision, article) });
        }
    }
    // The strategy stands between its release and the council; the paragraph on lights leads to the pilot.
    let (text, parts) = drafts::stock(site, &strategy::STRATEGY, &["Leuchten auskommen"]).await?;
    links.push((decided[3].clone(), text.clone()));
    links.push((text, decided[5].clone()));
    for script in &pilots::MEASURES {
        let (measure, goal) = measures::stock(site, script).await?;
        // The benches are none of the fourteen: they came of the contest.
        if script.title == pilots::BENCHES {
            let idea = ideas::id_at(&site.db.read, demo_ideas::BENCH).await?;
            links.extend(idea.map(|idea| (Point::new("idea", idea), measure.clone())));
        } else {
            links.push((decided[2].clone(), measure.clone()));
        }
        if script.title.starts_with("Autarke Leuchte") {
            links.extend(parts.iter().map(|part| (part.clone(), measure.clone())));
        }
        links.extend(goal.map(|goal| (measure, goal)));
    }
    let tx = site.db.begin().await?;
    for (origin, result) in &links {
        trace::join(&tx, site, By::System, origin, result).await?;
    }
    tx.commit().await?;
    Ok(())
}

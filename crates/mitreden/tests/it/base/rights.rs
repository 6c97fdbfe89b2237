//! Who may open and send what: one line for each address of the portal. What seats may do in a room stands in mitreden-live.

use std::collections::BTreeSet;

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::routes;
use reqwest::{Method, Response};

use crate::house::{self, Browser, House, header};

/// Who gets past the door of an address. What lies behind it may still be missing, or ask for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// Without an account. Rooms look at the seat besides.
    Everybody,
    /// Whoever has an account.
    Account,
    /// Who speaks for the group in question, and whoever works for the city.
    Lead,
    /// Whoever works for the city.
    Staff,
    /// Who leads rooms and edits the programme.
    Moderation,
    /// Who changes the portal itself.
    Admin,
    /// Who writes in the city's name.
    Press,
}

use Who::{Account, Admin, Everybody, Lead, Moderation, Press, Staff};

/// Method, address, who. A new address gets a line here: the test says which.
const RIGHTS: &[(&str, &str, Who)] = &[
    ("GET", "/", Everybody),
    ("GET", "/healthz", Everybody),
    ("GET", "/readyz", Everybody),
    // Not there without a token.
    ("GET", "/metrics", Everybody),
    // The programme.
    ("GET", "/programm", Everybody),
    ("GET", "/programm.ics", Everybody),
    ("GET", "/programm.atom", Everybody),
    ("GET", "/programm.rss", Everybody),
    ("GET POST", "/programm/neu", Moderation),
    ("GET POST", "/programm/reihen/neu", Moderation),
    ("GET", "/programm/reihen/{slug}", Everybody),
    ("GET POST", "/programm/reihen/{slug}/bearbeiten", Moderation),
    ("GET POST", "/programm/reihen/{slug}/termine", Moderation),
    ("GET", "/programm/{slug}", Everybody),
    ("GET POST", "/programm/{slug}/bearbeiten", Moderation),
    ("GET POST", "/programm/{slug}/kopieren", Moderation),
    // Registration.
    ("GET POST", "/programm/{slug}/anmeldung", Everybody),
    ("GET", "/programm/{slug}/anmeldung/danke", Everybody),
    ("POST", "/programm/{slug}/anmeldung/code", Everybody),
    ("GET POST", "/programm/{slug}/anmeldung/einstellungen", Moderation),
    ("GET POST", "/programm/{slug}/anmeldung/liste", Moderation),
    ("GET", "/programm/{slug}/anmeldung/liste.csv", Moderation),
    ("GET POST", "/programm/{slug}/anmeldung/{code}", Everybody),
    ("GET POST", "/programm/{slug}/anmeldung/{code}/absagen", Everybody),
    ("GET", "/verwaltung/anmeldungen", Moderation),
    // Notifications.
    ("GET POST", "/abos", Everybody),
    ("GET", "/newsletter", Everybody),
    ("GET", "/abos/danke", Everybody),
    ("GET", "/abos/beendet", Everybody),
    ("GET POST", "/abos/{token}", Everybody),
    ("POST", "/abos/{token}/geraete", Everybody),
    ("POST", "/abos/{token}/geraete/{id}", Everybody),
    ("GET POST", "/abos/{token}/beenden", Everybody),
    ("GET POST", "/verwaltung/newsletter", Press),
    ("GET POST", "/verwaltung/newsletter/{id}", Press),
    ("GET", "/verwaltung/post", Staff),
    ("POST", "/verwaltung/post/{letter}", Staff),
    // Rooms: most look at the seat, which nobody has here.
    ("GET", "/raeume", Everybody),
    ("GET", "/raeume/{slug}", Everybody),
    ("POST", "/raeume/{slug}/platz", Everybody),
    ("GET POST", "/raeume/{slug}/einladung/{token}", Everybody),
    ("GET", "/raeume/{slug}/einlass", Everybody),
    ("GET POST", "/raeume/{slug}/zugang", Moderation),
    ("GET", "/raeume/{slug}/verlauf", Everybody),
    ("POST", "/raeume/{slug}/ergebnis/{number}/entfernen", Everybody),
    ("POST", "/raeume/{slug}/befehl", Everybody),
    ("GET POST", "/raeume/{slug}/fragen", Everybody),
    ("GET", "/raeume/{slug}/folien", Everybody),
    ("POST", "/raeume/{slug}/folien/neu", Everybody),
    ("GET", "/raeume/{slug}/folien/{deck}", Everybody),
    ("GET", "/raeume/{slug}/folien/{deck}/stand", Everybody),
    ("GET", "/raeume/{slug}/folien/{deck}/datei", Everybody),
    ("POST", "/raeume/{slug}/folien/{deck}/entfernen", Everybody),
    ("GET", "/raeume/{slug}/folien/{deck}/{page}/bild", Everybody),
    ("POST", "/raeume/{slug}/raum/{number}", Everybody),
    ("POST", "/raeume/{slug}/dabei", Everybody),
    ("POST", "/raeume/{slug}/verlassen", Everybody),
    ("GET", "/raeume/{slug}/socket", Everybody),
    // Booked rooms. Whose a booking is, is looked at with it.
    ("GET", "/raumbuchung", Account),
    ("GET POST", "/raumbuchung/neu", Account),
    ("GET POST", "/raumbuchung/{id}", Account),
    ("GET POST", "/raumbuchung/{id}/verlegen", Account),
    ("GET POST", "/raumcode", Everybody),
    ("GET POST", "/verwaltung/raeume", Moderation),
    // Working groups. The test has one with a member and a speaker, and asks for it.
    ("GET", "/arbeitsgruppen", Everybody),
    ("GET", "/arbeitsgruppen.json", Everybody),
    ("GET", "/arbeitsgruppen.csv", Everybody),
    ("GET", "/arbeitsgruppen/einlesen", Moderation),
    ("POST", "/arbeitsgruppen/einlesen/datei", Moderation),
    ("GET POST", "/arbeitsgruppen/neu", Moderation),
    ("GET", "/arbeitsgruppen/{slug}", Everybody),
    ("GET POST", "/arbeitsgruppen/{slug}/bearbeiten", Lead),
    ("POST", "/arbeitsgruppen/{slug}/stand", Moderation),
    ("GET POST", "/arbeitsgruppen/{slug}/mitmachen", Account),
    ("GET POST", "/arbeitsgruppen/{slug}/mitglieder", Lead),
    ("GET POST", "/arbeitsgruppen/{slug}/mitteilungen/neu", Lead),
    ("GET", "/arbeitsgruppen/{slug}/mitteilungen/{id}", Everybody),
    ("GET POST", "/arbeitsgruppen/{slug}/mitteilungen/{id}/bearbeiten", Lead),
    ("POST", "/arbeitsgruppen/{slug}/mitteilungen/{id}/entfernen", Lead),
    ("GET", "/arbeitsgruppen/{slug}/dateien", Lead),
    ("GET", "/arbeitsgruppen/{slug}/dateien/{name}", Everybody),
    ("POST", "/arbeitsgruppen/{slug}/dateien/{id}/entfernen", Lead),
    ("POST", "/arbeitsgruppen/{slug}/dateien/neu", Lead),
    // Last of the groups: it ends the membership.
    ("POST", "/arbeitsgruppen/{slug}/austreten", Account),
    // The topic store.
    ("GET", "/themen", Everybody),
    ("GET", "/themen.csv", Everybody),
    ("GET", "/themen.json", Everybody),
    ("GET", "/themen.atom", Everybody),
    ("GET", "/arbeitsgruppen/{slug}/themenspeicher", Everybody),
    ("GET POST", "/themen/neu", Everybody),
    ("GET POST", "/themen/beleg/{id}/{key}", Everybody),
    ("GET POST", "/themen/felder", Moderation),
    ("GET", "/themen/einlesen", Moderation),
    ("POST", "/themen/einlesen/datei", Moderation),
    ("POST", "/themen/ziehen", Staff),
    ("GET", "/themen/{id}", Everybody),
    ("GET POST", "/themen/{id}/bearbeiten", Account),
    ("GET", "/themen/{id}/zusammenlegen", Account),
    ("POST", "/themen/{id}/stand", Account),
    // Ideas. A contest that is not there is nobody's.
    ("GET", "/ideen", Everybody),
    ("GET", "/ideen.atom", Everybody),
    ("GET POST", "/ideen/neu", Moderation),
    ("GET", "/ideen/einlesen", Moderation),
    ("POST", "/ideen/einlesen/datei", Moderation),
    ("GET", "/ideen/beleg/{id}/{key}", Everybody),
    ("GET", "/ideen/{contest}", Everybody),
    ("GET POST", "/ideen/{contest}/bearbeiten", Moderation),
    ("GET POST", "/ideen/{contest}/einreichen", Everybody),
    ("GET POST", "/ideen/{contest}/verwalten", Staff),
    ("GET POST", "/ideen/{contest}/abstimmung", Account),
    ("GET", "/ideen/{contest}/empfehlung", Everybody),
    ("GET", "/ideen/{contest}/{number}", Everybody),
    ("GET", "/ideen/{contest}/{number}/anlagen/{name}", Everybody),
    ("POST", "/ideen/{contest}/{number}/unterstuetzen", Account),
    ("GET POST", "/ideen/{contest}/{number}/antwort", Staff),
    // The news.
    ("GET", "/aktuelles", Everybody),
    ("GET", "/aktuelles.atom", Everybody),
    ("GET", "/aktuelles.rss", Everybody),
    ("GET", "/aktuelles/redaktion", Press),
    ("GET POST", "/aktuelles/neu", Press),
    ("GET", "/aktuelles/bilder/{name}", Everybody),
    ("GET", "/aktuelles/{slug}", Everybody),
    ("GET POST", "/aktuelles/{slug}/bearbeiten", Press),
    ("POST", "/aktuelles/{slug}/zurueckziehen", Press),
    ("POST", "/aktuelles/{slug}/korrektur", Press),
    ("GET", "/aktuelles/{slug}/bild", Press),
    ("POST", "/aktuelles/{slug}/bild/neu", Press),
    ("POST", "/aktuelles/{slug}/bild/entfernen", Press),
    // Decisions.
    ("GET", "/beschluesse", Everybody),
    ("GET", "/beschluesse.atom", Everybody),
    ("GET", "/beschluesse.json", Everybody),
    ("GET", "/beschluesse.csv", Everybody),
    ("GET", "/beschluesse/einlesen", Staff),
    ("POST", "/beschluesse/einlesen/datei", Staff),
    ("GET POST", "/beschluesse/neu", Staff),
    ("GET POST", "/beschluesse/gremien", Staff),
    ("GET", "/beschluesse/{slug}", Everybody),
    ("GET POST", "/beschluesse/{slug}/bearbeiten", Staff),
    ("POST", "/beschluesse/{slug}/entfernen", Staff),
    // Drafts.
    ("GET", "/strategie", Everybody),
    ("GET", "/strategie.atom", Everybody),
    ("GET", "/strategie/bilder/{name}", Everybody),
    ("GET", "/strategie/{slug}", Everybody),
    ("GET", "/strategie/{slug}/kapitel/{number}", Everybody),
    ("GET", "/strategie/{slug}/gesamt", Everybody),
    ("GET", "/strategie/{slug}/dokument.pdf", Everybody),
    ("GET", "/strategie/{slug}/absatz/{number}", Everybody),
    ("GET", "/strategie/{slug}/vergleich", Everybody),
    ("GET", "/strategie/{slug}/wirkung", Everybody),
    ("GET", "/verwaltung/strategie", Staff),
    ("GET POST", "/verwaltung/strategie/neu", Staff),
    ("GET", "/verwaltung/strategie/{slug}", Staff),
    ("GET POST", "/verwaltung/strategie/{slug}/angaben", Staff),
    ("GET", "/verwaltung/strategie/{slug}/vorschau", Staff),
    ("GET", "/verwaltung/strategie/{slug}/aenderungen", Staff),
    ("GET", "/verwaltung/strategie/{slug}/arbeitstext.md", Staff),
    ("POST", "/verwaltung/strategie/{slug}/entfernen", Staff),
    ("POST", "/verwaltung/strategie/{slug}/veroeffentlichen", Staff),
    ("GET POST", "/verwaltung/strategie/{slug}/kapitel/neu", Staff),
    ("GET POST", "/verwaltung/strategie/{slug}/kapitel/{number}", Staff),
    ("POST", "/verwaltung/strategie/{slug}/kapitel/{number}/stelle", Staff),
    ("GET", "/verwaltung/strategie/{slug}/einlesen", Staff),
    ("POST", "/verwaltung/strategie/{slug}/einlesen/datei", Staff),
    ("GET", "/verwaltung/strategie/{slug}/bilder", Staff),
    ("POST", "/verwaltung/strategie/{slug}/bilder/neu", Staff),
    ("GET", "/verwaltung/strategie/{slug}/kommentare", Staff),
    ("GET POST", "/verwaltung/strategie/{slug}/kommentare/{id}", Staff),
    // Measures.
    ("GET", "/massnahmen", Everybody),
    ("GET", "/massnahmen.atom", Everybody),
    ("GET", "/massnahmen.json", Everybody),
    ("GET", "/massnahmen.csv", Everybody),
    ("GET", "/massnahmen/einlesen", Staff),
    ("POST", "/massnahmen/einlesen/datei", Staff),
    ("GET POST", "/massnahmen/neu", Staff),
    ("GET", "/massnahmen/karte", Everybody),
    ("GET", "/massnahmen/karte/kacheln/{zoom}/{column}/{row}", Everybody),
    ("GET", "/massnahmen/zeitstrahl", Everybody),
    ("GET", "/massnahmen/jahr/{year}", Everybody),
    ("GET", "/massnahmen/{slug}", Everybody),
    ("GET POST", "/massnahmen/{slug}/bearbeiten", Staff),
    ("GET POST", "/massnahmen/{slug}/entfernen", Staff),
    ("GET POST", "/verwaltung/massnahmen/fortschreibung", Staff),
    ("GET POST", "/verwaltung/massnahmen/fortschreibung/{year}/{slug}", Staff),
    // The trail.
    ("GET", "/spur/{place}/{id}", Everybody),
    ("GET POST", "/spur/{place}/{id}/bearbeiten", Staff),
    // Comments and moderation.
    ("GET POST", "/kommentare/{kind}/{id}", Everybody),
    ("GET", "/kommentare/beleg/{id}/{key}", Everybody),
    ("GET POST", "/moderation", Staff),
    ("GET", "/moderation/verlauf", Staff),
    ("GET", "/moderation/sperren", Staff),
    ("POST", "/moderation/sperren/{id}", Staff),
    ("GET POST", "/moderation/{kind}/{id}", Staff),
    ("GET POST", "/melden", Everybody),
    ("GET", "/melden/{number}", Everybody),
    ("GET POST", "/widerspruch/{decision}/{key}", Everybody),
    // The figures. What is not published is not there for the public.
    ("GET", "/auswertung", Everybody),
    ("GET", "/auswertung/bericht/{id}", Staff),
    ("GET POST", "/auswertung/abend/{slug}/zahlen", Staff),
    ("GET POST", "/auswertung/abend/{slug}/rueckmeldung", Everybody),
    ("POST", "/auswertung/abend/{slug}/worte/{id}", Staff),
    ("GET", "/auswertung/{scope}/{slug}", Everybody),
    ("POST", "/auswertung/{scope}/{slug}/veroeffentlichen", Press),
    ("POST", "/auswertung/{scope}/{slug}/festhalten", Staff),
    // Surveys.
    ("GET", "/umfragen", Everybody),
    ("GET POST", "/umfragen/neu", Staff),
    ("GET POST", "/umfragen/{slug}", Everybody),
    ("POST", "/umfragen/{slug}/weiter", Everybody),
    ("GET", "/umfragen/{slug}/bogen/{code}", Everybody),
    ("GET POST", "/umfragen/{slug}/bogen/{code}/seite/{place}", Everybody),
    ("GET POST", "/umfragen/{slug}/bogen/{code}/pruefen", Everybody),
    ("GET", "/umfragen/{slug}/bogen/{code}/danke", Everybody),
    ("POST", "/umfragen/{slug}/bogen/{code}/loeschen", Everybody),
    ("GET", "/umfragen/{slug}/ergebnisse", Everybody),
    ("GET POST", "/umfragen/{slug}/bearbeiten", Staff),
    ("POST", "/umfragen/{slug}/stand", Staff),
    ("GET POST", "/umfragen/{slug}/codes", Staff),
    ("GET POST", "/umfragen/{slug}/auswertung", Staff),
    ("GET", "/umfragen/{slug}/auswertung.csv", Staff),
    ("GET", "/umfragen/{slug}/auswertung.xlsx", Staff),
    // For other programs.
    ("GET", "/api", Everybody),
    ("GET", "/api/openapi.json", Everybody),
    ("GET", "/api/v1/termine", Everybody),
    ("GET", "/api/v1/aktuelles", Everybody),
    ("GET", "/api/v1/arbeitsgruppen", Everybody),
    ("GET", "/api/v1/themen", Everybody),
    ("GET", "/api/v1/ideen", Everybody),
    ("GET", "/api/v1/beschluesse", Everybody),
    ("GET", "/api/v1/massnahmen", Everybody),
    ("GET", "/api/v1/massnahmen/{id}", Everybody),
    ("GET", "/api/v1/strategie", Everybody),
    ("GET", "/api/v1/strategie/{id}", Everybody),
    ("GET", "/api/v1/spur/{place}/{id}", Everybody),
    // Search and the site.
    ("GET", "/suche", Everybody),
    ("GET", "/hilfe", Everybody),
    ("GET", "/hilfe/barrierefreiheit", Everybody),
    ("GET", "/impressum", Everybody),
    ("GET", "/datenschutz", Everybody),
    ("GET", "/barrierefreiheit", Everybody),
    ("GET", "/barrierefreiheit.json", Everybody),
    ("GET POST", "/barriere-melden", Everybody),
    ("GET", "/barriere-melden/{number}", Everybody),
    ("GET", "/meldungen", Staff),
    ("POST", "/meldungen/{id}", Staff),
    ("GET", "/verwaltung", Staff),
    ("GET", "/lizenzen", Everybody),
    ("GET", "/lizenzen.txt", Everybody),
    ("GET", "/thema.css", Everybody),
    ("GET", "/manifest.webmanifest", Everybody),
    ("GET", "/robots.txt", Everybody),
    ("GET", "/sitemap.xml", Everybody),
    // The administration.
    ("GET", "/verwaltung/personen", Admin),
    ("GET POST", "/verwaltung/personen/einladen", Admin),
    ("POST", "/verwaltung/personen/einladungen/{id}", Admin),
    ("GET POST", "/verwaltung/personen/{id}", Admin),
    ("GET POST", "/einladung/{token}", Everybody),
    ("GET", "/verwaltung/einstellungen", Admin),
    ("GET", "/verwaltung/einstellungen/bilder", Admin),
    ("POST", "/verwaltung/einstellungen/bilder/neu", Admin),
    ("POST", "/verwaltung/einstellungen/bilder/{id}/entfernen", Admin),
    ("GET POST", "/verwaltung/einstellungen/{gruppe}", Admin),
    ("GET", "/marke/{id}", Everybody),
    ("GET", "/verwaltung/zustand", Admin),
    // The setup. Its key opens it before anybody has an account.
    ("GET POST", "/einrichten", Everybody),
    ("POST", "/einrichten/logo", Admin),
    ("POST", "/einrichten/logo/entfernen", Admin),
    ("GET POST", "/einrichten/{schritt}", Admin),
    ("GET", "/verwaltung/loeschfristen", Admin),
    ("POST", "/verwaltung/einwilligungen", Admin),
    ("GET", "/verwaltung/protokoll", Admin),
    ("GET", "/verwaltung/protokoll.csv", Admin),
    // Accounts. Signing out stands last: it ends the session of this test.
    ("GET POST", "/anmelden", Everybody),
    ("GET POST", "/anmelden/code", Everybody),
    ("POST", "/anmelden/passkey", Everybody),
    ("POST", "/anmelden/passkey/frage", Everybody),
    ("GET POST", "/anmelden/zweiter-schritt", Account),
    ("POST", "/anmelden/anbieter/{provider}", Everybody),
    ("GET", "/anmelden/anbieter/{provider}/antwort", Everybody),
    ("GET POST", "/anmelden/{token}", Everybody),
    ("GET POST", "/konto", Account),
    ("POST", "/konto/sitzungen", Account),
    ("GET", "/konto/beitraege", Account),
    ("GET POST", "/konto/anmeldungen", Account),
    ("GET", "/konto/daten", Account),
    ("GET", "/konto/daten.zip", Account),
    ("POST", "/konto/daten/loeschen", Account),
    ("POST", "/konto/daten/behalten", Account),
    ("POST", "/konto/anbieter", Account),
    ("GET POST", "/konto/verbinden", Account),
    ("GET POST", "/konto/passkeys", Account),
    ("POST", "/konto/passkeys/frage", Account),
    ("POST", "/konto/passkeys/{id}", Account),
    ("GET POST", "/konto/einmalkennwort", Staff),
    ("GET POST", "/konto/adresse", Account),
    ("GET POST", "/konto/adresse/code", Account),
    ("POST", "/konto/adresse/erreichbar", Account),
    ("POST", "/abmelden", Everybody),
];

/// The addresses to which those who work for the city send forms. Files come in another way; their own tests show the entries.
pub(crate) fn staff_forms() -> impl Iterator<Item = &'static str> {
    let table = routes::table();
    let rights = RIGHTS.iter().filter(|(methods, _, who)| methods.contains("POST") && !matches!(who, Everybody | Account | Lead));
    rights.map(|(_, address, _)| *address).filter(move |address| table.addresses().iter().any(|known| known == address))
}

/// The people of the test, a column of the matrix each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Guest,
    Person,
    /// Belongs to the group.
    Member,
    /// Speaks for the group.
    Speaker,
    Moderation,
    Press,
    Admin,
}

impl Column {
    const ALL: [Column; 7] = [Column::Guest, Column::Person, Column::Member, Column::Speaker, Column::Moderation, Column::Press, Column::Admin];

    fn role(self) -> Option<Role> {
        match self {
            Column::Guest => None,
            Column::Person | Column::Member | Column::Speaker => Some(Role::Person),
            Column::Moderation => Some(Role::Moderation),
            Column::Press => Some(Role::Press),
            Column::Admin => Some(Role::Admin),
        }
    }
}

impl Who {
    fn includes(self, column: Column) -> bool {
        match self {
            Everybody => true,
            Account => column != Column::Guest,
            Lead => matches!(column, Column::Speaker | Column::Moderation | Column::Press | Column::Admin),
            Staff => matches!(column, Column::Moderation | Column::Press | Column::Admin),
            Moderation => matches!(column, Column::Moderation | Column::Admin),
            Admin => column == Column::Admin,
            Press => matches!(column, Column::Press | Column::Admin),
        }
    }
}

/// Every address of the portal, as the program itself has them; those that take whole files are apart.
fn addresses() -> (Vec<String>, Vec<String>) {
    (routes::table().addresses().to_vec(), routes::upload_table().addresses().to_vec())
}

#[test]
fn every_address_has_its_line() {
    let lines: BTreeSet<&str> = RIGHTS.iter().map(|(_, address, _)| *address).collect();
    assert_eq!(lines.len(), RIGHTS.len(), "an address has two lines");
    let (pages, files) = addresses();
    let addresses: BTreeSet<&str> = pages.iter().chain(&files).map(String::as_str).collect();
    let missing: Vec<_> = addresses.difference(&lines).collect();
    assert!(missing.is_empty(), "say in RIGHTS who may use {missing:?}");
    let idle: Vec<_> = lines.difference(&addresses).collect();
    assert!(idle.is_empty(), "these addresses are gone: {idle:?}");
}

#[tokio::test]
async fn each_door_opens_for_those_it_is_for() {
    let patient = |config: &mut mitreden::config::Config| {
        config.limits.sign_in_per_minute = 10_000;
        config.limits.door_per_minute = 10_000;
        config.limits.forms_per_minute = 10_000;
    };
    let (_, files) = addresses();
    for house in house::on_every_database_with(Clock::system(), patient).await {
        let people = people(&house).await;
        for (column, browser) in &people {
            for (methods, address, who) in RIGHTS {
                for method in [Method::GET, Method::POST] {
                    let offered = methods.contains(method.as_str());
                    let answer = ask(browser, &method, address, files.iter().any(|file| file == address)).await;
                    let status = answer.status().as_u16();
                    let place = format!("{column:?}: {method} {address}: {status}");
                    assert_eq!(status != 405, offered, "{place}");
                    if offered {
                        check(who.includes(*column), *column, &answer, &place);
                    }
                }
            }
        }
        house.running.stop().await;
    }
}

/// The group of which the test has a member and a speaker.
const GROUP: &str = "energie";

/// Everybody of the matrix, each in a browser; two of them in a group.
async fn people(house: &House) -> Vec<(Column, Browser)> {
    let mut people = Vec::new();
    for column in Column::ALL {
        let browser = match column.role() {
            Some(role) => house.signed_in(&format!("{column:?}"), role).await,
            None => house.browser(),
        };
        people.push((column, browser));
    }
    let browser = |wanted: Column| people.iter().find(|(column, _)| *column == wanted).map(|(_, browser)| browser).unwrap();
    let group = [("title", "Energie"), ("summary", "Strom."), ("purpose", ""), ("joining", "open")];
    assert_eq!(header(&browser(Column::Moderation).post("/arbeitsgruppen/neu", &group).await, "location"), format!("/arbeitsgruppen/{GROUP}"));
    for (column, name) in [(Column::Speaker, "Sprecherin"), (Column::Member, "Mitglied")] {
        browser(column).post(&format!("/arbeitsgruppen/{GROUP}/mitmachen"), &[("name", name), ("shown", "true")]).await;
        if column == Column::Speaker {
            let members = format!("/arbeitsgruppen/{GROUP}/mitglieder");
            let page = house::text(browser(Column::Moderation).get(&members).await).await;
            assert_eq!(browser(Column::Moderation).post(&members, &[("do", &crate::groups::button(&page, "speaker"))]).await.status(), 303, "{page}");
        }
    }
    people
}

/// A request about nothing that exists but the group: rights are looked at before anything else is.
async fn ask(browser: &Browser, method: &Method, address: &str, takes_files: bool) -> Response {
    let slug = if address.starts_with("/arbeitsgruppen/") && address != "/arbeitsgruppen/{slug}/themenspeicher" { GROUP } else { "0" };
    let parts = address.split('/').map(|part| match part {
        "{slug}" => slug,
        part if part.starts_with('{') => "0",
        part => part,
    });
    let path = parts.collect::<Vec<_>>().join("/");
    match (method == Method::GET, takes_files) {
        (true, _) => browser.get(&path).await,
        (false, true) => browser.post_with(&path).multipart(reqwest::multipart::Form::new().text("leer", "")).send().await.unwrap(),
        (false, false) => browser.post(&path, &[]).await,
    }
}

fn check(allowed: bool, column: Column, answer: &Response, place: &str) {
    let to_sign_in = header(answer, "location").starts_with("/anmelden?weiter=");
    match (allowed, column) {
        (true, _) => assert!(answer.status() != 403 && !to_sign_in && !answer.status().is_server_error(), "{place}"),
        (false, Column::Guest) => assert!(to_sign_in, "{place}"),
        (false, _) => assert_eq!(answer.status(), 403, "{place}"),
    }
}

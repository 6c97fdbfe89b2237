//! Each form of the staff leaves one entry: the addresses come from the table of rights, so that a new one cannot be forgotten. Not what it does.

use std::collections::BTreeSet;

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::all;
use reqwest::multipart::{Form, Part};
use sea_orm::FromQueryResult;

use crate::base::rights::staff_forms;
use crate::comments::{article_id, comment, id_of};
use crate::house::{self, Browser, House, header, text};
use crate::news::{article, hidden};
use crate::programme::evening;

/// Forms that leave no entry, or none that this test can make, and why.
const WITHOUT: &[(&str, &str)] = &[
    ("/verwaltung/newsletter", "an empty draft; its sending is noted"),
    ("/verwaltung/post/{letter}", "needs a letter that came back: notifications/mod.rs shows its entry"),
    ("/einrichten/logo/entfernen", "stands before the end of the setup: setup/mod.rs shows its entry"),
    ("/einrichten/{schritt}", "writes through the settings, whose entries setup/mod.rs shows"),
    ("/themen/ziehen", "needs a question of an evening: topics/leading.rs shows its entry"),
    ("/konto/einmalkennwort", "needs an app: people/mod.rs shows the entries"),
];

#[derive(FromQueryResult)]
struct Kept {
    deed: String,
    person_name: String,
}

/// Hanna, who may do everything, and what she has done.
pub(super) struct Day {
    house: House,
    pub(super) hanna: Browser,
    done: BTreeSet<&'static str>,
}

impl Day {
    async fn entries(&self) -> Vec<Kept> {
        all(&self.house.running.app.site("").db.read, "SELECT deed, person_name FROM audit_entry ORDER BY number", []).await.unwrap()
    }

    /// Sends a form of this address; it works, and leaves this one entry. Answers where it leads.
    pub(super) async fn does(&mut self, address: &'static str, path: &str, fields: &[(&str, &str)], deed: &str) -> String {
        let before = self.entries().await.len();
        let answer = self.hanna.post(path, fields).await;
        let (status, to) = (answer.status().as_u16(), header(&answer, "location"));
        assert!(status < 400, "{path}: {status} {}", text(answer).await);
        let entries = self.entries().await;
        let fresh: Vec<_> = entries[before..].iter().map(|entry| (entry.deed.as_str(), entry.person_name.as_str())).collect();
        assert_eq!(fresh, [(deed, "Hanna")], "{path}");
        self.done.insert(address);
        to
    }

    pub(super) async fn page(&self, path: &str) -> String {
        text(self.hanna.get(path).await).await
    }

    /// The address of the first form on a page that has this in it.
    pub(super) async fn form(&self, path: &str, part: &str) -> String {
        let page = self.page(path).await;
        page.split("action=\"").skip(1).find(|rest| rest.contains(part)).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap().to_owned()
    }

    /// The first link of a page with this in it.
    pub(super) async fn link(&self, path: &str, part: &str) -> String {
        let page = self.page(path).await;
        page.split("href=\"").skip(1).find(|rest| rest.contains(part)).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap().to_owned()
    }

    /// A page as somebody sees it who is nobody in particular.
    pub(super) async fn guest_page(&self, path: &str) -> String {
        text(self.house.browser().get(path).await).await
    }

    /// A form that somebody sends who is nobody in particular; answers where it leads.
    pub(super) async fn guest_sends(&self, path: &str, fields: &[(&str, &str)]) -> String {
        header(&self.house.browser().post(path, fields).await, "location")
    }

    /// The same of a form that can bring files.
    pub(super) async fn guest_brings(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let form = fields.iter().fold(Form::new(), |form, (name, value)| form.text((*name).to_owned(), (*value).to_owned()));
        header(&self.house.browser().post_with(path).multipart(form).send().await.unwrap(), "location")
    }

    async fn programme(&mut self) {
        let event = self.does("/programm/neu", "/programm/neu", &evening("Auftakt", &[]), "event.added").await;
        self.does("/programm/reihen/neu", "/programm/reihen/neu", &[("title", "Wochen")], "series.added").await;
        let series = "/programm/reihen/wochen";
        let fields = [("title", "Wochen"), ("summary", "x")];
        self.does("/programm/reihen/{slug}/bearbeiten", &format!("{series}/bearbeiten"), &fields, "series.changed").await;
        let days = [("first", "2027-03-16"), ("day-2027-03-18", "true")];
        self.does("/programm/reihen/{slug}/termine", &format!("{series}/termine"), &days, "event.added").await;
        let edit = format!("{event}/bearbeiten");
        let version = crate::programme::field(&self.page(&edit).await, "version").to_owned();
        self.does("/programm/{slug}/bearbeiten", &edit, &evening("Auftakt!", &[("version", &version)]), "event.changed").await;
        self.does("/programm/{slug}/kopieren", &format!("{event}/kopieren"), &evening("Auftakt!", &[("date", "2027-04-01")]), "event.added").await;
        let offer = [("open", "true"), ("waiting", "true")];
        self.does("/programm/{slug}/anmeldung/einstellungen", &format!("{event}/anmeldung/einstellungen"), &offer, "registration.set").await;
        let list = format!("{event}/anmeldung/liste");
        self.does("/programm/{slug}/anmeldung/liste", &list, &[("do", "walk-in"), ("name", "Berta")], "registration.walked-in").await;
        self.does("/raeume/{slug}/zugang", "/raeume/auftakt/zugang", &[("do", "set-code")], "room.code-set").await;
        self.takes_along(&format!("{list}.csv")).await;
        self.decided(&event).await;
        self.drafts().await;
    }

    async fn newsroom(&mut self) {
        let fields = article(&[("do", "publish")]);
        let address = self.does("/aktuelles/neu", "/aktuelles/neu", &fields, "article.published").await;
        let edit = format!("{address}/bearbeiten");
        let version = hidden(&self.page(&edit).await, "version");
        self.does("/aktuelles/{slug}/bearbeiten", &edit, &article(&[("version", &version), ("teaser", "Anders.")]), "article.changed").await;
        self.does("/aktuelles/{slug}/korrektur", &format!("{address}/korrektur"), &[("correction", "25, nicht 20.")], "article.corrected").await;
        let picture = Part::bytes(include_bytes!("../news/photograph.jpg").as_slice()).file_name("saal.jpg");
        let form = Form::new().text("alt", "Ein Saal").text("credit", "Stadt Gera").part("datei", picture);
        let brought = self.hanna.post_with(&format!("{address}/bild/neu")).multipart(form).send().await.unwrap();
        assert_eq!(brought.status(), 303, "{}", text(brought).await);
        self.does("/aktuelles/{slug}/bild/entfernen", &format!("{address}/bild/entfernen"), &[], "article.illustrated").await;
        self.moderation(&address).await;
        self.does("/aktuelles/{slug}/zurueckziehen", &format!("{address}/zurueckziehen"), &[], "article.withdrawn").await;
        let draft = header(&self.hanna.post("/verwaltung/newsletter", &[]).await, "location");
        let fields = [("subject", "Neues"), ("text", "Es gibt Neues."), ("do", "send")];
        self.does("/verwaltung/newsletter/{id}", &draft, &fields, "newsletter.sent").await;
    }

    async fn moderation(&mut self, address: &str) {
        let guest = self.house.browser();
        let article = article_id(&guest, address).await;
        let one = comment(&guest, &article, "Berta", "", "Gut.").await;
        let key = format!("comment:{}", id_of(&one));
        self.does("/moderation", "/moderation", &[("wahl", &key), ("do", "publish"), ("reason", "")], "contribution.published").await;
        let two = comment(&guest, &article, "Gustav", "gustav@example.org", "Kauft!").await;
        let matter = format!("/moderation/comment/{}", id_of(&two));
        self.does("/moderation/{kind}/{id}", &matter, &[("do", "reject"), ("reason", "advertising")], "contribution.rejected").await;
        let three = format!("comment:{}", id_of(&comment(&guest, &article, "Eve", "eve@example.org", "Kauft!").await));
        self.hanna.post("/moderation", &[("wahl", &three), ("do", "reject"), ("reason", "advertising"), ("block", "true")]).await;
        let block = self.form("/moderation/sperren", "/moderation/sperren/").await;
        self.does("/moderation/sperren/{id}", &block, &[], "author.unblocked").await;
    }

    async fn figures(&mut self) {
        let past = self.does("/programm/neu", "/programm/neu", &evening("Rückblick", &[("date", "2027-01-20")]), "event.added").await;
        let evening = past.replace("/programm/", "/auswertung/abend/");
        let counted = [("zuhoerend", "12"), ("mitredend", "8"), ("erstmals", "5"), ("beitraege", "7")];
        self.does("/auswertung/abend/{slug}/zahlen", &format!("{evening}/zahlen"), &counted, "figures.entered").await;
        self.house.browser().post(&format!("{evening}/rueckmeldung"), &[("gefallen", "5"), ("worte", "Gut")]).await;
        let words = self.form(&evening, "/worte/").await;
        self.does("/auswertung/abend/{slug}/worte/{id}", &words, &[], "figures.words-dropped").await;
        self.does("/auswertung/{scope}/{slug}/veroeffentlichen", &format!("{evening}/veroeffentlichen"), &[], "figures.published").await;
        self.does("/auswertung/{scope}/{slug}/festhalten", &format!("{evening}/festhalten"), &[], "figures.frozen").await;
        self.takes_along(&format!("{evening}.csv")).await;
    }

    async fn surveys(&mut self) {
        let section = [("row-0-kind", "section"), ("row-0-key", ""), ("row-0-text", "Ihr Park")];
        let row = [("row-1-kind", "text"), ("row-1-key", "1"), ("row-1-text", "Was fehlt?")];
        let head = [("title", "Licht im Park"), ("privacy", "Freiwillig."), ("access", "codes"), ("do", "save")];
        let mut fields = [head.as_slice(), section.as_slice(), row.as_slice()].concat();
        let edit = self.does("/umfragen/neu", "/umfragen/neu", &fields, "survey.added").await;
        let version = hidden(&self.page(&edit).await, "version");
        fields.push(("version", &version));
        self.does("/umfragen/{slug}/bearbeiten", &edit, &fields, "survey.changed").await;
        let survey = edit.trim_end_matches("/bearbeiten");
        self.does("/umfragen/{slug}/stand", &format!("{survey}/stand"), &[("do", "publish")], "survey.published").await;
        self.does("/umfragen/{slug}/codes", &format!("{survey}/codes"), &[("anzahl", "2"), ("do", "list")], "survey.codes").await;
        let gone = [("antwort", "x"), ("frage", "1")];
        self.does("/umfragen/{slug}/auswertung", &format!("{survey}/auswertung"), &gone, "survey.redacted").await;
    }

    async fn administration(&mut self) {
        self.house.browser().post("/barriere-melden", &[("meldung", "Der Knopf spricht nicht"), ("kontakt", "")]).await;
        let report = self.form("/meldungen", "/meldungen/").await;
        self.does("/meldungen/{id}", &report, &[], "barrier.answered").await;
        let people = "/verwaltung/personen";
        let emil = [("name", "Emil Ewald"), ("email", "emil@example.org"), ("rolle", "press")];
        self.does("/verwaltung/personen/einladen", "/verwaltung/personen/einladen", &emil, "person.invited").await;
        let invitation = self.form(people, "/einladungen/").await;
        self.does("/verwaltung/personen/einladungen/{id}", &invitation, &[("do", "withdraw")], "person.invitation-withdrawn").await;
        self.house.signed_in("Berta", Role::Person).await;
        let list = self.page(&format!("{people}?suche=Berta")).await;
        let berta = list.split("href=\"/verwaltung/personen/").skip(1).map(|rest| rest.split('"').next().unwrap());
        let berta = berta.filter(|id| id.len() > 10 && !id.contains(['?', '/'])).last().unwrap_or_else(|| panic!("{list}")).to_owned();
        let role = [("do", "role"), ("rolle", "press"), ("war_rolle", "person"), ("war_gesperrt", "")];
        let path = format!("{people}/{berta}");
        self.does("/verwaltung/personen/{id}", &path, &role, "person.role-changed").await;
        let colour = [("theme-light-primary", "#003f7d")];
        self.does("/verwaltung/einstellungen/{gruppe}", "/verwaltung/einstellungen/farben", &colour, "setting.changed").await;
        let picture = Part::bytes(include_bytes!("../news/photograph.jpg").as_slice()).file_name("wappen.jpg");
        let form = Form::new().text("ort", "logo").text("alt", "Wappen").text("link", "").part("datei", picture);
        let brought = self.hanna.post_with("/verwaltung/einstellungen/bilder/neu").multipart(form).send().await.unwrap();
        assert_eq!(brought.status(), 303, "{}", text(brought).await);
        let image = self.form("/verwaltung/einstellungen/bilder", "/entfernen\"").await;
        self.does("/verwaltung/einstellungen/bilder/{id}/entfernen", &image, &[], "image.removed").await;
        let about = [("email", "berta@example.org")];
        self.does("/verwaltung/einwilligungen", "/verwaltung/einwilligungen", &about, "consent.looked-up").await;
        self.takes_along("/verwaltung/protokoll.csv").await;
    }

    /// A file that leaves the house is a deed, too.
    async fn takes_along(&self, path: &str) {
        let before = self.entries().await.len();
        assert_eq!(self.hanna.get(path).await.status(), 200, "{path}");
        let entries = self.entries().await;
        let fresh: Vec<_> = entries[before..].iter().map(|entry| entry.deed.as_str()).collect();
        assert_eq!(fresh, ["export.made"], "{path}");
    }
}

#[tokio::test]
async fn each_form_of_the_staff_leaves_one_entry() {
    // Shortly after an evening that people may still say something about.
    let clock = Clock::fixed("2027-01-21T08:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock, |config| config.limits.forms_per_minute = 1_000).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let mut day = Day { house, hanna, done: BTreeSet::new() };
        day.programme().await;
        day.newsroom().await;
        day.groups().await;
        day.ideas().await;
        day.rooms().await;
        day.figures().await;
        day.surveys().await;
        day.administration().await;
        let forms: BTreeSet<&str> = staff_forms().collect();
        let excused: BTreeSet<&str> = WITHOUT.iter().map(|(address, _)| *address).collect();
        let missing: Vec<_> = forms.iter().filter(|form| !day.done.contains(*form) && !excused.contains(*form)).collect();
        assert!(missing.is_empty(), "send these forms here, or say in WITHOUT why they leave no entry: {missing:?}");
        assert!(excused.is_subset(&forms) && day.done.is_disjoint(&excused), "an excuse for nothing");
        day.house.running.stop().await;
    }
}

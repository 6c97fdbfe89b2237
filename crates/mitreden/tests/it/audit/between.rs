//! The forms by which the staff works between the evenings, for the table: groups, topics, ideas, decisions, measures, drafts, the trail. Not what they do.

use super::table::Day;
use crate::decisions::decision;
use crate::drafts::head;
use crate::ideas::submitting::category;
use crate::measures::measure;
use crate::news::hidden;

impl Day {
    pub(super) async fn groups(&mut self) {
        let fields = [("title", "Energie"), ("summary", "Wärme und Strom."), ("purpose", "Wir sammeln."), ("joining", "open")];
        let group = self.does("/arbeitsgruppen/neu", "/arbeitsgruppen/neu", &fields, "group.founded").await;
        self.does("/arbeitsgruppen/{slug}/stand", &format!("{group}/stand"), &[("do", "end")], "group.ended").await;
        self.does("/themen/felder", "/themen/felder", &[("new", "Nachhaltigkeit")], "topic.fields").await;
    }

    pub(super) async fn rooms(&mut self) {
        let fields = [("title", "Imkerverein"), ("host", "Hanna"), ("day", "2027-01-22"), ("from", "18:00"), ("until", "20:00")];
        self.hanna.post("/raumbuchung/neu", &fields).await;
        let booking = hidden(&self.page("/verwaltung/raeume").await, "booking");
        self.does("/verwaltung/raeume", "/verwaltung/raeume", &[("booking", &booking)], "booking.ended").await;
    }

    pub(super) async fn ideas(&mut self) {
        let window = [("category-0-title", "Handwerk"), ("category-0-audience", ""), ("category-0-from", "2027-01-01"), ("category-0-until", "2027-03-31")];
        let head = [("title", "Ideen für Gera"), ("stage", "public"), ("lead", "Was fehlt?"), ("text", "Alles."), ("do", "save")];
        let mut fields = [head.as_slice(), window.as_slice()].concat();
        let contest = self.does("/ideen/neu", "/ideen/neu", &fields, "contest.added").await;
        let edit = format!("{contest}/bearbeiten");
        let form = self.page(&edit).await;
        let (version, id) = (hidden(&form, "version"), hidden(&form, "category-0-id"));
        fields.extend([("version", version.as_str()), ("category-0-id", id.as_str()), ("prizes", "Ein Abend im Museum")]);
        self.does("/ideen/{contest}/bearbeiten", &edit, &fields, "contest.changed").await;
        let submit = format!("{contest}/einreichen");
        let form = self.guest_page(&submit).await;
        let (category, ticket) = (category(&form, "Handwerk"), hidden(&form, "ticket"));
        let idea = [
            ("category", category.as_str()),
            ("title", "Solarbank"),
            ("text", "Eine Bank mit Strom am Fluss."),
            ("name", ""),
            ("email", ""),
            ("ticket", ticket.as_str()),
        ];
        let receipt = self.guest_brings(&submit, &idea).await;
        self.hanna.post(&format!("/moderation/idea/{}", receipt.split('/').nth(3).unwrap()), &[("do", "publish")]).await;
        let answer = [("status", "review"), ("text", "Wir prüfen das.")];
        self.does("/ideen/{contest}/{number}/antwort", &format!("{contest}/1/antwort"), &answer, "idea.answered").await;
        let points = [("do", "points"), ("points-1", "70")];
        self.does("/ideen/{contest}/verwalten", &format!("{contest}/verwalten"), &points, "idea.points").await;
    }

    pub(super) async fn decided(&mut self, event: &str) {
        let bodies = "/beschluesse/gremien";
        self.does(bodies, bodies, &[("do", "add"), ("name", "Stadtrat")], "decision.body").await;
        let body = hidden(&self.page(bodies).await, "id");
        let address = self.does("/beschluesse/neu", "/beschluesse/neu", &decision(&body, &[]), "decision.added").await;
        let edit = format!("{address}/bearbeiten");
        let version = hidden(&self.page(&edit).await, "version");
        self.does("/beschluesse/{slug}/bearbeiten", &edit, &decision(&body, &[("version", &version), ("outcome", "noted")]), "decision.changed").await;
        let new = self.does("/massnahmen/neu", "/massnahmen/neu", &measure(&[]), "measure.added").await;
        let edit = format!("{new}/bearbeiten");
        let version = hidden(&self.page(&edit).await, "version");
        self.does("/massnahmen/{slug}/bearbeiten", &edit, &measure(&[("version", &version), ("note", "Es geht los.")]), "measure.changed").await;
        let update = "/verwaltung/massnahmen/fortschreibung";
        self.does(update, update, &[("do", "open"), ("year", "2026")], "measure.year").await;
        let one = format!("{update}/2026/{}", new.trim_start_matches("/massnahmen/"));
        let version = hidden(&self.page(&one).await, "version");
        let news = [("light", "green"), ("standing", "Läuft."), ("note", "Die Leuchten stehen."), ("version", &version), ("do", "save")];
        self.does("/verwaltung/massnahmen/fortschreibung/{year}/{slug}", &one, &news, "measure.changed").await;
        let other = self.does("/massnahmen/neu", "/massnahmen/neu", &measure(&[("title", "Zweite")]), "measure.added").await;
        self.does("/massnahmen/{slug}/entfernen", &format!("{other}/entfernen"), &[], "measure.removed").await;
        let trail = self.link(event, "/spur/").await;
        self.does("/spur/{place}/{id}/bearbeiten", &trail, &[("way", "result"), ("what", &new)], "trace.joined").await;
        self.does("/beschluesse/{slug}/entfernen", &format!("{address}/entfernen"), &[], "decision.removed").await;
    }

    pub(super) async fn drafts(&mut self) {
        let new = "/verwaltung/strategie/neu";
        let other = self.does(new, new, &head(&[("title", "Anderes")]), "draft.added").await;
        self.does("/verwaltung/strategie/{slug}/entfernen", &format!("{other}/entfernen"), &[], "draft.removed").await;
        let desk = self.does(new, new, &head(&[]), "draft.added").await;
        let edit = format!("{desk}/angaben");
        let version = hidden(&self.page(&edit).await, "version");
        self.does("/verwaltung/strategie/{slug}/angaben", &edit, &head(&[("version", &version), ("summary", "Anders.")]), "draft.changed").await;
        let text = [("title", "Energie"), ("text", "Ein Satz.")];
        let chapter = self.does("/verwaltung/strategie/{slug}/kapitel/neu", &format!("{desk}/kapitel/neu"), &text, "draft.text").await;
        let chapter = chapter.trim_end_matches("?gespeichert").to_owned();
        let mark = hidden(&self.page(&chapter).await, "mark");
        let text = [("title", "Energie"), ("text", "Zwei Sätze."), ("mark", mark.as_str())];
        self.does("/verwaltung/strategie/{slug}/kapitel/{number}", &chapter, &text, "draft.text").await;
        self.does("/verwaltung/strategie/{slug}/kapitel/{number}/stelle", &format!("{chapter}/stelle"), &[("do", "up")], "draft.text").await;
        let publish = format!("{desk}/veroeffentlichen");
        let address = self.does("/verwaltung/strategie/{slug}/veroeffentlichen", &publish, &[("note", "Die erste.")], "draft.published").await;
        let page = self.guest_page(&address).await;
        let form = page.split("action=\"").find(|rest| rest.starts_with("/kommentare/strategie/")).unwrap().split('"').next().unwrap().to_owned();
        let receipt = self.guest_sends(&form, &[("name", "Berta"), ("text", "Gut."), ("email", "")]).await;
        let id = receipt.split('/').nth(3).unwrap().to_owned();
        self.hanna.post(&format!("/moderation/comment/{id}"), &[("do", "publish")]).await;
        let answer = [("mark", "taken"), ("reason", "Danke.")];
        self.does("/verwaltung/strategie/{slug}/kommentare/{id}", &format!("{desk}/kommentare/{id}"), &answer, "draft.answered").await;
    }
}

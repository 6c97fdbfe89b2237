//! Whoever sent an idea that is not published reads why, and can object. Never how comments do it.

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::run;

use super::submitting::{category, id_of, taken};
use super::{call, pairs};
use crate::comments::patient_houses;
use crate::house::{header, text};
use crate::moderation::{letters, link};
use crate::programme::{anybody, field, staff};

#[tokio::test]
async fn the_author_of_a_refused_idea_objects_and_somebody_else_decides() {
    let clock = Clock::fixed("2020-08-03T10:00:00Z".parse::<Timestamp>().unwrap());
    for house in patient_houses(clock.clone()).await {
        let (dora, ada) = (house.signed_in("Dora Ilmen", Role::Moderation).await, house.signed_in("Ada Anders", Role::Moderation).await);
        let contest = staff(&house, Role::Moderation).await.sends("/ideen/neu", &pairs(&call("public"))).await;
        let form = anybody(&house).reads(&format!("{contest}/einreichen")).await;
        let (category, guest) = (category(&form, "Handwerk"), house.browser());
        // One with an address, one with an account alone: both hear of it.
        let berta = house.signed_in("Berta", Role::Person).await;
        let tx = house.running.app.site("").db.begin().await.unwrap();
        run(&tx, "UPDATE person SET email = 'berta@example.org' WHERE name = 'Berta'", []).await.unwrap();
        tx.commit().await.unwrap();
        for (browser, email, title, to) in [(&guest, "gustav@example.org", "Solarbank", "gustav"), (&berta, "", "Radweg", "berta")] {
            let ticket = field(&anybody(&house).reads(&format!("{contest}/einreichen")).await, "ticket").to_owned();
            let fields = [("category", category.as_str()), ("title", title), ("text", "Am Fluss."), ("email", email), ("ticket", ticket.as_str())];
            let form = fields.iter().fold(reqwest::multipart::Form::new(), |form, (name, value)| form.text((*name).to_owned(), (*value).to_owned()));
            let sent = browser.post_with(&format!("{contest}/einreichen")).header("accept-language", "de").multipart(form).send().await.unwrap();
            let receipt = taken(sent).await;
            let matter = format!("/moderation/idea/{}", id_of(&receipt));
            let before = letters(&house).await.len();
            let fields = [("do", "reject"), ("reason", "off-topic"), ("words", "Bitte im anderen Wettbewerb.")];
            assert_eq!(header(&dora.post(&matter, &fields).await, "location"), "/moderation?fertig=1");
            let written = letters(&house).await;
            assert_eq!(written.len(), before + 1, "{written:?}");
            let (_, _, letter) = written.iter().find(|(other, subject, _)| subject == "Ihre Idee" && other.starts_with(to)).unwrap();
            assert!(letter.contains("Ihre Idee im Wettbewerb") && letter.contains("Bitte im anderen Wettbewerb.") && !letter.contains("Kommentar"), "{letter}");
            assert!(letter.contains("30 Tage lang widersprechen") && !letter.contains("Dora"), "{letter}");

            let object = link(letter, "/widerspruch/");
            let page = text(guest.get(&receipt).await).await;
            assert!(page.contains(&object) && page.contains("Bitte im anderen Wettbewerb."), "the receipt leads there, too: {page}");
            assert_eq!(guest.post(&object, &[("words", "Es geht um das Handwerk.")]).await.status(), 303);
            assert!(text(ada.get(&matter).await).await.contains("Es geht um das Handwerk."));
            let own = dora.post(&matter, &[("do", "publish"), ("words", "Nun doch.")]).await;
            assert!(header(&own, "location").ends_with("?stand=own"), "never by who decided");
            assert_eq!(header(&ada.post(&matter, &[("do", "publish"), ("words", "Sie haben recht.")]).await, "location"), "/moderation?fertig=1");
            assert!(anybody(&house).reads(&contest).await.contains(title));
            let written = letters(&house).await;
            let answered = |(_, subject, letter): &&(String, String, String)| subject == "Ihr Widerspruch" && letter.contains("Sie haben recht.");
            assert!(written.iter().filter(answered).count() >= 1, "{written:?}");
        }
        house.running.stop().await;
    }
}

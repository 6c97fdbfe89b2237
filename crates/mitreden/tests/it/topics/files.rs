//! Topics as a file: put out, read back to the same data on another portal, refused as a whole. Never the queue.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use reqwest::Response;
use reqwest::multipart::{Form, Part};

use super::{brought, id_of};
use crate::comments::patient_houses;
use crate::groups::founded;
use crate::house::{Browser, House, text};
use crate::programme::{anybody, field, staff};

pub(super) async fn sent(browser: &Browser, file: &str, deed: &str) -> Response {
    let part = Part::bytes(file.as_bytes().to_vec()).file_name("themen.csv");
    let form = Form::new().part("datei", part).text("do", deed.to_owned());
    browser.post_with("/themen/einlesen/datei").header("accept-language", "de").multipart(form).send().await.unwrap()
}

/// A group and a field of action under the same words everywhere.
async fn furnished(house: &House) -> Browser {
    let ada = staff(house, Role::Moderation).await;
    founded(&ada, "Energie", "open").await;
    ada.sends("/themen/felder", &[("new", "Nachhaltigkeit")]).await;
    house.signed_in("Hanna", Role::Admin).await
}

#[tokio::test]
async fn what_is_put_out_reads_back_to_the_same_data() {
    for (house, other) in patient_houses(Clock::system()).await.into_iter().zip(patient_houses(Clock::system()).await) {
        let hanna = furnished(&house).await;
        let ada = staff(&house, Role::Moderation).await;
        ada.sends("/themen/neu", &[("title", "=1+1"), ("text", "'s Haus; \"ja\"\n\n-zweitens"), ("name", "@berta"), ("group", "energie")]).await;
        let (one, two) = (brought(&ada, "Bänke", "energie").await, brought(&ada, "Sitze", "").await);
        let form = ada.reads(&format!("{one}/bearbeiten")).await;
        let tag = form.split("id=\"field-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let version = field(&form, "version").to_owned();
        ada.sends(&format!("{one}/bearbeiten"), &[("title", "Bänke"), ("text", "Text"), ("field", &tag), ("version", &version)]).await;
        ada.sends(&format!("{one}/stand"), &[("do", "close"), ("reason", "+fertig")]).await;
        ada.sends(&format!("{two}/stand"), &[("do", "merge"), ("into", &id_of(&one))]).await;
        let file = anybody(&house).reads("/themen.csv").await;
        assert!(file.contains(";'=1+1;") && file.contains("'@berta") && file.contains("nachhaltigkeit") && file.contains("geschlossen"), "{file}");
        let feed = anybody(&house).reads("/themen.atom").await;
        assert!(feed.contains("=1+1") && feed.contains("/themen/") && !feed.contains("berta"), "{feed}");
        // Here nothing changes.
        let page = text(sent(&hanna, &file, "check").await).await;
        assert!(page.contains("Neu: 0. Geändert: 0. Unverändert: 3."), "{page}");
        // Elsewhere it becomes the same, after a look that keeps nothing.
        let hanna = furnished(&other).await;
        let page = text(sent(&hanna, &file, "check").await).await;
        assert!(page.contains("Noch ist nichts geändert.") && page.contains("Neu: 3."), "{page}");
        assert_eq!(anybody(&other).reads("/themen.csv").await.lines().count(), 1);
        let answer = sent(&hanna, &file, "take").await;
        assert_eq!(answer.status(), 200);
        assert!(text(answer).await.contains("Die Datei ist eingelesen."));
        assert_eq!(anybody(&other).reads("/themen.csv").await, file);
        assert!(text(sent(&hanna, &file, "take").await).await.contains("Unverändert: 3."));
        // JSON holds the same.
        let json = anybody(&other).reads("/themen.json").await;
        assert_eq!(anybody(&house).reads("/themen.json").await, json);
        assert!(text(sent(&hanna, &json, "take").await).await.contains("Unverändert: 3."));
        let changed = json.replace("'s Haus", "Das Haus");
        let page = text(sent(&hanna, &changed, "check").await).await;
        assert!(page.contains("Neu: 0. Geändert: 1. Unverändert: 2."), "{page}");
        let answer = sent(&hanna, "[{\"title\": \"A\"}]", "check").await;
        assert!(answer.status() == 422 && text(answer).await.contains("Die Datei beginnt wie JSON"));
        assert!(anybody(&other).reads("/suche?q=Haus").await.contains("/themen/"));
        let again = anybody(&other);
        assert_eq!(crate::programme::target(&again.get(&two).await), one);
        house.running.stop().await;
        other.running.stop().await;
    }
}

#[tokio::test]
async fn a_file_with_one_bad_row_changes_nothing_and_says_which() {
    for house in patient_houses(Clock::system()).await {
        let hanna = furnished(&house).await;
        let ghost = "0f".repeat(16);
        let file = format!(
            "titel;text;gruppe;felder;stand;zusammengelegt_mit\nGut;Text;energie;nachhaltigkeit;;\nA;Text;nirgends;;;\nB;Text;;unsinn | nachhaltigkeit;;\nC;Text;;;halb;\nD;Text;;;;{ghost}\n;Text;;;;\n"
        );
        for deed in ["check", "take"] {
            let answer = sent(&hanna, &file, deed).await;
            assert_eq!(answer.status(), 422, "{deed}");
            let page = text(answer).await;
            assert!(page.contains("In 5 Zeilen stimmt etwas nicht.") && page.contains("Es gibt keine Gruppe „nirgends“"), "{page}");
            assert!(page.contains("kein Handlungsfeld „unsinn“") && page.contains("„halb“ ist kein Stand") && page.contains("gibt es nicht."), "{page}");
            assert!(!page.contains("Jetzt einlesen"), "{page}");
        }
        assert!(!anybody(&house).reads("/themen").await.contains("Gut"), "nothing half");
        for (file, sentence) in
            [("", "Bitte wählen Sie eine Datei aus."), ("titel;inhalt\nA;B\n", "fehlen diese Spalten: text"), ("titel;text\n", "enthält keine Zeilen")]
        {
            let answer = sent(&hanna, file, "check").await;
            assert_eq!(answer.status(), 422);
            assert!(text(answer).await.contains(sentence), "{sentence}");
        }
        // The file that was looked at travels in the form, and is taken from there.
        let good = "titel,text\n\"Zwei, mit Komma\",\"Erste\nZweite\"\n";
        let form = Form::new().text("csv", good.replace('\n', "\r\n")).text("do", "take");
        let answer = hanna.post_with("/themen/einlesen/datei").header("accept-language", "de").multipart(form).send().await.unwrap();
        assert!(text(answer).await.contains("Neu: 1."));
        assert!(anybody(&house).reads("/themen").await.contains("Zwei, mit Komma"));
        let berta = house.signed_in("Berta", Role::Person).await;
        assert_eq!(sent(&berta, good, "take").await.status(), 403);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_a_spreadsheet_here_calls_csv_is_read() {
    for house in patient_houses(Clock::system()).await {
        let hanna = furnished(&house).await;
        // Windows-1252, as it is written where nobody chose anything else.
        let part = Part::bytes(b"titel;text\r\nB\xe4nke;An der Stra\xdfe f\xfcr 5 \x80.\r\n".to_vec()).file_name("themen.csv");
        let form = Form::new().part("datei", part).text("do", "take");
        let answer = hanna.post_with("/themen/einlesen/datei").header("accept-language", "de").multipart(form).send().await.unwrap();
        let page = text(answer).await;
        assert!(page.contains("Bänke"), "{page}");
        let file = anybody(&house).reads("/themen.csv").await;
        assert!(file.contains("Bänke") && file.contains("An der Straße für 5 €."), "{file}");
        house.running.stop().await;
    }
}

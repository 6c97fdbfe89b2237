//! The addresses for other programs: lists page by page, marks of content, failures as values, and the description held against real answers.

use std::collections::BTreeSet;

use mitreden::accounts::Role;
use serde_json::Value;

use crate::groups::founded;
use crate::house::{self, header};
use crate::ideas::submitting::{id_of, published, sent};
use crate::ideas::{called, summer};
use crate::measures::measure;
use crate::programme::{Visitor, anybody, staff};
use crate::registration::without_mail;

async fn json(visitor: &Visitor, path: &str) -> Value {
    let answer = visitor.get(path).await;
    assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, "application/json".to_owned()), "{path}");
    serde_json::from_str(&answer.text().await.unwrap()).unwrap()
}

/// Whether a value fits a schema, as far as the description uses JSON Schema; answers what does not.
fn misfits(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any.iter().any(|schema| misfits(schema, value, at).is_empty());
        return if fits { Vec::new() } else { vec![format!("{at}: {value} fits none of {any:?}")] };
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => panic!("{at}: a schema without a type: {schema}"),
    };
    let is = |kind: &&str| match *kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{at}: {other} is no type"),
    };
    if !kinds.iter().any(is) {
        return vec![format!("{at}: {value} is no {kinds:?}")];
    }
    match value {
        Value::Array(items) => items.iter().enumerate().flat_map(|(place, item)| misfits(&schema["items"], item, &format!("{at}[{place}]"))).collect(),
        Value::Object(fields) => {
            let described = schema["properties"].as_object().unwrap();
            let names: BTreeSet<&String> = fields.keys().collect();
            let known: BTreeSet<&String> = described.keys().collect();
            let mut found: Vec<String> = names.symmetric_difference(&known).map(|name| format!("{at}: {name} stands on one side only")).collect();
            found.extend(
                fields
                    .iter()
                    .filter(|(name, _)| described.contains_key(*name))
                    .flat_map(|(name, value)| misfits(&described[name], value, &format!("{at}.{name}"))),
            );
            found
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn each_list_answers_as_described_and_names_nobody() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        founded(&ada, "Energie", "open").await;
        ada.announces("Rundgang", &[]).await;
        let contest = called(&ada).await;
        let receipt = sent(&guest, &contest, "Solarbank", "berta.geheim@example.org").await;
        published(&ada, &receipt).await;
        let rest = [
            ("goal", "Leuchten stehen"),
            ("places", "Park | 50.9, 12.1"),
            ("year", "2021"),
            ("planned", "5"),
            ("indicator", "Leuchten"),
            ("indicator_level", "output"),
            ("indicator_from", "1,5"),
            ("indicator_from_day", "2021-01-01"),
            ("indicator_values", "2019: 3"),
            ("step_day", "2020-02-24"),
        ];
        ada.sends("/massnahmen/neu", &measure(&rest)).await;
        ada.sends("/beschluesse/gremien", &[("do", "add"), ("name", "Stadtrat")]).await;
        let body = crate::news::hidden(&ada.reads("/beschluesse/gremien").await, "id");
        ada.sends("/beschluesse/neu", &crate::decisions::decision(&body, &[])).await;
        ada.sends("/themen/neu", &[("title", "Bänke"), ("text", "Mehr davon."), ("name", ""), ("group", "energie")]).await;
        let mut article = crate::news::article(&[]);
        article.push(("do", "publish"));
        staff(&house, Role::Press).await.sends("/aktuelles/neu", &article).await;
        let desk = crate::drafts::draft(&ada, &[]).await;
        crate::drafts::draft(&ada, &[("title", "Noch geheim")]).await;
        let chapter = crate::drafts::chapter(&ada, &desk, "Energie", crate::drafts::ENERGY).await;
        crate::drafts::publish(&ada, &desk, "Die erste.").await;
        crate::drafts::rewrite(&ada, &chapter, "Energie", "Noch geheim.").await;
        let idea = id_of(&receipt);
        ada.sends(&format!("/spur/idee/{idea}/bearbeiten"), &[("way", "result"), ("what", "/massnahmen/autarke-leuchte")]).await;

        let description = json(&guest, "/api/openapi.json").await;
        assert_eq!(description["openapi"], "3.1.0");
        let first = async |list: &str| json(&guest, list).await["items"][0]["id"].as_str().unwrap().to_owned();
        let (measure, draft) = (first("/api/v1/massnahmen").await, first("/api/v1/strategie").await);
        let mut read = String::new();
        for (path, address) in description["paths"].as_object().unwrap() {
            let schema = &address["get"]["responses"]["200"]["content"]["application/json"]["schema"];
            let real = match path.as_str() {
                "/api/v1/massnahmen/{id}" => path.replace("{id}", &measure),
                "/api/v1/strategie/{id}" => path.replace("{id}", &draft),
                "/api/v1/spur/{place}/{id}" => path.replace("{place}", "idee").replace("{id}", idea),
                list => list.to_owned(),
            };
            let answer = json(&guest, &real).await;
            assert_eq!(misfits(schema, &answer, path), Vec::<String>::new());
            assert!(answer["items"].as_array().is_none_or(|items| !items.is_empty()), "{path} is empty");
            read.push_str(&answer.to_string());
        }
        assert!(read.contains("\"results\":[{") && read.contains("\"value\":1.5") && read.contains("50.90000,12.10000"), "{read}");
        assert!(read.contains("\"kind\":\"table\"") && read.contains("/strategie/strategie-gera/absatz/"), "{read}");
        assert!(!read.to_lowercase().contains("geheim"), "whose idea it is, and what is being written, is nobody's business: {read}");
        let page = guest.reads("/api").await;
        let described = description["paths"].as_object().unwrap().keys().all(|path| page.contains(&format!("<code>{path}</code>")));
        assert!(described && page.contains("/api/openapi.json"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn lists_come_page_by_page_and_are_not_sent_twice() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        for number in 1..=5 {
            ada.sends("/massnahmen/neu", &measure(&[("title", &format!("Nummer {number}"))])).await;
        }
        let guest = anybody(&house);
        let (mut titles, mut path, mut pages) = (BTreeSet::new(), "/api/v1/massnahmen?limit=2".to_owned(), 0);
        loop {
            let page = json(&guest, &path).await;
            let items = page["items"].as_array().unwrap();
            titles.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
            pages += 1;
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/massnahmen?limit=2&cursor={next}");
        }
        assert_eq!((titles.len(), pages), (5, 3));
        let mark = header(&guest.get("/api/v1/massnahmen").await, "etag");
        let browser = house.browser();
        let again = async || browser.get_with("/api/v1/massnahmen").header("if-none-match", &mark).send().await.unwrap().status().as_u16();
        assert_eq!(again().await, 304);
        ada.sends("/massnahmen/neu", &measure(&[("title", "Noch eine")])).await;
        assert_eq!(again().await, 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn failures_are_values_in_the_language_of_the_request() {
    let house = house::open().await;
    let guest = anybody(&house);
    let measure = format!("/api/v1/massnahmen/{}", "0f".repeat(16));
    for (path, status) in [
        ("/api/v1/massnahmen?limit=0", 400),
        ("/api/v1/massnahmen?limit=viele", 400),
        ("/api/v1/massnahmen?limit=1&limit=2", 400),
        ("/api/v1/themen?cursor=%00", 400),
        ("/api/v1/ideen?wer=ich", 400),
        (measure.as_str(), 404),
        ("/api/v1/massnahmen/x", 404),
        ("/api/v1/spur/idee/%00", 404),
        ("/api/v1/spur/gibtesnicht/x", 404),
        ("/api/v1/gibtesnicht", 404),
        ("/api/v1", 404),
        ("/en/api/v1/gibtesnicht", 404),
    ] {
        let answer = guest.get(path).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (status, "application/problem+json".to_owned()), "{path}");
        let problem: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(problem["status"], status, "{path}");
        // Who slipped reads where.
        let slip = path.split_once('?').map(|(_, query)| query.split('=').next().unwrap());
        assert_eq!(problem["parameter"].as_str(), slip, "{path}: {problem}");
        assert_eq!(problem["title"].as_str().unwrap().contains("This page"), path.starts_with("/en"), "{path}: {problem}");
    }
    let answer = house.browser().post("/api/v1/massnahmen", &[]).await;
    assert_eq!((answer.status().as_u16(), header(&answer, "allow")), (405, "GET,HEAD".to_owned()));
    assert_eq!(header(&answer, "content-type"), "application/problem+json");
    // What everybody may read a page of another host may read as well; pages are for their own host alone.
    assert_eq!(header(&guest.get("/api/v1/massnahmen").await, "access-control-allow-origin"), "*");
    assert!(!guest.get("/massnahmen").await.headers().contains_key("access-control-allow-origin"));
}

//! A sheet's way: begun, saved, sent once. Knows no page; what it refuses, the pages explain.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Access, Answers, Stand, Survey};
use super::{public, store, today};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::ids::Token;

/// Most codes that are made at once.
pub(super) const CODES_MAX: usize = 5_000;

/// Why a sheet was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no such sheet.
    Unknown,
    /// The survey is not open.
    Closed,
    /// Something required is missing in this section.
    Gap(usize),
    /// The code is none, or was used.
    Code,
    /// The sheet was changed by another window meanwhile.
    Changed,
}

/// The secret in a code as people type it.
pub(super) fn secret(survey: &Survey, typed: &str) -> Token {
    let plain: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(64).collect();
    // The same code would be another one for another survey.
    Token::from_text(&format!("{}:{plain}", survey.id))
}

/// Begins a sheet; answers the code by which its writer comes back.
pub(super) async fn begin(site: &Site, survey: &Survey) -> Result<String, DbErr> {
    // Twice 50 bits: nobody guesses it.
    let code = format!("{}-{}", site.ids.code(), site.ids.code());
    let tx = site.db.begin().await?;
    store::begin(&tx, &survey.id, &secret(survey, &code).hash(), today(site)).await?;
    tx.commit().await?;
    Ok(code)
}

/// Keeps what was answered so far. Answers to what is not shown are not kept.
pub(super) async fn save(site: &Site, survey: &Survey, code: &str, answers: &Answers) -> Result<(), DbErr> {
    let (_, kept) = survey.sheet.shown(answers);
    let tx = site.db.begin().await?;
    store::save(&tx, &survey.id, &secret(survey, code).hash(), &kept, today(site)).await?;
    tx.commit().await
}

/// Sends a sheet; answers its receipt, which says that it came and not what. Sent twice, it is the same receipt.
pub(super) async fn send(site: &Site, survey: &Survey, code: &str, ticket: &str) -> Result<Result<String, Refusal>, DbErr> {
    let hash = secret(survey, code).hash();
    let tx = site.db.begin().await?;
    let Some(sheet) = store::sheet(&tx, &survey.id, &hash).await? else { return Ok(Err(Refusal::Unknown)) };
    if let Some(receipt) = sheet.receipt {
        return Ok(Ok(receipt));
    }
    if survey.stand(site.clock.now()) != Stand::Open {
        return Ok(Err(Refusal::Closed));
    }
    if let Some(place) = survey.sheet.gap(&sheet.answers) {
        return Ok(Err(Refusal::Gap(place)));
    }
    if survey.access == Access::Codes && !store::use_code(&tx, &survey.id, &secret(survey, ticket).hash()).await? {
        return Ok(Err(Refusal::Code));
    }
    let receipt = format!("U-{}", site.ids.digits(8));
    if !store::send(&tx, &survey.id, &hash, &sheet.text, &receipt).await? {
        return Ok(Err(Refusal::Changed));
    }
    let (_, kept) = survey.sheet.shown(&sheet.answers);
    store::insert_answer(&tx, &site.ids.id(), &survey.id, &kept).await?;
    tx.commit().await?;
    Ok(Ok(receipt))
}

/// Makes so many codes; they are shown once and kept as hashes, in an order of their own.
pub(super) async fn make_codes(site: &Site, by: By<'_>, survey: &Survey, count: usize) -> Result<Vec<String>, DbErr> {
    let codes: Vec<String> = (0..count.min(CODES_MAX)).map(|_| site.ids.code()).collect();
    let mut hashes: Vec<String> = codes.iter().map(|code| secret(survey, code).hash()).collect();
    hashes.sort_unstable();
    let tx = site.db.begin().await?;
    store::insert_codes(&tx, &survey.id, &hashes).await?;
    audit::note(&tx, site, by, "survey.codes", &survey.address(""), &hashes.len().to_string()).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Keeps a changed survey and what is found of it. False if somebody else changed it since.
pub(super) async fn change(site: &Site, by: By<'_>, deed: &'static str, before: &Survey, after: &Survey) -> Result<bool, DbErr> {
    let tx = site.db.begin().await?;
    let changed = Survey { updated_at: site.clock.now().max(before.updated_at + jiff::SignedDuration::from_micros(1)), ..after.clone() };
    if !store::update(&tx, &changed, before.updated_at).await? {
        return Ok(false);
    }
    public::put(&tx, site.clock.now(), &changed).await?;
    audit::note(&tx, site, by, deed, &changed.address(""), &changed.title).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes the own words of one answer away for good.
pub(super) async fn redact(c: &impl ConnectionTrait, survey: &Survey, id: &str, question: u32) -> Result<(), DbErr> {
    let Some(mut answers) = store::answer(c, &survey.id, id).await? else { return Ok(()) };
    if matches!(answers.get(&question), Some(super::model::Answer::Words(_))) {
        answers.remove(&question);
        store::rewrite(c, id, &answers).await?;
    }
    Ok(())
}

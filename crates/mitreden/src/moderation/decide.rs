//! Deciding: what is recorded, who is told, who may not decide. Carries nothing out itself; the sources do.

use jiff::SignedDuration;
use sea_orm::ConnectionTrait;

use super::model::{Decision, Deed, Matter, Objection, Proposal, Reason};
use super::sources::{self, Source};
use super::{DECISION_DAYS, letters, store};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::i18n::Language;

/// What somebody decided, before it is done.
pub(super) struct Ruling<'a> {
    pub(super) by: &'a Viewer,
    pub(super) deed: Deed,
    pub(super) reason: Option<Reason>,
    /// Own words to the author; may be empty.
    pub(super) words: String,
    /// The objection it answers.
    pub(super) answers: Option<&'a Objection>,
}

/// What came of a ruling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is done.
    Done,
    /// It waits for a second person.
    Proposed,
    /// Somebody was faster, or it cannot be done with this.
    Late,
    /// Not by this person: it is about their own decision.
    Own,
}

impl Ruling<'_> {
    /// Reason and own words as the author reads them.
    pub(super) fn told(&self, language: Language) -> String {
        let reason = self.reason.filter(|reason| *reason != Reason::Other).map(|reason| letters::reason(language.words(), reason));
        let parts = [reason.unwrap_or_default(), self.words.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Records the decision, settles reports and objection, and writes to all concerned, in the caller's transaction.
    pub(super) async fn record(&self, tx: &impl ConnectionTrait, site: &Site, matter: &Matter) -> Result<(), Error> {
        let now = site.clock.now();
        let decision = Decision {
            id: site.ids.id(),
            kind: matter.kind.to_owned(),
            subject_id: matter.id.clone(),
            deed: self.deed.word().to_owned(),
            reason: self.reason.map_or("", Reason::word).to_owned(),
            words: self.words.clone(),
            person: self.by.person.clone(),
            name: self.by.name.clone(),
            at: now,
        };
        store::insert_decision(tx, &decision, now + SignedDuration::from_hours(24 * DECISION_DAYS)).await?;
        store::delete_proposal(tx, matter.kind, &matter.id).await?;
        for report in store::open_reports_about(tx, matter.kind, &matter.id).await? {
            letters::to_reporter(tx, site, &report, self).await?;
        }
        store::settle_reports(tx, matter.kind, &matter.id, now).await?;
        match self.answers {
            Some(objection) => {
                store::settle_objection(tx, &objection.decision, &decision.id, now).await?;
                letters::answer(tx, site, matter, self).await?;
            }
            None if self.deed.takes_away() => letters::to_author(tx, site, matter, self, &decision.id).await?,
            None => {}
        }
        audit::note(tx, site, self.by.into(), self.deed.logged(), matter.address.split('#').next().unwrap_or_default(), &matter.place).await?;
        Ok(())
    }

    /// The same in a transaction of its own.
    pub(super) async fn record_alone(&self, site: &Site, matter: &Matter) -> Result<bool, Error> {
        let tx = site.db.begin().await?;
        self.record(&tx, site, matter).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Decides about one matter.
pub(super) async fn decide(app: &App, kind: &str, id: &str, ruling: &Ruling<'_>) -> Result<Fate, Error> {
    let site = app.site("");
    if kind == "page" {
        return decide_page(site, id, ruling).await;
    }
    let Some(source) = sources::of(kind) else { return Ok(Fate::Late) };
    let Some(matter) = source.look(app, id).await? else { return settle_lost(site, kind, id, ruling).await };
    if ruling.deed != Deed::Keep && !matter.deeds.contains(&ruling.deed) {
        return Ok(Fate::Late);
    }
    if let Some(fate) = own(site, &matter, ruling).await? {
        return Ok(fate);
    }
    carry_out(app, source, &matter, ruling).await
}

async fn carry_out(app: &App, source: &dyn Source, matter: &Matter, ruling: &Ruling<'_>) -> Result<Fate, Error> {
    let site = app.site("");
    if ruling.deed == Deed::Redact && site.config.moderation.four_eyes {
        let proposal = store::proposal(&site.db.read, matter.kind, &matter.id).await?;
        match proposal {
            None => return propose(site, matter, ruling).await,
            Some(proposal) if proposal.person == ruling.by.person => return Ok(Fate::Own),
            Some(_) => {}
        }
    }
    Ok(if source.carry_out(app, matter, ruling).await? { Fate::Done } else { Fate::Late })
}

/// An objection is never answered by who decided.
async fn own(site: &Site, matter: &Matter, ruling: &Ruling<'_>) -> Result<Option<Fate>, Error> {
    let open = store::open_objection(&site.db.read, matter.kind, &matter.id).await?;
    let Some(objection) = open else { return Ok(None) };
    let decision = store::decision(&site.db.read, &objection.decision).await?;
    let is_own = decision.is_some_and(|decision| decision.person == ruling.by.person);
    Ok(match (is_own, ruling.answers) {
        (true, _) => Some(Fate::Own),
        // What is contested is decided on its own page, with the objection before one's eyes.
        (false, None) => Some(Fate::Late),
        (false, Some(_)) => None,
    })
}

async fn propose(site: &Site, matter: &Matter, ruling: &Ruling<'_>) -> Result<Fate, Error> {
    let proposal = Proposal {
        kind: matter.kind.to_owned(),
        subject_id: matter.id.clone(),
        reason: ruling.reason.map_or("", Reason::word).to_owned(),
        words: ruling.words.clone(),
        person: ruling.by.person.clone(),
        name: ruling.by.name.clone(),
        at: site.clock.now(),
    };
    let tx = site.db.begin().await?;
    store::insert_proposal(&tx, &proposal).await?;
    audit::note(&tx, site, ruling.by.into(), "redaction.proposed", matter.address.split('#').next().unwrap_or_default(), &matter.place).await?;
    tx.commit().await?;
    Ok(Fate::Proposed)
}

/// A report about a page of the portal: it is answered, nothing else.
async fn decide_page(site: &Site, path: &str, ruling: &Ruling<'_>) -> Result<Fate, Error> {
    if ruling.deed != Deed::Keep || store::open_reports_about(&site.db.read, "page", path).await?.is_empty() {
        return Ok(Fate::Late);
    }
    ruling.record_alone(site, &super::queue::page(path)).await?;
    Ok(Fate::Done)
}

/// What is gone is settled, so that its reports do not wait for ever.
async fn settle_lost(site: &Site, kind: &str, id: &str, ruling: &Ruling<'_>) -> Result<Fate, Error> {
    let tx = site.db.begin().await?;
    for report in store::open_reports_about(&tx, kind, id).await? {
        letters::to_reporter(&tx, site, &report, ruling).await?;
    }
    store::settle_reports(&tx, kind, id, site.clock.now()).await?;
    tx.commit().await?;
    Ok(Fate::Late)
}

/// Takes a proposal back: the text stays.
pub(super) async fn drop_proposal(site: &Site, by: By<'_>, kind: &str, id: &str) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::delete_proposal(&tx, kind, id).await?;
    audit::note(&tx, site, by, "moderation.proposal-dropped", "/moderation", kind).await?;
    tx.commit().await?;
    Ok(())
}

//! What the search holds of the pages about the portal, in each language for itself. Their words are those of the pages.

use crate::app::Site;
use crate::base::i18n::{Language, Words};
use crate::search::{Document, Kind};

/// The pages about the portal, for the search.
pub fn documents(site: &Site) -> Vec<Document> {
    let languages = site.current().config.site.languages();
    languages.into_iter().flat_map(|language| pages(site, language)).collect()
}

fn pages(site: &Site, language: Language) -> Vec<Document> {
    let t = language.words();
    let page = |address: &str, title: String, text: Vec<String>| {
        let document = Document::new(Kind::Page, format!("{language}{address}"), address, title, text.join("\n"));
        Document { language: Some(language), ..document }
    };
    vec![
        page("/programm", t.msg_programme_title(), vec![t.msg_programme_lead(), t.msg_programme_archive_lead()]),
        page("/raeume", t.msg_rooms_title(), vec![t.msg_rooms_lead()]),
        page("/arbeitsgruppen", t.msg_groups_title(), vec![t.msg_groups_lead()]),
        page("/themen", t.msg_topics_title(), vec![t.msg_topics_lead()]),
        page("/ideen", t.msg_ideas_title(), vec![t.msg_ideas_lead()]),
        page("/umfragen", t.msg_surveys_title(), vec![t.msg_surveys_lead(), t.msg_surveys_promise()]),
        page("/impressum", t.msg_layout_imprint(), imprint(site, t)),
        page("/datenschutz", t.msg_layout_privacy(), privacy(site, t)),
        page("/barrierefreiheit", t.msg_statement_title(), statement(site, t)),
        page("/barriere-melden", t.msg_layout_report_barrier(), vec![t.msg_barrier_lead(), t.msg_barrier_message_hint()]),
        page("/lizenzen", t.msg_layout_licences(), vec![t.msg_licences_lead(env!("CARGO_PKG_VERSION"))]),
    ]
}

fn imprint(site: &Site, t: &Words) -> Vec<String> {
    let about = &site.current().config.imprint;
    let mut text = vec![t.msg_imprint_provider(), about.provider.clone()];
    text.extend(about.address.iter().cloned());
    text.extend([t.msg_imprint_represented_by(), about.represented_by.clone(), t.msg_imprint_contact(), about.email.clone(), about.phone.clone()]);
    text.extend([t.msg_imprint_supervision(), about.supervision.clone()].into_iter().filter(|_| !about.supervision.is_empty()));
    text.extend([t.msg_imprint_editor(), about.editor.clone()].into_iter().filter(|_| !about.editor.is_empty()));
    text.retain(|line| !line.is_empty());
    text
}

fn privacy(site: &Site, t: &Words) -> Vec<String> {
    let about = &site.current().config.privacy;
    vec![
        t.msg_privacy_lead(),
        t.msg_privacy_visit_text(),
        t.msg_privacy_visit_limits(),
        t.msg_privacy_rooms_name(),
        t.msg_privacy_rooms_cookie(),
        t.msg_privacy_rooms_log(),
        t.msg_privacy_media_text(),
        t.msg_privacy_media_addresses(),
        t.msg_privacy_others_text(),
        t.msg_privacy_basis_text(about.legal_basis.as_str()),
        t.msg_privacy_rights_text(),
        format!("{}: {}", t.msg_privacy_officer(), about.officer),
    ]
}

fn statement(site: &Site, t: &Words) -> Vec<String> {
    let current = &site.current().config;
    let about = &current.accessibility;
    let mut text = vec![t.msg_statement_commitment(current.imprint.provider.as_str(), about.law.as_str()), t.msg_statement_contact_text(about.answer_days)];
    text.extend(about.exceptions.iter().cloned());
    text.extend([t.msg_statement_enforcement_text(), about.enforcement.clone()]);
    text
}

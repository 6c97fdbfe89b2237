//! The one list of all tables with their rules. A table or column that is missing here fails a test. Executes nothing.
//!
//! Rows of a person are erased in this order: what points to another table stands before it.

use super::consent::PROOF_DAYS;
use super::model::Since::{Event, Expiry, Settled, Term, Withdrawn, Written};
use super::model::{Erase, Keep, Kind, Rule, Whose};
use super::taking_part::TAKING_PART;
use crate::base::mail;
use crate::{audit, people, site, surveys};

/// A table without personal data, kept for good.
pub(super) const PUBLIC: Rule =
    Rule { table: "", kind: Kind::Published, plain: "", personal: "", secret: "", whose: Whose::Nobody, keep: Keep::Always, erase: Erase::Nothing };

/// All tables: what people bring first, as it points to their accounts.
pub(super) const RULES: &[Rule] = &joined();

const fn joined() -> [Rule; TAKING_PART.len() + OWN.len()] {
    let mut all = [PUBLIC; TAKING_PART.len() + OWN.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < TAKING_PART.len() { TAKING_PART[at] } else { OWN[at - TAKING_PART.len()] };
        at += 1;
    }
    all
}

/// Accounts, what the city publishes, rooms, and what the portal keeps of itself, by feature.
const OWN: &[Rule] = &[
    // accounts
    Rule {
        table: "session",
        kind: Kind::SignIn,
        plain: "created_at expires_at second_at",
        personal: "person_id device",
        secret: "token_hash",
        whose: Whose::Person("person_id"),
        keep: Keep::After("expires_at", 0, Expiry),
        erase: Erase::Delete,
    },
    Rule {
        table: "sign_in_link",
        kind: Kind::SignIn,
        plain: "created_at expires_at used_at",
        personal: "person_id",
        secret: "token_hash",
        whose: Whose::Person("person_id"),
        keep: Keep::After("expires_at", 0, Expiry),
        erase: Erase::Delete,
    },
    Rule {
        table: "sign_in_code",
        kind: Kind::SignIn,
        plain: "tries expires_at used_at",
        personal: "person_id email onward",
        secret: "token_hash code_mac",
        whose: Whose::Person("person_id"),
        keep: Keep::After("expires_at", 0, Expiry),
        erase: Erase::Delete,
    },
    // The key is an HMAC of an address or a network: nobody's without the key of the installation.
    Rule { table: "letter_count", kind: Kind::SignIn, plain: "count began_at", secret: "key", keep: Keep::After("began_at", 1, Written), ..PUBLIC },
    Rule {
        table: "passkey",
        kind: Kind::SignIn,
        plain: "id created_at used_at",
        personal: "person_id name",
        secret: "credential public_key",
        whose: Whose::Person("person_id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
    Rule {
        table: "ceremony",
        kind: Kind::SignIn,
        plain: "kind expires_at",
        personal: "person_id",
        secret: "token_hash state",
        whose: Whose::Person("person_id"),
        keep: Keep::After("expires_at", 0, Expiry),
        erase: Erase::Delete,
    },
    Rule {
        table: "totp",
        kind: Kind::SignIn,
        plain: "created_at confirmed_at last_step failures wait_until",
        personal: "person_id",
        secret: "seed",
        whose: Whose::Person("person_id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
    Rule {
        table: "recovery_code",
        kind: Kind::SignIn,
        plain: "",
        personal: "person_id",
        secret: "code_mac",
        whose: Whose::Person("person_id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
    Rule {
        table: "identity",
        kind: Kind::SignIn,
        plain: "created_at",
        personal: "issuer subject person_id",
        secret: "",
        whose: Whose::Person("person_id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
    // people: whoever is invited can have what is kept of them by the address; with an erased account go the invitations it made
    Rule {
        table: "staff_invitation",
        kind: Kind::Account,
        plain: "id role language created_at expires_at",
        personal: "email name invited_by",
        secret: "token_hash",
        whose: Whose::Address("email"),
        keep: Keep::After("expires_at", people::KEEP_DAYS, Expiry),
        erase: Erase::Delete,
    },
    // mail
    Rule {
        table: "letter",
        kind: Kind::Letters,
        plain: "id kind about language priority created_at due_at expires_at attempts locked_until sent_at failed_at",
        personal: "recipient name subject plain html calendar reply",
        secret: "unsubscribe unique_key",
        whose: Whose::Address("recipient"),
        keep: Keep::After("sent_at failed_at", mail::KEEP_DAYS, Settled),
        erase: Erase::Delete,
    },
    Rule {
        table: "returned_address",
        kind: Kind::Letters,
        plain: "since times status last_at",
        personal: "email",
        whose: Whose::Address("email"),
        keep: Keep::After("last_at", mail::RETURNED_DAYS, Settled),
        erase: Erase::Delete,
        ..PUBLIC
    },
    // programme
    Rule { table: "series", plain: "id slug title summary archived created_at updated_at", ..PUBLIC },
    Rule {
        table: "event",
        plain: "id slug series_id title summary text kind starts_at ends_at cancelled sequence place room_id created_at updated_at",
        ..PUBLIC
    },
    // Speakers are announced in public, as the organiser agreed with them.
    Rule { table: "speaker", plain: "id event_id position", personal: "name title role", keep: Keep::Removed, ..PUBLIC },
    Rule { table: "agenda_item", plain: "id event_id position kind title minutes", personal: "speaker", keep: Keep::Removed, ..PUBLIC },
    // news: what the city itself publishes; a draft goes when the newsroom takes it away
    Rule {
        table: "article",
        plain: "id slug title teaser text source related_kind related_id picture_id published_at planned_for withdrawn_at takes_comments comments_until is_found \
                created_at updated_at",
        ..PUBLIC
    },
    Rule { table: "article_tag", plain: "article_id position tag label", keep: Keep::With("article"), ..PUBLIC },
    Rule { table: "article_correction", plain: "id article_id text corrected_at", keep: Keep::With("article"), ..PUBLIC },
    // Who made it has to be named (UrhG § 13).
    Rule {
        table: "article_picture",
        plain: "id format width height small_format small_width small_height alt created_at",
        personal: "credit",
        keep: Keep::Removed,
        ..PUBLIC
    },
    // notifications: what somebody follows goes with the subscriber, who goes by one click
    // What is on its way holds what anybody may read.
    Rule {
        table: "push_message",
        kind: Kind::Notifications,
        plain: "id title address language attempts due_at expires_at",
        personal: "device_id",
        whose: Whose::Through("device_id", "push_device"),
        keep: Keep::After("expires_at", 0, Expiry),
        erase: Erase::Delete,
        ..PUBLIC
    },
    Rule {
        table: "push_device",
        kind: Kind::Notifications,
        plain: "id created_at",
        personal: "subscriber_id device",
        secret: "endpoint p256dh auth",
        whose: Whose::Through("subscriber_id", "subscriber"),
        keep: Keep::With("subscriber"),
        erase: Erase::Delete,
    },
    Rule {
        table: "subscription",
        kind: Kind::Notifications,
        plain: "standing",
        personal: "subscriber_id kind reference",
        whose: Whose::Through("subscriber_id", "subscriber"),
        keep: Keep::With("subscriber"),
        erase: Erase::Delete,
        ..PUBLIC
    },
    Rule {
        table: "subscriber",
        kind: Kind::Notifications,
        plain: "id language rhythm hour channel created_at confirmed_at consent told_at",
        personal: "email",
        secret: "token_hash",
        whose: Whose::Address("email"),
        keep: Keep::Removed,
        erase: Erase::Delete,
    },
    Rule {
        table: "consent",
        kind: Kind::Notifications,
        plain: "id purpose words given_at withdrawn_at",
        secret: "address_mac",
        whose: Whose::Sealed("address_mac"),
        keep: Keep::After("withdrawn_at", PROOF_DAYS, Withdrawn),
        erase: Erase::Kept("proof that somebody had agreed, without the address"),
        ..PUBLIC
    },
    Rule { table: "newsletter", plain: "id subject text items created_at sent_at written_at reached updated_at", ..PUBLIC },
    // rooms: nobody in a room is joined to an account; the names of seats go with the log
    Rule {
        table: "room",
        plain: "id slug title kind home code_expires_at status started_at ended_at created_at parent_id side_number opens_at closes_at",
        secret: "code_hash",
        ..PUBLIC
    },
    Rule {
        table: "room_log",
        kind: Kind::Rooms,
        plain: "room_id seq at kind line",
        personal: "by_seat payload text",
        keep: Keep::ByFeature(30, Event),
        ..PUBLIC
    },
    Rule { table: "seat", kind: Kind::Rooms, plain: "room_id created_at", personal: "id", secret: "secret_hash", keep: Keep::ByFeature(30, Event), ..PUBLIC },
    Rule {
        table: "invitation",
        kind: Kind::Rooms,
        plain: "room_id role expires_at revoked_at",
        personal: "name",
        secret: "token_hash",
        keep: Keep::ByFeature(0, Expiry),
        ..PUBLIC
    },
    Rule { table: "ballot_box", kind: Kind::Rooms, plain: "room_id poll", personal: "content", keep: Keep::ByFeature(0, Event), ..PUBLIC },
    Rule { table: "support", kind: Kind::Rooms, plain: "room_id question", personal: "seat_id", keep: Keep::ByFeature(0, Event), ..PUBLIC },
    // How many came, as nobody's.
    Rule { table: "attendance_minute", kind: Kind::Figures, plain: "room_id minute listening talking", ..PUBLIC },
    Rule { table: "attendance_count", kind: Kind::Figures, plain: "room_id way what number", ..PUBLIC },
    // figures: sums, and words of nobody who could be found
    Rule { table: "figures_published", kind: Kind::Figures, plain: "scope subject published_at", keep: Keep::Removed, ..PUBLIC },
    Rule { table: "figures_report", kind: Kind::Figures, plain: "id scope subject title frozen_at content", ..PUBLIC },
    Rule { table: "figures_by_hand", kind: Kind::Figures, plain: "event_id listening talking on_site first_time spoken note updated_at", ..PUBLIC },
    Rule { table: "figures_feedback", kind: Kind::Figures, plain: "event_id question answer number", ..PUBLIC },
    Rule { table: "figures_words", kind: Kind::Contributions, plain: "id event_id day", personal: "words", keep: Keep::ByFeature(365, Written), ..PUBLIC },
    Rule { table: "deck", plain: "id room_id title state fault pages created_at", keep: Keep::Removed, ..PUBLIC },
    Rule { table: "slide", plain: "deck_id page width height format text", keep: Keep::With("deck"), ..PUBLIC },
    // settings
    Rule { table: "setting", plain: "name value changed_at", ..PUBLIC },
    Rule { table: "brand_image", plain: "id place alt link width height file created_at", keep: Keep::Removed, ..PUBLIC },
    // site
    Rule {
        table: "barrier_report",
        kind: Kind::Barriers,
        plain: "id number page created_at due_at answered_at",
        personal: "message contact",
        keep: Keep::After("answered_at", site::REPORT_DAYS, Settled),
        ..PUBLIC
    },
    // surveys: an answer is nobody's, as nothing joins it to a person; surveys::forget_expired removes sheets and codes
    Rule {
        table: "survey",
        plain: "id slug title intro privacy thanks access is_public opens_at closes_at sheet begun codes results created_at updated_at",
        ..PUBLIC
    },
    Rule { table: "survey_code", kind: Kind::Surveys, plain: "survey_id", secret: "code_hash", keep: Keep::ByFeature(surveys::KEEP_DAYS, Expiry), ..PUBLIC },
    Rule {
        table: "survey_sheet",
        kind: Kind::Surveys,
        plain: "survey_id changed_on",
        personal: "answers receipt",
        secret: "return_hash",
        keep: Keep::ByFeature(surveys::KEEP_DAYS, Expiry),
        ..PUBLIC
    },
    Rule { table: "survey_answer", kind: Kind::Surveys, plain: "id survey_id", personal: "answers", keep: Keep::Removed, ..PUBLIC },
    // search: a copy of what is public; a document goes with its original
    Rule {
        table: "search_document",
        plain: "number kind reference address title at series_id within_address owner_id language changed_at",
        personal: "text tokens",
        keep: Keep::Removed,
        ..PUBLIC
    },
    Rule { table: "search_state", kind: Kind::Technical, plain: "version", ..PUBLIC },
    // privacy
    Rule {
        table: "erasure",
        kind: Kind::Account,
        plain: "requested_at due_at",
        personal: "person_id",
        secret: "",
        whose: Whose::Person("person_id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
    // audit
    Rule {
        table: "audit_entry",
        kind: Kind::StaffLog,
        plain: "number at keep_until deed about detail",
        personal: "person_id person_name",
        whose: Whose::Person("person_id"),
        keep: Keep::After("keep_until", 0, Term(audit::KEEP_DAYS)),
        erase: Erase::Kept("proof of who changed what on a public portal"),
        ..PUBLIC
    },
    // decisions
    Rule { table: "decision_body", plain: "id name is_final", ..PUBLIC },
    Rule { table: "decision_candidate", plain: "decision_id position title lot amount_cents", ..PUBLIC },
    Rule { table: "decision", plain: "id slug body_id title day earlier_day paper link outcome text budget_cents created_at updated_at", ..PUBLIC },
    // drafts: texts of the city
    Rule { table: "draft_version", plain: "draft_id number note published_at", ..PUBLIC },
    Rule { table: "draft_chapter", plain: "draft_id version number position title", ..PUBLIC },
    Rule { table: "draft_block", plain: "draft_id version number chapter position kind level text", ..PUBLIC },
    Rule { table: "draft_picture", plain: "id draft_id format width height alt created_at", ..PUBLIC },
    Rule { table: "draft_answer", plain: "comment_id draft_id mark reason answered_at", ..PUBLIC },
    Rule { table: "draft", plain: "id slug title summary phase opens_at closes_at decided_on numbers created_at updated_at", ..PUBLIC },
    // measures: offices and functions, no names
    Rule { table: "measure_step", plain: "measure_id position phase day reason", ..PUBLIC },
    Rule { table: "measure_goal", plain: "id measure_id position title planned_day reached_day", ..PUBLIC },
    Rule { table: "measure_budget", plain: "measure_id year planned_cents approved_cents spent_cents funded_cents", ..PUBLIC },
    Rule {
        table: "measure_indicator",
        plain: "measure_id position name level unit definition source method owner rhythm from_value from_day to_value to_day",
        ..PUBLIC
    },
    Rule { table: "measure_reading", plain: "measure_id position day value", ..PUBLIC },
    Rule { table: "measure_year", plain: "year opened_at frozen_at content", ..PUBLIC },
    Rule { table: "measure_review", plain: "year measure_id is_changed at", ..PUBLIC },
    Rule { table: "measure_change", plain: "id measure_id at office fields note", ..PUBLIC },
    Rule {
        table: "measure",
        plain: "id slug phase light sign title summary text easy field principles standing office contact partners work_group funder places quarter risks \
                lessons transfer licence repository funded_on created_at updated_at",
        ..PUBLIC
    },
    // trace
    Rule {
        table: "trace_link",
        kind: Kind::Published,
        plain: "origin_kind origin_id result_kind result_id joined_at",
        personal: "joined_by",
        whose: Whose::Person("joined_by"),
        erase: Erase::Blank(&[("joined_by", "NULL")]),
        ..PUBLIC
    },
    Rule { table: "trace_turn", kind: Kind::Technical, plain: "id turn", ..PUBLIC },
    // import
    Rule { table: "imported_article", plain: "origin article_id path imported_at", ..PUBLIC },
    // setup
    Rule { table: "setup", plain: "id expires_at claimed_at done finished_at", secret: "key_hash", ..PUBLIC },
    // The person itself goes last.
    Rule {
        table: "person",
        kind: Kind::Account,
        plain: "id role role_from role_seen_at created_at joined_at blocked_at",
        personal: "name email language signed_in_on",
        secret: "",
        whose: Whose::Person("id"),
        keep: Keep::Account,
        erase: Erase::Delete,
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn rules_agree_with_themselves() {
        let tables: BTreeSet<&str> = RULES.iter().map(|rule| rule.table).collect();
        assert_eq!(tables.len(), RULES.len(), "a table has two rules");
        for rule in RULES {
            let columns: Vec<&str> = rule.columns().collect();
            let distinct: BTreeSet<&str> = columns.iter().copied().collect();
            assert_eq!(distinct.len(), columns.len(), "{}: a column stands twice", rule.table);
            let has = |column: &str| assert!(distinct.contains(column), "{}: {column} is not among its columns", rule.table);
            match rule.whose {
                Whose::Nobody => assert!(matches!(rule.erase, Erase::Nothing), "{}: erasing finds nobody's rows", rule.table),
                Whose::Person(column) | Whose::Address(column) | Whose::Sealed(column) => has(column),
                Whose::PersonOrAddress(person, address) => [person, address].into_iter().for_each(has),
                Whose::Through(column, parent) => {
                    has(column);
                    let place = |table: &str| RULES.iter().position(|rule| rule.table == table);
                    assert!(place(rule.table) < place(parent), "{}: stands behind {parent}, through which its rows are found", rule.table);
                }
            }
            match rule.keep {
                Keep::After(columns, _, _) => columns.split_whitespace().for_each(has),
                Keep::With(parent) => assert!(tables.contains(parent), "{}: kept with {parent}, which has no rule", rule.table),
                _ => {}
            }
            if let Erase::Blank(columns) | Erase::Divided(_, columns) = rule.erase {
                columns.iter().for_each(|(column, _)| has(column));
            }
            let is_somebodys = !matches!(rule.whose, Whose::Nobody);
            assert!(!is_somebodys || !matches!(rule.erase, Erase::Nothing), "{}: a person's rows need a rule for erasure", rule.table);
            // A seal is the person's mark itself, and is handed out to nobody.
            let is_sealed = matches!(rule.whose, Whose::Sealed(_));
            assert!(!rule.personal.is_empty() || !is_somebodys || is_sealed, "{}: a person's rows without a personal column", rule.table);
        }
    }
}

//! What tables, columns and values are called in what people read of their data. A column without a word is for programs alone.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::accounts;
use crate::app::Site;
use crate::audit;
use crate::base::dates;
use crate::base::http::Page;
use crate::base::i18n::{Language, Words};
use crate::moderation;

/// What the rows of a table are, if it holds anything of people.
pub(super) fn table(t: &Words, name: &str) -> Option<String> {
    Some(match name {
        "person" => t.msg_privacy_table_person(),
        "erasure" => t.msg_privacy_table_erasure(),
        "staff_invitation" => t.msg_privacy_table_staff_invitation(),
        "session" => t.msg_privacy_table_session(),
        "sign_in_link" => t.msg_privacy_table_sign_in_link(),
        "sign_in_code" => t.msg_privacy_table_sign_in_code(),
        "passkey" => t.msg_privacy_table_passkey(),
        "ceremony" => t.msg_privacy_table_ceremony(),
        "totp" => t.msg_privacy_table_totp(),
        "recovery_code" => t.msg_privacy_table_recovery_code(),
        "identity" => t.msg_privacy_table_identity(),
        "registration" => t.msg_privacy_table_registration(),
        "letter" => t.msg_privacy_table_letter(),
        "returned_address" => t.msg_privacy_table_returned_address(),
        "subscriber" => t.msg_privacy_table_subscriber(),
        "subscription" => t.msg_privacy_table_subscription(),
        "consent" => t.msg_privacy_table_consent(),
        "push_device" => t.msg_privacy_table_push_device(),
        "push_message" => t.msg_privacy_table_push_message(),
        "booking" => t.msg_privacy_table_booking(),
        "room_log" => t.msg_privacy_table_room_log(),
        "seat" => t.msg_privacy_table_seat(),
        "invitation" => t.msg_privacy_table_invitation(),
        "ballot_box" => t.msg_privacy_table_ballot_box(),
        "support" => t.msg_privacy_table_support(),
        name => return contributions(t, name),
    })
}

fn contributions(t: &Words, name: &str) -> Option<String> {
    Some(match name {
        "comment" => t.msg_privacy_table_comment(),
        "topic" => t.msg_privacy_table_topic(),
        "idea" => t.msg_privacy_table_idea(),
        "topic_original" | "idea_original" => t.msg_privacy_table_original(),
        "idea_file" => t.msg_privacy_table_idea_file(),
        "idea_support" => t.msg_privacy_table_idea_support(),
        "contest_ballot" => t.msg_privacy_table_contest_ballot(),
        "group_member" => t.msg_privacy_table_group_member(),
        "figures_words" => t.msg_privacy_table_figures_words(),
        "moderation_decision" => t.msg_privacy_table_moderation_decision(),
        "moderation_report" => t.msg_privacy_table_moderation_report(),
        "moderation_objection" => t.msg_privacy_table_moderation_objection(),
        "moderation_proposal" => t.msg_privacy_table_moderation_proposal(),
        "survey_sheet" => t.msg_privacy_table_survey_sheet(),
        "survey_answer" => t.msg_privacy_table_survey_answer(),
        "barrier_report" => t.msg_privacy_table_barrier_report(),
        "audit_entry" => t.msg_privacy_table_audit_entry(),
        "speaker" => t.msg_privacy_table_speaker(),
        "agenda_item" => t.msg_privacy_table_agenda_item(),
        "article_picture" => t.msg_privacy_table_article_picture(),
        "trace_link" => t.msg_privacy_table_trace_link(),
        "search_document" => t.msg_privacy_table_search_document(),
        _ => return None,
    })
}

/// What a column is called, if people meet what stands in it.
pub(super) fn column(t: &Words, table: &str, name: &str) -> Option<String> {
    Some(match (table, name) {
        ("identity", "subject") => t.msg_privacy_column_subject(),
        ("letter", "kind") | ("ceremony", "kind") => return None,
        ("returned_address", "status") | ("letter", "reply") => t.msg_privacy_column_reply(),
        ("returned_address", "last_at") => t.msg_privacy_column_last(),
        ("trace_link", "joined_at") => t.msg_privacy_column_created(),
        ("erasure", "due_at") => t.msg_privacy_column_erased(),
        ("audit_entry", "about") | ("push_message", "address") | ("sign_in_code", "onward") => t.msg_privacy_column_page(),
        ("consent", "words") | ("subscriber", "consent") => t.msg_privacy_consents_words(),
        (_, "name" | "person_name") => t.msg_privacy_column_name(),
        (_, "email" | "recipient") => t.msg_privacy_column_email(),
        (_, "language") => t.msg_privacy_column_language(),
        (_, "title" | "subject") => t.msg_privacy_column_title(),
        (_, "text" | "words" | "plain") => t.msg_privacy_column_text(),
        (_, "quote") => t.msg_privacy_column_quote(),
        (_, "reason" | "closed_reason") => t.msg_privacy_column_reason(),
        (_, "answers") => t.msg_privacy_column_answers(),
        (_, "device") => t.msg_privacy_column_device(),
        (_, "role") => t.msg_privacy_column_role(),
        (_, "hand") => t.msg_privacy_column_hand(),
        (_, "number") => t.msg_privacy_column_number(),
        (_, "state" | "status") => t.msg_privacy_column_state(),
        (_, "purpose" | "kind") => t.msg_privacy_column_what(),
        (_, "deed" | "detail") => t.msg_privacy_column_deed(),
        (_, "rhythm") => t.msg_privacy_column_rhythm(),
        (_, "hour") => t.msg_privacy_column_hour(),
        (_, "channel") => t.msg_privacy_column_channel(),
        (_, "suspicions") => t.msg_privacy_column_suspicions(),
        (_, "host") => t.msg_privacy_column_host(),
        (_, "issuer") => t.msg_privacy_column_issuer(),
        (_, "format") => t.msg_privacy_column_format(),
        (_, "bytes") => t.msg_privacy_column_bytes(),
        (_, name) => return moment(t, name).or_else(|| count(t, name)),
    })
}

/// Columns with a moment or a day.
fn moment(t: &Words, name: &str) -> Option<String> {
    Some(match name {
        "created_at" | "at" | "given_at" => t.msg_privacy_column_created(),
        "requested_at" => t.msg_privacy_column_requested(),
        "updated_at" | "moved_at" | "carried_at" | "changed_at" => t.msg_privacy_column_updated(),
        "expires_at" => t.msg_privacy_column_expires(),
        "keep_until" => t.msg_privacy_column_kept(),
        "due_at" => t.msg_privacy_column_due(),
        "confirmed_at" => t.msg_privacy_column_confirmed(),
        "withdrawn_at" => t.msg_privacy_column_withdrawn(),
        "published_at" => t.msg_privacy_column_published(),
        "decided_at" | "settled_at" => t.msg_privacy_column_decided(),
        "closed_at" => t.msg_privacy_column_closed(),
        "joined_at" => t.msg_privacy_column_joined(),
        "signed_in_on" => t.msg_privacy_column_signed_in(),
        "blocked_at" => t.msg_privacy_column_blocked(),
        "wait_until" => t.msg_privacy_column_wait(),
        "came_at" => t.msg_privacy_column_came(),
        "used_at" => t.msg_privacy_column_used(),
        "second_at" => t.msg_privacy_column_second(),
        "told_at" => t.msg_privacy_column_told(),
        "sent_at" => t.msg_privacy_column_sent(),
        "failed_at" => t.msg_privacy_column_failed(),
        "since" => t.msg_privacy_column_since(),
        "starts_at" => t.msg_privacy_column_starts(),
        "ends_at" => t.msg_privacy_column_ends(),
        _ => return None,
    })
}

/// Columns with a number, or a yes or no.
fn count(t: &Words, name: &str) -> Option<String> {
    Some(match name {
        "is_city" => t.msg_privacy_column_city(),
        "is_shown" => t.msg_privacy_column_shown(),
        "is_told" => t.msg_privacy_column_letters(),
        "walk_in" => t.msg_privacy_column_walk_in(),
        "lobby" => t.msg_privacy_column_lobby(),
        "via" => t.msg_ideas_field_via(),
        "points" => t.msg_privacy_column_points(),
        "edition" => t.msg_privacy_column_edition(),
        "times" => t.msg_privacy_column_times(),
        "attempts" | "tries" => t.msg_privacy_column_attempts(),
        "failures" => t.msg_privacy_column_failures(),
        _ => return None,
    })
}

/// A value as people write it; `None`: it says nothing.
pub(super) fn value(site: &Site, page: &Page, table: &str, column: &str, text: &str) -> Option<String> {
    let t = page.t;
    // Days and moments end in these; other numbers and texts are none, even if they could be read as one.
    if ["at", "since"].contains(&column) || ["_at", "_until"].iter().any(|end| column.ends_with(end)) {
        let at = text.parse::<Timestamp>().ok();
        return Some(at.map_or_else(|| text.to_owned(), |at| dates::moment(&dates::local(at, &site.zone()), page.language)));
    }
    let word = match (table, column) {
        (_, "walk_in" | "lobby" | "is_shown" | "is_told" | "is_city") => Some(if is_true(text) { t.msg_privacy_yes() } else { t.msg_privacy_no() }),
        (_, "edition" | "attempts" | "tries" | "failures") if text == "0" => return None,
        (_, "language") => Language::from_tag(text).map(|language| language.name().to_owned()),
        (_, "signed_in_on") => text.parse::<Date>().ok().map(|day| dates::day(day, page.language)),
        ("consent", "words") | (_, "consent") => Some(edition(page, text)),
        (_, "hour") => Some(t.msg_privacy_value_hour(text)),
        (_, "answers") => return answers(text),
        (_, "suspicions") => Some(text.split_whitespace().map(|one| moderation::suspicion_word(t, one)).collect::<Vec<_>>().join(", ")),
        ("audit_entry", "deed") => Some(audit::deed_word(t, text)),
        (_, "purpose") | ("subscription", "kind") => purpose(t, text),
        ("moderation_decision" | "moderation_report" | "moderation_proposal", _) => moderated(t, column, text),
        _ => chosen(t, table, column, text),
    };
    Some(word.unwrap_or_else(|| text.to_owned()))
}

/// SQLite keeps 0 and 1, PostgreSQL writes false and true.
fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true" | "t")
}

/// The answers of a form, without the ids of its questions.
fn answers(text: &str) -> Option<String> {
    let read: serde_json::Value = serde_json::from_str(text).ok()?;
    let word = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let lines: Vec<String> = read
        .as_object()?
        .values()
        .map(|value| value.as_array().map_or_else(|| word(value), |many| many.iter().map(word).collect::<Vec<_>>().join(", ")))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What a consent is for.
pub(super) fn purpose(t: &Words, word: &str) -> Option<String> {
    Some(match word {
        "newsletter" => t.msg_privacy_purpose_newsletter(),
        "programme" => t.msg_privacy_purpose_programme(),
        "news" => t.msg_privacy_purpose_news(),
        "series" => t.msg_privacy_purpose_series(),
        "event" => t.msg_privacy_purpose_event(),
        "tag" => t.msg_privacy_purpose_tag(),
        "group" => t.msg_privacy_purpose_group(),
        "measure" => t.msg_privacy_purpose_measure(),
        "contest" => t.msg_privacy_purpose_contest(),
        "draft" => t.msg_privacy_purpose_draft(),
        _ => return None,
    })
}

/// The version of the words that were agreed to, which is named by its day.
pub(super) fn edition(page: &Page, words: &str) -> String {
    let day = words.rsplit(' ').next().and_then(|day| day.parse::<Date>().ok());
    day.map_or_else(|| words.to_owned(), |day| page.t.msg_privacy_edition(dates::day(day, page.language)))
}

fn moderated(t: &Words, column: &str, word: &str) -> Option<String> {
    Some(match (column, word) {
        ("kind", "comment") => t.msg_moderation_kind_comment(),
        ("kind", "topic") => t.msg_moderation_kind_topic(),
        ("kind", "question") => t.msg_moderation_kind_question(),
        ("kind", "article") => t.msg_moderation_kind_article(),
        ("kind", "idea") => t.msg_moderation_kind_idea(),
        ("kind", _) => t.msg_moderation_kind_page(),
        ("deed", "publish") => t.msg_audit_contribution_published(),
        ("deed", "reject") => t.msg_audit_contribution_rejected(),
        ("deed", "redact") => t.msg_audit_contribution_redacted(),
        ("deed", "remove-name") => t.msg_audit_contribution_name_removed(),
        ("deed", "keep") => t.msg_audit_report_dismissed(),
        ("reason", "unlawful") => t.msg_moderation_reason_unlawful(),
        ("reason", "insult") => t.msg_moderation_reason_insult(),
        ("reason", "hatred") => t.msg_moderation_reason_hatred(),
        ("reason", "personal") => t.msg_moderation_reason_personal(),
        ("reason", "advertising") => t.msg_moderation_reason_advertising(),
        ("reason", "off-topic") => t.msg_moderation_reason_off_topic(),
        ("reason", "false-name") => t.msg_moderation_reason_false_name(),
        ("reason", "other") => t.msg_moderation_reason_other(),
        _ => return None,
    })
}

/// What was chosen from a list.
fn chosen(t: &Words, table: &str, column: &str, word: &str) -> Option<String> {
    Some(match (table, column, word) {
        ("registration", "state", "confirmed") => t.msg_registration_state_confirmed(),
        ("registration", "state", "waiting") => t.msg_registration_state_waiting(),
        ("registration", "state", "cancelled") => t.msg_registration_state_cancelled(),
        (_, "state", "waiting" | "public" | "rejected" | "removed") => accounts::standing(t, word),
        (_, "state", "asked") => t.msg_privacy_value_asked(),
        (_, "state", "joined") => t.msg_privacy_value_joined(),
        (_, "status", "received") => t.msg_ideas_status_received(),
        (_, "status", "review") => t.msg_ideas_status_review(),
        (_, "status", "accepted") => t.msg_ideas_status_accepted(),
        (_, "status", "declined") => t.msg_ideas_status_declined(),
        (_, "status", "measure") => t.msg_ideas_status_measure(),
        (_, "via", "form") => t.msg_ideas_via_form(),
        (_, "via", "mail") => t.msg_ideas_via_mail(),
        (_, "via", "paper") => t.msg_ideas_via_paper(),
        (_, "hand", "speaker") => t.msg_groups_hand_speaker(),
        (_, "hand", "deputy") => t.msg_groups_hand_deputy(),
        (_, "hand", "member") => t.msg_groups_hand_member(),
        (_, "role", "person") => t.msg_people_role_person(),
        (_, "role", "moderation") => t.msg_people_role_moderation(),
        (_, "role", "press") => t.msg_people_role_press(),
        (_, "role", "admin") => t.msg_people_role_admin(),
        (_, "rhythm", "at-once") => t.msg_notifications_rhythm_at_once(),
        (_, "rhythm", "daily") => t.msg_notifications_rhythm_daily(),
        (_, "rhythm", "weekly") => t.msg_notifications_rhythm_weekly(),
        (_, "channel", "mail") => t.msg_notifications_channel_mail(),
        (_, "channel", "push") => t.msg_notifications_channel_push(),
        (_, "channel", "both") => t.msg_notifications_channel_both(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{column, table};
    use crate::base::i18n::Language;
    use crate::privacy::model::Whose;
    use crate::privacy::rules::RULES;

    /// What only programs read: ids, the order of things, copies of what stands beside it.
    const INTERNAL: &str = "id person_id event_id group_id contest_id category_id idea_id topic_id changed_by subject_id subject_kind parent_id device_id subscriber_id room_id \
                            invited_by reference standing turn position place quote_at merged_into drawn_from about html calendar priority locked_until \
                            last_step kind origin_kind origin_id result_kind result_id joined_by role_from role_seen_at earlier_support";

    #[test]
    fn what_is_handed_out_has_a_word_or_is_for_programs() {
        let t = Language::De.words();
        let handed_out = RULES.iter().filter(|rule| !matches!(rule.whose, Whose::Nobody));
        for rule in handed_out.clone() {
            assert!(table(t, rule.table).is_some(), "{}: what are its rows called?", rule.table);
            for name in rule.handed_out().filter(|name| column(t, rule.table, name).is_none()) {
                assert!(INTERNAL.split_whitespace().any(|internal| internal == name), "{}.{name}: a word in `column`, or INTERNAL", rule.table);
            }
        }
        for rule in RULES.iter().filter(|rule| !rule.personal.is_empty()) {
            assert!(table(t, rule.table).is_some(), "{}: the privacy notice names it", rule.table);
        }
    }
}

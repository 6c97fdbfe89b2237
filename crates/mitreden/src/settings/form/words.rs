//! The words of fields and choices. Holds none itself: they stand in locales.

use crate::base::i18n::Words;

/// Label and hint of a field.
pub(super) fn field(t: &Words, name: &str) -> (String, String) {
    let none = String::new;
    match name {
        "site.name" => (t.msg_settings_site_name(), none()),
        "site.city" => (t.msg_settings_site_city(), none()),
        "site.languages" => (t.msg_settings_site_languages(), t.msg_settings_site_languages_hint()),
        "site.time_zone" => (t.msg_settings_site_time_zone(), t.msg_settings_site_time_zone_hint()),
        "site.footer" => (t.msg_settings_site_footer(), t.msg_settings_site_footer_hint()),
        "imprint.provider" => (t.msg_settings_imprint_provider(), none()),
        "imprint.address" => (t.msg_settings_imprint_address(), t.msg_settings_imprint_address_hint()),
        "imprint.represented_by" => (t.msg_settings_imprint_represented_by(), t.msg_settings_imprint_represented_by_hint()),
        "imprint.email" | "accessibility.email" | "accessibility.enforcement_email" => email(t, name),
        "imprint.phone" | "accessibility.phone" | "accessibility.enforcement_phone" => phone(t, name),
        "imprint.vat_id" => (t.msg_settings_imprint_vat_id(), t.msg_settings_if_any()),
        "imprint.supervision" => (t.msg_settings_imprint_supervision(), none()),
        "imprint.editor" => (t.msg_settings_imprint_editor(), t.msg_settings_imprint_editor_hint()),
        "privacy.officer" => (t.msg_settings_privacy_officer(), t.msg_settings_privacy_officer_hint()),
        "privacy.authority" => (t.msg_settings_privacy_authority(), none()),
        "privacy.host" => (t.msg_settings_privacy_host(), t.msg_settings_privacy_host_hint()),
        "privacy.host_country" => (t.msg_settings_privacy_host_country(), t.msg_settings_country_hint()),
        "mail.operator" => (t.msg_settings_mail_operator(), none()),
        "mail.country" => (t.msg_settings_mail_country(), t.msg_settings_country_hint()),
        "push.enabled" => (t.msg_settings_push(), t.msg_settings_push_hint()),
        "privacy.legal_basis" => (t.msg_settings_privacy_legal_basis(), none()),
        name if name.starts_with("theme.") => theme(t, name),
        name => statement(t, name),
    }
}

fn email(t: &Words, name: &str) -> (String, String) {
    match name {
        "imprint.email" => (t.msg_settings_email(), String::new()),
        "accessibility.email" => (t.msg_settings_accessibility_email(), t.msg_settings_accessibility_contact_hint()),
        _ => (t.msg_settings_accessibility_enforcement_email(), String::new()),
    }
}

fn phone(t: &Words, name: &str) -> (String, String) {
    match name {
        "imprint.phone" => (t.msg_settings_phone(), t.msg_settings_imprint_phone_hint()),
        "accessibility.phone" => (t.msg_settings_accessibility_phone(), t.msg_settings_accessibility_contact_hint()),
        _ => (t.msg_settings_accessibility_enforcement_phone(), String::new()),
    }
}

fn statement(t: &Words, name: &str) -> (String, String) {
    let lines = || t.msg_settings_one_a_line();
    match name {
        "accessibility.law" => (t.msg_settings_accessibility_law(), t.msg_settings_accessibility_law_hint()),
        "accessibility.status" => (t.msg_settings_accessibility_status(), String::new()),
        "accessibility.exceptions" => (t.msg_settings_accessibility_exceptions(), lines()),
        "accessibility.burdens" => (t.msg_settings_accessibility_burdens(), lines()),
        "accessibility.out_of_scope" => (t.msg_settings_accessibility_out_of_scope(), lines()),
        "accessibility.method" => (t.msg_settings_accessibility_method(), String::new()),
        "accessibility.created" => (t.msg_settings_accessibility_created(), String::new()),
        "accessibility.reviewed" => (t.msg_settings_accessibility_reviewed(), t.msg_settings_accessibility_reviewed_hint()),
        "accessibility.answer_days" => (t.msg_settings_accessibility_answer_days(), String::new()),
        "accessibility.enforcement" => (t.msg_settings_accessibility_enforcement(), t.msg_settings_accessibility_enforcement_hint()),
        "accessibility.enforcement_address" => (t.msg_settings_accessibility_enforcement_address(), t.msg_settings_imprint_address_hint()),
        "accessibility.enforcement_url" => (t.msg_settings_accessibility_enforcement_url(), String::new()),
        name => (name.to_owned(), String::new()),
    }
}

fn theme(t: &Words, name: &str) -> (String, String) {
    match name {
        "theme.light" => return (t.msg_settings_colour_light(t.msg_settings_colours()), String::new()),
        "theme.dark" => return (t.msg_settings_colour_dark(t.msg_settings_colours()), String::new()),
        _ => {}
    }
    let (mode, name) = name.strip_prefix("theme.").and_then(|name| name.split_once('.')).unwrap_or_default();
    let label = if mode == "dark" { t.msg_settings_colour_dark(colour(t, name)) } else { t.msg_settings_colour_light(colour(t, name)) };
    (label, t.msg_settings_colour_hint())
}

/// What a colour is for.
pub(super) fn colour(t: &Words, name: &str) -> String {
    match name {
        "primary" => t.msg_settings_colour_primary(),
        "on-primary" => t.msg_settings_colour_on_primary(),
        "deep" => t.msg_settings_colour_deep(),
        "on-deep" | "on-deep-muted" => t.msg_settings_colour_on_deep(),
        "warm" | "warm-bright" => t.msg_settings_colour_warm(),
        "page" | "soft" => t.msg_settings_colour_page(),
        "text" | "text-muted" => t.msg_settings_colour_text(),
        name => name.to_owned(),
    }
}

/// What a choice means.
pub(super) fn choice(t: &Words, name: &str, value: &str) -> String {
    match (name, value) {
        ("site.languages", "de,en") => t.msg_settings_languages_de_en(),
        ("site.languages", "en,de") => t.msg_settings_languages_en_de(),
        ("site.languages", "de") => t.msg_settings_languages_de(),
        ("site.languages", "en") => t.msg_settings_languages_en(),
        ("accessibility.status", "full") => t.msg_settings_status_full(),
        ("accessibility.status", "partial") => t.msg_settings_status_partial(),
        ("accessibility.status", "none") => t.msg_settings_status_none(),
        ("accessibility.method", "self") => t.msg_settings_method_self(),
        ("accessibility.method", "external") => t.msg_settings_method_external(),
        ("push.enabled", "true") => t.msg_settings_push_on(),
        ("push.enabled", "false") => t.msg_settings_push_off(),
        (_, value) => value.to_owned(),
    }
}

//! Settings of the accessibility statement (BITV 2.0 §7). Words no statement.

use serde::{Deserialize, Serialize};

/// What the accessibility statement must say (BITV 2.0 § 7, Implementing Decision (EU) 2018/1523).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accessibility {
    /// The law of the Land that implements Directive (EU) 2016/2102.
    pub law: String,
    /// `full`, `partial` or `none`.
    pub status: Conformance,
    /// Content that is not accessible, one sentence each.
    pub exceptions: Vec<String>,
    /// Content exempted as a disproportionate burden, one sentence each.
    pub burdens: Vec<String>,
    /// Content outside the scope of the law, one sentence each.
    pub out_of_scope: Vec<String>,
    /// `self` or `external`.
    pub method: Method,
    /// Day the statement was made (YYYY-MM-DD).
    pub created: String,
    /// Day of its last review (YYYY-MM-DD).
    pub reviewed: String,
    /// E-mail for questions; empty: the imprint's.
    pub email: String,
    /// Telephone for questions; empty: the imprint's.
    pub phone: String,
    /// Name of the enforcement body of the Land.
    pub enforcement: String,
    /// Its address, one line each.
    pub enforcement_address: Vec<String>,
    /// Its e-mail.
    pub enforcement_email: String,
    /// Its telephone.
    pub enforcement_phone: String,
    /// Its page.
    pub enforcement_url: String,
    /// Days until a report of a barrier has to be answered.
    pub answer_days: u16,
}

/// How far the portal conforms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Conformance {
    /// Fully.
    Full,
    /// Partially: the exceptions say where not.
    #[default]
    Partial,
    /// Not.
    None,
}

/// How conformance was found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By the provider itself.
    #[default]
    #[serde(rename = "self")]
    Own,
    /// By somebody else.
    External,
}

impl Default for Accessibility {
    fn default() -> Self {
        Self {
            law: "Thüringer Gesetz über den barrierefreien Zugang zu den Websites und mobilen Anwendungen öffentlicher Stellen (ThürBarrWebG)".into(),
            status: Conformance::Partial,
            exceptions: Vec::new(),
            burdens: Vec::new(),
            out_of_scope: Vec::new(),
            method: Method::Own,
            created: String::new(),
            reviewed: String::new(),
            email: String::new(),
            phone: String::new(),
            enforcement: "Landesdurchsetzungsstelle für digitale Barrierefreiheit beim Landesbeauftragten für Menschen mit Behinderungen, Freistaat Thüringen"
                .into(),
            enforcement_address: Vec::new(),
            enforcement_email: String::new(),
            enforcement_phone: String::new(),
            enforcement_url: "https://tlmb-thueringen.de/themen/barrierefreiheit/landesdurchsetzungsstelle".into(),
            answer_days: 14,
        }
    }
}

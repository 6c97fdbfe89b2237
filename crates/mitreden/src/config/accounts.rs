//! The settings of `[accounts]`. What they mean for a session stands in the feature accounts, not here.

use serde::{Deserialize, Serialize};

/// People with an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accounts {
    /// Whether staff need a second factor.
    pub second_factor: SecondFactor,
}

/// Whether those who work for the city need a second factor: a passkey, or a one-time password beside link or code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondFactor {
    /// Without one their pages stay closed.
    #[default]
    Required,
    /// Only who has set one up is asked for it.
    Offered,
}

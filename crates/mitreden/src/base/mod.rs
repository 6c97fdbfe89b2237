//! What every feature stands on. Imports no feature.

pub mod apart;
pub mod charset;
pub mod check;
pub mod clock;
pub mod dates;
pub mod db;
pub mod exchange;
pub mod http;
pub mod i18n;
pub mod ids;
pub mod intake;
pub mod mail;
pub mod money;
pub mod number;
pub mod outward;
pub mod push;
pub mod slug;
pub mod text;

//! Filters of the site's templates. Hold no words.

/// The telephone number as `tel:` wants it: digits, and a plus in front.
#[askama::filter_fn]
pub(super) fn dial(number: impl std::fmt::Display, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(number.to_string().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect())
}

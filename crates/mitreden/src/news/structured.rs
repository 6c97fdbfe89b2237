//! schema.org: an article as search engines read it (JSON-LD). Never shown to people; the page says the same in words.

use jiff::tz::TimeZone;
use serde_json::json;

use super::model::{Article, Correction, Which};
use crate::base::dates;
use crate::base::http::structured::script_safe;

/// What only the site knows about an article.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    /// The municipality, author and publisher.
    pub(super) city: &'a str,
    /// The portal's address without a slash at its end.
    pub(super) site: &'a str,
    /// The language articles are written in.
    pub(super) language: &'a str,
}

/// The article as JSON-LD, safe to stand inside `<script type="application/ld+json">`.
pub(super) fn article(article: &Article, corrections: &[Correction], place: &Place<'_>, zone: &TimeZone) -> String {
    let city = json!({ "@type": "GovernmentOrganization", "name": place.city, "url": format!("{}/", place.site) });
    let time = |at| dates::machine(&dates::local(at, zone));
    let address = format!("{}{}", place.site, article.address());
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.teaser,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": place.language,
        "dateModified": time(article.changed_at()),
        "author": city,
        "publisher": city,
        "sourceOrganization": { "@type": "Organization", "name": article.source },
        "isAccessibleForFree": true,
    });
    if let Some(members) = value.as_object_mut() {
        if let Some(at) = article.published_at {
            members.insert("datePublished".into(), json!(time(at)));
        }
        if !article.tags.is_empty() {
            members.insert("keywords".into(), article.tags.iter().map(|tag| tag.label.as_str()).collect());
        }
        if let Some(picture) = &article.picture {
            let url = format!("{}{}", place.site, picture.address(Which::Large));
            let (width, height) = (picture.large.width, picture.large.height);
            let image = json!({ "@type": "ImageObject", "url": url, "width": width, "height": height, "caption": picture.alt, "creditText": picture.credit });
            members.insert("image".into(), image);
        }
        if !corrections.is_empty() {
            let notes = corrections.iter().map(|c| json!({ "@type": "CorrectionComment", "text": c.text, "datePublished": time(c.at) }));
            members.insert("correction".into(), notes.collect());
        }
    }
    script_safe(&value)
}

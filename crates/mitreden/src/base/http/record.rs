//! What other programs read: values that describe themselves, lists in pages, failures as values. Knows no feature.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::caching;
use super::error::{Error, Failure};
use super::page::{Page, explain};
use crate::base::ids::is_id;

/// Entries of a page of a list, if nobody says how many.
const USUAL: usize = 50;
/// Most entries of a page of a list.
pub const MOST: usize = 200;

/// A value with a schema (JSON Schema 2020-12, as OpenAPI 3.1 wants it).
pub trait Described {
    /// Its schema.
    fn schema() -> Value;
}

impl Described for String {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Described for i64 {
    fn schema() -> Value {
        json!({ "type": "integer" })
    }
}

impl Described for f64 {
    fn schema() -> Value {
        json!({ "type": "number" })
    }
}

impl Described for bool {
    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

impl<T: Described> Described for Option<T> {
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "null" }] })
    }
}

/// A text in a form of its own.
macro_rules! text {
    ($(#[doc = $about:literal])+ $name:ident, $schema:tt) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        pub struct $name(pub String);

        impl Described for $name {
            fn schema() -> Value {
                json!($schema)
            }
        }
    };
}

text!(
    /// One of our ids.
    Id, { "type": "string", "pattern": "^[0-9a-f]{32}$" }
);
text!(
    /// A day of the city's calendar: 2021-02-24.
    Day, { "type": "string", "format": "date" }
);
text!(
    /// A moment in UTC (RFC 3339).
    Moment, { "type": "string", "format": "date-time" }
);
text!(
    /// An absolute address.
    Address, { "type": "string", "format": "uri" }
);

impl From<jiff::civil::Date> for Day {
    fn from(day: jiff::civil::Date) -> Self {
        Self(day.to_string())
    }
}

impl From<jiff::Timestamp> for Moment {
    fn from(at: jiff::Timestamp) -> Self {
        Self(at.to_string())
    }
}

/// Defines a value for other programs: the struct, how it is written, its schema with what the doc comments say.
macro_rules! record {
    ($(#[doc = $about:literal])+ $vis:vis struct $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, serde::Serialize)]
        $vis struct $name {
            $($(#[doc = $doc])+ pub(crate) $field: $kind),+
        }

        impl $crate::base::http::record::Described for $name {
            fn schema() -> serde_json::Value {
                let mut properties = serde_json::Map::new();
                $({
                    let mut schema = <$kind as $crate::base::http::record::Described>::schema();
                    schema["description"] = concat!($($doc),+).trim().into();
                    properties.insert(stringify!($field).to_owned(), schema);
                })+
                let required: Vec<String> = properties.keys().cloned().collect();
                serde_json::json!({
                    "type": "object",
                    "description": concat!($($about),+).trim(),
                    "properties": properties,
                    "required": required,
                    "additionalProperties": false,
                })
            }
        }
    };
}
pub(crate) use record;

/// Longest name of a parameter that an answer repeats, in letters.
const NAME_MAX: usize = 40;

/// The query of a list as it came, name by name: from where on, and how many.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Asked(Vec<(String, String)>);

/// A query of a list that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The id of the last entry of the page before; empty: from the beginning.
    pub after: String,
    /// How many entries.
    pub most: usize,
}

impl Asked {
    /// Reads it. What is not among its names is refused, so that a slip of the pen does not pass for an answer.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a cursor that no list gave out, a number out of bounds, and a name that is unknown or comes twice.
    pub fn wanted(self) -> Result<Wanted, Error> {
        let (mut after, mut most) = (None, None);
        for (name, value) in self.0 {
            match name.as_str() {
                // An empty cursor is none that a list gave out: what lost its value on the way does not begin anew.
                "cursor" if after.is_none() && is_id(&value) => after = Some(value),
                "limit" if most.is_none() => {
                    let number = value.parse().ok().filter(|most| (1..=MOST).contains(most));
                    most = Some(number.ok_or(Error::BadParameter(name))?);
                }
                _ => return Err(Error::BadParameter(name.chars().take(NAME_MAX).collect())),
            }
        }
        Ok(Wanted { after: after.unwrap_or_default(), most: most.unwrap_or(USUAL) })
    }
}

/// A page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Listed<T> {
    /// The entries, by their ids.
    pub items: Vec<T>,
    /// The cursor of the next page; `None`: this is the last one.
    pub next: Option<String>,
}

impl<T> Listed<T> {
    /// Makes a page of what was read: one entry more than wanted says that there is another page.
    pub fn new(mut items: Vec<T>, wanted: &Wanted, id: impl Fn(&T) -> &str) -> Self {
        let more = items.len() > wanted.most;
        items.truncate(wanted.most);
        let next = if more { items.last().map(|item| id(item).to_owned()) } else { None };
        Self { items, next }
    }
}

impl<T: Described> Described for Listed<T> {
    fn schema() -> Value {
        json!({
            "type": "object",
            "properties": {
                "items": { "type": "array", "items": T::schema() },
                "next": { "type": ["string", "null"], "description": "The cursor of the next page; null: this is the last one." },
            },
            "required": ["items", "next"],
            "additionalProperties": false,
        })
    }
}

/// An answer that is marked by its content, so that whoever has it already is told so.
///
/// # Errors
/// When the value cannot be written.
pub fn answer(asked: &HeaderMap, value: &impl Serialize) -> Result<Response, Error> {
    let body = serde_json::to_string(value).map_err(|error| Error::Internal(error.into()))?;
    Ok(caching::revalidated(asked, "application/json", body))
}

/// Gives a failed response a body for programs (RFC 9457). Others pass.
pub fn dress(page: &Page, response: Response) -> Response {
    let status = response.status();
    if status.as_u16() < 400 {
        return response;
    }
    let failure = response.extensions().get::<Failure>();
    let incident = failure.and_then(|failure| failure.incident.clone());
    let parameter = failure.and_then(|failure| failure.parameter.clone());
    let (title, mut detail) = explain(page.t, status);
    if let Some(parameter) = &parameter {
        detail = page.t.msg_error_bad_parameter(parameter.as_str());
    }
    let mut problem = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    if let Some(incident) = incident {
        problem["incident"] = incident.into();
    }
    if let Some(parameter) = parameter {
        problem["parameter"] = parameter.into();
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (parts, problem.to_string()).into_response()
}

/// The schema of what [`dress`] writes.
pub fn problem() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong (RFC 9457), in the language of the request.",
        "properties": {
            "type": { "type": "string", "format": "uri-reference" },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string" },
            "parameter": { "type": "string", "description": "The parameter of the address that makes no sense." },
            "incident": { "type": "string", "description": "The number under which the operator finds it in the log." },
        },
        "required": ["type", "title", "status", "detail"],
        "additionalProperties": false,
    })
}

/// The statuses of failures that any address may answer.
pub const FAILURES: [StatusCode; 4] = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED, StatusCode::TOO_MANY_REQUESTS];

#[cfg(test)]
mod tests {
    use super::*;

    record! {
        /// A tree of the park.
        struct Tree {
            /// Its name.
            name: String,
            /// When it was
            /// planted.
            planted: Option<Day>,
        }
    }

    #[test]
    fn a_record_says_what_it_holds() {
        let schema = Tree::schema();
        assert_eq!(schema["required"], json!(["name", "planted"]));
        assert_eq!(schema["properties"]["planted"]["description"], "When it was planted.");
        let tree = Tree { name: "Linde".into(), planted: Some(jiff::civil::date(2021, 2, 24).into()) };
        assert_eq!(serde_json::to_value(tree).unwrap(), json!({ "name": "Linde", "planted": "2021-02-24" }));
    }

    #[test]
    fn a_page_says_whether_there_is_another() {
        let wanted = Wanted { after: String::new(), most: 2 };
        let page = |items: &[&str]| Listed::new(items.iter().map(ToString::to_string).collect(), &wanted, |item| item);
        assert_eq!((page(&["a", "b", "c"]).next.as_deref(), page(&["a", "b"]).next), (Some("b"), None));
    }

    #[test]
    fn what_no_list_gave_out_is_refused() {
        let pair = |name: &str, value: Option<&str>| value.map(|value| (name.to_owned(), value.to_owned()));
        let asked = |cursor: Option<&str>, limit: Option<&str>| Asked(pair("cursor", cursor).into_iter().chain(pair("limit", limit)).collect()).wanted();
        assert_eq!(asked(None, None).unwrap().most, USUAL);
        assert_eq!(asked(Some(&"0f".repeat(16)), Some("200")).unwrap().most, 200);
        for (cursor, limit) in [(Some("x"), None), (Some(""), None), (None, Some("0")), (None, Some("201")), (None, Some("viel")), (None, Some("-1"))] {
            assert!(asked(cursor, limit).is_err(), "{cursor:?} {limit:?}");
        }
        let twice = Asked(vec![("limit".to_owned(), "1".to_owned()), ("limit".to_owned(), "2".to_owned())]).wanted();
        assert!(matches!(twice, Err(Error::BadParameter(name)) if name == "limit"));
    }
}

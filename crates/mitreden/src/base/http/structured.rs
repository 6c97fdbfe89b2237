//! schema.org values inside a page (JSON-LD). Knows no type of a feature.

use serde_json::{Value, json};

/// The way to a page (`BreadcrumbList`): names and absolute addresses, from the start page down.
pub fn breadcrumb(steps: &[(String, String)]) -> String {
    let items: Vec<Value> = steps
        .iter()
        .enumerate()
        .map(|(position, (name, address))| json!({ "@type": "ListItem", "position": position + 1, "name": name, "item": address }))
        .collect();
    script_safe(&json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items }))
}

/// JSON in which nothing can end or open a script element: `<`, `>` and `&` are written as escapes (HTML section 4.12.1.3).
pub fn script_safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_counted_from_one() {
        let steps = [("Start".to_owned(), "https://gera.example/".to_owned()), ("Programm".to_owned(), "https://gera.example/programm".to_owned())];
        let value: Value = serde_json::from_str(&breadcrumb(&steps)).expect("JSON");
        assert_eq!(value["itemListElement"][1]["position"], 2);
    }
}

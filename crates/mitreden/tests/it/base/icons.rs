//! Every icon that a page names is drawn: one without a drawing is a filled square. Looks at no picture.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::house;

/// What stands before the name of an icon in templates.
const NAMED: [&str; 4] = ["icon=\"", "actions::icon(\"", "feedback::empty(\"", "kern-icon--"];

fn templates(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { templates(&path) } else { vec![path] }).collect()
}

/// The icons that a template names outright; one that a value names is not among them.
fn icons(template: &str) -> BTreeSet<String> {
    let behind = NAMED.iter().flat_map(|before| template.split(before).skip(1));
    let name = |rest: &str| rest.split(|c: char| !c.is_ascii_lowercase() && c != '-').next().unwrap_or_default().to_owned();
    behind.map(name).filter(|name| !name.is_empty()).collect()
}

#[tokio::test]
async fn every_icon_of_the_templates_is_drawn() {
    let house = house::open().await;
    let page = house::text(house.browser().get("/").await).await;
    let sheet = page.split("href=\"").map(|rest| rest.split('"').next().unwrap_or_default()).find(|href| href.contains("/main-") && href.ends_with(".css"));
    let styles = house::text(house.browser().get(sheet.unwrap()).await).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/templates");
    let named: BTreeSet<String> = templates(&folder).iter().flat_map(|path| icons(&fs::read_to_string(path).unwrap())).collect();
    assert!(named.len() > 20, "{named:?}");
    let missing: Vec<_> = named.iter().filter(|name| !styles.contains(&format!(".kern-icon--{name}{{"))).collect();
    assert!(missing.is_empty(), "no drawing for {missing:?}");
}

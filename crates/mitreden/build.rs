//! Before compiling: the words from locales/, the front end from web/, the licences of all parts. Compiles no Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.join("migrations").display());
    words(&root.join("locales"), &out)?;
    let built = front_end(&root.join("web"), &out)?;
    embed(&built, &out)?;
    licences(&root, &out)
}

/// What `memory_serve::load!` includes. Its own `load_directory` would watch the files written here, and so build anew each time.
fn embed(built: &Path, out: &Path) -> Outcome {
    let release = std::env::var("PROFILE")? == "release";
    let assets = memory_serve::assets_to_code("web", built, out, release, |_| ());
    fs::copy(built.join("manifest.json"), out.join("web-manifest.json"))?;
    fs::write(out.join("memory_serve_assets.rs"), format!("&[(\"default\", {assets})]"))?;
    Ok(())
}

/// Typed accessors for every message of locales/; German is the contract the other languages are held to.
fn words(locales: &Path, out: &Path) -> Outcome {
    println!("cargo::rerun-if-changed={}", locales.display());
    let text = |path: PathBuf| path.to_str().map(str::to_owned).ok_or("a path that is not UTF-8");
    let options = BuildOptions::default()
        .with_default_language("de")
        .with_locales_folder(&text(locales.to_owned())?)
        .with_output_file_path(&text(out.join("words.rs"))?)
        .with_ftl_output(FtlOutputOptions::single_file(&text(out.join("words.ftl"))?))
        .with_lint_level(LintLevel::Deny)
        .without_format();
    try_build_from_locales_folder(options)?;
    Ok(())
}

/// Builds web/ into `out`, or takes a finished build from MITREDEN_UI_DIST. Answers the folder that holds manifest.json.
fn front_end(web: &Path, out: &Path) -> Outcome<PathBuf> {
    println!("cargo::rerun-if-env-changed=MITREDEN_UI_DIST");
    if let Some(finished) = std::env::var_os("MITREDEN_UI_DIST") {
        let finished = fs::canonicalize(&finished).map_err(|e| format!("MITREDEN_UI_DIST={}: {e}", finished.display()))?;
        println!("cargo::rerun-if-changed={}", finished.display());
        return Ok(finished);
    }
    let web = fs::canonicalize(web)?;
    for part in ["build.mjs", "package-lock.json", "scripts", "styles", "icons", "fonts", "locales"] {
        if web.join(part).exists() {
            println!("cargo::rerun-if-changed={}", web.join(part).display());
        }
    }
    // An editor's analysis and a build in the terminal may run this at the same time.
    let lock = File::create(web.join(".build-lock"))?;
    lock.lock()?;
    install(&web)?;
    let built = out.join("web");
    run(Command::new("node").arg("build.mjs").arg("--out").arg(&built).current_dir(&web))?;
    Ok(built)
}

/// `npm ci` when the lockfile differs from the one that was installed last.
fn install(web: &Path) -> Outcome {
    let wanted = fs::read(web.join("package-lock.json"))?;
    let stamp = web.join("node_modules/.installed-lockfile");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(web))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn run(command: &mut Command) -> Outcome {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|e| {
        format!("cannot start `{name}` ({e}): the front end needs Node.js 20 or newer with npm. Install it, or set MITREDEN_UI_DIST to a finished build.")
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("`{name}` failed while building the front end in web/:\n{}", String::from_utf8_lossy(&said)).into())
}

/// One part made by others: name, version, licence, and where its files lie.
type Part = (String, String, String, PathBuf);

/// Writes licences.json (what is inside, under which licence) and licences.txt.gz (the texts).
fn licences(root: &Path, out: &Path) -> Outcome {
    println!("cargo::rerun-if-changed={}", root.join("Cargo.lock").display());
    let stamp = out.join("licences.stamp");
    let state = [fs::read(root.join("Cargo.lock"))?, fs::read(root.join("web/package-lock.json"))?, fs::read("build.rs")?].concat();
    if fs::read(&stamp).is_ok_and(|last| last == state) {
        return Ok(());
    }
    let mut parts: BTreeSet<Part> = crates()?;
    parts.extend(packages(&root.join("web"))?);
    parts.insert(("Fira Sans".into(), "4.3".into(), "OFL-1.1".into(), root.join("web/fonts")));
    let list: Vec<Value> = parts.iter().map(|(name, version, licence, _)| json!({ "name": name, "version": version, "licence": licence })).collect();
    fs::write(out.join("licences.json"), serde_json::to_vec(&list)?)?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version, _, folder) in &parts {
        for text in licence_texts(folder) {
            texts.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    let mut packed = GzEncoder::new(File::create(out.join("licences.txt.gz"))?, Compression::best());
    for (text, parts) in texts {
        writeln!(packed, "{}\n\n{}\n\n{}\n", parts.join(", "), text.trim(), "-".repeat(80))?;
    }
    packed.finish()?;
    fs::write(stamp, state)?;
    Ok(())
}

/// The crates that are compiled into the program on this platform; not those that only build or test it.
fn crates() -> Outcome<BTreeSet<Part>> {
    let metadata = metadata(&["--offline"]).or_else(|_| metadata(&[]))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> = list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let mut open: Vec<String> = packages.values().filter(|package| package["name"] == "mitreden").map(|package| text(&package["id"])).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let linked = list(&nodes[&id]["deps"]).into_iter().filter(|dep| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
        open.extend(linked.map(|dep| text(&dep["pkg"])));
    }
    let foreign = seen.iter().map(|id| &packages[id]).filter(|package| !package["source"].is_null());
    Ok(foreign
        .map(|package| {
            let folder = PathBuf::from(text(&package["manifest_path"])).parent().map(Path::to_owned).unwrap_or_default();
            (text(&package["name"]), text(&package["version"]), text(&package["license"]), folder)
        })
        .collect())
}

fn metadata(more: &[&str]) -> Outcome<Value> {
    let target = std::env::var("TARGET")?;
    let mut command = Command::new(std::env::var("CARGO")?);
    command.args(["metadata", "--format-version=1", "--locked", "--filter-platform", &target]).args(more);
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("`cargo metadata` failed while collecting the licences:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The npm packages that reach the browser; not those that only build the front end.
fn packages(web: &Path) -> Outcome<BTreeSet<Part>> {
    let lock: Value = serde_json::from_slice(&fs::read(web.join("package-lock.json"))?)?;
    let packages = lock["packages"].as_object().cloned().unwrap_or_default();
    let shipped = packages.into_iter().filter(|(path, package)| !path.is_empty() && package["dev"] != true && package["optional"] != true);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let named = shipped.filter_map(|(path, package)| path.rsplit_once("node_modules/").map(|(_, name)| (name.to_owned(), path.clone(), package)));
    Ok(named.map(|(name, path, package)| (name, text(&package["version"]), text(&package["license"]), web.join(path))).collect())
}

/// What stands in the licence files of a folder.
fn licence_texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let named = |name: &str| ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT", "OFL"].iter().any(|start| name.to_ascii_uppercase().starts_with(start));
    let files = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(named));
    let mut texts: Vec<String> = files.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect();
    texts.sort();
    texts
}

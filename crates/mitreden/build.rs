//! Before compiling: the words from locales/, the front end from web/. Compiles no Rust.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.join("migrations").display());
    words(&root.join("locales"), &out)?;
    let built = front_end(&root.join("web"), &out)?;
    embed(&built, &out)
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

//! Brings the schema up to date from migrations/{sqlite,postgres}. Holds no SQL.

use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

/// One step: its file without number, and its text in either engine's words.
struct Step {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($number:literal, $name:literal) => {
        Step {
            name: $name,
            sqlite: include_str!(concat!("../../../../../migrations/sqlite/", $number, "_", $name, ".sql")),
            postgres: include_str!(concat!("../../../../../migrations/postgres/", $number, "_", $name, ".sql")),
        }
    };
}

/// All steps in order; the number of a step is its place. Listed here because sqlx's macro would build both engines twice.
const STEPS: &[Step] = &[
    step!("0001", "accounts"),
    step!("0002", "programme"),
    step!("0003", "rooms"),
    step!("0004", "site"),
    step!("0005", "rooms"),
    step!("0006", "rooms"),
    step!("0007", "rooms"),
    step!("0008", "rooms"),
    step!("0009", "accounts"),
    step!("0010", "mail"),
    step!("0011", "search"),
    step!("0012", "rooms"),
    step!("0013", "audit"),
    step!("0014", "news"),
    step!("0015", "accounts"),
    step!("0016", "surveys"),
    step!("0017", "registration"),
    step!("0018", "comments"),
    step!("0019", "moderation"),
    step!("0020", "settings"),
    step!("0021", "figures"),
    step!("0022", "privacy"),
    step!("0023", "notifications"),
    step!("0024", "accounts"),
    step!("0025", "people"),
    step!("0026", "privacy"),
    step!("0027", "notifications"),
    step!("0028", "mail"),
    step!("0029", "notifications"),
    step!("0030", "setup"),
    step!("0031", "import"),
    step!("0032", "trace"),
    step!("0033", "groups"),
    step!("0034", "notifications"),
    step!("0035", "topics"),
    step!("0036", "decisions"),
    step!("0037", "measures"),
    step!("0038", "ideas"),
    step!("0039", "accounts"),
    step!("0040", "drafts"),
    step!("0041", "bookings"),
    step!("0042", "measures"),
    step!("0043", "ideas"),
    step!("0044", "places"),
    step!("0045", "originals"),
    step!("0046", "topics"),
];

/// The number of the newest step.
pub fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Runs the migrations that are missing, each in a transaction, up to a number.
pub(super) async fn run(write: &DatabaseConnection, last: i64) -> Result<(), MigrateError> {
    match write.get_database_backend() {
        DbBackend::Postgres => migrator(|step| step.postgres, last).run(write.get_postgres_connection_pool()).await,
        _ => migrator(|step| step.sqlite, last).run(write.get_sqlite_connection_pool()).await,
    }
}

fn migrator(text: fn(&Step) -> &'static str, last: i64) -> Migrator {
    let numbered = (1..=last).zip(STEPS);
    let migrations = numbered.map(|(number, step)| Migration::new(number, step.name.into(), MigrationType::Simple, text(step).into_sql_str(), false));
    Migrator::with_migrations(migrations.collect())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::STEPS;

    #[test]
    fn every_file_is_a_step() {
        for engine in ["sqlite", "postgres"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(engine);
            let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            files.sort();
            let steps: Vec<_> = (1..).zip(STEPS).map(|(number, step)| format!("{number:04}_{}.sql", step.name)).collect();
            assert_eq!(files, steps, "{engine}");
        }
    }
}

//! The settings in force: the operator's with the administration's over them, and what pages draw from them. A value; swapped whole.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};

use super::{images, store};
use crate::base::http::page::{Brand, Look, Sheet};
use crate::base::ids::hex;
use crate::config::{self, Config};

/// What is in force now.
#[derive(Clone, Debug)]
pub struct Current {
    /// All settings.
    pub config: Arc<Config>,
    /// The city's face in words.
    pub brand: Brand,
    /// Its pictures, its colours, the text of the footer.
    pub look: Arc<Look>,
}

impl Current {
    /// What the database holds, over the operator's settings.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(c: &impl ConnectionTrait, operator: &Config) -> Result<Current, DbErr> {
        let stored = store::all_settings(c).await?;
        let values = stored.into_iter().filter_map(|(name, text)| Some((name, serde_json::from_str(&text).ok()?)));
        let config = config::lay_over(operator, values);
        let (logo, funding) = images::shown(c).await?;
        let look = Look { logo, funding, footer: config.site.footer.clone(), sheet: sheet(&config) };
        let brand = Brand { name: config.site.name.clone(), city: config.site.city.clone() };
        Ok(Current { config: Arc::new(config), brand, look: Arc::new(look) })
    }
}

/// The style sheet of the city's own colours, if it has some.
fn sheet(config: &Config) -> Option<Sheet> {
    let text = config.theme.style_sheet();
    let address = format!("/thema.css?{}", &hex(&Sha256::digest(&text))[..10]);
    (!text.is_empty()).then_some(Sheet { address, text })
}

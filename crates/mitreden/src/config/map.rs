//! Settings of the map of measures. Fetches no picture of it.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::base::outward::is_safe;

/// Where pictures of the map come from. The portal fetches them itself: no browser asks anybody else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Map {
    /// Address of a tile with `{z}`, `{x}` and `{y}`; empty: places are a list without a map.
    pub tiles: String,
    /// What the owner of the tiles wants to read beside the map.
    pub credit: String,
}

impl Map {
    /// Whether there is a map.
    pub fn is_on(&self) -> bool {
        !self.tiles.is_empty()
    }

    /// Whether the address of the tiles can be used: all three numbers in it, and TLS unless it is this machine.
    pub(super) fn is_fit(&self) -> bool {
        let has_places = ["{z}", "{x}", "{y}"].iter().all(|place| self.tiles.contains(place));
        !self.is_on() || (has_places && Url::parse(&self.tile(0, 0, 0)).is_ok_and(|url| is_safe(&url)))
    }

    /// The address of a tile (slippy map: column and row from the north-west, 2^zoom of each).
    pub fn tile(&self, zoom: u8, column: i64, row: i64) -> String {
        self.tiles.replace("{z}", &zoom.to_string()).replace("{x}", &column.to_string()).replace("{y}", &row.to_string())
    }
}

//! Removing a measure: what others point to stays. Never the trail's own rules.

use mitreden::accounts::Role;

use super::{ADDRESS, measure};
use crate::house::{self, text};
use crate::programme::{anybody, staff};

#[tokio::test]
async fn a_measure_goes_unless_something_points_to_it() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        ada.sends("/massnahmen/neu", &measure(&[("goal", "Leuchten stehen")])).await;
        ada.announces("Rundgang", &[]).await;
        let event = ada.reads("/programm/rundgang").await;
        let id = event.split("/spur/termin/").nth(1).unwrap().split('/').next().unwrap();
        let page = ada.reads(ADDRESS).await;
        let anchor = page.split("id=\"meilenstein-").nth(1).unwrap().split('"').next().unwrap();
        // Also what points to one of its milestones holds it.
        let what = format!("{ADDRESS}#meilenstein-{anchor}");
        let edit = format!("/spur/termin/{id}/bearbeiten");
        ada.sends(&edit, &[("way", "result"), ("what", &what)]).await;
        let asked = ada.reads(&format!("{ADDRESS}/entfernen")).await;
        assert!(asked.contains("kann so nicht entfernt werden") && asked.contains("href=\"/programm/rundgang\"") && !asked.contains("Endgültig"), "{asked}");
        let refused = ada.post(&format!("{ADDRESS}/entfernen"), &[]).await;
        assert_eq!(refused.status(), 409);
        assert!(text(refused).await.contains("verweist auf sie"));
        assert!(anybody(&house).reads("/suche?q=Strom&art=measure").await.contains(ADDRESS));

        ada.sends("/massnahmen/neu", &measure(&[("title", "Irrtum")])).await;
        let asked = ada.reads("/massnahmen/irrtum/entfernen").await;
        assert!(asked.contains("Endgültig entfernen") && asked.contains("Irrtum"), "{asked}");
        assert_eq!(ada.sends("/massnahmen/irrtum/entfernen", &[]).await, "/massnahmen");
        let guest = anybody(&house);
        assert_eq!(guest.get("/massnahmen/irrtum").await.status(), 404);
        assert!(!guest.reads("/suche?q=Irrtum").await.contains("/massnahmen/irrtum") && !guest.reads("/sitemap.xml").await.contains("irrtum"));
        house.running.stop().await;
    }
}

//! Looks at each part of the portal and says what it found. The verdicts stand in `judge`.

use std::net::SocketAddr;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::net::TcpStream;

use super::judge::{self, AddressFault, MediaFault};
use super::model::{Area, Finding, State};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::Error;
use crate::base::i18n::{Language, Words};
use crate::{backup, site};

/// How long a port of our own may take to answer.
const KNOCK: Duration = Duration::from_secs(2);

/// Without a round of the schedule for so long something hangs: it comes every ten minutes.
const ROUND_LATE: SignedDuration = SignedDuration::from_mins(45);

/// Without a nightly backup for so long something is wrong.
const BACKUP_LATE: SignedDuration = SignedDuration::from_hours(36);

/// No release of this program is older: a clock before it is wrong.
const EARLIEST: i64 = 1_767_225_600;

/// What a check needs.
#[derive(Clone, Copy)]
struct Look<'a> {
    app: &'a App,
    site: &'a Site,
    t: &'static Words,
    language: Language,
}

impl Look<'_> {
    fn finding(&self, area: Area, state: State, says: Vec<String>) -> Finding {
        let t = self.t;
        let word = match state {
            State::Good => t.msg_health_good(),
            State::Warning => t.msg_health_warning(),
            State::Fault => t.msg_health_fault(),
        };
        Finding { area, state, title: title(t, area), word, says, next: Vec::new(), link: None }
    }

    fn moment(&self, at: Timestamp) -> String {
        dates::moment(&dates::local(at, &self.site.zone()), self.language)
    }
}

fn title(t: &Words, area: Area) -> String {
    match area {
        Area::Database => t.msg_health_database(),
        Area::Disk => t.msg_health_disk(),
        Area::Post => t.msg_health_post(),
        Area::Media => t.msg_health_media(),
        Area::Address => t.msg_health_address(),
        Area::Backup => t.msg_health_backup(),
        Area::Legal => t.msg_health_legal(),
        Area::Jobs => t.msg_health_jobs(),
        Area::Clock => t.msg_health_clock(),
        Area::Program => t.msg_health_program(),
    }
}

pub(super) async fn all(app: &App, language: Language) -> Result<Vec<Finding>, Error> {
    some(app, language, &Area::ALL).await
}

pub(super) async fn some(app: &App, language: Language, areas: &[Area]) -> Result<Vec<Finding>, Error> {
    let look = Look { app, site: app.site(""), t: language.words(), language };
    let mut findings = Vec::new();
    for area in areas {
        findings.push(match area {
            Area::Database => database(look).await?,
            Area::Disk => disk(look),
            Area::Post => post(look).await?,
            Area::Media => media(look).await,
            Area::Address => address(look),
            Area::Backup => backups(look),
            Area::Legal => legal(look),
            Area::Jobs => jobs(look),
            Area::Clock => clock(look),
            Area::Program => program(look),
        });
    }
    Ok(findings)
}

async fn database(look: Look<'_>) -> Result<Finding, Error> {
    let db = &look.site.db;
    let (version, bytes, migration) = (db.version().await?, db.bytes().await?, db.migration().await?);
    let size = size(u64::try_from(bytes).unwrap_or(0), look.language);
    Ok(look.finding(Area::Database, State::Good, vec![look.t.msg_health_database_says(version.as_str(), size.as_str(), migration.to_string())]))
}

fn disk(look: Look<'_>) -> Finding {
    let t = look.t;
    let Ok(space) = rustix::fs::statvfs(&look.site.data) else {
        return look.finding(Area::Disk, State::Warning, vec![t.msg_health_disk_unknown()]);
    };
    let (free, total) = (space.f_bavail.saturating_mul(space.f_frsize), space.f_blocks.saturating_mul(space.f_frsize));
    let state = judge::disk(free);
    let folder = look.site.data.display().to_string();
    let mut finding = look.finding(Area::Disk, state, vec![t.msg_health_disk_says(size(free, look.language), size(total, look.language), folder)]);
    if state != State::Good {
        finding.next.push(t.msg_health_disk_next());
    }
    finding
}

async fn post(look: Look<'_>) -> Result<Finding, Error> {
    let (t, outbox) = (look.t, &look.site.outbox);
    if !outbox.works() {
        let mut finding = look.finding(Area::Post, State::Fault, vec![t.msg_health_post_none()]);
        finding.next.push(t.msg_health_post_none_next());
        return Ok(finding);
    }
    let health = outbox.health(&look.site.db.read).await?;
    let last = outbox.last_sent(&look.site.db.read).await?;
    let state = if health.failed > 0 || health.delayed > 0 || !outbox.has_server() { State::Warning } else { State::Good };
    let mut finding = look.finding(Area::Post, state, vec![t.msg_health_post_counts(health.waiting)]);
    if health.failed > 0 {
        finding.says.push(t.msg_health_post_lost(health.failed));
    }
    finding.says.push(last.map_or_else(|| t.msg_health_post_never(), |at| t.msg_health_post_last(look.moment(at))));
    if !outbox.has_server() {
        finding.says.push(t.msg_health_post_folder());
        finding.next.push(t.msg_health_post_none_next());
    }
    if health.delayed > 0 {
        finding.says.push(t.msg_health_post_delayed(health.delayed));
    }
    if health.failed > 0 || health.delayed > 0 {
        finding.next.push(t.msg_health_post_failed_next());
        finding.link = Some(("/verwaltung/post", t.msg_nav_post()));
    }
    Ok(finding)
}

async fn media(look: Look<'_>) -> Finding {
    let (t, vitals) = (look.t, look.app.rooms.vitals());
    let faults = judge::media(&vitals, !judge::is_local(&look.site.base_url));
    let mut state = if faults.is_empty() { State::Good } else { State::Warning };
    let none = || t.msg_health_media_off();
    let list = |addresses: &[SocketAddr]| if addresses.is_empty() { none() } else { listed(addresses) };
    let mut says = vec![t.msg_health_media_udp(list(&vitals.udp)), t.msg_health_media_tcp(list(&vitals.tcp))];
    let mut next = Vec::new();
    if let Some(closed) = closed(&vitals.tcp).await {
        state = State::Warning;
        says.push(t.msg_health_media_closed(closed.to_string()));
        next.push(t.msg_health_media_closed_next());
    }
    says.push(t.msg_health_media_now(vitals.rooms, vitals.people));
    if vitals.sent > 0 {
        says.push(t.msg_health_media_lost(percent(vitals.lost, vitals.sent, look.language)));
    }
    for fault in faults {
        let (fault_says, fault_next) = match fault {
            MediaFault::Inside => {
                state = State::Fault;
                (t.msg_health_media_inside(), t.msg_health_media_inside_next())
            }
            MediaFault::NoTcp => (t.msg_health_media_no_tcp(), t.msg_health_media_no_tcp_next()),
            MediaFault::NoUdp => (t.msg_health_media_no_udp(), t.msg_health_media_no_udp_next()),
            MediaFault::Lossy => (t.msg_health_media_lossy(), t.msg_health_media_lossy_next()),
            MediaFault::Failed => (t.msg_health_media_failed(), t.msg_health_program_next()),
        };
        says.push(fault_says);
        next.push(fault_next);
    }
    says.push(t.msg_health_media_outside());
    let mut finding = look.finding(Area::Media, state, says);
    finding.next = next;
    finding
}

fn listed(addresses: &[SocketAddr]) -> String {
    addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The first of our own TCP addresses that takes no connection from here.
async fn closed(addresses: &[SocketAddr]) -> Option<SocketAddr> {
    for address in addresses {
        if !matches!(tokio::time::timeout(KNOCK, TcpStream::connect(address)).await, Ok(Ok(_))) {
            return Some(*address);
        }
    }
    None
}

fn address(look: Look<'_>) -> Finding {
    let (t, base_url) = (look.t, look.site.base_url.as_str());
    let faults = judge::address(&look.site.config, base_url);
    let state = match faults.first() {
        None => State::Good,
        Some(AddressFault::Plain) => State::Fault,
        Some(_) => State::Warning,
    };
    let mut finding = look.finding(Area::Address, state, vec![t.msg_health_address_says(base_url)]);
    for fault in faults {
        let (says, next) = match fault {
            AddressFault::Local => (t.msg_health_address_local(), t.msg_health_address_local_next()),
            AddressFault::Plain => (t.msg_health_address_plain(), t.msg_health_address_plain_next()),
            AddressFault::Proxy => (t.msg_health_address_proxy(), t.msg_health_address_proxy_next()),
        };
        finding.says.push(says);
        finding.next.push(next);
    }
    if base_url.starts_with("https://") {
        finding.says.push(t.msg_health_address_certificate());
    }
    finding
}

fn backups(look: Look<'_>) -> Finding {
    let t = look.t;
    let (state, says, next) = match backup::standing(look.site) {
        backup::Standing::Off => (State::Warning, t.msg_health_backup_off(), Some(t.msg_health_backup_off_next())),
        backup::Standing::None => (State::Warning, t.msg_health_backup_none(), None),
        backup::Standing::Some(last) => {
            let late = look.site.clock.now().duration_since(last.at) > BACKUP_LATE;
            let says = t.msg_health_backup_says(look.moment(last.at), size(last.bytes, look.language), last.count);
            if late { (State::Fault, says, Some(t.msg_health_backup_late_next())) } else { (State::Good, says, None) }
        }
    };
    let mut finding = look.finding(Area::Backup, state, vec![says]);
    finding.next.extend(next);
    finding
}

fn legal(look: Look<'_>) -> Finding {
    let (t, current) = (look.t, look.site.current());
    let duties = site::duties(&current.config, look.site.clock.now());
    if duties.is_empty() {
        return look.finding(Area::Legal, State::Good, vec![t.msg_health_legal_good()]);
    }
    let mut finding = look.finding(Area::Legal, State::Warning, Vec::new());
    for duty in duties {
        finding.says.push(match duty {
            site::Duty::Imprint => t.msg_health_legal_imprint(),
            site::Duty::Privacy => t.msg_health_legal_privacy(),
            site::Duty::Statement => t.msg_health_legal_statement(),
            site::Duty::Exceptions => t.msg_health_legal_exceptions(),
        });
    }
    finding.next.push(t.msg_health_legal_next());
    finding.link = Some(("/verwaltung/einstellungen", t.msg_nav_settings()));
    finding
}

fn jobs(look: Look<'_>) -> Finding {
    let (t, pulse, now) = (look.t, &look.site.pulse, look.site.clock.now());
    let since = pulse.last().unwrap_or(pulse.started);
    let late = now.duration_since(since) > ROUND_LATE;
    let says = pulse.last().map_or_else(|| t.msg_health_jobs_never(), |at| t.msg_health_jobs_says(look.moment(at)));
    let mut finding = look.finding(Area::Jobs, if late { State::Fault } else { State::Good }, vec![says]);
    if late {
        finding.next.push(t.msg_health_program_next());
    }
    finding
}

fn clock(look: Look<'_>) -> Finding {
    let (t, now) = (look.t, look.site.clock.now());
    let zone = look.site.current().config.site.time_zone.clone();
    let wrong = now.as_second() < EARLIEST;
    let mut finding = look.finding(Area::Clock, if wrong { State::Fault } else { State::Good }, vec![t.msg_health_clock_says(look.moment(now), zone)]);
    finding.says.push(t.msg_health_clock_compare());
    if wrong {
        finding.next.push(t.msg_health_clock_next());
    }
    finding
}

fn program(look: Look<'_>) -> Finding {
    let started = look.moment(look.site.pulse.started);
    let mut says = vec![look.t.msg_health_program_says(env!("CARGO_PKG_VERSION"), started)];
    // Nothing is at fault without it: Markdown is still taken in.
    if !look.site.config.drafts.converter.is_file() {
        says.push(look.t.msg_health_program_converter(look.site.config.drafts.converter.display().to_string()));
    }
    look.finding(Area::Program, State::Good, says)
}

/// A size as people read it: "12,3 MB".
pub(super) fn size(bytes: u64, language: Language) -> String {
    let (unit, per) = match bytes {
        0..1_000_000 => ("kB", 1_000),
        1_000_000..1_000_000_000 => ("MB", 1_000_000),
        _ => ("GB", 1_000_000_000),
    };
    decimal(bytes.saturating_mul(10) / per, language) + "\u{a0}" + unit
}

fn percent(part: u64, whole: u64, language: Language) -> String {
    decimal(part.saturating_mul(1000) / whole.max(1), language) + "\u{a0}%"
}

/// Tenths with one decimal place.
fn decimal(tenths: u64, language: Language) -> String {
    let comma = if language == Language::De { ',' } else { '.' };
    format!("{}{comma}{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_by_people() {
        assert_eq!(size(0, Language::De), "0,0\u{a0}kB");
        assert_eq!(size(12_345_678, Language::De), "12,3\u{a0}MB");
        assert_eq!(size(7_900_000_000, Language::En), "7.9\u{a0}GB");
        assert_eq!(percent(25, 1000, Language::De), "2,5\u{a0}%");
    }
}

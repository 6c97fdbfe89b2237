//! What a process costs, read from `/proc` from outside: processor time by thread, memory. Changes nothing in it.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::Context as _;

/// One clock tick of `/proc/<pid>/stat`: USER_HZ is 100 on every Linux (proc(5)).
const TICK: Duration = Duration::from_millis(10);

/// Processor time of one thread name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    /// Time on a processor, exact to the nanosecond (`schedstat`).
    pub total: Duration,
    /// Time it could have run and had to wait for a processor: beside much of it, no loss is the process's own.
    pub waited: Duration,
    /// Of the total in user space, in ticks of 10 ms.
    pub user: Duration,
    /// Of the total in the kernel, in ticks of 10 ms.
    pub system: Duration,
}

impl Spent {
    /// What was spent since an earlier reading.
    pub fn since(&self, earlier: Spent) -> Spent {
        Spent {
            total: self.total.saturating_sub(earlier.total),
            waited: self.waited.saturating_sub(earlier.waited),
            user: self.user.saturating_sub(earlier.user),
            system: self.system.saturating_sub(earlier.system),
        }
    }

    fn plus(&self, other: Spent) -> Spent {
        Spent { total: self.total + other.total, waited: self.waited + other.waited, user: self.user + other.user, system: self.system + other.system }
    }
}

/// A reading of a process.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Processor time by the name of the thread; threads of one name are added up.
    pub threads: BTreeMap<String, Spent>,
    /// Resident memory in KiB.
    pub resident: u64,
    /// The most that was ever resident in KiB.
    pub peak: u64,
}

impl Reading {
    /// Reads a process that is still there.
    ///
    /// # Errors
    /// When it is gone or `/proc` is not Linux's.
    pub fn of(pid: u32) -> anyhow::Result<Self> {
        let mut threads: BTreeMap<String, Spent> = BTreeMap::new();
        let tasks = format!("/proc/{pid}/task");
        for task in fs::read_dir(&tasks).with_context(|| format!("no process {pid}"))? {
            // A thread that ended in between is skipped: what it spent shows in no table then.
            let Some((name, spent)) = thread(&task?.path()) else { continue };
            let sum = threads.entry(name).or_default();
            *sum = sum.plus(spent);
        }
        let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
        Ok(Reading { threads, resident: field(&status, "VmRSS:"), peak: field(&status, "VmHWM:") })
    }

    /// All threads together.
    pub fn total(&self) -> Spent {
        self.threads.values().fold(Spent::default(), |sum, spent| sum.plus(*spent))
    }

    /// What each thread name spent since an earlier reading, the busiest first.
    pub fn since(&self, earlier: &Reading) -> Vec<(String, Spent)> {
        let mut spent: Vec<(String, Spent)> = self
            .threads
            .iter()
            .map(|(name, now)| {
                let before = earlier.threads.get(name).copied().unwrap_or_default();
                (name.clone(), now.since(before))
            })
            .collect();
        spent.sort_by_key(|(_, spent)| std::cmp::Reverse(spent.total));
        spent
    }
}

/// Datagrams the kernel threw away because this process did not read its UDP sockets in time.
pub fn dropped_datagrams(ports: &[u16]) -> u64 {
    let Ok(table) = fs::read_to_string("/proc/net/udp") else { return 0 };
    table.lines().skip(1).filter_map(|line| drops_of(line, ports)).sum()
}

fn drops_of(line: &str, ports: &[u16]) -> Option<u64> {
    let local = line.split_whitespace().nth(1)?;
    let port = u16::from_str_radix(local.rsplit(':').next()?, 16).ok()?;
    if !ports.contains(&port) {
        return None;
    }
    line.split_whitespace().last()?.parse().ok()
}

fn thread(path: &std::path::Path) -> Option<(String, Spent)> {
    let name = fs::read_to_string(path.join("comm")).ok()?.trim().to_owned();
    let schedstat = fs::read_to_string(path.join("schedstat")).ok()?;
    let mut scheduled = schedstat.split_whitespace().map_while(|nanos| nanos.parse().ok()).map(Duration::from_nanos);
    let (total, waited) = (scheduled.next()?, scheduled.next()?);
    let stat = fs::read_to_string(path.join("stat")).ok()?;
    // The name may hold blanks and brackets; the fields after it begin behind the last bracket (proc(5)).
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    let user = TICK * fields.next()?.parse::<u32>().ok()?;
    let system = TICK * fields.next()?.parse::<u32>().ok()?;
    Some((name, Spent { total, waited, user, system }))
}

fn field(status: &str, name: &str) -> u64 {
    status.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Reading, drops_of};

    #[test]
    fn this_process_has_memory_and_threads() {
        let reading = Reading::of(std::process::id()).expect("this process is there");
        assert!(reading.resident > 0 && reading.peak >= reading.resident);
        assert!(!reading.threads.is_empty());
    }

    #[test]
    fn drops_are_read_for_the_named_ports_only() {
        let line = " 1: 0100007F:1F90 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0 1 2 0000 17";
        assert_eq!(drops_of(line, &[8080]), Some(17));
        assert_eq!(drops_of(line, &[8081]), None);
    }
}

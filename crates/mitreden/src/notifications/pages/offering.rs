//! What can be followed: everything general, and what an address asks for. Keeps nothing.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::app::Site;
use crate::base::dates;
use crate::base::http::{Error, Page};
use crate::groups::{self, Group};
use crate::notifications::model::Topic;
use crate::{drafts, ideas, measures, news, programme};

/// What an address wants to be ticked: `?was=newsletter,tag:park`, or the address of a thing: `?abend=…`, `?reihe=…`, `?artikel=…`, `?gruppe=…`,
/// `?massnahme=…`, `?wettbewerb=…`, `?strategie=…`.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    was: String,
    #[serde(default)]
    abend: String,
    #[serde(default)]
    reihe: String,
    #[serde(default)]
    artikel: String,
    #[serde(default)]
    gruppe: String,
    #[serde(default)]
    massnahme: String,
    #[serde(default)]
    wettbewerb: String,
    #[serde(default)]
    strategie: String,
}

/// Most topics that an address may ask for.
const MOST: usize = 20;

impl Asked {
    /// The topics; what does not exist is left out.
    pub(super) async fn topics(&self, site: &Site) -> Result<BTreeSet<Topic>, Error> {
        let read = &site.db.read;
        let mut topics: BTreeSet<Topic> = self.was.split(',').take(MOST).filter_map(Topic::of_word).collect();
        if !self.abend.is_empty() {
            topics.extend(programme::event(read, &self.abend).await?.map(|event| Topic::Event(event.id)));
        }
        if !self.reihe.is_empty() {
            topics.extend(programme::series(read, &self.reihe).await?.map(|series| Topic::Series(series.id)));
        }
        if !self.gruppe.is_empty() {
            topics.extend(groups::group(read, &self.gruppe).await?.map(|group| Topic::Group(group.id)));
        }
        if !self.massnahme.is_empty() {
            topics.extend(measures::id_at(read, &self.massnahme).await?.map(Topic::Measure));
        }
        if !self.wettbewerb.is_empty() {
            topics.extend(ideas::contest_at(read, &self.wettbewerb).await?.map(Topic::Contest));
        }
        if !self.strategie.is_empty() {
            topics.extend(drafts::id_at(read, &format!("/strategie/{}", self.strategie), "").await?.map(Topic::Draft));
        }
        if !self.artikel.is_empty()
            && let Some(tags) = news::tags_of(read, &self.artikel, site.clock.now()).await?
        {
            // An article without a tag is still news.
            topics.extend(if tags.is_empty() { vec![Topic::News] } else { tags.into_iter().map(Topic::Tag).collect() });
        }
        Ok(topics)
    }
}

/// Everything that can be followed, with its label, in the groups of the form.
pub(super) struct Offered {
    pub(super) general: Vec<(Topic, String)>,
    pub(super) events: Vec<(Topic, String)>,
    pub(super) series: Vec<(Topic, String)>,
    pub(super) tags: Vec<(Topic, String)>,
    pub(super) groups: Vec<(Topic, String)>,
    pub(super) measures: Vec<(Topic, String)>,
    pub(super) contests: Vec<(Topic, String)>,
    pub(super) drafts: Vec<(Topic, String)>,
}

impl Offered {
    /// What is offered to somebody who follows or asks for `wanted`: of events and measures only those, as there are too many.
    pub(super) async fn to(site: &Site, page: &Page, wanted: &BTreeSet<Topic>) -> Result<Self, Error> {
        let (t, read, zone) = (page.t, &site.db.read, site.zone());
        let mut events = Vec::new();
        for topic in wanted {
            let Topic::Event(id) = topic else { continue };
            if let Some(event) = programme::event_of_id(read, id).await? {
                let (starts, ends) = (dates::local(event.starts_at, &zone), dates::local(event.ends_at, &zone));
                events.push((topic.clone(), format!("{}, {}", event.title, dates::span(&starts, &ends, page.language))));
            }
        }
        let series = programme::current_series(read, site.clock.now()).await?;
        let mut series: Vec<(Topic, String)> = series.into_iter().map(|series| (Topic::Series(series.id), series.title)).collect();
        for topic in wanted {
            // What went into the archive may still be followed.
            if let Topic::Series(id) = topic
                && !series.iter().any(|(known, _)| known == topic)
                && let Some(archived) = programme::subject(read, "series", id).await?
            {
                series.push((topic.clone(), archived.title));
            }
        }
        let tags = news::tags(read, site.clock.now()).await?.into_iter().map(|(tag, label)| (Topic::Tag(tag), label)).collect();
        // What is over may still be followed by who does.
        let offered = |group: &Group| group.is_active() || wanted.contains(&Topic::Group(group.id.clone()));
        let groups = groups::every(read).await?.into_iter().filter(offered).map(|group| (Topic::Group(group.id), group.title)).collect();
        let measures = measures::titles(read).await?.into_iter().map(|(id, title)| (Topic::Measure(id), title));
        let measures = measures.filter(|(topic, _)| wanted.contains(topic)).collect();
        // What is over may still be answered: who follows it keeps it.
        let contests = ideas::contests(read).await?.into_iter();
        let contests = contests.map(|(id, title, goes_on)| (Topic::Contest(id), title, goes_on));
        let contests = contests.filter(|(topic, _, goes_on)| *goes_on || wanted.contains(topic)).map(|(topic, title, _)| (topic, title)).collect();
        let drafts = drafts::titles(read).await?.into_iter().map(|(id, title)| (Topic::Draft(id), title)).collect();
        let general = vec![
            (Topic::Newsletter, t.msg_notifications_topic_newsletter()),
            (Topic::Programme, t.msg_notifications_topic_programme()),
            (Topic::News, t.msg_notifications_topic_news()),
        ];
        Ok(Self { general, events, series, tags, groups, measures, contests, drafts })
    }

    fn all(&self) -> impl Iterator<Item = &(Topic, String)> {
        [&self.general, &self.events, &self.series, &self.tags, &self.groups, &self.measures, &self.contests, &self.drafts].into_iter().flatten()
    }

    /// Whether it can be followed.
    pub(super) fn has(&self, topic: &Topic) -> bool {
        self.all().any(|(offered, _)| offered == topic)
    }

    /// The labels of topics, in the order of the form.
    pub(super) fn labels(&self, topics: &BTreeSet<Topic>) -> Vec<String> {
        self.all().filter(|(topic, _)| topics.contains(topic)).map(|(_, label)| label.clone()).collect()
    }
}

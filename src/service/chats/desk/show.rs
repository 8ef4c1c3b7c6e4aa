//! Showing what waits for the desk: each thing once, in order, in its topic.

use std::collections::{BTreeSet, VecDeque};

use tokio::time::Instant;

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::{Delivered, Part};
use super::batch::Batch;
use super::topic::NoTopic;
use super::words::{Show, Shows};
use super::{DeskParts, WITHOUT_RIGHTS};
use crate::dialogue::reply::Reply;
use crate::ports::chats::{Place, Post, ShowError};
use crate::ports::forums::{Lack, Saying, ShownMessage};
use crate::ports::handoffs::{Audience, Item};
use crate::service::handoff::DeskWords;

/// How often a topic is made again for one thing that is to be shown.
const MOST_TOPICS: usize = 3;

impl Actor {
    /// Shows everything that waits for the desk. Where a right is missing only what needs it waits.
    pub(in crate::service::chats) async fn deliver_desk(&mut self, desk: &DeskParts) -> Result<Delivered, ChatError> {
        self.stale.extend(desk.take_advanced());
        if self.is_unchecked || self.again_at.is_some_and(|at| at <= Instant::now()) {
            match self.check_rights(desk).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
            let open = desk.handoffs.store().list_open_handoffs().await?;
            self.stale.extend(open.into_iter().map(|handoff| handoff.case));
            self.stale.append(&mut self.unmanaged);
        }
        if self.is_uncertain && self.saying == Saying::Upkeep {
            match self.refresh_topics(desk).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
        }
        let mut without_topic = BTreeSet::new();
        let mut items: VecDeque<(Item, DeskWords)> = desk.handoffs.desk_items().await?.into();
        while let Some((item, words)) = items.pop_front() {
            if item.to == Audience::Topic && without_topic.contains(&item.case) {
                continue;
            }
            self.begin_saying(Saying::Items).await?;
            let batch = self.batch(item, words, &mut items).await?;
            match self.show_batch(desk, &batch).await? {
                Shown::Whole => {
                    for item in batch.numbers() {
                        desk.handoffs.told(item, (self.parts.clock)()).await?;
                    }
                    self.forget_handed(&batch).await?;
                }
                Shown::NoRight => {
                    without_topic.insert(batch.item.case);
                }
                Shown::NotNow(delivered) => return Ok(delivered),
            }
        }
        let refreshed = self.refresh_topics(desk).await?;
        if !without_topic.is_empty() || !self.unmanaged.is_empty() {
            self.again_at = Some(Instant::now() + WITHOUT_RIGHTS);
        }
        Ok(refreshed)
    }

    async fn forget_handed(&self, batch: &Batch) -> Result<(), ChatError> {
        let (DeskWords::File(file) | DeskWords::HeldFile(file)) = &batch.words else { return Ok(()) };
        let case = &batch.item.case;
        self.forget_parcel(&case.portal, case.conversation, file).await
    }

    async fn show_batch(&mut self, desk: &DeskParts, batch: &Batch) -> Result<Shown, ChatError> {
        let item = &batch.item;
        self.stale.insert(item.case.clone());
        let is_for_all = item.to == Audience::Everybody;
        for attempt in 0..MOST_TOPICS {
            if self.topic_of(desk, &item.case).await?.is_none() && desk.handoffs.is_erased(&item.case).await? {
                // Nobody at the desk ever saw it.
                return Ok(Shown::Whole);
            }
            let topic = match self.ensure_topic(desk, &item.case).await? {
                Ok(topic) => Some(topic),
                Err(NoTopic::NoRight) if is_for_all => None,
                Err(NoTopic::NoRight) => return Ok(Shown::NoRight),
                Err(NoTopic::NotNow(delivered)) => return Ok(Shown::NotNow(delivered)),
            };
            let (shows, number) = match self.shows_of(desk, batch).await? {
                Shows::Now(shows, number) => (shows, number),
                Shows::After(wait) => return Ok(Shown::NotNow(Delivered::Later(Some(wait)))),
                Shows::NotNow => return Ok(Shown::NotNow(Delivered::Later(None))),
            };
            let shows = match (is_for_all, topic) {
                (false, _) => shows,
                (true, Some(topic)) => linked(shows, desk.api.topic_link(desk.group, topic).as_deref()),
                (true, None) => self.without_topic(desk, shows)?,
            };
            let place = if is_for_all { desk.general() } else { Place { chat: desk.group, topic } };
            // Only something that was begun before can have parts that were shown.
            let known = match attempt == 0 && (self.is_uncertain || self.failures > 0) {
                true => desk.forums.count_shown(item.number).await?,
                false => 0,
            };
            match self.show_parts(desk, (batch, number), place, &shows, known).await? {
                Parts::Ended(shown) => return Ok(shown),
                // H10: it was deleted by hand, is made again, and all of it is shown there.
                Parts::TopicGone => {
                    if let Some(topic) = topic {
                        self.forget_topic(desk, &item.case, topic).await?;
                    }
                }
            }
        }
        Ok(Shown::NotNow(Delivered::Later(None)))
    }

    /// What everybody reads of a conversation that can be shown nowhere: with what to grant, and nothing to press, as
    /// whoever took it would have no place to write in.
    fn without_topic(&self, desk: &DeskParts, mut shows: Vec<Show>) -> Result<Vec<Show>, ChatError> {
        let lack = if self.has_topics { Lack::ManageTopics } else { Lack::Topics };
        let lack = Reply::new(format!("desk-lacks-{}", lack.as_str()));
        let lack = desk.handoffs.word(&lack, (self.parts.clock)())?.text;
        if let Some(Show::Send(post)) = shows.last_mut() {
            post.text = format!("{}\n{lack}", post.text);
            post.buttons.clear();
        }
        Ok(shows)
    }

    async fn show_parts(
        &mut self,
        desk: &DeskParts,
        (batch, words): (&Batch, Option<u32>),
        place: Place,
        shows: &[Show],
        known: usize,
    ) -> Result<Parts, ChatError> {
        for (position, show) in shows.iter().enumerate().skip(known) {
            let messages = match self.show_one(place, show).await {
                Ok(messages) => messages,
                Err(ShowError::TopicGone(_)) => return Ok(Parts::TopicGone),
                Err(ShowError::NotAllowed(reason)) if place.topic.is_some() => {
                    self.lacks_right(desk, &reason).await?;
                    return Ok(Parts::Ended(Shown::NoRight));
                }
                Err(error) => match self.desk_gives_up(desk, &error).await? {
                    Some(delivered) => return Ok(Parts::Ended(Shown::NotNow(delivered))),
                    None => continue,
                },
            };
            let shown: Vec<ShownMessage> = messages
                .into_iter()
                .map(|message| ShownMessage {
                    place,
                    message,
                    case: batch.item.case.clone(),
                    item: Some(batch.item.number),
                    part: u32::try_from(position).unwrap_or(u32::MAX),
                    words,
                    has_file: show.has_file(),
                    has_buttons: show.has_buttons(),
                    last_item: batch.more.last().map(|(item, _)| item.number),
                })
                .collect();
            let is_last = position + 1 == shows.len();
            let told: Vec<i64> = if is_last { batch.numbers().collect() } else { Vec::new() };
            let noted = desk.forums.note_shown(&self.parts.messenger, &shown, &told, (self.parts.clock)()).await;
            self.is_uncertain |= noted.is_err();
            noted?;
        }
        Ok(Parts::Ended(Shown::Whole))
    }

    async fn show_one(&mut self, place: Place, show: &Show) -> Result<Vec<i64>, ShowError> {
        match show {
            Show::Joined(post) => Ok(vec![self.show_now(place, post.clone()).await?]),
            Show::Send(post) => match (self.show(place, &Part::plain(post.clone())).await, &post.attached) {
                // A file that the messenger does not take, such as one over its limit: that there is one is said.
                (Err(ShowError::Refused(_)), Some(file)) => {
                    let text = format!("{} {}", post.text, file.name);
                    Ok(vec![self.show(place, &Part::plain(Post { text, ..Post::default() })).await?])
                }
                (shown, _) => Ok(vec![shown?]),
            },
            Show::Copy { from, messages, caption, instead } => {
                match self.show_copy(place, *from, messages, caption.as_deref()).await {
                    // The person has deleted it meanwhile: what it was is said.
                    Err(ShowError::Gone(_)) => {
                        let post = Post { text: instead.clone(), ..Post::default() };
                        Ok(vec![self.show(place, &Part::plain(post)).await?])
                    }
                    copied => copied,
                }
            }
            Show::Change { message, post } => match self.parts.api.edit(place, *message, post).await {
                Ok(()) => Ok(vec![*message]),
                Err(ShowError::Gone(_) | ShowError::Refused(_)) => {
                    Ok(vec![self.show(place, &Part::plain(post.clone())).await?])
                }
                Err(error) => Err(error),
            },
        }
    }

    /// Shows what is changed in its place from then on: one that is found after a crash may say what it said then.
    pub(super) async fn show_now(&mut self, place: Place, post: Post) -> Result<i64, ShowError> {
        let was_uncertain = self.is_uncertain;
        let message = self.show(place, &Part::plain(post.clone())).await?;
        if was_uncertain {
            self.parts.api.edit(place, message, &post).await?;
        }
        Ok(message)
    }

    /// Copies messages, unless the copies are there already; several of them have numbers one after another.
    pub(in crate::service::chats) async fn show_copy(
        &mut self,
        place: Place,
        from: i64,
        messages: &[i64],
        caption: Option<&str>,
    ) -> Result<Vec<i64>, ShowError> {
        if self.is_uncertain
            && let Some(first) = self.look_for(place, &Post::default()).await?
        {
            self.is_uncertain = false;
            let count = i64::try_from(messages.len()).unwrap_or(1);
            return Ok((first..first + count).collect());
        }
        let copied = self.parts.api.copy(place, from, messages, caption).await;
        self.is_uncertain = matches!(copied, Err(ShowError::Unknown(_)));
        copied
    }
}

/// Whoever reads of a conversation elsewhere finds its topic.
fn linked(mut shows: Vec<Show>, link: Option<&str>) -> Vec<Show> {
    if let (Some(link), Some(Show::Send(post))) = (link, shows.last_mut()) {
        post.text = format!("{}\n{link}", post.text);
    }
    shows
}

/// How showing something ended.
enum Shown {
    /// All of it is there.
    Whole,
    /// It needs a right that the bot lacks.
    NoRight,
    /// It is tried again.
    NotNow(Delivered),
}

/// How showing the parts of something ended.
enum Parts {
    Ended(Shown),
    TopicGone,
}

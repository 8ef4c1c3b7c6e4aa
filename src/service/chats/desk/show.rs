//! Showing what waits for the desk: each thing once, in order, in its topic.

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::deliver::{Delivered, Part};
use super::DeskParts;
use super::words::{Show, Shows};
use crate::ports::chats::{Place, Post, ShowError};
use crate::ports::forums::{Saying, ShownMessage};
use crate::ports::handoffs::{Audience, Item};
use crate::service::handoff::DeskWords;

/// How often a topic is made again for one thing that is to be shown.
const MOST_TOPICS: usize = 3;

impl Actor {
    /// Shows everything that waits for the desk.
    pub(in crate::service::chats) async fn deliver_desk(&mut self, desk: &DeskParts) -> Result<Delivered, ChatError> {
        if self.is_unchecked {
            match self.check_rights(desk).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
            let open = desk.handoffs.store().list_open_handoffs().await?;
            self.stale.extend(open.into_iter().map(|handoff| handoff.case));
        }
        if self.is_uncertain && self.saying == Saying::Upkeep {
            match self.refresh_topics(desk).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
        }
        for (item, words) in desk.handoffs.desk_items().await? {
            self.begin_saying(Saying::Items).await?;
            match self.show_item(desk, &item, &words).await? {
                Delivered::All => {}
                other => return Ok(other),
            }
            desk.handoffs.told(item.number, (self.parts.clock)()).await?;
        }
        self.refresh_topics(desk).await
    }

    async fn show_item(&mut self, desk: &DeskParts, item: &Item, words: &DeskWords) -> Result<Delivered, ChatError> {
        self.stale.insert(item.case.clone());
        for attempt in 0..MOST_TOPICS {
            let topic = match self.ensure_topic(desk, &item.case).await? {
                Ok(topic) => topic,
                Err(delivered) => return Ok(delivered),
            };
            let (shows, number) = match self.shows_of(desk, item, words).await? {
                Shows::Now(shows, number) => (shows, number),
                Shows::After(wait) => return Ok(Delivered::Later(Some(wait))),
            };
            let is_for_all = item.to == Audience::Everybody;
            let link = desk.api.topic_link(desk.group, topic).filter(|_| is_for_all);
            let shows = linked(shows, link.as_deref());
            let place = if is_for_all { desk.general() } else { Place { chat: desk.group, topic: Some(topic) } };
            // Only something that was begun before can have parts that were shown.
            let known = match attempt == 0 && (self.is_uncertain || self.failures > 0) {
                true => desk.forums.count_shown(item.number).await?,
                false => 0,
            };
            match self.show_parts(desk, (item, number), place, &shows, known).await? {
                Parts::Shown => return Ok(Delivered::All),
                Parts::NotNow(delivered) => return Ok(delivered),
                // H10: it was deleted by hand, is made again, and all of it is shown there.
                Parts::TopicGone => self.forget_topic(desk, &item.case, topic).await?,
            }
        }
        Ok(Delivered::Later(None))
    }

    async fn show_parts(
        &mut self,
        desk: &DeskParts,
        (item, words): (&Item, Option<u32>),
        place: Place,
        shows: &[Show],
        known: usize,
    ) -> Result<Parts, ChatError> {
        for (position, show) in shows.iter().enumerate().skip(known) {
            let messages = match self.show_one(place, show).await {
                Ok(messages) => messages,
                Err(ShowError::TopicGone(_)) => return Ok(Parts::TopicGone),
                Err(error) => match self.desk_gives_up(desk, &error).await? {
                    Some(delivered) => return Ok(Parts::NotNow(delivered)),
                    None => continue,
                },
            };
            let has_file = !matches!(show, Show::Send(Post { attached: None, .. }) | Show::Change { .. });
            let shown: Vec<ShownMessage> = messages
                .into_iter()
                .map(|message| ShownMessage {
                    place,
                    message,
                    case: item.case.clone(),
                    item: Some(item.number),
                    part: u32::try_from(position).unwrap_or(u32::MAX),
                    words,
                    has_file,
                })
                .collect();
            let noted = desk.forums.note_shown(&self.parts.messenger, &shown, (self.parts.clock)()).await;
            self.is_uncertain |= noted.is_err();
            noted?;
        }
        Ok(Parts::Shown)
    }

    async fn show_one(&mut self, place: Place, show: &Show) -> Result<Vec<i64>, ShowError> {
        match show {
            Show::Send(post) => Ok(vec![self.show(place, &Part::plain(post.clone())).await?]),
            Show::Copy { from, messages, caption } => {
                let copied = self.show_copy(place, *from, messages, caption.as_deref()).await;
                match copied {
                    // The person has deleted it meanwhile: that it was there is said.
                    Err(ShowError::Gone(_)) => {
                        let text = format!("{} (…)", super::words::PERSON);
                        Ok(vec![self.show(place, &Part::plain(Post { text, ..Post::default() })).await?])
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

/// How showing the parts of something ended.
enum Parts {
    Shown,
    NotNow(Delivered),
    TopicGone,
}

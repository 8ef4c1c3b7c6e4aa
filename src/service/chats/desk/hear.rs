//! Hearing the desk's group: what agents write, press, send and change, and who comes and goes.
//!
//! In charge of whose word counts and of which conversation it is about. What an order does is [`Handoffs`]'.

use super::super::ChatError;
use super::super::actor::Actor;
use super::super::hear::Heard;
use super::{DESK_MARK, DeskParts};
use crate::dialogue::reply::{Arg, Reply};
use crate::domain::handoff::AgentId;
use crate::ports::chats::{Happened, Incoming, Sender, ShowError};
use crate::ports::forums::MediaMessage;
use crate::ports::handoffs::{Case, SentFile};
use crate::service::handoff::{AgentOrder, Answer, DESK_COMMANDS};

/// The longest answer to a press (<https://core.telegram.org/bots/api#answercallbackquery>, read 2026-11-25).
const HINT_UNITS: usize = 200;

/// The command that says what there is.
const HELP: &str = "help";

fn sender_of<'a>(doing: &Doing<'a>) -> Option<&'a Sender> {
    doing.incoming.sender.as_ref()
}

/// An agent's doing.
pub(super) struct Doing<'a> {
    pub(super) desk: &'a DeskParts,
    pub(super) incoming: &'a Incoming,
    pub(super) agent: AgentId,
    pub(super) name: &'a str,
}

impl Doing<'_> {
    /// What names it once.
    fn cause(&self) -> String {
        format!("update-{}", self.incoming.update)
    }
}

impl Actor {
    /// Hears one update of the desk's group.
    pub(in crate::service::chats) async fn hear_desk(
        &mut self,
        desk: &DeskParts,
        incoming: &Incoming,
    ) -> Result<Heard, ChatError> {
        let now = (self.parts.clock)();
        let cause = format!("update-{}", incoming.update);
        match (&incoming.what, &incoming.sender) {
            (Happened::Joined, _) => {
                self.is_unchecked = true;
                Ok(Heard::default())
            }
            // We ourselves: nobody at the desk can be reached, nor reaches anybody.
            (Happened::Left, _) => {
                self.is_unchecked = true;
                tracing::warn!(desk.group = desk.group, "the bot was removed from the desk's group");
                desk.handoffs.desk_is_out_of_reach(&cause, now).await?;
                Ok(Heard::default())
            }
            (Happened::Member { who, is_there }, _) => {
                let agent = AgentId(who.account);
                match is_there {
                    true => desk.handoffs.agent_is_there(agent, &who.name, now).await?,
                    false => desk.handoffs.agent_left(agent, &cause, now).await?,
                }
                Ok(Heard::default())
            }
            (Happened::TopicMade { name, is_ours: true }, _) => {
                if let Some(topic) = incoming.topic {
                    self.hear_topic(desk, topic, name).await?;
                }
                Ok(Heard::default())
            }
            (Happened::TopicClosed, _) => {
                if let Some(topic) = incoming.topic {
                    self.hear_topic_closed(desk, topic).await?;
                }
                Ok(Heard::default())
            }
            (Happened::TopicMade { .. } | Happened::Other, _) | (_, None) => Ok(Heard::default()),
            (_, Some(sender)) => self.hear_somebody(desk, incoming, sender, &cause).await,
        }
    }

    async fn hear_somebody(
        &mut self,
        desk: &DeskParts,
        incoming: &Incoming,
        sender: &Sender,
        cause: &str,
    ) -> Result<Heard, ChatError> {
        let now = (self.parts.clock)();
        let case = self.case_of(desk, incoming).await?;
        let is_command = matches!(incoming.what, Happened::Command { .. } | Happened::Pressed { .. });
        // What members say to each other is none of ours.
        if case.is_none() && !is_command {
            return Ok(Heard::default());
        }
        let is_member = match desk.api.is_member(desk.group, sender.account).await {
            Err(error) if !error.is_worth_repeating() => {
                tracing::warn!(desk.group, agent.id = sender.account, %error, "whether somebody is an agent is not known");
                return Ok(self.refuse(desk, incoming));
            }
            is_member => is_member.map_err(ChatError::Messenger)?,
        };
        if !is_member {
            tracing::warn!(
                desk.group,
                agent.id = sender.account,
                "somebody who is not in the desk's group was refused"
            );
            desk.handoffs.agent_left(AgentId(sender.account), cause, now).await?;
            return Ok(self.refuse(desk, incoming));
        }
        let agent = AgentId(sender.account);
        desk.handoffs.agent_is_there(agent, &sender.name, now).await?;
        let doing = Doing { desk, incoming, agent, name: &sender.name };
        match case {
            Some(case) => self.hear_about(&doing, &case).await,
            None => self.hear_general(&doing).await,
        }
    }

    /// The conversation that something is about: of the topic, or of the message below which a button stands.
    async fn case_of(&self, desk: &DeskParts, incoming: &Incoming) -> Result<Option<Case>, ChatError> {
        let handoffs = &desk.handoffs;
        if matches!(incoming.what, Happened::Pressed { .. }) {
            let Some(message) = incoming.message else { return Ok(None) };
            let shown = desk.forums.find_shown(&self.parts.messenger, desk.group, message).await?;
            // A message stands in one topic; an old one comes without telling which.
            let is_here = |topic: Option<i64>| incoming.topic.is_none() || incoming.topic == topic;
            return Ok(shown.filter(|shown| is_here(shown.place.topic)).map(|shown| shown.case));
        }
        match incoming.topic {
            Some(topic) => Ok(handoffs.store().find_by_topic(handoffs.owners().desk(), topic).await?),
            None => Ok(None),
        }
    }

    fn refuse(&self, desk: &DeskParts, incoming: &Incoming) -> Heard {
        let reply = Reply::new("pressed-no-agent");
        match incoming.what {
            Happened::Pressed { .. } => Heard { hint: self.hint_of(desk, &[reply]), ..Heard::default() },
            _ => self.heard(desk, Answer { replies: vec![reply], ..Answer::default() }),
        }
    }

    async fn hear_about(&mut self, doing: &Doing<'_>, case: &Case) -> Result<Heard, ChatError> {
        let desk = doing.desk;
        let number = doing.incoming.message.unwrap_or_default();
        let answer = match &doing.incoming.what {
            Happened::Text { text, .. } => match AgentOrder::read(text, number) {
                Some(order) => self.order(doing, case, &doing.cause(), &order).await?,
                None => self.unknown_command(),
            },
            Happened::Command { name, .. } if name == HELP => return Ok(self.help(sender_of(doing))),
            Happened::Command { name, rest } => self.command(doing, Some(case), name, rest).await?,
            Happened::Media { media, name, caption, album } => {
                let file = SentFile { kind: media.clone(), name: name.clone() };
                let caption = caption.as_deref().unwrap_or_default();
                self.hear_file(doing, case, (caption, file), album.as_deref()).await?
            }
            Happened::Edited { text } => self.hear_change(doing, case, number, text).await?,
            Happened::Pressed { data, .. } => return self.hear_press_of_desk(doing, case, data).await,
            _ => Answer::default(),
        };
        Ok(self.heard(desk, answer))
    }

    async fn hear_general(&mut self, doing: &Doing<'_>) -> Result<Heard, ChatError> {
        match &doing.incoming.what {
            Happened::Command { name, .. } if name == HELP => Ok(self.help(sender_of(doing))),
            Happened::Command { name, rest } => {
                let answer = self.command(doing, None, name, rest).await?;
                Ok(self.heard(doing.desk, answer))
            }
            Happened::Pressed { .. } => {
                let hint = self.hint_of(doing.desk, &[Reply::new("pressed-stale")]);
                Ok(Heard { hint, ..Heard::default() })
            }
            _ => Ok(Heard::default()),
        }
    }

    pub(super) async fn order(
        &mut self,
        doing: &Doing<'_>,
        case: &Case,
        cause: &str,
        order: &AgentOrder,
    ) -> Result<Answer, ChatError> {
        // How it stands is to be seen on the card whatever was ordered.
        self.stale.insert(case.clone());
        Ok(doing.desk.handoffs.obey(case, doing.agent, cause, order, (self.parts.clock)()).await?)
    }

    async fn command(
        &mut self,
        doing: &Doing<'_>,
        case: Option<&Case>,
        name: &str,
        rest: &str,
    ) -> Result<Answer, ChatError> {
        match (name, case, AgentOrder::command(name, rest)) {
            ("invite", _, _) => self.invite(doing, case, rest).await,
            ("desk", _, _) => Ok(doing.desk.handoffs.waiting_list().await?),
            ("begin", None, _) => self.begin_anew(doing, rest).await,
            (_, Some(case), Some(order)) => self.order(doing, case, &doing.cause(), &order).await,
            (_, None, Some(_)) => Ok(Answer::of(Reply::new("desk-in-a-topic"))),
            (_, _, None) => Ok(self.unknown_command()),
        }
    }

    /// Every command with a line about it, in the language of whoever asks.
    fn help(&self, sender: Option<&Sender>) -> Heard {
        let dialogues = self.parts.converse.dialogues();
        let told = sender.and_then(|sender| sender.language.as_deref());
        let language = dialogues.texts.closest(told.unwrap_or("en")).to_owned();
        let line = |name: &&str| {
            let what = Arg::Term(format!("desk-command-{name}"));
            Reply::new("desk-help-line").with("name", format!("/{name}")).with("what", what)
        };
        let lines = DESK_COMMANDS.iter().chain(&super::MORE_COMMANDS).map(line);
        Heard { language, replies: std::iter::once(Reply::new("desk-help")).chain(lines).collect(), ..Heard::default() }
    }

    fn unknown_command(&self) -> Answer {
        let names = DESK_COMMANDS.iter().chain(&super::MORE_COMMANDS).map(|name| format!("/{name}")).collect();
        Answer::of(Reply::new("desk-commands").with("names", Arg::List(names)))
    }

    /// A file goes to the person as a copy, an album as one thing; what stands below a note or a command stays here.
    async fn hear_file(
        &mut self,
        doing: &Doing<'_>,
        case: &Case,
        (caption, file): (&str, SentFile),
        album: Option<&str>,
    ) -> Result<Answer, ChatError> {
        let number = doing.incoming.message.unwrap_or_default();
        let media = MediaMessage {
            chat: doing.desk.group,
            message: number,
            album: album.map(str::to_owned),
            file: file.clone(),
            received_at: (self.parts.clock)(),
        };
        let order = AgentOrder::read(caption, number);
        if !matches!(order, Some(AgentOrder::Say { .. })) {
            return self.keep_file(doing, case, order, &media).await;
        }
        if doing.desk.handoffs.is_kept_in(case, &media).await? {
            return Ok(Answer::default());
        }
        doing.desk.forums.note_media(&self.parts.messenger, &media).await?;
        if doing.desk.handoffs.note_further_file((case, doing.agent), &media, media.received_at).await? {
            return Ok(Answer::default());
        }
        let cause = album.map_or_else(|| doing.cause(), |album| format!("album-{album}"));
        let order = AgentOrder::Say { number, text: caption.to_owned(), file: Some(file) };
        self.order(doing, case, &cause, &order).await
    }

    /// Words stand below one file of an album, and hold for all of it. A command there does nothing.
    async fn keep_file(
        &mut self,
        doing: &Doing<'_>,
        case: &Case,
        order: Option<AgentOrder>,
        media: &MediaMessage,
    ) -> Result<Answer, ChatError> {
        doing.desk.handoffs.keep_in(case, media, (self.parts.clock)()).await?;
        match order {
            Some(note @ AgentOrder::Note(_)) => self.order(doing, case, &doing.cause(), &note).await,
            _ => Ok(Answer::of(Reply::new("desk-caption-not-heard"))),
        }
    }

    /// Words that were changed are changed for the person too (H9); a note that was changed stays a note.
    async fn hear_change(
        &mut self,
        doing: &Doing<'_>,
        case: &Case,
        number: i64,
        text: &str,
    ) -> Result<Answer, ChatError> {
        if doing.desk.handoffs.is_erased(case).await? {
            return Ok(Answer::of(Reply::new("desk-erased")));
        }
        if !doing.desk.handoffs.has_said(case, number).await? {
            return Ok(Answer::default());
        }
        let is_order = !matches!(AgentOrder::read(text, number), Some(AgentOrder::Say { .. }));
        if is_order {
            return Ok(Answer::of(Reply::new("desk-change-not-passed")));
        }
        let order = AgentOrder::Edit { number, text: text.to_owned() };
        self.order(doing, case, &doing.cause(), &order).await
    }

    async fn hear_press_of_desk(&mut self, doing: &Doing<'_>, case: &Case, data: &str) -> Result<Heard, ChatError> {
        let desk = doing.desk;
        let rest = data.strip_prefix(DESK_MARK).unwrap_or_default();
        let (name, about) = rest.split_once('.').unwrap_or((rest, ""));
        let Some(order) = AgentOrder::command(name, about) else {
            return Ok(self.answered(desk, Answer::of(Reply::new("pressed-stale"))));
        };
        // Whatever comes of it: what stands in the topic is brought up to date.
        self.stale.insert(case.clone());
        if order == AgentOrder::Status {
            return Ok(Heard::default());
        }
        if let Some(now_is) = self.overtaken(doing, case, &order).await? {
            return Ok(self.answered(desk, Answer::of(now_is)));
        }
        // The reason is written where it is known which conversation it is about.
        if matches!(&order, AgentOrder::Deny(reason) if reason.is_empty()) && doing.incoming.topic.is_none() {
            return Ok(self.answered(desk, Answer::of(Reply::new("desk-deny-in-topic"))));
        }
        let answer = self.order(doing, case, &doing.cause(), &order).await?;
        if answer == Answer::default() {
            return Ok(Heard::default());
        }
        Ok(self.answered(desk, answer))
    }

    /// What is the case now, where the button that was pressed belongs to something that was answered since.
    async fn overtaken(&self, doing: &Doing<'_>, case: &Case, order: &AgentOrder) -> Result<Option<Reply>, ChatError> {
        let message = doing.incoming.message.unwrap_or_default();
        let shown = doing.desk.forums.find_shown(&self.parts.messenger, doing.desk.group, message).await?;
        match shown.and_then(|shown| shown.item) {
            Some(item) => Ok(doing.desk.handoffs.overtaken(case, item, (self.parts.clock)()).await?),
            // The card has the buttons of now; which restore it is about its button says.
            None => Ok((*order == AgentOrder::Approve(None)).then(|| Reply::new("pressed-stale"))),
        }
    }

    /// An answer to a press: as its hint where it is short enough.
    fn answered(&self, desk: &DeskParts, answer: Answer) -> Heard {
        if answer.papers.is_empty()
            && let Some(hint) = self.hint_of(desk, &answer.replies)
        {
            return Heard { hint: Some(hint), ..Heard::default() };
        }
        self.heard(desk, answer)
    }

    fn heard(&self, desk: &DeskParts, answer: Answer) -> Heard {
        let language = desk.handoffs.owners().language();
        Heard { language, replies: answer.replies, papers: answer.papers, hint: None, is_kept: false }
    }

    /// Replies as the answer to a press, where they are short enough.
    fn hint_of(&self, desk: &DeskParts, replies: &[Reply]) -> Option<String> {
        let now = (self.parts.clock)();
        let texts: Result<Vec<String>, _> =
            replies.iter().map(|reply| desk.handoffs.word(reply, now).map(|worded| worded.text)).collect();
        let hint = texts.ok()?.join(" ");
        (hint.encode_utf16().count() <= HINT_UNITS).then_some(hint)
    }
}

impl From<ShowError> for ChatError {
    fn from(error: ShowError) -> Self {
        Self::Messenger(error)
    }
}

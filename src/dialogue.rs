//! The conversation: a pure state machine over flows, texts and language data that are files.
//!
//! In charge of what is asked, understood and said, and of which order goes out when. Knows nothing of
//! channels, the store, the portal or the clock: events come in, effects go out, time is passed in. What an
//! order does is the service's; that nothing runs without a consent is `domain::consent`'s, and guarded here
//! by [`answers::Answers`] on top.
//!
//! ```text
//! flow        steps, conditions and ways, parsed and checked
//! texts       Project Fluent: every reply in every language
//! language    names of days, forms of dates, words for commands
//! engine      one turn: advance(dialogues, state, facts, event, now)
//! steps       the built-in steps, one file each
//! answers     what was answered, and what depends on what
//! understand  all that a sentence says: commands, questions beside the matter, answers, yes and no
//! moments     moments of loss as people write them
//! script      scripted dialogues: parser, runner, a backend of canned data
//! ```

pub mod answers;
pub mod backend;
pub mod diagnostic;
pub mod engine;
pub mod event;
pub mod facts;
pub mod flow;
pub mod language;
pub mod moments;
pub mod reply;
pub mod rules;
pub mod script;
pub mod shipped;
pub mod state;
pub mod steps;
pub mod texts;
pub mod understand;

pub use diagnostic::Diagnostic;
pub use engine::advance;
pub use event::{Advance, Effect, Event};
pub use facts::Facts;
pub use flow::{Flow, SourceFile};
pub use reply::Reply;
pub use state::State;
pub use texts::{Setting, Texts, Worded};

/// Checked dialogue files, ready for conversations.
#[derive(Debug)]
pub struct Dialogues {
    /// What is asked.
    pub flow: Flow,
    /// How it is worded.
    pub texts: Texts,
    /// Tells these files from others: BLAKE3 of all of them, as 16 hexadecimal digits.
    pub fingerprint: String,
}

impl Dialogues {
    /// Reads and checks a set of dialogue files: `flows/*.yaml`, `texts/CODE/*.ftl`, `language/CODE.yaml`.
    ///
    /// # Errors
    /// Everything that is wrong with them, by file and line.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let mut files = files.to_vec();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let flows: Vec<SourceFile> = files.iter().filter(|file| file.path.starts_with("flows/")).cloned().collect();
        let flow = Flow::load(&flows);
        let texts = Texts::load(&files);
        let (flow, texts) = match (flow, texts) {
            (Ok(flow), Ok(texts)) => (flow, texts),
            (flow, texts) => {
                let mut problems: Vec<Diagnostic> = flow.err().into_iter().chain(texts.err()).flatten().collect();
                problems.sort();
                return Err(problems);
            }
        };
        let problems = texts::check::check(&flow, &texts);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { flow, texts, fingerprint: fingerprint(&files) })
    }
}

fn fingerprint(files: &[SourceFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        for part in [&file.path, &file.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().as_str()[..16].to_owned()
}

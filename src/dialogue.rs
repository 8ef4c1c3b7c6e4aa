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
//! moments     moments of loss as people write them, by rules of moments/CODE.yaml
//! understanding  what one message says, whatever is asked
//! pictures    drawings for the steps in which something must be found in Bitrix24
//! script      scripted dialogues: parser, runner, a backend of canned data
//! coverage    what scripts come to see of steps, choices and texts
//! compare     what differs between two sets of files, in plain words
//! draw        the flows as a picture
//! standing    where conversations stand
//! ```

pub mod answers;
pub mod backend;
pub mod canned;
pub mod compare;
pub mod coverage;
pub mod desk;
pub mod diagnostic;
pub mod draw;
pub mod engine;
pub mod event;
pub mod facts;
pub mod flow;
pub mod introduction;
pub mod language;
pub mod moments;
pub mod pictures;
pub mod reply;
pub mod rules;
pub mod script;
pub mod shipped;
pub mod standing;
pub mod state;
pub mod steps;
pub mod texts;
pub mod understand;

pub use diagnostic::Diagnostic;
pub use engine::advance;
pub use event::{Advance, Effect, Event};
pub use facts::Facts;
pub use flow::{Flow, SourceFile};
pub use moments::Moments;
pub use pictures::Pictures;
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
    /// How people write moments.
    pub moments: Moments,
    /// What is shown beside it.
    pub pictures: Pictures,
    /// What agents say again and again: by language and name.
    pub canned: canned::Canned,
    /// Tells these files from others: BLAKE3 of all of them, as 16 hexadecimal digits.
    pub fingerprint: String,
    /// The files themselves, sorted by path.
    pub files: Vec<SourceFile>,
}

impl Dialogues {
    /// Reads and checks a set of dialogue files: `flows/*.yaml`, `texts/CODE/*.ftl`, `language/CODE.yaml`,
    /// `moments/CODE.yaml`. A language whose moments nobody described yet understands those of the others,
    /// `pictures/*.svg`, `canned/CODE.yaml`.
    ///
    /// # Errors
    /// Everything that is wrong with them, by file and line.
    pub fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let mut files = files.to_vec();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let flows: Vec<SourceFile> = files.iter().filter(|file| file.path.starts_with("flows/")).cloned().collect();
        // They know nothing of each other, and each takes its time.
        let (flow, texts, moments, pictures, canned) = std::thread::scope(|scope| {
            let moments = scope.spawn(|| Moments::load(&files));
            let texts = scope.spawn(|| Texts::load(&files));
            let (flow, pictures, canned) = (Flow::load(&flows), Pictures::load(&files), canned::load(&files));
            let texts = texts.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            let moments = moments.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (flow, texts, moments, pictures, canned)
        });
        let (flow, texts, moments, pictures, canned) = match (flow, texts, moments, pictures, canned) {
            (Ok(flow), Ok(texts), Ok(moments), Ok(pictures), Ok(canned)) => (flow, texts, moments, pictures, canned),
            (flow, texts, moments, pictures, canned) => {
                let found = [flow.err(), texts.err(), moments.err(), pictures.err(), canned.err()];
                let mut problems: Vec<Diagnostic> = found.into_iter().flatten().flatten().collect();
                problems.sort();
                return Err(problems);
            }
        };
        let mut problems = texts::check::check(&flow, &texts);
        problems.extend(pictures.check(&flow, texts.languages()));
        problems.extend(canned::check(&canned, texts.languages()));
        problems.sort();
        if !problems.is_empty() {
            return Err(problems);
        }
        let fingerprint = fingerprint(&files);
        Ok(Self { flow, texts, moments, pictures, canned, fingerprint, files })
    }
}

/// Does the same with each, as many at once as there are processors for; what came of each, in their order.
fn side_by_side<'a, T: Sync, R: Send>(all: &'a [T], work: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    std::thread::scope(|scope| {
        let working: Vec<_> = all.iter().map(|one| scope.spawn(|| work(one))).collect();
        working.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

fn fingerprint(files: &[SourceFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        for part in [file.path.as_str(), &file.text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().as_str()[..16].to_owned()
}

//! What differs between two sets of dialogue files, in plain words.
//!
//! In charge of saying what an editor or a reviewer wants to know: which step, what of it, in which language, and how many
//! conversations it meets. Which lines of which file changed is a version control's business.

use std::collections::{BTreeMap, BTreeSet};

use super::Dialogues;
use super::flow::{Body, Flow, Plain, Step, Target};
use super::standing::Standing;
use super::texts::{Entry, Index};

/// What changed in one step, text or language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `step`, `reply`, `language` or `flow`.
    pub of: &'static str,
    /// Its name.
    pub name: String,
    /// What changed, a clause each.
    pub what: Vec<String>,
    /// How many conversations stand there; `None` where nobody looked.
    pub conversations: Option<usize>,
}

impl Change {
    /// As a sentence: `step recycle-bin: German text changed; new choice how; two conversations stand on it`.
    pub fn to_words(&self) -> String {
        let mut clauses = self.what.clone();
        if let Some(count) = self.conversations.filter(|count| *count > 0) {
            clauses.push(format!("{} {} on it", conversations(count), if count == 1 { "stands" } else { "stand" }));
        }
        format!("{} {}: {}", self.of, self.name, clauses.join("; "))
    }

    /// As programs read it.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ "of": self.of, "name": self.name, "changes": self.what, "conversations": self.conversations })
    }
}

/// Everything that differs, steps first.
pub fn compare(old: &Dialogues, new: &Dialogues, standing: Option<&Standing>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut push = |of: &'static str, name: &str, what: Vec<String>| {
        if !what.is_empty() {
            let conversations = standing.filter(|_| of == "step").map(|standing| standing.of(name).here);
            changes.push(Change { of, name: name.to_owned(), what, conversations });
        }
    };
    let (old_texts, new_texts) = (texts_by_language(old), texts_by_language(new));
    let text_changes =
        |names: &[String], told: &mut BTreeSet<String>| text_changes(&old_texts, &new_texts, names, told);
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (id, step) in &old.flow.steps {
        let what = match new.flow.present_name(id) {
            None => vec!["gone".to_owned()],
            Some(name) => {
                let mut what = Vec::new();
                if name != id {
                    what.push(format!("renamed to {name}"));
                }
                if let Some(present) = new.flow.step(name) {
                    what.extend(step_changes(&new.flow, step, present));
                    what.extend(text_changes(&texts_of(step), &mut told));
                }
                what
            }
        };
        push("step", id, what);
    }
    for id in new.flow.steps.keys().filter(|id| !old.flow.steps.contains_key(*id) && !is_renamed(old, new, id)) {
        push("step", id, vec!["new".to_owned()]);
    }
    for (name, start) in &new.flow.starts {
        let before = old.flow.start(name);
        if before != start.step {
            push(
                "flow",
                name,
                vec![if before.is_empty() { "new".into() } else { format!("starts with {}", start.step) }],
            );
        }
    }
    for name in old.flow.starts.keys().filter(|name| !new.flow.starts.contains_key(*name)) {
        push("flow", name, vec!["gone".to_owned()]);
    }
    for name in names_of_texts(&old_texts).union(&names_of_texts(&new_texts)) {
        if !told.contains(name) {
            push("reply", name, text_changes(std::slice::from_ref(name), &mut BTreeSet::new()));
        }
    }
    let languages: BTreeSet<&str> = old.texts.languages().chain(new.texts.languages()).collect();
    for code in languages {
        let what = match (old.texts.language(code), new.texts.language(code)) {
            (None, Some(_)) => vec!["new".to_owned()],
            (Some(_), None) => vec!["gone".to_owned()],
            (Some(before), Some(after)) if before != after => vec!["words, dates or forms changed".to_owned()],
            _ => Vec::new(),
        };
        push("language", language_name(code), what);
    }
    changes
}

fn is_renamed(old: &Dialogues, new: &Dialogues, id: &str) -> bool {
    new.flow.renames.iter().any(|(from, to)| to.step == id && old.flow.steps.contains_key(from))
}

fn step_changes(flow: &Flow, old: &Step, new: &Step) -> Vec<String> {
    let mut what = Vec::new();
    if old.flow != new.flow {
        what.push(format!("moved to the flow {}", new.flow));
    }
    let mut compare = |is_same: bool, words: &str| {
        if !is_same {
            what.push(words.to_owned());
        }
    };
    compare(old.rule == new.rule, "rule changed");
    compare(old.when == new.when, "condition changed");
    compare(old.evidence == new.evidence, "use of the evidence changed");
    compare(old.why == new.why, "another reason is given");
    match (&old.body, &new.body) {
        (Body::Plain(before), Body::Plain(after)) => what.extend(plain_changes(flow, before, after)),
        (
            Body::BuiltIn { step: before, variant: kind_before, exits: exits_before },
            Body::BuiltIn { step: after, variant: kind_after, exits: exits_after },
        ) => {
            if before != after || kind_before != kind_after {
                what.push(format!("does {after} and no longer {before}"));
            }
            let changed =
                exits_after.iter().filter(|(name, target)| !leads_same(flow, exits_before.get(*name), Some(target)));
            what.extend(changed.map(|(name, target)| format!("exit {name} leads to {}", target.step)));
        }
        (_, Body::BuiltIn { step, .. }) => what.push(format!("does {step} and no longer talks")),
        (_, Body::Plain(_)) => what.push("talks and no longer does something itself".to_owned()),
    }
    what
}

/// Whether two ways lead to the same step, under whatever name it has now.
fn leads_same(flow: &Flow, old: Option<&Target>, new: Option<&Target>) -> bool {
    let present = |target: &Target| flow.present_name(&target.step).unwrap_or(&target.step).to_owned();
    old.map(present) == new.map(present)
}

fn plain_changes(flow: &Flow, old: &Plain, new: &Plain) -> Vec<String> {
    let mut what = Vec::new();
    let said = |plain: &Plain| plain.say.iter().map(|line| (line.text.clone(), line.rule)).collect::<Vec<_>>();
    if said(old) != said(new) {
        let names: Vec<&str> = new.say.iter().map(|line| line.text.as_str()).collect();
        what.push(if names.is_empty() { "says nothing any more".into() } else { format!("says {}", names.join(", ")) });
    }
    let keys = |plain: &Plain| plain.choices.iter().map(|choice| choice.key.clone()).collect::<Vec<_>>();
    let (before, after) = (keys(old), keys(new));
    what.extend(after.iter().filter(|key| !before.contains(key)).map(|key| format!("new choice {key}")));
    what.extend(before.iter().filter(|key| !after.contains(key)).map(|key| format!("choice {key} gone")));
    for choice in &new.choices {
        let Some(earlier) = old.choices.iter().find(|earlier| earlier.key == choice.key) else { continue };
        if !leads_same(flow, Some(&earlier.target), Some(&choice.target)) {
            what.push(format!("choice {} leads to {}", choice.key, choice.target.step));
        }
        if earlier.rule != choice.rule {
            what.push(format!("choice {} is there for another rule", choice.key));
        }
    }
    let kept = |keys: &[String], others: &[String]| {
        keys.iter().filter(|key| others.contains(key)).cloned().collect::<Vec<_>>()
    };
    if kept(&before, &after) != kept(&after, &before) {
        what.push("choices in another order".to_owned());
    }
    if let Some(target) = new.next.as_ref().filter(|target| !leads_same(flow, old.next.as_ref(), Some(target))) {
        what.push(format!("goes on with {}", target.step));
    }
    if old.picture != new.picture {
        what.push(
            new.picture
                .as_ref()
                .map_or_else(|| "no picture any more".into(), |name| format!("shows the picture {name}")),
        );
    }
    if old.notes != new.notes {
        what.push("entering it means something else".to_owned());
    }
    what
}

/// The texts that a step says, with its reason.
fn texts_of(step: &Step) -> Vec<String> {
    let mut names: Vec<String> = step.why.iter().cloned().collect();
    if let Body::Plain(plain) = &step.body {
        names.extend(plain.say.iter().map(|line| line.text.clone()));
    }
    names
}

/// Every text of every language, by its code.
type TextsByLanguage = BTreeMap<String, Index>;

fn texts_by_language(dialogues: &Dialogues) -> TextsByLanguage {
    let texts = &dialogues.texts;
    texts.languages().filter_map(|code| Some((code.to_owned(), texts.index(code)?))).collect()
}

/// Which languages word these texts otherwise; what is told is noted, so that the second step that says it is quiet.
fn text_changes(
    old: &TextsByLanguage,
    new: &TextsByLanguage,
    names: &[String],
    told: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut what = Vec::new();
    for (code, new) in new {
        let Some(old) = old.get(code) else { continue };
        let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
        for name in names {
            for part in differing(old.entry(name), new.entry(name)) {
                *parts.entry(part).or_default() += 1;
            }
        }
        what.extend(parts.into_keys().map(|part| format!("{} {part}", language_name(code))));
    }
    told.extend(names.iter().cloned());
    what
}

fn differing(old: Option<&Entry>, new: Option<&Entry>) -> Vec<&'static str> {
    match (old, new) {
        (None, Some(_)) => vec!["text new"],
        (Some(_), None) => vec!["text gone"],
        (Some(old), Some(new)) => {
            let mut parts = Vec::new();
            if old.content != new.content {
                parts.push("text changed");
            }
            let kept = |entry: &Entry, other: &Entry| {
                let both = entry.label_contents.iter().filter(|(key, _)| other.label_contents.contains_key(*key));
                both.map(|(key, content)| (key.clone(), content.clone())).collect::<Vec<_>>()
            };
            if kept(old, new) != kept(new, old) {
                parts.push("label changed");
            }
            parts
        }
        (None, None) => Vec::new(),
    }
}

fn names_of_texts(texts: &TextsByLanguage) -> BTreeSet<String> {
    texts.values().flat_map(|index| index.entries().map(|(name, _)| name.to_owned())).collect()
}

/// A language as people call it, its code where this list has none.
fn language_name(code: &str) -> &str {
    match code {
        "de" => "German",
        "en" => "English",
        "fr" => "French",
        "it" => "Italian",
        "pl" => "Polish",
        "vi" => "Vietnamese",
        other => other,
    }
}

/// `one conversation`, `two conversations`.
pub fn conversations(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let number = WORDS.get(count).map_or_else(|| count.to_string(), ToString::to_string);
    format!("{number} {}", if count == 1 { "conversation" } else { "conversations" })
}

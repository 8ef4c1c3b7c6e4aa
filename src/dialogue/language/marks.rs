//! Marks on letters (*ế*, *ó*, *ł*): people leave them out in haste, or write them otherwise (*geloescht*), so that no file
//! has to list each word twice.
//!
//! In charge of adding these spellings to the words of a language that asks for it, and of finding those that its
//! file lists although they are added. A word that is another one without its marks (*dừng*, stop, and *dùng*, use) is
//! heard with them only: `never-unmarked` lists such words. What was written with marks is compared with them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashSet, HashSetExt};

use super::Language;
use crate::domain::plain::folded;

impl Language {
    /// Adds the spellings without marks.
    pub(super) fn add_unmarked(&mut self) {
        if !self.has_other_spellings() {
            return;
        }
        let never = std::mem::take(&mut self.never_unmarked);
        let spellings = std::mem::take(&mut self.spellings);
        let kept = Kept::new(&never, &spellings);
        for list in self.word_lists_mut() {
            add_plain(list, &kept);
        }
        for list in self.phrase_lists_mut() {
            for phrase in list.iter_mut().filter(|phrase| phrase.contains([' ', '|'])) {
                *phrase = widened(phrase, &kept);
            }
            add_plain(list, &kept);
        }
        // Words for kinds are looked for as they stand too: only phrases with several words for a place are widened.
        for list in self.kinds.values_mut() {
            for phrase in list.iter_mut().filter(|phrase| is_pattern(phrase)) {
                *phrase = widened(phrase, &kept);
            }
            add_plain(list, &kept);
        }
        self.never_unmarked = never;
        self.spellings = spellings;
    }

    fn has_other_spellings(&self) -> bool {
        self.unmarked || !self.spellings.is_empty()
    }

    /// The first entry that is only another one without its marks, and that other one.
    pub(super) fn unmarked_double(&self) -> Option<(String, String)> {
        if !self.has_other_spellings() {
            return None;
        }
        let kept = &Kept::new(&self.never_unmarked, &self.spellings);
        let lists = self.word_lists().into_iter().chain(self.phrase_lists());
        for list in lists {
            let all: HashSet<&str> = list.iter().map(String::as_str).collect();
            let twice = list.iter().find_map(|entry| {
                let plain = plain_of(entry, kept).filter(|plain| all.contains(plain.as_str()));
                plain.map(|plain| (plain, entry.clone()))
            });
            if let Some(found) = twice.or_else(|| list.iter().find_map(|phrase| double_in(phrase, kept))) {
                return Some(found);
            }
        }
        None
    }

    fn word_lists(&self) -> Vec<&Vec<String>> {
        let all = self.commands.values().chain(self.slots.values()).chain(self.choices.values());
        all.chain(self.kinds.values())
            .chain([&self.talk.courtesy, &self.talk.beside_kinds, &self.talk.articles])
            .collect()
    }

    fn phrase_lists(&self) -> Vec<&Vec<String>> {
        let talk = &self.talk;
        let own =
            [&talk.yes, &talk.no, &talk.not, &talk.not_these, &talk.not_behind, &talk.but, &talk.unsure, &talk.also];
        let more = [
            &talk.restores,
            &talk.undoes,
            &talk.hedges,
            &talk.no_moment,
            &talk.as_advised,
            &talk.first_matter,
            &talk.loss,
            &talk.who,
            &talk.records,
            &talk.person,
            &talk.halts,
            &talk.effects,
            &talk.explains,
            &talk.defines,
            &talk.joins,
            &talk.asks_first,
            &talk.keeps_newer,
            &talk.on_purpose,
            &talk.skips,
            &talk.how,
            &talk.keeps,
            &talk.solved,
            &talk.enough,
            &talk.starts,
            &talk.starts_restore,
            &talk.starts_beside,
            &talk.empties,
            &talk.wrongs,
            &talk.unticks,
            &talk.excepts,
            &talk.which_group,
        ];
        let clauses =
            [&talk.only, &talk.fine, &talk.wish, &talk.clause, &talk.no_loss, &talk.amends, &talk.instead, &talk.picks];
        let named = self.heard.values().chain(talk.options.values()).chain(talk.looked.values());
        own.into_iter().chain(more).chain(clauses).chain(named).collect()
    }

    fn word_lists_mut(&mut self) -> Vec<&mut Vec<String>> {
        let all = self.commands.values_mut().chain(self.slots.values_mut()).chain(self.choices.values_mut());
        all.chain([&mut self.talk.courtesy, &mut self.talk.beside_kinds, &mut self.talk.articles]).collect()
    }

    fn phrase_lists_mut(&mut self) -> Vec<&mut Vec<String>> {
        let talk = &mut self.talk;
        let own = [
            &mut talk.yes,
            &mut talk.no,
            &mut talk.not,
            &mut talk.not_these,
            &mut talk.not_behind,
            &mut talk.but,
            &mut talk.unsure,
            &mut talk.restores,
            &mut talk.undoes,
            &mut talk.hedges,
            &mut talk.no_moment,
            &mut talk.as_advised,
            &mut talk.also,
            &mut talk.first_matter,
            &mut talk.loss,
            &mut talk.state,
            &mut talk.who,
            &mut talk.records,
            &mut talk.person,
            &mut talk.halts,
            &mut talk.effects,
            &mut talk.explains,
            &mut talk.defines,
            &mut talk.joins,
            &mut talk.asks_first,
            &mut talk.keeps_newer,
            &mut talk.on_purpose,
            &mut talk.skips,
            &mut talk.how,
            &mut talk.keeps,
            &mut talk.solved,
            &mut talk.enough,
            &mut talk.starts,
            &mut talk.starts_restore,
            &mut talk.starts_beside,
            &mut talk.empties,
            &mut talk.wrongs,
            &mut talk.unticks,
            &mut talk.excepts,
            &mut talk.which_group,
            &mut talk.occasions,
            &mut talk.asks,
            &mut talk.several,
            &mut talk.speak,
            &mut talk.only,
            &mut talk.fine,
            &mut talk.wish,
            &mut talk.clause,
            &mut talk.no_loss,
            &mut talk.amends,
            &mut talk.corrects,
            &mut talk.instead,
            &mut talk.picks,
        ];
        let named = self.heard.values_mut().chain(talk.options.values_mut()).chain(talk.looked.values_mut());
        own.into_iter().chain(named).collect()
    }
}

/// Whether a phrase names several words for a place.
fn is_pattern(phrase: &str) -> bool {
    phrase.contains('|')
}

/// Words that keep their marks, and how letters with marks are written otherwise than without them.
struct Kept<'a> {
    words: HashSet<&'a str>,
    spellings: &'a BTreeMap<char, String>,
}

impl<'a> Kept<'a> {
    fn new(words: &'a [String], spellings: &'a BTreeMap<char, String>) -> Self {
        Self { words: words.iter().map(String::as_str).collect(), spellings }
    }

    fn other_spelling(&self, entry: &str) -> String {
        if self.spellings.is_empty() {
            return folded(entry);
        }
        entry.chars().fold(String::new(), |mut plain, letter| {
            match self.spellings.get(&letter) {
                Some(other) => plain.push_str(other),
                None => plain.push(letter),
            }
            plain
        })
    }
}

/// Adds the entries of a list without their marks.
fn add_plain(list: &mut Vec<String>, kept: &Kept<'_>) {
    let mut plain: Vec<String> = list.iter().filter_map(|entry| plain_of(entry, kept)).collect();
    if !plain.is_empty() {
        let all: HashSet<&str> = list.iter().map(String::as_str).collect();
        plain.retain(|entry| !all.contains(entry.as_str()));
        let mut fresh = HashSet::new();
        plain.retain(|entry| fresh.insert(entry.clone()));
        list.append(&mut plain);
    }
}

/// An entry without its marks; `None` where it has none or keeps them.
fn plain_of(entry: &str, kept: &Kept<'_>) -> Option<String> {
    let may_lose_them = !entry.is_ascii() && !is_pattern(entry) && !kept.words.contains(bare(entry));
    may_lose_them.then(|| kept.other_spelling(entry)).filter(|plain| plain != entry)
}

/// A phrase whose words may each be written without their marks.
fn widened(phrase: &str, kept: &Kept<'_>) -> String {
    let words = phrase.split(' ').map(|word| {
        if word.is_ascii() {
            return Cow::Borrowed(word);
        }
        let start = &word[..word.len() - word.trim_start_matches('^').len()];
        let end = &word[word.trim_end_matches(['$', '?']).len()..];
        let mut either: Vec<String> = bare(word).split('|').map(str::to_owned).collect();
        add_plain(&mut either, kept);
        Cow::Owned(format!("{start}{}{end}", either.join("|")))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A word of a phrase that is only another one of its place without its marks.
fn double_in(phrase: &str, kept: &Kept<'_>) -> Option<(String, String)> {
    phrase.split(' ').filter(|word| word.contains('|') && !word.is_ascii()).find_map(|word| {
        let either: Vec<&str> = bare(word).split('|').collect();
        either.iter().find_map(|one| {
            let plain = plain_of(one, kept).filter(|plain| either.contains(&plain.as_str()))?;
            Some((plain, (*one).to_owned()))
        })
    })
}

/// A phrase without the marks of where it stands.
fn bare(phrase: &str) -> &str {
    phrase.trim_start_matches('^').trim_end_matches(['$', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::shipped;
    use crate::dialogue::understand::{Command, Said, command};

    #[test]
    fn phrases_get_the_spellings_without_marks_of_their_words() {
        let never = ["dừng".to_owned()];
        let spellings = BTreeMap::new();
        let kept = Kept::new(&never, &spellings);
        for (phrase, wide) in [
            ("^xóa giữa chừng$?", "^xóa|xoa giữa|giua chừng|chung$?"),
            ("^chào bạn|em", "^chào|chao bạn|em|ban"),
            ("{name} đã * xóa$", "{name} đã|da * xóa|xoa$"),
            ("dừng lại", "dừng lại|lai"),
            ("mất mat", "mất|mat mat"),
        ] {
            assert_eq!(widened(phrase, &kept), wide);
        }
    }

    /// What is written without marks is heard, unless it is another word then; what has marks is heard with those.
    #[test]
    fn marks_may_be_left_out_but_not_put_elsewhere() {
        let dialogues = shipped::dialogues();
        for (language, text, heard) in [
            ("vi", "quay lại", Some(Command::Back)),
            ("vi", "quay lai", Some(Command::Back)),
            ("vi", "quầy lái", None),
            ("vi", "dừng", Some(Command::Cancel)),
            ("vi", "dung", None),
            ("pl", "zacznijmy od początku", Some(Command::StartAgain)),
            ("pl", "zacznijmy od poczatku", Some(Command::StartAgain)),
            ("de", "zuruck", None),
            ("de", "zurueck", Some(Command::Back)),
            ("fr", "recapitulatif", Some(Command::Status)),
            ("it", "perche lo chiedi", Some(Command::Why)),
        ] {
            let found = command(text, dialogues.texts.language(language).unwrap());
            assert_eq!(found, heard.map(Said::Plain), "{text}");
        }
    }
}

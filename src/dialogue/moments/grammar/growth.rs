//! How a pattern becomes part of the trees.
//!
//! In charge of walking all phrases of a pattern at once: what begins alike is walked once. Which words there are is
//! `compile`'s.

use super::compile::Compiler;
use super::{Place, Step, Tree};
use crate::dialogue::diagnostic::Code;
use crate::dialogue::moments::pattern::{Item, Sequence};

/// Of how many of its phrases something is true.
#[derive(Clone, Copy, PartialEq)]
enum Share {
    All,
    Some,
    None,
}

impl Share {
    fn of(mut shares: impl Iterator<Item = Self>) -> Self {
        let first = shares.next().unwrap_or(Self::None);
        shares.fold(first, |all, one| if all == one { all } else { Self::Some })
    }
}

/// How far a phrase has come: in the base tree as long as it stands on no other rule, in the upper one where it may.
#[derive(Clone, Copy)]
struct Tip {
    base: Option<Place>,
    upper: Option<Place>,
}

/// Grows the trees by what a pattern says, all its phrases at once: what stands on other rules is the upper one's.
pub(super) struct Growth<'a, 'b> {
    pub compiler: &'a mut Compiler<'b>,
    /// Where the rule begins.
    pub line: u32,
    pub base: &'a mut Tree,
    pub upper: &'a mut Tree,
    /// Something is wrong with the pattern, which was reported.
    pub is_refused: bool,
}

impl Growth<'_, '_> {
    /// Adds what a pattern says.
    pub(super) fn add(mut self, said: &[Sequence<'_>], rule: u32) {
        let (base, upper) = match self.stands_on_rules(said) {
            Share::All => (None, Some(Tree::ROOT)),
            Share::None => (Some(Tree::ROOT), None),
            Share::Some => (Some(Tree::ROOT), Some(Tree::ROOT)),
        };
        let tips = self.either(said, &[Tip { base, upper }]);
        if self.is_refused {
            return;
        }
        for tip in tips {
            match (tip.base, tip.upper) {
                (Some(at), _) => self.base.end(at, rule),
                (None, Some(at)) => self.upper.end(at, rule),
                (None, None) => {}
            }
        }
    }

    /// Of how many of these phrases a class is that other rules find.
    fn stands_on_rules(&self, either: &[Sequence<'_>]) -> Share {
        let of_item = |item: &Item<'_>| match item {
            Item::Word(_) => Share::None,
            Item::Class(name) => match self.compiler.names.get(*name) {
                Some(class) if self.compiler.is_of_rules(*class) => Share::All,
                _ => Share::None,
            },
            Item::Either(either) => self.stands_on_rules(either),
        };
        Share::of(either.iter().map(|sequence| {
            let shares: Vec<Share> = sequence.iter().map(of_item).collect();
            let has = |share| shares.contains(&share);
            match (has(Share::All), has(Share::Some)) {
                (true, _) => Share::All,
                (false, true) => Share::Some,
                (false, false) => Share::None,
            }
        }))
    }

    fn either(&mut self, either: &[Sequence<'_>], from: &[Tip]) -> Vec<Tip> {
        let mut reached = Vec::with_capacity(from.len() * either.len());
        // Phrases in their order: those that begin alike first.
        for tip in from {
            for sequence in either {
                reached.extend(self.sequence(sequence, *tip));
            }
        }
        reached
    }

    fn sequence(&mut self, sequence: &[Item<'_>], from: Tip) -> Vec<Tip> {
        let mut tips = vec![from];
        for item in sequence {
            match item {
                Item::Word(word) => self.word(word, &mut tips),
                Item::Class(name) => self.class(name, &mut tips),
                Item::Either(either) => tips = self.either(either, &tips),
            }
        }
        tips
    }

    fn word(&mut self, word: &str, tips: &mut [Tip]) {
        let words = self.compiler.words(word);
        if words.is_empty() {
            return self.refuse(Code::MomentsBadPattern, format!("{word:?} is no word"));
        }
        for tip in tips {
            for word in &words {
                tip.base = tip.base.map(|at| self.base.grow(at, Step::Word(*word)));
                tip.upper = tip.upper.map(|at| self.upper.grow(at, Step::Word(*word)));
            }
        }
    }

    fn class(&mut self, name: &str, tips: &mut [Tip]) {
        let Some(class) = self.compiler.names.get(name).copied() else {
            return self.refuse(Code::MomentsUnknownClass, format!("there is no class {{{name}}}"));
        };
        let is_of_rules = self.compiler.is_of_rules(class);
        for tip in tips {
            tip.base = tip.base.filter(|_| !is_of_rules).map(|at| self.base.grow(at, Step::Class(class)));
            tip.upper = tip.upper.map(|at| self.upper.grow(at, Step::Class(class)));
        }
    }

    fn refuse(&mut self, code: Code, message: String) {
        if !self.is_refused {
            self.compiler.report(code, self.line, message);
        }
        self.is_refused = true;
    }
}

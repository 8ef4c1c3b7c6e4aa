//! All that rules say, as one tree of words and classes.
//!
//! In charge of growing it. What is said is `compile`'s, finding it in a text `matching`'s.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{ClassId, Step};
use crate::dialogue::moments::vocabulary::WordId;

/// A place in the tree by its number.
pub type Place = u32;

/// What stands at a place beside words: most have neither.
#[derive(Debug, Clone, Default)]
struct Node {
    classes: Vec<(ClassId, Place)>,
    ends: Vec<u32>,
}

/// All that rules say.
#[derive(Debug, Clone)]
pub struct Tree {
    /// Where a word leads from a place. The words are those of our own files, so nobody can make them collide.
    words: HashMap<(Place, WordId), Place, FixedState>,
    nodes: Vec<Node>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { words: HashMap::default(), nodes: vec![Node::default()] }
    }
}

impl Tree {
    /// Where everything begins.
    pub const ROOT: Place = 0;

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Where a word leads.
    pub fn after_word(&self, at: Place, word: WordId) -> Option<Place> {
        self.words.get(&(at, word)).copied()
    }

    /// Where classes lead, in the order in which rules name them.
    pub fn classes(&self, at: Place) -> &[(ClassId, Place)] {
        &self.nodes[at as usize].classes
    }

    /// The rules of which all is said here.
    pub fn ends(&self, at: Place) -> &[u32] {
        &self.nodes[at as usize].ends
    }

    /// Goes one step on, to a new place if need be.
    pub(super) fn grow(&mut self, at: Place, step: Step) -> Place {
        let fresh = Place::try_from(self.nodes.len()).unwrap_or(Place::MAX);
        let next = match step {
            Step::Word(word) => *self.words.entry((at, word)).or_insert(fresh),
            Step::Class(class) => {
                let classes = &mut self.nodes[at as usize].classes;
                match classes.iter().find(|(known, _)| *known == class) {
                    Some((_, next)) => *next,
                    None => {
                        classes.push((class, fresh));
                        fresh
                    }
                }
            }
        };
        if next == fresh {
            self.nodes.push(Node::default());
        }
        next
    }

    /// Notes that all of a rule is said here.
    pub(super) fn end(&mut self, at: Place, rule: u32) {
        let ends = &mut self.nodes[at as usize].ends;
        if !ends.contains(&rule) {
            ends.push(rule);
        }
    }

    /// Gives back what was taken for growing.
    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.nodes.shrink_to_fit();
        for node in &mut self.nodes {
            node.classes.shrink_to_fit();
            node.ends.shrink_to_fit();
        }
    }
}

//! The history of stages: what leads and deals went through, as it happened.
//!
//! What a record did before the story, and what passing days do to it, is computed like the record itself; moves that
//! somebody made are kept. Numbers ascend with time, so who asks for what came after the last one known gets it.

use std::borrow::Cow;

use super::Portal;
use crate::sandbox::dictionaries;
use crate::sandbox::evolution::BLOCK;
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::generator::index_of;
use crate::sandbox::record::Record;

/// Numbers from here on belong to moves since the story began; those before it have twice their record's number.
const LATER: i64 = 10_000_000;
/// How many numbers a second has: first for edits of passing days by block, then for additions, then for people.
const PER_SECOND: i64 = 1 << 16;
const OF_ADDITIONS: i64 = 1 << 15;
const OF_PEOPLE: i64 = OF_ADDITIONS + 2;

/// One line of the history of stages (reference §2.9).
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Its number, ascending with time.
    pub id: i64,
    /// The lead or deal.
    pub owner: i64,
    /// `TYPE_ID`: `1` made, `2` moved, `3` finished, `5` gone to another pipeline.
    pub kind: &'static str,
    /// When.
    pub moment: i64,
    /// The pipeline it went to.
    pub category: i64,
    /// The stage it went to.
    pub stage: Cow<'static, str>,
}

/// Where a record stands.
type Standing = (i64, Cow<'static, str>);

fn standing(record: &Record) -> Standing {
    (record.int(Field::CategoryId), Cow::Owned(record.text(Field::StageId).to_owned()))
}

/// What kind of move leads from one standing to another, if it is one.
fn kind(entity: Entity, from: &Standing, to: &Standing) -> Option<&'static str> {
    match (from.0 == to.0, from.1 == to.1) {
        (true, true) => None,
        (false, _) => Some("5"),
        (true, false) if dictionaries::semantics(entity, &to.1) == "P" => Some("2"),
        (true, false) => Some("3"),
    }
}

/// What a computed record did by the time it was made: it began at the first stage, and stands where it stands.
fn beginnings(record: &Record, first_id: i64) -> Vec<Move> {
    let (category, stage) = standing(record);
    let first = match record.entity {
        Entity::Deal => dictionaries::deal_stage_code(category, 0),
        _ => "NEW",
    };
    let begun = Move {
        id: first_id,
        owner: record.id,
        kind: "1",
        moment: record.int(Field::CreatedTime),
        category,
        stage: Cow::Borrowed(first),
    };
    let (from, to) = ((category, begun.stage.clone()), (category, stage.clone()));
    let moved = kind(record.entity, &from, &to).map(|kind| Move {
        id: first_id + 1,
        kind,
        moment: record.int(Field::MovedTime),
        stage,
        ..begun.clone()
    });
    std::iter::once(begun).chain(moved).collect()
}

impl Portal {
    /// What a record did before the story began: nothing, if it came later.
    pub fn first_moves(&self, entity: Entity, id: i64) -> Vec<Move> {
        match index_of(id).filter(|_| entity.has_stages() && self.table(entity).is_base(id)) {
            Some(index) => {
                let created = self.generator.created(entity, index);
                beginnings(&self.generator.record(entity, index, id, created, created), 2 * id)
            }
            None => Vec::new(),
        }
    }

    /// What a record did since the story began.
    pub fn later_moves(&self, entity: Entity, id: i64, now: i64) -> Vec<Move> {
        let table = self.table(entity);
        match (table.changed.get(&id), table.born.get(&id), index_of(id)) {
            (Some(overlay), ..) => {
                let kept = table.moves.get(&id).cloned().unwrap_or_default();
                self.with_edits(kept, &overlay.record, overlay.as_of, now)
            }
            (None, Some(birth), _) => {
                let record = self.generator.record(entity, birth.index, id, birth.created, birth.created);
                let begun = beginnings(&record, self.first_number(birth.created) + OF_ADDITIONS);
                self.with_edits(begun, &record, birth.created, now)
            }
            (None, None, Some(index)) if table.is_base(id) => {
                let created = self.generator.created(entity, index);
                let record = self.generator.record(entity, index, id, created, created);
                self.with_edits(Vec::new(), &record, self.generator.story_start, now)
            }
            _ => Vec::new(),
        }
    }

    fn first_number(&self, moment: i64) -> i64 {
        LATER + (moment - self.generator.story_start).max(0) * PER_SECOND
    }

    fn with_edits(&self, mut moves: Vec<Move>, record: &Record, after: i64, now: i64) -> Vec<Move> {
        if !self.evolves {
            return moves;
        }
        let mut record = record.clone();
        for edit in self.generator.edits(record.entity, record.id, after, now) {
            let before = standing(&record);
            self.generator.apply_edit(&mut record, edit);
            let after = standing(&record);
            if let Some(kind) = kind(record.entity, &before, &after) {
                let id = self.first_number(edit.moment) + record.id / BLOCK % OF_ADDITIONS;
                let (category, stage) = after;
                moves.push(Move { id, owner: record.id, kind, moment: edit.moment, category, stage });
            }
        }
        moves
    }

    /// Keeps what a record did so far, before it is changed, and where it goes now if somebody moves it.
    pub(super) fn keep_moves(&mut self, after: Option<&Record>, (entity, id): (Entity, i64), now: i64) {
        if !entity.has_stages() {
            return;
        }
        let mut moves = self.later_moves(entity, id, now);
        if let Some(after) = after {
            let target = standing(after);
            let kind = if self.exists(entity, id) {
                kind(entity, &standing(&self.bare(entity, id, now)), &target)
            } else {
                Some("1")
            };
            if let Some(kind) = kind {
                let least = self.first_number(now) + OF_PEOPLE;
                let table = self.table_mut(entity);
                table.last_move = least.max(table.last_move + 1);
                let (category, stage) = target;
                moves.push(Move { id: table.last_move, owner: id, kind, moment: now, category, stage });
            }
        }
        self.table_mut(entity).moves.insert(id, moves);
    }
}

//! What is wrong with a dialogue file: a stable code, where, and what to do.
//!
//! In charge of the list of codes. Each is found by `flow::check`, `texts::check` or `pictures::check`, and has a
//! test that provokes it.

use std::fmt;

use serde::Serialize;

macro_rules! codes {
    ($(#[doc = $doc:literal] $name:ident = $code:literal, $slug:literal, $hint:literal;)*) => {
        /// What can be wrong. Codes are stable; names are for people.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $doc] $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Its name.
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// What to do.
            pub fn hint(self) -> &'static str {
                match self { $(Self::$name => $hint,)* }
            }
        }
    };
}

codes! {
    /// A flow file that cannot be read.
    FlowSyntax = "D101", "flow-syntax", "correct the line; keys and their meaning are in dialogues/README.md";
    /// The same step, flow or key twice.
    DuplicateId = "D102", "duplicate-id", "give one of them another name";
    /// A step that leads to a step that is not there.
    DanglingTarget = "D103", "dangling-target", "name an existing step, or add this one";
    /// A step that nothing leads to.
    UnreachableStep = "D104", "unreachable-step", "let a step lead here, or remove it";
    /// A `when` without its other arms.
    MissingArm = "D105", "missing-arm", "add `otherwise:` and `unknown:` beside `when:`";
    /// An arm without its `when`.
    ArmWithoutWhen = "D106", "arm-without-when", "add `when:`, or remove the arm";
    /// A fact that does not exist.
    UnknownFact = "D107", "unknown-fact", "use one of the facts that `restore24 dialogue check --facts` lists";
    /// A step with nothing to press and nowhere to go.
    DeadEnd = "D108", "dead-end", "add `choices:` or `next:`";
    /// Steps that lead in a circle without asking anything.
    SilentLoop = "D109", "silent-loop", "let one of these steps ask something";
    /// A way to a restore that does not pass a confirmation.
    RunWithoutConfirm = "D110", "run-without-confirm", "lead every way to `run` through a `confirm` step";
    /// A built-in step without a target for one of its exits.
    MissingExit = "D111", "missing-exit", "add the exit under `exits:`";
    /// A target for an exit that the built-in step does not have.
    UnknownExit = "D112", "unknown-exit", "remove it, or correct its name";
    /// A built-in step that does not exist.
    UnknownBuiltIn = "D113", "unknown-built-in", "correct the name under `do:`";
    /// Keys that do not go together.
    Misplaced = "D114", "misplaced-key", "remove one of the two";
    /// A flow that the assistant cannot do without.
    MissingFlow = "D115", "missing-flow", "the flows welcome, lost-data, person and requests must be there";
    /// A rule that no policy can switch, or no way for when it is off.
    RuleWithoutWay = "D116", "rule-without-way", "name a rule of the policy, and add `without:` with the step to go on with";
    /// An id that is not kebab-case, or a reserved word.
    BadId = "D117", "bad-id", "use lower-case letters, digits and hyphens";
    /// Steps from which no choice leads out of a circle.
    NoWayOut = "D118", "no-way-out", "add a choice that leads on";
    /// A removed step on which conversations stand.
    Stranded = "D119", "stranded", "keep the step, or add `renamed_from: OLD` to the step that takes its place";
    /// A former name that is still in use, or that two steps claim.
    BadRename = "D120", "bad-rename", "`renamed_from:` names a step that is gone, once";
    /// More choices than a messenger shows.
    TooManyChoices = "D121", "too-many-choices", "ask in two steps: a message has at most 100 buttons";
    /// A choice whose key is too long for a button.
    KeyTooLong = "D122", "key-too-long", "shorten the key: what a button carries has 64 bytes, of which the key gets 36";
    /// A text file with a syntax error.
    TextSyntax = "D201", "text-syntax", "correct the line (Project Fluent syntax)";
    /// The same text twice in one language.
    DuplicateText = "D202", "duplicate-text", "remove one of them";
    /// A text that one language has and another has not.
    MissingTranslation = "D203", "missing-translation", "add the text in this language, or remove it everywhere";
    /// A text with other variables than in the first language.
    DifferentVariables = "D204", "different-variables", "use the same variables in every language";
    /// A text that a step or the program says and no language has.
    MissingText = "D205", "missing-text", "add the text";
    /// A choice without a label.
    MissingLabel = "D206", "missing-label", "add `.KEY = …` to the text, or a text `choice-KEY`";
    /// A variable that nobody fills.
    UnknownVariable = "D207", "unknown-variable", "use one of the variables that this text has";
    /// A text that nothing says.
    UnusedText = "D208", "unused-text", "remove it, or let a step say it";
    /// A text that a messenger would not take.
    TextTooLong = "D209", "text-too-long", "shorten it: with the longest values a message has at most 4096 characters";
    /// A plural form that the language needs and the text lacks.
    MissingPlural = "D210", "missing-plural", "add the plural form; number variables need a selector or a neutral wording";
    /// A label that does not fit on a button.
    LabelTooLong = "D211", "label-too-long", "shorten it: with the longest values a button shows 64 characters, an entry of a list 144";
    /// A text beside a picture that is longer than a caption.
    CaptionTooLong = "D212", "caption-too-long", "shorten it: with the longest values a text beside a picture has at most 1024 characters";
    /// A value that is filled and that the text does not say.
    UnusedVariable = "D213", "unused-variable", "say the value, in every language: without it the person decides without knowing it";
    /// The description of a command that a messenger would not take.
    CommandTooLong = "D214", "command-too-long", "shorten it: a command's description has at most 256 characters";
    /// A topic's name that a messenger would not take.
    TopicTooLong = "D215", "topic-too-long", "shorten it: with the longest values a topic's name has at most 128 characters";
    /// An answer to a press that a messenger would not take.
    PressAnswerTooLong = "D216", "press-answer-too-long", "shorten it: what a press is answered by has at most 200 characters";
    /// Language data that cannot be read.
    LanguageSyntax = "D301", "language-syntax", "correct the line; dialogues/language/en.yaml shows every key";
    /// A language with texts and no language data, or the other way round.
    LanguageIncomplete = "D302", "language-incomplete", "add language/CODE.yaml and texts/CODE/";
    /// A file or folder that is not there, or that cannot be read.
    Unreadable = "D303", "unreadable", "the folder holds flows/*.yaml, texts/LANGUAGE/*.ftl, language/*.yaml and moments/*.yaml";
    /// Rules of moments that cannot be read.
    MomentsSyntax = "D304", "moments-syntax", "correct the line; keys and their meaning are in dialogues/README.md";
    /// The same rule, class or word list twice.
    MomentsDuplicate = "D305", "moments-duplicate", "give one of them another name, or put them together";
    /// A class that does not exist.
    MomentsUnknownClass = "D306", "moments-unknown-class", "name a class, a list under `words:`, or one that is built in; dialogues/README.md lists them";
    /// A meaning that does not exist.
    MomentsUnknownMeaning = "D307", "moments-unknown-meaning", "use one of the meanings that dialogues/README.md lists";
    /// A pattern that cannot be read.
    MomentsBadPattern = "D308", "moments-bad-pattern", "words, {class}, [optional], (one|or the other); every mark is closed";
    /// A file that is not UTF-8.
    NotUtf8 = "D309", "not-utf8", "save the file as UTF-8";
    /// A drawing that cannot be read or has a place for words that cannot be filled.
    PictureSyntax = "D401", "picture-syntax", "correct the line; places for words are described in dialogues/README.md";
    /// A picture that a step or the program shows and that is not there.
    MissingPicture = "D402", "missing-picture", "add pictures/NAME.svg, or correct the name";
    /// A picture that nothing shows.
    UnusedPicture = "D403", "unused-picture", "remove it, or let a step show it with `picture:`";
    /// Words that do not fit into their place in a picture, or cannot be written in its font.
    PictureText = "D404", "picture-text", "use fewer or shorter words, or make the place in the drawing larger";
    /// Prepared replies that cannot be read.
    CannedSyntax = "D501", "canned-syntax", "a line is `name: text`, the name in lower-case letters, digits and hyphens";
    /// A prepared reply that one language has and another has not.
    CannedMissing = "D502", "canned-missing", "add the reply to canned/CODE.yaml of every language";
    /// A prepared reply that a messenger would not take.
    CannedTooLong = "D503", "canned-too-long", "shorten it: a message has at most 4096 characters";
}

/// One complaint about one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the dialogues' folder.
    pub file: String,
    /// The line, from 1; 0 where it is about the whole file.
    pub line: u32,
    /// What is wrong, in general.
    pub code: Code,
    /// What is wrong here.
    pub message: String,
}

impl Diagnostic {
    /// A complaint.
    pub fn new(code: Code, file: &str, line: u32, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, code, message: message.into() }
    }

    /// As programs read it.
    pub fn to_json(&self) -> serde_json::Value {
        #[derive(Serialize)]
        struct Line<'a> {
            code: &'a str,
            name: &'a str,
            file: &'a str,
            line: u32,
            message: &'a str,
            hint: &'a str,
        }
        let line = Line {
            code: self.code.as_str(),
            name: self.code.slug(),
            file: &self.file,
            line: self.line,
            message: &self.message,
            hint: self.code.hint(),
        };
        serde_json::to_value(line).expect("texts and numbers are always JSON")
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} {}: {}", self.file, self.line, self.code.as_str(), self.code.slug(), self.message)
    }
}

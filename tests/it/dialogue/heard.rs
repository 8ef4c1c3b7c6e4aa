//! What is said beside the matter is answered by a step, in every language, or the check says where it is not.

use restore24::dialogue::diagnostic::Code;
use restore24::dialogue::{Dialogues, SourceFile, shipped};

/// The shipped files with one change.
fn changed(path: &str, from: &str, to: &str) -> Vec<SourceFile> {
    let mut files = shipped::files();
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{path} has no {from:?}");
    file.text = file.text.replacen(from, to, 1).into();
    files
}

#[test]
fn a_step_without_phrases_and_phrases_without_a_step_are_told() {
    for (path, from, to, code, complaint_in) in [
        ("language/de.yaml", "  talk-thanks: ", "  talk-thanx: ", Code::LanguageIncomplete, "language/de.yaml"),
        (
            "flows/talk.yaml",
            "    heard: beside\n    say: talk-thanks\n",
            "    say: talk-thanks\n",
            Code::UnreachableStep,
            "flows/talk.yaml",
        ),
        ("flows/talk.yaml", "heard: urgent", "heard: sometimes", Code::FlowSyntax, "flows/talk.yaml"),
        ("language/en.yaml", "    csv: [csv", "    cvs: [csv", Code::LanguageSyntax, "language/en.yaml"),
        (
            "language/vi.yaml",
            "  back: [quay lại,",
            "  back: [quay lại, quay lai,",
            Code::LanguageSyntax,
            "language/vi.yaml",
        ),
        ("language/pl.yaml", "  but: [", "  but: [czyż|czyz dalej, ", Code::LanguageSyntax, "language/pl.yaml"),
    ] {
        let problems = Dialogues::load(&changed(path, from, to)).map(|_| ()).expect_err(to);
        let found = problems.iter().any(|problem| problem.code == code && problem.file == complaint_in);
        assert!(found, "{to}: {problems:#?}");
    }
}

/// Each language has words for all that the engine looks for in sentences, and its first yes and no are the words
/// that choices name.
#[test]
fn every_language_has_the_words_of_sentences() {
    let dialogues = shipped::dialogues();
    for code in dialogues.texts.languages() {
        let language = dialogues.texts.language(code).unwrap();
        let talk = &language.talk;
        for (name, phrases) in [
            ("yes", &talk.yes),
            ("no", &talk.no),
            ("not", &talk.not),
            ("not-these", &talk.not_these),
            ("but", &talk.but),
            ("courtesy", &talk.courtesy),
            ("person", &talk.person),
            ("self-blame", &talk.self_blame),
            ("only", &talk.only),
            ("fine", &talk.fine),
            ("wish", &talk.wish),
            ("clause", &talk.clause),
            ("beside-kinds", &talk.beside_kinds),
            ("articles", &talk.articles),
            ("unsure", &talk.unsure),
            ("courtesy", &talk.courtesy),
            ("person", &talk.person),
            ("also", &talk.also),
            ("first-matter", &talk.first_matter),
            ("loss", &talk.loss),
            ("who", &talk.who),
            ("records", &talk.records),
            ("not-names", &talk.not_names),
        ] {
            assert!(!phrases.is_empty(), "{code} has no words for {name}");
        }
        assert_eq!(talk.options.len(), 4, "{code}");
        assert!(talk.numbers.len() >= 20, "{code}");
        for (key, word) in
            [("found", &talk.yes[0]), ("not-there", &talk.no[0]), ("right", &talk.yes[0]), ("stay", &talk.no[0])]
        {
            assert!(language.choices[key].contains(word), "{code}: the choice {key} has no \"{word}\"");
        }
    }
}

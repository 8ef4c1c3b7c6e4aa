//! One seeded fault for each code of `dialogue check`: found, in the right file, on the right line.

use restore24::dialogue::diagnostic::Code;
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::standing::{Standing, stranded};
use restore24::dialogue::state::Task;
use restore24::dialogue::{Dialogues, Event, SourceFile, State, advance, shipped};

/// A change to one shipped file: the first `from` becomes `to`; the complaint must point at the line that
/// holds `at`, in `file` (a complaint about a whole file or folder has no line).
struct Fault {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    complaint_in: &'static str,
    at: Option<&'static str>,
}

const MOMENTS: &str = "moments/de.yaml";
const LOST: &str = "flows/lost-data.yaml";
const FINDING: &str = "texts/en/finding.ftl";
const HOW_CHOICES: &str = "choices: { found: found-in-bin, not-there: gone-or-changed }\n";
const BIN: &str = "pictures/recycle-bin.svg";
const CANNED: &str = "canned/de.yaml";
const MESSENGER: &str = "texts/en/messenger.ftl";
const TOLD: &str = "command-help = What I can do";
const FINDING_DE: &str = "texts/de/finding.ftl";

fn fault(file: &'static str, from: &'static str, to: &'static str, at: &'static str) -> Fault {
    Fault { file, from, to, complaint_in: file, at: Some(at) }
}

/// A fault for every code; the match makes a new code ask for its own.
fn fault_of(code: Code) -> Option<Fault> {
    Some(match code {
        Code::FlowSyntax => fault(LOST, "    say: recycle-bin-how\n", "    sayy: recycle-bin-how\n", "sayy:"),
        Code::DuplicateId => fault(LOST, "  recycle-bin-how:\n", "  recycle-bin:\n", "  recycle-bin:\n    say"),
        Code::DanglingTarget => fault(
            LOST,
            "found: found-in-bin, not-there: gone-or-changed }",
            "found: nowhere, not-there: gone-or-changed }",
            "nowhere",
        ),
        Code::UnreachableStep => fault(
            LOST,
            "  recycle-bin-how:\n",
            "  island:\n    say: found-in-bin\n    next: feedback\n\n  recycle-bin-how:\n",
            "island",
        ),
        Code::MissingArm => fault(LOST, "    otherwise: history-needs-tariff\n", "", "when: tariff-has-history"),
        Code::ArmWithoutWhen => fault(LOST, "    when: tariff-has-history\n", "", "otherwise: history-needs-tariff"),
        Code::UnknownFact => fault(LOST, "when: tariff-has-history", "when: tariff-has-histroy", "histroy"),
        Code::DeadEnd => fault(
            LOST,
            "    say: hidden-by-filter\n    next: feedback\n",
            "    say: hidden-by-filter\n",
            "  hidden-by-filter:",
        ),
        Code::SilentLoop => fault(
            LOST,
            "    notes: read-again\n    next: still-missing\n",
            "    notes: read-again\n    next: look-again\n",
            "  look-again:\n",
        ),
        Code::RunWithoutConfirm => fault(LOST, "exits: { go-on: confirm,", "exits: { go-on: run,", "  run: "),
        Code::MissingExit => {
            fault(LOST, "exits: { given: run, again: preview }", "exits: { given: run }", "do: confirm")
        }
        Code::UnknownExit => fault(
            LOST,
            "exits: { given: run, again: preview }",
            "exits: { given: run, again: preview, never: run }",
            "never",
        ),
        Code::UnknownBuiltIn => fault(LOST, "do: how-much", "do: how-many", "do: how-many"),
        Code::Misplaced => fault(
            LOST,
            "    do: how-much\n",
            "    do: how-much\n    say: few-records\n",
            "    say: few-records\n    why: why-few-records\n    exits",
        ),
        Code::MissingFlow => Fault {
            file: "flows/requests.yaml",
            from: "flow: requests",
            to: "flow: wishes",
            complaint_in: "flows",
            at: None,
        },
        Code::RuleWithoutWay => fault(LOST, "    without: gone-or-changed\n", "", "rule: r01"),
        Code::BadId => fault(LOST, "  recycle-bin-how:\n", "  Recycle_Bin:\n", "Recycle_Bin"),
        Code::NoWayOut => fault(
            LOST,
            "    choices: { look-again: look-again, go-on: how-much-lost, finish: feedback }",
            "    choices: { look-again: trap, go-on: how-much-lost, finish: feedback }\n\n  trap:\n    say: still-missing\n    choices: { look-again: trap }",
            "  trap:\n",
        ),
        Code::TextSyntax => fault(FINDING, "recycle-bin-how = ", "recycle-bin-how  ", "recycle-bin-how  "),
        Code::DuplicateText => {
            fault(FINDING, "history-demo = ", "history = twice\n\nhistory-demo = ", "history = twice")
        }
        Code::MissingTranslation => Fault {
            file: FINDING,
            from: "hidden-by-filter = ",
            to: "hidden-by-veil = { hidden-by-filter }\n\nhidden-by-filter = ",
            complaint_in: FINDING,
            at: Some("hidden-by-veil"),
        },
        Code::DifferentVariables => fault(FINDING_DE, "Notiert, als Ihre Angabe: { $who }.", "Notiert.", "history-who"),
        Code::MissingText => fault(LOST, "say: hidden-by-filter", "say: hidden-by-veil", "hidden-by-veil"),
        Code::MissingLabel => fault(FINDING, "    .found = Yes, they are there\n", "", "recycle-bin = Let"),
        Code::UnknownVariable => fault(
            FINDING,
            "history-who = Noted, as your word: { $who }.",
            "history-who = Noted: { $whom }.",
            "history-who",
        ),
        Code::UnusedText => {
            fault(FINDING, "history-demo = ", "nobody-says-this = x\n\nhistory-demo = ", "nobody-says-this")
        }
        Code::TextTooLong => fault(FINDING, "Nothing was changed in your portal. The backups", "LONG", "by-hand ="),
        Code::MissingPlural => fault(
            FINDING,
            "        [one] one day\n       *[other] { $demo-days } days",
            "        [two] two days\n       *[other] { $demo-days } days",
            "history-demo",
        ),
        Code::LanguageSyntax => fault("language/de.yaml", "plurals: [one, other]", "plural: [one, other]", "plural: ["),
        Code::LanguageIncomplete => {
            Fault { file: "language/de.yaml", from: "", to: "REMOVE", complaint_in: "texts/de", at: None }
        }
        Code::MomentsSyntax => fault(MOMENTS, "slashes: dmy", "slashes: dym", "slashes: dym"),
        Code::MomentsDuplicate => fault(
            MOMENTS,
            "  minutes-to:",
            "  minutes-past:",
            "  minutes-past: { say: [\"{hour-word} [minuten|min] vor",
        ),
        Code::MomentsUnknownClass => fault(MOMENTS, "halb {hour} [", "halb {hours} [", "  half-to:"),
        Code::MomentsUnknownMeaning => fault(MOMENTS, "means: midnight", "means: midnite", "means: midnite"),
        Code::MomentsBadPattern => fault(MOMENTS, "\"{this} woche\"", "\"[{this} woche\"", "  this-week:"),
        Code::BadRename => fault(
            LOST,
            "  recycle-bin-how:\n",
            "  recycle-bin-how:\n    renamed_from: history\n",
            "renamed_from: history",
        ),
        Code::TooManyChoices => fault(LOST, HOW_CHOICES, "MANY", "  recycle-bin-how:\n"),
        Code::KeyTooLong => fault(
            LOST,
            HOW_CHOICES,
            "choices: { aaaaaaaaaa-bbbbbbbbbb-cccccccccc-dddd: found-in-bin, not-there: gone-or-changed }\n",
            "aaaaaaaaaa",
        ),
        Code::LabelTooLong => fault(FINDING, "Yes, they are there", "LABEL", "recycle-bin = Let"),
        Code::CommandTooLong => fault(MESSENGER, TOLD, "COMMAND", "command-help ="),
        Code::TopicTooLong => fault(MESSENGER, "command-help = ", "TOPIC", "topic-told ="),
        Code::PressAnswerTooLong => fault(MESSENGER, "command-help = ", "PRESSED", "pressed-told ="),
        Code::UnusedVariable => {
            fault("texts/en/asides.ftl", "That was more than { $limit } characters", "That was long", "too-long =")
        }
        Code::PictureSyntax => fault(BIN, "data-width=\"104\">{{menu-more}}", ">{{menu-more}}", "{{menu-more}}</text>"),
        Code::MissingPicture => fault(LOST, "picture: clear-filter", "picture: clear-filers", "  clear-filters-how:\n"),
        Code::UnusedPicture => Fault {
            file: LOST,
            from: "    picture: restore-from-bin\n",
            to: "",
            complaint_in: "pictures/restore-from-bin.svg",
            at: None,
        },
        Code::PictureText => Fault {
            file: "texts/vi/pictures.ftl",
            from: "menu-more = Thêm",
            to: "menu-more = Thêm nhiều mục khác",
            complaint_in: "texts/vi/pictures.ftl",
            at: Some("menu-more = "),
        },
        Code::CannedSyntax => fault(CANNED, "hello:", "Hello there:", "Hello there:"),
        Code::CannedMissing => Fault { at: None, ..fault(CANNED, "thanks:", "no-thanks:", "") },
        Code::CannedTooLong => fault(CANNED, "Einen Moment bitte.", "LONG", "one-moment:"),
        // Files and folders are read by the command line, a caption needs its picture, and only conversations can be
        // stranded: tests of their own provoke these.
        Code::Unreadable | Code::NotUtf8 | Code::CaptionTooLong | Code::Stranded => return None,
    })
}

fn seeded(fault: &Fault) -> Vec<SourceFile> {
    let mut files = shipped::files();
    if fault.to == "REMOVE" {
        files.retain(|file| file.path != fault.file);
        return files;
    }
    let file = files.iter_mut().find(|file| file.path == fault.file).unwrap();
    assert!(file.text.contains(fault.from), "{} has no {:?}", fault.file, fault.from);
    let to = match fault.to {
        "LONG" => "long ".repeat(900),
        "LABEL" => "l".repeat(65),
        "MANY" => many_choices(101),
        "COMMAND" => format!("command-help = {}", "m".repeat(257)),
        "TOPIC" => format!("topic-told = {}{{ $who }}\n\ncommand-help = ", "m".repeat(89)),
        "PRESSED" => format!("pressed-told = {}\n\ncommand-help = ", "m".repeat(201)),
        other => other.to_owned(),
    };
    file.text = file.text.replacen(fault.from, &to, 1).into();
    files
}

fn many_choices(count: usize) -> String {
    let choices: Vec<String> = (0..count).map(|number| format!("c{number}: history")).collect();
    format!("choices: {{ {} }}\n", choices.join(", "))
}

/// The line on which some text begins; the last place where it stands, so that `step:` finds the step itself.
fn line_of(files: &[SourceFile], path: &str, at: &str) -> u32 {
    let text = &files.iter().find(|file| file.path == path).unwrap().text;
    let offset = text.rfind(at).unwrap_or_else(|| panic!("{path} has no {at:?}"));
    u32::try_from(text[..offset].matches('\n').count()).unwrap() + 1
}

#[test]
fn every_code_finds_its_fault_in_its_place() {
    for code in Code::ALL.iter().copied() {
        let Some(fault) = fault_of(code) else { continue };
        let files = seeded(&fault);
        let problems = Dialogues::load(&files).map(|_| ()).expect_err(code.as_str());
        let found = problems.iter().find(|problem| problem.code == code);
        let found = found.unwrap_or_else(|| panic!("{} was not found, but {problems:#?}", code.as_str()));
        assert_eq!(found.file, fault.complaint_in, "{found}");
        let line = fault.at.map_or(0, |at| line_of(&files, fault.complaint_in, at));
        assert_eq!(found.line, line, "{found}");
        assert!(!code.hint().is_empty());
    }
}

/// Letters outside of Unicode's first plane count as two, as Telegram counts them.
#[test]
fn lengths_are_counted_as_telegram_counts_them() {
    for (letter, most) in [("é", 256), ("😀", 128)] {
        for (count, is_found) in [(most, false), (most + 1, true)] {
            let mut files = shipped::files();
            let file = files.iter_mut().find(|file| file.path == MESSENGER).unwrap();
            file.text = file.text.replacen("Talk to a person", &letter.repeat(count), 1).into();
            let problems = Dialogues::load(&files).err().unwrap_or_default();
            let found = problems.iter().any(|problem| problem.code == Code::CommandTooLong);
            assert_eq!(found, is_found, "{letter} {count}: {problems:?}");
        }
    }
}

/// The longest that is allowed, and one more: only the second is complained about.
#[test]
fn limits_are_exact() {
    let keyed =
        |length: usize| format!("choices: {{ {}: found-in-bin, not-there: gone-or-changed }}\n", "k".repeat(length));
    let how = "Open CRM, then More > Recycle bin. Clear the filter at the top, so that you see everything. Administrators see \
               what everybody deleted, others only their own. Are your records there?";
    let hidden = "Good: a filter hid the records. My comparison with the backups shows nothing missing either, so no restore is \
                  needed.";
    let words = |length: usize| "m".repeat(length);
    for (code, file, from, most) in [
        (Code::LabelTooLong, FINDING, "Yes, they are there", 64),
        (Code::TextTooLong, FINDING, hidden, 4096),
        (Code::CaptionTooLong, FINDING, how, 1024),
        (Code::CommandTooLong, MESSENGER, "Talk to a person", 256),
        (Code::TopicTooLong, MESSENGER, TOLD, 128),
        (Code::PressAnswerTooLong, MESSENGER, TOLD, 200),
        (Code::KeyTooLong, LOST, HOW_CHOICES, 36),
        (Code::TooManyChoices, LOST, HOW_CHOICES, 100),
    ] {
        for (length, is_found) in [(most, false), (most + 1, true)] {
            let mut files = shipped::files();
            let to = match code {
                Code::KeyTooLong => keyed(length),
                Code::TooManyChoices => many_choices(length),
                Code::TopicTooLong => format!("topic-told = {}\n\n{TOLD}", words(length)),
                Code::PressAnswerTooLong => format!("pressed-told = {}\n\n{TOLD}", words(length)),
                _ => words(length),
            };
            let edited = files.iter_mut().find(|found| found.path == file).unwrap();
            assert!(edited.text.contains(from), "{file} has no {from:?}");
            edited.text = edited.text.replacen(from, &to, 1).into();
            let problems = Dialogues::load(&files).err().unwrap_or_default();
            assert_eq!(
                problems.iter().any(|problem| problem.code == code),
                is_found,
                "{code:?} {length}: {problems:?}"
            );
        }
    }
}

/// A step is taken away: whoever stands on it is stranded, unless another step says that it takes its place.
#[test]
fn a_removed_step_strands_who_stands_on_it() {
    let change = |renamed: bool| {
        let mut files = shipped::files();
        let flow = files.iter_mut().find(|file| file.path == LOST).unwrap();
        let head = if renamed { "  bin-help:\n    renamed_from: recycle-bin-how\n" } else { "  bin-help:\n" };
        flow.text =
            flow.text.replace("  recycle-bin-how:\n", head).replace("how: recycle-bin-how", "how: bin-help").into();
        Dialogues::load(&files).unwrap()
    };
    let mut state = State::new("en");
    state.tasks = vec![Task::new("recycle-bin-how")];
    state.tasks[0].trail = vec!["greeting".into(), "recycle-bin".into()];
    let mut standing = Standing::default();
    standing.add(&state);
    let problems = stranded(&change(false).flow, &standing);
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::Stranded]);
    assert!(problems[0].message.contains("recycle-bin-how"), "{}", problems[0]);
    let renamed = change(true);
    assert_eq!(stranded(&renamed.flow, &standing), []);
    let world = CannedWorld::new(shipped::dialogues());
    let turn = advance(&renamed, state, world.facts(), Event::Opened, world.now());
    assert_eq!(turn.state.step(), Some("bin-help"), "the conversation keeps its place");
}

#[test]
fn codes_are_told_apart() {
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    codes.extend(Code::ALL.iter().map(|code| code.slug()));
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

#[test]
fn the_shipped_files_are_well_and_all_in_the_list() {
    Dialogues::load(&shipped::files()).unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues");
    let mut read = restore24::cli::dialogue::read_folder(&folder).unwrap();
    let mut listed = shipped::files();
    read.sort_by(|a, b| a.path.cmp(&b.path));
    listed.sort_by(|a, b| a.path.cmp(&b.path));
    let paths = |files: &[SourceFile]| files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&read), paths(&listed));
    let mut scripts: Vec<String> = std::fs::read_dir(folder.join("scripts"))
        .unwrap()
        .map(|entry| format!("scripts/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|path| path.ends_with(".md"))
        .collect();
    scripts.sort();
    assert_eq!(scripts, shipped::SCRIPTS.iter().map(|(path, _)| (*path).to_owned()).collect::<Vec<_>>());
}

#[test]
fn a_folder_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let read = |path: &std::path::Path| restore24::cli::dialogue::read_folder(path);
    let problems = read(&folder.path().join("nowhere")).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::Unreadable]);
    let problems = read(folder.path()).unwrap_err();
    assert_eq!(problems.len(), 3, "flows, language and texts: {problems:?}");
    assert!(problems.iter().all(|problem| problem.code == Code::Unreadable));
    for below in ["flows", "language", "moments", "texts/en"] {
        std::fs::create_dir_all(folder.path().join(below)).unwrap();
    }
    let file = folder.path().join("texts/en/a.ftl");
    std::fs::write(&file, b"a = x\nb = \xff\n").unwrap();
    let problems = read(folder.path()).unwrap_err();
    assert_eq!((problems[0].code, problems[0].file.as_str(), problems[0].line), (Code::NotUtf8, "texts/en/a.ftl", 2));
    std::fs::write(&file, "\u{feff}a = x\nb = é\n").unwrap();
    assert_eq!(read(folder.path()).unwrap()[0].text, "a = x\nb = é\n", "a mark at the beginning is no text");
}

#[test]
fn the_check_is_quick() {
    // Told, not asserted: the machine may be busy.
    let begun = std::time::Instant::now();
    let files = shipped::files();
    Dialogues::load(&files).unwrap();
    println!("checked {} files in {} ms", files.len(), begun.elapsed().as_millis());
}

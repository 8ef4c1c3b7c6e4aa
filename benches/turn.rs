//! One turn of the conversation engine against `aiogram-dialog`, which holds the same three-step dialogue.
//!
//! `cargo bench --bench turn` prints the median and the 99th percentile of a turn (deciding and wording it), turns a
//! second, and how many conversations fit into a megabyte of memory, then the ratios to the peer. The dialogue: a menu,
//! "is it in the recycle bin?", "where do I find it", "it is there". The peer is driven by its own test tools
//! (`aiogram_dialog.test_tools`, no network), with its memory storage; its figures include what it needs per update to
//! find the dialogue's state, as ours include reading the state that was kept.
//!
//! `RESTORE24_BENCH_TURNS` sets another number of turns than 60,000 for us; the peer takes 3,000. Needs Linux (memory
//! is read from `/proc`) and Python 3.9 or later with its venv module; the peer goes to `target/peers`. Nothing is
//! asserted about time.

#[expect(dead_code, reason = "the other benches need more of it")]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use chrono::{DateTime, Utc};
use restore24::dialogue::script::canned::CannedWorld;
use restore24::dialogue::{Dialogues, Effect, Event, Facts, Setting, State, advance, shipped};

use support::{is_bench_run, mib, ratio};

/// The version of the peer that was compared with.
const PEER_PACKAGE: &str = "aiogram-dialog==2.6.0";

const PEER: &str = r#"
import asyncio, sys, time
from aiogram import Dispatcher
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import Dialog, StartMode, Window, setup_dialogs
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.keyboard import InlineButtonTextLocator
from aiogram_dialog.widgets.kbd import SwitchTo
from aiogram_dialog.widgets.text import Const

class Steps(StatesGroup):
    menu, bin, how, found = State(), State(), State(), State()

dialog = Dialog(
    Window(Const("What can I do for you?"), SwitchTo(Const("data"), "data", Steps.bin), state=Steps.menu),
    Window(Const("Is it in the recycle bin?"), SwitchTo(Const("how"), "how", Steps.how), state=Steps.bin),
    Window(Const("Open CRM, then the bin."), SwitchTo(Const("found"), "found", Steps.found), state=Steps.how),
    Window(Const("Good news."), SwitchTo(Const("menu"), "menu", Steps.menu), state=Steps.found),
)

def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))

async def start(message, dialog_manager):
    await dialog_manager.start(Steps.menu, mode=StartMode.RESET_STACK)

async def main(turns, held):
    dispatcher = Dispatcher()
    dispatcher.message.register(start, CommandStart())
    dispatcher.include_router(dialog)
    messages = MockMessageManager()
    setup_dialogs(dispatcher, message_manager=messages)
    client = BotClient(dispatcher)
    await client.send("/start")
    times = []
    for turn in range(turns):
        label = ("data", "how", "found", "menu")[turn % 4]
        message = messages.last_message()
        locator = InlineButtonTextLocator(label)
        begun = time.perf_counter()
        await client.click(message, locator)
        times.append(time.perf_counter() - begun)
        del messages.sent_messages[:-1]
    times.sort()
    before = resident()
    for user in range(held):
        await BotClient(dispatcher, user_id=10_000 + user, chat_id=10_000 + user).send("/start")
        messages.sent_messages.clear()
    after = resident()
    print(times[len(times) // 2], times[len(times) * 99 // 100], sum(times) / len(times), (after - before) / held)

asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
"#;

/// What was measured of one engine.
struct Figures {
    median_seconds: f64,
    worst_seconds: f64,
    mean_seconds: f64,
    bytes_each: f64,
}

fn main() -> Result<()> {
    if !is_bench_run() {
        return Ok(());
    }
    let turns = std::env::var("RESTORE24_BENCH_TURNS").ok().and_then(|text| text.parse().ok()).unwrap_or(60_000);
    let ours = measure(turns)?;
    let peer = measure_peer(&install_peer()?, 3_000, 2_000)?;
    println!("{:<24}{:>12}{:>12}{:>14}{:>20}", "", "median µs", "99 % µs", "turns/s", "conversations/MB");
    ours.print("restore24");
    peer.print("aiogram-dialog");
    println!(
        "\nrestore24 / aiogram-dialog: median {}, 99 % {}, memory of a conversation {}",
        ratio(ours.median_seconds, peer.median_seconds),
        ratio(ours.worst_seconds, peer.worst_seconds),
        ratio(ours.bytes_each, peer.bytes_each)
    );
    Ok(())
}

/// The four presses, round and round; each turn is decided and worded.
fn measure(turns: usize) -> Result<Figures> {
    let dialogues = shipped::dialogues();
    let world = CannedWorld::new(dialogues.clone());
    let (facts, now) = (world.facts().clone(), world.now());
    let opened = advance(&dialogues, State::new("en"), &facts, Event::Opened, now).state;
    let mut state = opened.clone();
    let mut seconds = Vec::with_capacity(turns);
    for turn in 0..turns {
        let press = ["crm-data", "how", "found"][turn % 3];
        let begun = Instant::now();
        state = take(&dialogues, state, &facts, press, now)?;
        seconds.push(begun.elapsed().as_secs_f64());
        if turn % 3 == 2 {
            state = opened.clone();
        }
    }
    let mean_seconds = seconds.iter().sum::<f64>() / turns as f64;
    seconds.sort_by(f64::total_cmp);
    Ok(Figures {
        median_seconds: seconds[turns / 2],
        worst_seconds: seconds[turns * 99 / 100],
        mean_seconds,
        bytes_each: bytes_of_a_conversation(&dialogues, &facts, now)?,
    })
}

fn take(dialogues: &Dialogues, state: State, facts: &Facts, press: &str, now: DateTime<Utc>) -> Result<State> {
    let event = Event::Pressed { choice: press.to_owned(), question: None };
    let turn = advance(dialogues, state, facts, event, now);
    let setting = Setting { zone: facts.portal.zone, now };
    let mut said = 0;
    for effect in &turn.effects {
        if let Effect::Say(reply) = effect {
            said += dialogues.texts.word(&turn.state.language, reply, setting)?.text.len();
        }
    }
    ensure!(said > 0, "\"{press}\" was answered by nothing");
    Ok(turn.state)
}

fn bytes_of_a_conversation(dialogues: &Dialogues, facts: &Facts, now: DateTime<Utc>) -> Result<f64> {
    const HELD: usize = 20_000;
    let before = resident_bytes()?;
    let mut held = Vec::with_capacity(HELD);
    for _ in 0..HELD {
        let opened = advance(dialogues, State::new("en"), facts, Event::Opened, now).state;
        held.push(take(dialogues, opened, facts, "crm-data", now)?);
    }
    let after = resident_bytes()?;
    drop(held);
    Ok(after.saturating_sub(before) as f64 / HELD as f64)
}

fn resident_bytes() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kib: u64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kib * 1024)
}

fn measure_peer(python: &Path, turns: usize, held: usize) -> Result<Figures> {
    let mut command = Command::new(python);
    let run = support::run(command.args(["-W", "ignore", "-c", PEER, &turns.to_string(), &held.to_string()]))?;
    let figures: Vec<f64> = run.output.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    let [median_seconds, worst_seconds, mean_seconds, bytes_each] = figures[..] else {
        anyhow::bail!("the peer printed no figures: {}", run.output);
    };
    Ok(Figures { median_seconds, worst_seconds, mean_seconds, bytes_each })
}

/// The Python that has the peer; installs it first where it is missing.
fn install_peer() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let venv = target.join("peers");
    let python = venv.join("bin/python");
    if !python.exists() {
        support::run(Command::new("python3").args(["-m", "venv"]).arg(&venv)).context("python3 with venv is needed")?;
        let mut pip = Command::new(venv.join("bin/pip"));
        support::run(pip.args(["install", "--quiet", "--disable-pip-version-check", PEER_PACKAGE]))?;
    }
    Ok(python)
}

impl Figures {
    fn print(&self, title: &str) {
        let per_mib = mib(1024 * 1024) * 1024.0 * 1024.0 / self.bytes_each.max(1.0);
        println!(
            "{title:<24}{:>12.1}{:>12.1}{:>14.0}{per_mib:>20.0}",
            self.median_seconds * 1e6,
            self.worst_seconds * 1e6,
            1.0 / self.mean_seconds
        );
    }
}

//! restore24: backup, evidence and restore for Bitrix24 portals, led by an assistant.
//!
//! # From above
//! An admin whose CRM data is gone talks to the assistant ([`dialogue`]). It asks, explains, and orders work; the
//! [`service`] does it: it takes a snapshot of the portal every day, compares snapshots with the portal read now,
//! plans a restore, runs it when it was confirmed, verifies and undoes it. The portal is reached through one narrow
//! trait ([`ports::crm`]), and so are the stores. Everything the assistant can say is a file under `dialogues/`.
//!
//! # The map
//! | part | in charge of | knows nothing of |
//! | --- | --- | --- |
//! | [`domain`] | what is true of records, snapshots, plans, consent, policy: plain values | I/O, clocks, languages |
//! | [`dialogue`] | a conversation as a pure state machine over flows, texts and language data | portals, stores, channels |
//! | [`ports`] | what the service needs from outside, one trait each | who implements it |
//! | [`service`] | the order of calls to the outside: captures, evidence, plans, restores, conversations | SQL, REST, terminals |
//! | [`adapters`] | how others spell things: Bitrix24's REST, SQLite, files, the terminal | what it is for |
//! | [`app`] | putting it together, once, for commands, demo and tests | arguments and output |
//! | [`cli`] | arguments, exit codes, `--json` | decisions |
//! | [`sandbox`] | a stand-in portal that strangers' libraries accept | everything above: it is reached over HTTP only |
//!
//! Uses go one way: `app, cli → service → ports → dialogue → domain`, `app → adapters → ports`.
//!
//! # What always holds
//! - **Nothing is written to a portal without a consent.** [`domain::consent::ConfirmedPlan`] is made by one function
//!   and is all that [`service::restore`] takes; it is stored once and used up when the restore begins.
//! - **Absence is not deletion.** A record is gone only if its type was read completely by the same administrator with
//!   the same permissions, and a second look by its number finds nothing. Anything else is *unknown*, which never
//!   becomes evidence or a step of a plan.
//! - **Only finished captures are visible**, whatever is killed when.
//! - **Every step of a restore is saved before it is sent**, with what stood there; after a lost answer we look before
//!   we try again.
//! - **A turn of a conversation is one transaction**: what came in, the new state and all that follows from it.
//! - **Every lasting row is sealed**, so `snapshot verify` finds each flipped bit.
//!
//! # Walkthroughs
//! **A daily capture** ([`service::capture`]): lease, probe, fingerprint; each type is streamed in id order, merged
//! with the current versions, and only what changed is written, under a number that nobody sees yet; what vanished is
//! looked for by its number; what changed meanwhile is read again; the standing is asked a second time; one short
//! transaction makes the snapshot visible.
//!
//! **A restore** ([`service::plan`], [`service::restore`]): the live ids are read now, the plan is a fixed list of steps
//! with digests, stored with its preview files. [`domain::consent`] turns it and a confirmation into a
//! [`ConfirmedPlan`](domain::consent::ConfirmedPlan). Beginning it asks rights and tariff again and stores the consent.
//! Then, batch by batch: read the present state, save the step, send, save how it ended, with the lineage of new
//! numbers in the same transaction. Afterwards all of it is read back and compared.
//!
//! **An undo** ([`service::undo`]): the journal, newest first, becomes a plan of its own, three-way against what we
//! left behind, so what people did since stays, and so does what they point at. Links that a removal took from other
//! records ([`domain::plan::cut`]) are told before, kept in the journal and given back.
//!
//! **A conversation** ([`service::converse`]): an event comes in, [`dialogue::advance`] decides, the turn is stored;
//! replies and orders leave from the outbox, and the result of an order is the next event. A process that was killed
//! finds in the outbox what is still to be said and done. A consent bears the number of the restore that it began, so
//! an order that comes twice finds what it did.
//!
//! **A handoff** ([`domain::handoff`], [`service::handoff`]): somebody asks for a person, and is told by when one answers.
//! An agent takes the conversation: from that moment the owner is asked again before each reply, so what the assistant
//! decided earlier is not said, and what the person writes is kept for the agent. A turn and what it changes at the desk
//! are one transaction; a turn that was decided by another owner is computed anew. What the desk did reaches the person as
//! events of the conversation, so nothing is told twice. Handed back, the assistant takes over what was said and filled in
//! meanwhile, asks what is open, and tells what was noticed while it was silent. Promises, silences and approvals are
//! moments in the store: a restart finds them.
//!
//! **A message in Telegram** ([`service::chats`]): the update is stored, then acknowledged; the chat's actor hears it as
//! an event of its conversation, says what the outbox holds and carries out what was ordered, while further updates are
//! heard. A call whose answer was lost is looked for before it is made again: a change of buttons to those that a message
//! has tells whether it is there, without changing anything.
//!
//! **The desk in a group** ([`service::chats::desk`]): the group is a chat as every other, its actor hears agents and shows
//! what waits for the desk, each thing once. A conversation has a topic, made when something is first to be shown of it, and
//! again when somebody deleted it. Agents' words leave through the conversation's own outbox, so they stand in order with
//! the assistant's; files are copied, changes made where the words stand. Whether somebody is in the group is asked at every
//! action; a button names a command only, its conversation is that of the message below which it stands.
//!
//! **An introduction** ([`service::invite`]): an account of a messenger is nobody until a one-time link or a code that
//! was read inside the portal makes a user of it. Only digests of secrets are kept; whether a portal or a user exists is
//! found out behind the back of whoever asks, so that no answer tells it; each wrong code or link is counted, and
//! whoever guesses waits. Without a link nothing of a portal is shown, from the moment at which it is revoked on.
//!
//! **A sign-in** ([`service::sign_in`]): a button in the chat leads to the portal's own page; the browser that comes back is
//! shown who signed in and whose chat asked, and only the account that asked, coming with what stood on that page, is
//! linked. From then on the portal is asked with the person's own token whether they are an administrator
//! ([`service::rights`]); where nobody signed in, the operator's word counts, and where nobody answers, nobody's.
//!
//! **What is said unasked** ([`service::watch`]): every hour the numbers of a portal's records are read and compared with the
//! newest snapshot; what vanished beyond a threshold is looked for by its number, what our own restores did is left out,
//! and the rest comes into the administrators' conversations as an event under a name of its own, so it is told once. The
//! conversation says it beside what goes on, and offers to go into it with what and when filled in.
//!
//! # Where this differs from the first design
//! - The Merkle chain, sealing with keys, dictionaries and incremental captures come later; for now a sum over the
//!   leaves of each snapshot stands in its header, and headers are chained.
//! - The sandbox answers with `hyper` itself, because a fault has to close a connection without any answer.

pub mod adapters;
pub mod app;
pub mod cli;
pub mod config;
pub mod dialogue;
pub mod domain;
pub mod ports;
pub mod sandbox;
pub mod service;
pub mod telemetry;

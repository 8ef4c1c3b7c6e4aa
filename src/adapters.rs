//! How others spell things: the portal's REST, SQL, files, the terminal.

pub mod bitrix24;
pub mod dialogue_folder;
pub mod door;
pub mod files;
pub mod parcels;
pub mod pictures;
pub mod scripted;
pub mod store;
pub mod telegram;
pub mod terminal;

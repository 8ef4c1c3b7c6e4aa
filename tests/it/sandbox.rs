//! The sandbox portal over real HTTP: addresses, parameters, errors, limits, CRM behaviour, faults.

mod behaviour;
mod command;
mod protocol;
mod switches;

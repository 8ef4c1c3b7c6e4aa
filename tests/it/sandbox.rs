//! The sandbox portal over real HTTP: addresses, parameters, errors, limits, CRM behaviour, faults.

mod behaviour;
mod protocol;
mod switches;

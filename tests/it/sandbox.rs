//! The sandbox portal over real HTTP: addresses, parameters, errors, limits, CRM behaviour, faults.

mod behaviour;
mod command;
mod links;
mod odd_values;
mod protocol;
mod stages;
mod switches;

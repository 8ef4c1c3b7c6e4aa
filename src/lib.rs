//! restore24: backup, evidence and restore for Bitrix24 portals, led by an assistant.

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

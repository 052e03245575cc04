//! Commands that keep the house: sources in and out, fetching, bytes, health.

pub mod add;
pub mod backup;
pub mod bundle;
pub mod doctor;
pub mod fetch;
pub mod import;
pub mod prune;
pub mod remove;
pub mod sources;
pub mod traffic;
pub mod trust;

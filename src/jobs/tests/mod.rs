//! The jobs in a world as the test writes it: what came back, and what is made of it.
//!
//! In: scripted answers by address. Out: assertions on the changes and the account of each job.
//! No socket is opened and no clock is asked.

mod page;
mod refresh;
mod script;

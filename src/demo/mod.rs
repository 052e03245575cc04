//! A fictional ministry served on 127.0.0.1, for `warta demo` and the end-to-end tests.
//!
//! In: the present moment, to which every date of the ministry is relative. Out: a
//! [`Ministry`]: six offices, each a site on a port of its own, with invented texts in
//! Indonesian. It never leaves the loopback interface and touches no disk.
//!
//! ```no_run
//! # let now = jiff::Timestamp::UNIX_EPOCH;
//! let ministry = warta::demo::Ministry::serve(now)?;
//! let sources = ministry.sources(); // for `engine::Options::sources`
//! # drop(sources);
//! # Ok::<(), std::io::Error>(())
//! ```

mod calendar;
mod feeds;
mod http;
mod markup;
mod ministry;
mod office;
mod page;
mod pdf;
mod press;
mod release;
mod server;
mod site;

pub use ministry::Ministry;

//! The terminal itself: taken over, written to without ever waiting for it, given back whatever
//! happens.
//!
//! In: models to draw. Out: bytes, in whole frames. Leaving by key, signal, panic or abort ends with
//! the terminal as it was.

mod crash;
mod fault;
mod guard;
mod outlet;
mod screen;
mod vigil;

pub use crash::{OURS, watch as watch_for_crashes};
pub use fault::{Place, arm, strike};
pub use guard::leave;
pub use screen::Screen;
pub use vigil::restore;

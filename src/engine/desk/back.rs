//! Threads that stand back for those that paint and answer keys.
//!
//! In: the thread that calls. Out: nothing; where the system counts priority by thread it gets less
//! of the processor as long as others want it. Never touches another thread.

/// How far back a thread stands: about a quarter of the processor's time where all want it.
#[cfg(target_os = "linux")]
const BACK: i32 = 6;

/// From now on the calling thread leaves the processor to those that a person waits for.
pub fn stand_back() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, BACK);
}

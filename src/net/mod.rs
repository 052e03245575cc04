//! The only socket: `Net` implements `jobs::Fetch` with reqwest.

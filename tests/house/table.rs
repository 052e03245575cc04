//! Who may import whom: the map of `src/lib.rs` as data.
//!
//! A room not named here may not exist. A pair `("render", &["flow"])` allows only those
//! names of the other room's face; an empty list allows all of it. Test code is free.

/// What one room may use.
pub struct Room {
    /// Its folder under `src` (or `main`, or `root` for `lib.rs`).
    pub name: &'static str,
    /// The rooms it may import, and which of their names.
    pub rooms: &'static [(&'static str, &'static [&'static str])],
    /// The crates it may use besides [`EVERYWHERE`].
    pub crates: &'static [&'static str],
    /// Words that never stand in its code, and why.
    pub never: &'static [(&'static str, &'static str)],
}

/// Crates that any room may use: they do nothing by themselves.
pub const EVERYWHERE: &[&str] = &["jiff", "url", "serde", "thiserror"];

/// All of a room's face.
const ALL: &[&str] = &[];
/// The typesetter and its result, which the screen paints.
const FLOW: &[&str] = &["flow", "Flow", "Row", "Run", "Ink", "Picture"];
/// The door to the network and what passes through it.
const DOOR: &[&str] = &["Accept", "Delta", "Fetch", "Fetched", "Request", "Response"];

const NO_DISK: (&str, &str) = ("std::fs", "it reads and writes no file");
const NO_SOCKET: (&str, &str) = ("std::net", "only net opens sockets (and demo serves one)");
const NO_ASYNC: (&str, &str) = ("async", "it is plain code; only jobs, net and engine wait");
const NO_AWAIT: (&str, &str) = ("await", "it is plain code; only jobs, net, engine and tui wait");
const NO_THREAD: (&str, &str) = ("std::thread", "it runs where it is called");
const NO_TIMER: (&str, &str) = ("Instant::now", "it knows no clock: time comes in as a parameter");
const NO_PRINT: (&str, &str) = ("println", "only cli speaks to standard output");
const NO_EPRINT: (&str, &str) = ("eprintln", "only cli speaks to standard error");
const NO_LOCK: (&str, &str) = ("Mutex", "the model belongs to one thread");

/// Pure code: neither IO nor clock nor threads.
const PURE: &[(&str, &str)] =
    &[NO_DISK, NO_SOCKET, NO_ASYNC, NO_AWAIT, NO_THREAD, NO_TIMER, NO_PRINT, NO_EPRINT, NO_LOCK];

/// The table.
pub const ROOMS: &[Room] = &[
    Room { name: "news", rooms: &[], crates: &[], never: PURE },
    Room {
        name: "words",
        rooms: &[("news", ALL)],
        crates: &["unicode_normalization", "unicode_segmentation", "sastrawi_rs", "rust_stemmers", "similar"],
        never: PURE,
    },
    Room { name: "lang", rooms: &[("news", ALL)], crates: &["fluent_bundle", "unic_langid"], never: PURE },
    Room {
        name: "parse",
        rooms: &[("news", ALL), ("words", ALL)],
        crates: &[
            "feed_rs",
            "encoding_rs",
            "ammonia",
            "dom_query",
            "dom_smoothie",
            "lol_html",
            "markup5ever",
            "quick_xml",
            "chardetng",
            "serde_json",
            "hayro_interpret",
            // Sitemaps lie about as packed files.
            "flate2",
        ],
        // A parser may run a library on a thread of its own, for the size of its stack.
        never: &[NO_DISK, NO_SOCKET, NO_ASYNC, NO_AWAIT, NO_TIMER, NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "store",
        rooms: &[("news", ALL), ("words", ALL)],
        crates: &["rusqlite", "zstd", "serde_json"],
        never: &[NO_SOCKET, NO_ASYNC, NO_AWAIT, NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "config",
        rooms: &[("news", ALL), ("lang", ALL)],
        // dom_query only says whether a selector is one.
        crates: &["toml", "toml_edit", "etcetera", "dom_query"],
        never: &[
            NO_SOCKET,
            NO_ASYNC,
            NO_AWAIT,
            NO_THREAD,
            NO_PRINT,
            NO_EPRINT,
            ("OnceLock", "no global configuration"),
            ("LazyLock", "no global configuration"),
        ],
    },
    Room {
        name: "render",
        rooms: &[("news", ALL), ("words", ALL), ("lang", ALL)],
        crates: &["flate2", "html2text", "image", "serde_json", "unicode_width", "unicode_segmentation"],
        never: PURE,
    },
    Room {
        name: "bundle",
        rooms: &[("news", ALL), ("parse", &["clean", "links_in"])],
        crates: &["ring", "serde_json", "zstd"],
        never: PURE,
    },
    Room {
        name: "jobs",
        rooms: &[("news", ALL), ("words", ALL), ("parse", ALL)],
        crates: &["serde_json"],
        never: &[
            NO_DISK,
            NO_SOCKET,
            NO_THREAD,
            NO_TIMER,
            NO_PRINT,
            NO_EPRINT,
            ("spawn", "the engine decides what runs beside what"),
            ("sleep", "the engine and net decide when"),
        ],
    },
    Room {
        name: "net",
        rooms: &[("news", ALL), ("jobs", DOOR), ("config", &["NetConfig"])],
        crates: &[
            "reqwest",
            "tokio",
            "flate2",
            "brotli_decompressor",
            "zstd",
            "rustls",
            "rustls_native_certs",
            "ring",
        ],
        // It asks the system how many sockets it may have; that is all it reads.
        never: &[("std::fs::write", "it writes no file"), NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "app",
        rooms: &[("news", ALL), ("words", ALL), ("lang", ALL), ("render", FLOW), ("config", ALL)],
        crates: &["ratatui", "unicode_width", "unicode_segmentation", "nucleo_matcher"],
        never: PURE,
    },
    Room {
        name: "engine",
        rooms: &[
            ("jobs", ALL),
            ("net", ALL),
            ("store", ALL),
            ("render", ALL),
            ("config", ALL),
            ("news", ALL),
            ("words", ALL),
            ("bundle", ALL),
            // What discovery found is handed through, not read.
            ("parse", &["Harvest", "FeedLink"]),
        ],
        // rustix only says which threads stand back for the others.
        crates: &["tokio", "rustix"],
        never: &[NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "view",
        rooms: &[("app", ALL), ("news", ALL), ("lang", ALL), ("config", ALL), ("render", FLOW)],
        crates: &["ratatui", "unicode_width", "unicode_segmentation"],
        never: &[
            NO_DISK,
            NO_SOCKET,
            NO_ASYNC,
            NO_AWAIT,
            NO_THREAD,
            NO_TIMER,
            NO_PRINT,
            NO_EPRINT,
            ("&mut Model", "painting changes nothing"),
        ],
    },
    Room {
        name: "demo",
        rooms: &[("news", ALL)],
        crates: &["flate2"],
        never: &[NO_ASYNC, NO_AWAIT, NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "tui",
        rooms: &[
            ("app", ALL),
            ("view", ALL),
            ("engine", ALL),
            ("news", ALL),
            ("lang", ALL),
            ("config", ALL),
            ("render", FLOW),
        ],
        crates: &["crossterm", "ratatui", "tokio", "rustix", "signal_hook", "open"],
        never: &[NO_SOCKET, NO_PRINT, NO_EPRINT],
    },
    Room {
        name: "cli",
        rooms: &[
            ("engine", ALL),
            ("tui", ALL),
            ("lang", ALL),
            ("config", ALL),
            ("render", ALL),
            ("news", ALL),
            ("words", ALL),
            // `extract`, `parse` and `probe` read one document without the cache.
            ("parse", ALL),
            ("demo", ALL),
        ],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "anyhow",
            "serde_json",
            "signal_hook",
            "unicode_width",
            // Limits for the process that reads a document.
            "rustix",
        ],
        never: &[NO_SOCKET],
    },
    Room { name: "main", rooms: &[("cli", ALL)], crates: &["anyhow", "clap"], never: &[NO_DISK, NO_SOCKET] },
    Room { name: "root", rooms: &[], crates: &[], never: PURE },
];

//! The loaded language: picks the Fluent files and fills in their variables.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

/// A language the house speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Language {
    /// The language of a locale name (`id_ID.UTF-8`, `en-GB`) or a two-letter code.
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "id" | "in" | "ind" => Some(Self::Id),
            "en" | "eng" => Some(Self::En),
            _ => None,
        }
    }

    /// The two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}

/// The house's voice in one language.
pub struct Lang {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Lang {
    /// Loads the phrases of `language`, which are part of the program.
    pub fn new(language: Language) -> Self {
        let (id, files) = match language {
            Language::Id => (langid!("id"), INDONESIAN),
            Language::En => (langid!("en"), ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Bidi isolates would only be stripped again before they reach the terminal.
        bundle.set_use_isolating(false);
        for file in files {
            // A broken file still yields the messages that could be read; a test proves all whole.
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The phrase `key` with `args`; the key itself where a phrase is missing (a test forbids it).
    pub(super) fn say(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

impl Lang {
    /// The phrase `key`, where there is one.
    pub(super) fn find(&self, key: &str) -> Option<String> {
        self.bundle.has_message(key).then(|| self.say(key, &FluentArgs::new()))
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lang").field("language", &self.language).finish_non_exhaustive()
    }
}

const INDONESIAN: &[&str] = &[
    include_str!("locales/id/cli.ftl"),
    include_str!("locales/id/failure.ftl"),
    include_str!("locales/id/follow.ftl"),
    include_str!("locales/id/relay.ftl"),
    include_str!("locales/id/screen.ftl"),
    include_str!("locales/id/manage.ftl"),
    include_str!("locales/id/paper.ftl"),
    include_str!("locales/id/picture.ftl"),
    include_str!("locales/id/facts.ftl"),
    include_str!("locales/id/ui.ftl"),
];
const ENGLISH: &[&str] = &[
    include_str!("locales/en/cli.ftl"),
    include_str!("locales/en/failure.ftl"),
    include_str!("locales/en/follow.ftl"),
    include_str!("locales/en/relay.ftl"),
    include_str!("locales/en/screen.ftl"),
    include_str!("locales/en/manage.ftl"),
    include_str!("locales/en/paper.ftl"),
    include_str!("locales/en/picture.ftl"),
    include_str!("locales/en/facts.ftl"),
    include_str!("locales/en/ui.ftl"),
];

/// Declares phrases as methods of [`Lang`]: `fn name(arg: Type, ...) = "message-key";`.
macro_rules! phrases {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $kind:ty),*) = $key:literal;)*) => {
        impl $crate::lang::Lang {
            $($(#[$doc])* pub fn $name(&self $(, $arg: $kind)*) -> String {
                #[allow(unused_mut)]
                let mut args = fluent_bundle::FluentArgs::new();
                $(args.set(stringify!($arg), $arg);)*
                self.say($key, &args)
            })*
        }
    };
}
pub(super) use phrases;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::{ENGLISH, INDONESIAN};

    /// Where phrases are declared.
    const DECLARED: &[&str] = &[
        include_str!("cli.rs"),
        include_str!("failure.rs"),
        include_str!("follow.rs"),
        include_str!("relay.rs"),
        include_str!("screen.rs"),
        include_str!("manage.rs"),
        include_str!("paper.rs"),
        include_str!("picture.rs"),
        include_str!("facts.rs"),
        include_str!("ui.rs"),
    ];

    fn keys(files: &[&str]) -> BTreeSet<String> {
        let lines = files.iter().flat_map(|file| {
            assert!(FluentResource::try_new((*file).to_owned()).is_ok(), "no Fluent: {file}");
            file.lines()
        });
        lines
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
            .collect()
    }

    /// The help of the command line, whose English stands beside the options themselves.
    fn is_option(key: &str) -> bool {
        key.starts_with("help-")
    }

    /// Whether the key is put together while the program runs.
    fn is_composed(key: &str) -> bool {
        ["help-", "cli-step-", "failure-", "bundle-"].iter().any(|area| key.starts_with(area))
    }

    #[test]
    fn both_languages_say_every_phrase() {
        let said = keys(INDONESIAN);
        let both: BTreeSet<String> = said.iter().filter(|key| !is_option(key)).cloned().collect();
        assert_eq!(both, keys(ENGLISH));
        let declared: BTreeSet<String> = DECLARED
            .iter()
            .flat_map(|file| file.lines())
            .filter_map(|line| line.trim().strip_prefix("fn ")?.split_once(") = \"")?.1.strip_suffix("\";"))
            .map(str::to_owned)
            .collect();
        assert!(declared.is_subset(&said), "{:?}", declared.difference(&said));
        let idle: Vec<_> = said.difference(&declared).filter(|key| !is_composed(key)).collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}

//! What a typed line asks for.

/// What is asked for; the letters are those of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// The next piece: headlines of a list, a paragraph of an article.
    More,
    /// The headline of this number.
    Open(usize),
    /// What comes next: the next headlines, the next article.
    Next,
    /// What came before.
    Previous,
    /// From the article to the list; in a list its headlines once more.
    Back,
    /// What this query finds; all where it is empty.
    Search(String),
    /// Read or unread.
    ToggleRead,
    /// With a star or without.
    ToggleStar,
    /// The help.
    Help,
    /// The end.
    Quit,
    /// Nobody knows.
    Unknown(String),
}

impl Order {
    /// The order that `line` gives.
    pub fn read(line: &str) -> Self {
        let line = line.trim();
        if let Some(query) = line.strip_prefix('/') {
            return Self::Search(query.trim().to_owned());
        }
        match line {
            "" => Self::More,
            "n" => Self::Next,
            "p" => Self::Previous,
            "b" => Self::Back,
            "m" => Self::ToggleRead,
            "s" => Self::ToggleStar,
            "?" | "h" => Self::Help,
            "q" => Self::Quit,
            _ => line.parse().map_or_else(|_| Self::Unknown(line.to_owned()), Self::Open),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_orders() {
        for (line, order) in [
            ("\r\n", Order::More),
            (" 12 ", Order::Open(12)),
            ("0", Order::Open(0)),
            ("n", Order::Next),
            ("/ haji newer:7d\n", Order::Search("haji newer:7d".to_owned())),
            ("/", Order::Search(String::new())),
            ("-1", Order::Unknown("-1".to_owned())),
            ("99999999999999999999999", Order::Unknown("99999999999999999999999".to_owned())),
            ("quit now", Order::Unknown("quit now".to_owned())),
        ] {
            assert_eq!(Order::read(line), order, "{line:?}");
        }
    }
}

//! A line being typed, and how keys change it.
//!
//! In: edits. Out: the text and the cursor's place, which is always between characters.

use crate::news::QueryError;

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    /// `F`: narrows the list.
    Filter,
    /// `/`: searches.
    Search,
    /// `/` in an article: looks for words in it.
    Find,
    /// `:`: a command.
    Command,
    /// `a`: the address of a new source.
    Address,
    /// The file of another reader's list.
    OpmlFile,
    /// A source's name.
    SourceName,
    /// The heading a source stands under.
    SourceGroup,
    /// Where a source lies now.
    SourceAddress,
    /// `w`: the file that articles are written into.
    SaveAs,
    /// `t`: tags.
    Tags,
    /// `C`: whether everything is read.
    EverythingRead,
    /// `C-p`: anything that can be done.
    Palette,
    /// `/` in the help: what is looked for there.
    Help,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// What for.
    pub kind: PromptKind,
    /// What stands there.
    pub text: String,
    /// Where the cursor stands, in bytes.
    pub cursor: usize,
    /// What is wrong with it.
    pub error: Option<QueryError>,
    /// What was typed before the line was completed or an older one taken out.
    pub stem: Option<String>,
    /// The candidate that is chosen, from 0.
    pub picked: Option<usize>,
    /// The older line that stands there: 0 is the newest.
    pub recalled: Option<usize>,
}

/// A change to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Puts a character at the cursor.
    Insert(char),
    /// Takes the character before the cursor away.
    DeleteBefore,
    /// Takes the character at the cursor away.
    DeleteAt,
    /// Takes the word before the cursor away.
    DeleteWord,
    /// Takes all before the cursor away.
    DeleteToStart,
    /// Moves the cursor left.
    Left,
    /// Moves the cursor right.
    Right,
    /// Moves the cursor to the start.
    Start,
    /// Moves the cursor to the end.
    End,
}

/// The longest line, in bytes.
const LONGEST: usize = 1_000;

impl Prompt {
    /// A line that starts as `text`.
    pub fn new(kind: PromptKind, text: String) -> Self {
        Self { kind, cursor: text.len(), text, error: None, stem: None, picked: None, recalled: None }
    }

    /// Changes the line.
    pub fn edit(&mut self, edit: Edit) {
        self.error = None;
        (self.stem, self.picked, self.recalled) = (None, None, None);
        match edit {
            Edit::Insert(char) if self.text.len() < LONGEST && !char.is_control() => {
                self.text.insert(self.cursor, char);
                self.cursor += char.len_utf8();
            }
            Edit::Insert(_) => {}
            Edit::DeleteBefore => self.delete_from(self.before()),
            Edit::DeleteAt => {
                let end = self.after();
                self.text.replace_range(self.cursor..end, "");
            }
            Edit::DeleteWord => {
                let kept = self.text[..self.cursor].trim_end();
                self.delete_from(kept.rfind(char::is_whitespace).map_or(0, |at| at + 1));
            }
            Edit::DeleteToStart => self.delete_from(0),
            Edit::Left => self.cursor = self.before(),
            Edit::Right => self.cursor = self.after(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
        }
    }

    /// Puts `text` in the place of the whole line, which stays remembered as it was typed.
    pub fn replace(&mut self, text: String) {
        self.stem.get_or_insert_with(|| std::mem::take(&mut self.text));
        self.cursor = text.len();
        self.text = text;
        self.error = None;
    }

    fn delete_from(&mut self, start: usize) {
        // `rfind` may land inside a wide blank; the next boundary is the word's start.
        let start = (start..=self.cursor).find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].chars().next().map_or(self.cursor, |char| self.cursor + char.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_edited_as_in_a_shell() {
        let mut prompt = Prompt::new(PromptKind::Search, "haji café".into());
        for edit in [Edit::DeleteBefore, Edit::Insert('é'), Edit::DeleteWord, Edit::Insert('2')] {
            prompt.edit(edit);
        }
        assert_eq!(prompt.text, "haji 2");
        prompt.edit(Edit::Start);
        prompt.edit(Edit::DeleteAt);
        prompt.edit(Edit::Insert('H'));
        assert_eq!((prompt.text.as_str(), prompt.cursor), ("Haji 2", 1));
        prompt.edit(Edit::DeleteToStart);
        assert_eq!(prompt.text, "aji 2");
    }

    proptest! {
        #[test]
        fn the_cursor_never_stands_inside_a_character(
            text in "\\PC{0,12}",
            edits in proptest::collection::vec(
                prop_oneof![
                    any::<char>().prop_map(Edit::Insert),
                    Just(Edit::DeleteBefore), Just(Edit::DeleteAt), Just(Edit::DeleteWord),
                    Just(Edit::DeleteToStart), Just(Edit::Left), Just(Edit::Right),
                    Just(Edit::Start), Just(Edit::End),
                ], 0..40),
        ) {
            let mut prompt = Prompt::new(PromptKind::Command, text);
            for edit in edits {
                prompt.edit(edit);
                prop_assert!(prompt.text.is_char_boundary(prompt.cursor));
            }
        }
    }
}

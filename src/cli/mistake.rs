//! What is wrong with a command line, in the person's language.
//!
//! In: the error of `clap`, which knows the kind of the mistake and the words that were mistaken.
//! Out: a sentence, the nearest right word where there is one, how the command is used, and where
//! its help stands. It never prints the English sentences of `clap` itself.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::lang::Lang;
use crate::news::visible;

/// `error` in words.
pub fn words(error: &Error, lang: &Lang) -> String {
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| told(error, kind))
        .map(|word| lang.usage_nearest(word))
        .or_else(|| told(error, ContextKind::ValidValue).map(|values| lang.usage_values(values)));
    let usage = told(error, ContextKind::Usage)
        .map(|usage| format!("\n{}", usage.replacen("Usage:", &lang.manual_usage(), 1)));
    let lines = [Some(sentence(error, lang)), nearest, usage, Some(lang.usage_help())];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn sentence(error: &Error, lang: &Lang) -> String {
    let named = |kind| told(error, kind);
    let argument = named(ContextKind::InvalidArg).or_else(|| named(ContextKind::InvalidSubcommand));
    match (error.kind(), argument) {
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Some(argument)) => {
            match named(ContextKind::InvalidValue) {
                Some(value) => lang.usage_value(value, argument),
                None => lang.usage_no_value(argument),
            }
        }
        (ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, Some(argument)) => {
            lang.usage_no_value(argument)
        }
        (ErrorKind::ArgumentConflict, Some(argument)) => match named(ContextKind::PriorArg) {
            Some(prior) if prior != argument => lang.usage_conflict(argument, prior),
            _ => lang.usage_twice(argument),
        },
        (ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand, Some(missing)) => {
            lang.usage_missing(missing)
        }
        (ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, None) => {
            lang.usage_missing("COMMAND".to_owned())
        }
        (ErrorKind::InvalidUtf8, _) => lang.usage_not_text(),
        (_, Some(argument)) => lang.usage_word(argument),
        (_, None) => lang.usage_other(),
    }
}

/// What the error tells of `kind`: one word, or several behind each other; `None` where it is empty.
fn told(error: &Error, kind: ContextKind) -> Option<String> {
    let text = match error.get(kind)? {
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::None | ContextValue::Bool(_) => return None,
        value => value.to_string(),
    };
    let shown: Vec<_> = text.trim().lines().map(|line| visible(line).into_owned()).collect();
    Some(shown.join("\n")).filter(|text| !text.is_empty())
}

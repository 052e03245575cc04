//! The JSON that scripts read. Field names are a contract: fields may be added, never renamed.
//!
//! In: the house's nouns. Out: serde structs that borrow from them. Strings from outside pass
//! the same filter as on the screen.

mod document;
mod keeping;
mod prune;
mod reading;
mod relay;
mod rules;
mod text;

pub use document::{ExtractedJson, ParsedJson, ProbedJson, StepJson, page_word};
pub use keeping::{
    AddedJson, AddedRowJson, CertificateJson, CheckJson, CopiedJson, DoctorJson, FetchedJson, RemovedJson,
    RepairedJson, SourceJson, TrafficJson,
};
pub use prune::{PrunedJson, PrunedRowJson};
pub use reading::{AcronymJson, ChangedJson, HeadlineJson, RelatedJson, ShownJson};
pub use relay::{HandedJson, KeyJson, PackedJson};
pub use rules::{RuleJson, RulesJson};

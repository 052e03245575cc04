//! `warta traffic`: bytes used and saved.

use super::super::args::TrafficArgs;
use super::super::desk::Desk;
use super::super::json::TrafficJson;
use super::super::out::Tone;
use super::super::trouble::{Exit, Trouble};
use crate::engine::now;
use crate::news::visible;

/// Prints the bytes of the last days.
pub fn run(desk: &mut Desk, args: &TrafficArgs) -> Result<Exit, Trouble> {
    let engine = desk.engine()?;
    let log = engine.traffic(args.days)?;
    let today = now().date();
    if args.json {
        desk.out.json(&TrafficJson::new(&log, today))?;
        return Ok(Exit::Done);
    }
    for day in &log.days {
        let words = desk.lang.traffic_row(
            desk.lang.bytes(day.traffic.bytes()),
            desk.lang.bytes(day.traffic.saved),
            day.traffic.requests,
        );
        let date = if day.date == today {
            desk.out.toned(Tone::Strong, &day.date.to_string())
        } else {
            day.date.to_string()
        };
        desk.out.line(&format!("{date}  {words}"))?;
    }
    if log.days.is_empty() {
        let words = desk.lang.no_traffic();
        desk.out.line(&words)?;
    } else {
        desk.out.line("")?;
    }
    for (name, traffic) in &log.sources {
        let words = desk.lang.traffic_row(
            desk.lang.bytes(traffic.bytes()),
            desk.lang.bytes(traffic.saved),
            traffic.requests,
        );
        desk.out.line(&format!("{}: {words}", visible(name)))?;
    }
    Ok(Exit::Done)
}

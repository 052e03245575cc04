//! `warta demo`: a fictional ministry on 127.0.0.1, read with a throw-away cache.

use jiff::SignedDuration;

use super::args::DemoArgs;
use super::desk::Desk;
use super::keeping::fetch::{ended, visit};
use super::reading::list::{Form, print};
use super::scratch::Scratch;
use super::screen;
use super::trouble::{Exit, Trouble};
use crate::config::{self, Config, NetConfig, Paths, UiConfig};
use crate::demo::Ministry;
use crate::engine::{Engine, Options, Plan, now};
use crate::news::Query;
use crate::tui::{self, RunOptions, Target};

/// Serves the ministry, fetches it, and shows it.
pub fn run(desk: &mut Desk, args: &DemoArgs) -> Result<Exit, Trouble> {
    if !args.headless {
        tui::possible()?;
    }
    let ministry = Ministry::serve(now().timestamp())?;
    let scratch = Scratch::new()?;
    // Its sites are this program itself: nobody has to be spared, and no proxy can reach them.
    let direct = Some("none".to_owned());
    let net = NetConfig { gap: SignedDuration::ZERO, proxy: direct, ..NetConfig::default() };
    // It looks and obeys as the person's own screen does; a broken configuration is no hindrance.
    let own = desk.setup().map(|setup| setup.config.clone()).unwrap_or_default();
    let config = Config {
        sources: ministry.sources(),
        net: net.clone(),
        ui: UiConfig { start: String::new(), ..own.ui },
        themes: own.themes,
        keys: own.keys,
        ..Config::default()
    };
    let engine = Engine::open(Options {
        database: scratch.path().join("warta.db"),
        sources: ministry.sources(),
        net,
        offline: desk.global.offline,
        budget_per_day: None,
        trust: Vec::new(),
    })?;
    let plan = Plan { force: true, ..Plan::default() };
    if !args.headless {
        let options = RunOptions { fetch: Some(Target::All), ..RunOptions::default() };
        // What is changed about the list goes the way of the cache.
        let paths = Paths::locate(Some(&scratch.path().join("config.toml")), Some(scratch.path()))?;
        config::add_sources(&paths, &ministry.sources())?;
        return screen::show(desk, engine, &config, paths, options);
    }
    let (summary, signal) = visit(desk, &engine, plan)?;
    let form = if args.json { Form::Json } else { Form::Words };
    print(desk, &engine, &Query::default(), usize::MAX, form)?;
    desk.out.finish()?;
    Ok(ended(desk, &summary, signal))
}

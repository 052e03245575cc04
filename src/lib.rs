//! warta, a small newsroom in a terminal.
//!
//! It fetches ministry feeds and headline pages over thin lines, takes the articles out of
//! their pages, keeps everything on disk, and lets people read, search and follow related news
//! with the network unplugged.
//!
//! # The map
//!
//! Rooms are folders. A room imports only from lower floors, and only what the last column
//! says; `tests/house.rs` holds every line of the source against `tests/house/table.rs`, which
//! is this table as data.
//!
//! | floor | room | does | imports |
//! |---|---|---|---|
//! | 1 | [`news`] | the nouns and the rules that need nothing else | nothing |
//! | 2 | [`words`] | knows language: words, stems, dates | news |
//! | 2 | [`lang`] | says things to people, in Indonesian and English | news |
//! | 3 | [`parse`] | turns bytes into news | news, words |
//! | 3 | [`store`] | keeps news: the only SQL | news, words |
//! | 3 | [`config`] | turns what a person typed into what they meant | news, lang |
//! | 4 | [`render`] | turns news into lines and files | news, words, lang |
//! | 4 | [`jobs`] | knows what to ask of the world and what was learned | news, words, parse |
//! | 4 | [`bundle`] | packs news into signed files for other offices, and reads theirs | news, the sanitiser of parse |
//! | 5 | [`net`] | asks: the only socket | news, the door of jobs |
//! | 5 | [`app`] | decides what the reader sees | news, words, lang, config, the typesetter of render |
//! | 6 | [`engine`] | sends jobs out, stores the answers, answers questions | everything below but app and lang |
//! | 6 | [`view`] | paints what app decided | app, news, lang, config |
//! | 7 | [`tui`] | the terminal: keys in, frames out | app, view, engine |
//! | 7 | [`demo`] | a fictional ministry on 127.0.0.1 | news |
//! | 8 | [`cli`] | the command line | everything it needs to start the rest |
//!
//! Two towers stand on one ground. The *engine's* (parse, render, store, jobs, net, engine)
//! knows nothing of screens; the *face's* (lang, app, view) knows nothing of networks and
//! disks. They meet in [`tui`] and [`cli`], and all they say to each other is [`news`].
//!
//! # The way of one headline
//!
//! Down: a schedule picks a [`news::Source`]; a job writes a [`jobs::Request`], with the
//! validators of the last visit; [`net`] asks politely, counts the bytes and answers with a
//! [`jobs::Response`] or a [`news::Failure`]; [`parse::read`] makes a [`parse::Harvest`] of the
//! bytes, however broken; its items become [`news::Change`]s, and [`store::Store::apply`] takes
//! them in one transaction. For a headline without its text, [`parse::article`] reads the page
//! behind it, and the text arrives as one more change.
//!
//! Up: a [`news::Query`] asks for headlines; the store proposes, plain functions rank and fold;
//! the app lays them out, the view paints them.
//!
//! Back: a key becomes an action, an action an effect, an effect a change: reading, starring
//! and tagging go the same way as news does, through [`engine::Engine::apply`].
//!
//! # What always holds
//!
//! - **One door in, one door out.** All writing is [`store::Store::apply`]; all asking is
//!   [`jobs::Fetch`]. Undo, logs and tests follow from the first, byte counting and politeness
//!   from the second.
//! - **Two choke points for foreign text.** Markup becomes [`news::CleanHtml`] in one file, and
//!   every single line passes [`news::visible`]. What reaches a terminal, a file or the index
//!   went through one of them.
//! - **Articles never change; marks outlive them.** What a person did is kept in a table of
//!   its own and is safe on the disk before the call returns.
//! - **Parsing is total.** A parser returns what it could read and says what it could not
//!   ([`parse::Warning`]); it never fails and never panics.
//! - **One clock.** [`engine::now`] reads it; everybody else takes `now` as a parameter.
//! - **Offline is no mode.** Jobs fail, questions are still answered.
//! - **Numbers are for ever.** [`news::SourceId`] and [`news::ArticleId`] are hashes of
//!   addresses and keys: the same on every machine and after every restart.
//! - **No sentence below [`lang`].** Rooms return values; the shells put them into words.
//!
//! # Words of the house
//!
//! - *source*: an address that gives news, and how a person wants it read ([`news::Source`]);
//!   *visit*: what the last attempts at it taught ([`news::Visit`]).
//! - *item*: news as a source tells it ([`news::Item`]); *article*: news as kept
//!   ([`news::Article`]); *headline*: a row of a list ([`news::Headline`]).
//! - *harvest*: all that one document gave ([`parse::Harvest`]).
//! - *mark*: what a person did with an article ([`news::Mark`]).
//! - *bundle*: a folder of signed files that carries news from office to office ([`bundle`]).
//! - *shelf*: the texts that can be read offline ([`news::Shelf`]).
//! - *change*: anything that can happen to the cache ([`news::Change`]).
//! - *flow*: a text set for one width ([`render::Flow`]).
//! - *door*: the only way out to the network ([`jobs::Fetch`]).

pub mod app;
pub mod bundle;
pub mod cli;
pub mod config;
pub mod demo;
pub mod engine;
pub mod jobs;
pub mod lang;
pub mod net;
pub mod news;
pub mod parse;
pub mod render;
pub mod store;
pub mod tui;
pub mod view;
pub mod words;

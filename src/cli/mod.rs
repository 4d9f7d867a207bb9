//! The command line: one file a command, one place for errors and output.

mod balance;
mod check;
mod conformance;
mod console;
mod docs;
mod explain;
mod exploit;
mod new;
mod output;
mod par;
mod play;
mod profiles;
mod replay;
mod scenarios;
#[cfg(feature = "gui")]
mod screenshots;
mod sources;
mod table;
mod targets;
mod watch;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use output::Failure;

pub use crate::scenario::DEFAULT_SCENARIO;

/// A turn-based seminar wargame: European capitals close NATO's capability gap while American protection recedes.
#[derive(Parser, Debug)]
#[command(
    name = "gap-years",
    version,
    about,
    after_help = "Examples:\n  gap-years                              open the window, or play in the terminal where there is no display\n  gap-years play                         play in the terminal: the tutorial takes ten minutes\n  gap-years watch --seed 7               watch machines play The Hague Promises\n  gap-years watch --json | head          the same as data, one event a line\n  gap-years check scenarios              find every mistake in the scenarios\n\nEvery command explains itself: gap-years watch --help"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Play a scenario in the terminal: the tutorial, or any other, alone or several on one laptop
    Play(console::Args),
    /// Watch machines play a scenario, turn by turn, to its debrief
    Watch(watch::Args),
    /// List the scenarios: question, length, seats
    Scenarios(scenarios::Args),
    /// Start a scenario of your own: a folder that plays, with comments that teach
    New(new::Args),
    /// Find every mistake in scenarios, data files or seeds
    Check(check::Args),
    /// Explain a code from a message, such as GY0010
    Explain(explain::Args),
    /// Play a saved game again and prove that it goes the same way
    Replay(replay::Args),
    /// Play many games and report endings and scores with their intervals
    Balance(Box<balance::Args>),
    /// Search for the plan that earns a seat most, and write it as a profile
    Exploit(exploit::Args),
    /// Work out a caretaker's par for every seat, as RON
    Par(par::Args),
    /// Show what a scenario rests on: each claim and where it is used
    Sources(sources::Args),
    /// Play at random and check the rules' invariants after every turn
    Conformance(conformance::Args),
    /// Write generated documentation
    Docs(docs::Args),
    /// Take pictures of every screen of the window
    #[cfg(feature = "gui")]
    Screenshots(screenshots::Args),
}

/// Runs the program and returns its exit code: 0 for success, 1 for findings, 2 for wrong usage or unreadable input.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Clap sends help to standard output and mistakes to standard error; a closed pipe is nobody's fault.
            let code = if error.use_stderr() { 2 } else { 0 };
            error.print().ok();
            return ExitCode::from(code);
        }
    };
    let result = match cli.command {
        None => without_command(),
        Some(Command::Play(args)) => console::run(&args),
        Some(Command::Watch(args)) => watch::run(&args),
        Some(Command::Scenarios(args)) => scenarios::run(&args),
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Replay(args)) => replay::run(&args),
        Some(Command::Balance(args)) => balance::run(&args),
        Some(Command::Exploit(args)) => exploit::run(&args),
        Some(Command::Par(args)) => par::run(&args),
        Some(Command::Sources(args)) => sources::run(&args),
        Some(Command::Conformance(args)) => conformance::run(&args),
        Some(Command::Docs(args)) => docs::run(&args),
        #[cfg(feature = "gui")]
        Some(Command::Screenshots(args)) => screenshots::run(args),
    };
    match result {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// No command: the window where there can be one, otherwise a game in the terminal.
fn without_command() -> Result<ExitCode, Failure> {
    #[cfg(feature = "gui")]
    if has_display() {
        return Ok(crate::gui::run());
    }
    let why = if cfg!(feature = "gui") { "there is no display" } else { "this build has no window" };
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        output::note(&format!("{why}: playing in the terminal instead (see `gap-years --help`)"));
        return console::run(&console::Args::default());
    }
    output::note(&format!("{why}: watching {DEFAULT_SCENARIO} in the terminal instead (see `gap-years --help`)"));
    watch::run(&watch::Args::default())
}

/// Whether a window could open. Other systems than Linux always have a display.
#[cfg(feature = "gui")]
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}

//! `gap-years explain CODE`: what a message means.

use std::process::ExitCode;

use super::output::{Failure, say};
use crate::diag::{Code, did_you_mean};

/// Arguments of `explain`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:\n  gap-years explain GY0010\n  gap-years explain --all")]
pub struct Args {
    /// The code, as it stands in the message
    #[arg(required_unless_present = "all")]
    code: Option<String>,
    /// List every code with its title
    #[arg(long)]
    all: bool,
}

/// Explains a code, or lists them all.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let Some(name) = args.code.as_deref().filter(|_| !args.all) else {
        let lines: Vec<String> = Code::ALL.iter().map(|code| format!("{}  {}", code.id(), code.title())).collect();
        say(&format!("{}\n", lines.join("\n")))?;
        return Ok(ExitCode::SUCCESS);
    };
    let Some(code) = Code::find(name) else {
        let ids: Vec<String> = Code::ALL.iter().map(|code| code.id()).collect();
        let close = did_you_mean(name, ids.iter().map(String::as_str));
        let help = match close {
            Some(close) => format!("did you mean {close}? `gap-years explain --all` lists every code"),
            None => "`gap-years explain --all` lists every code".to_owned(),
        };
        return Err(Failure::usage(format!("there is no code {name}"), help));
    };
    say(&format!("{}\n", code.explanation().trim_end()))?;
    Ok(ExitCode::SUCCESS)
}

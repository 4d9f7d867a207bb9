//! `gap-years new NAME`: a scenario folder to start from, with comments that teach, and nothing to mend.

use std::path::PathBuf;
use std::process::ExitCode;

use super::output::{Failure, say};
use crate::diag::{Format, render};
use crate::report::narrate::upper;
use crate::scenario::{self, DataRoot};

/// What a new scenario is made of.
const FILES: [(&str, &str); 3] = [
    ("scenario.ron", include_str!("new/scenario.ron")),
    ("injects.ron", include_str!("new/injects.ron")),
    ("briefs/berlin.md", include_str!("new/brief.md")),
];

/// Arguments of `new`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years new winter-war                 makes scenarios/winter-war\n  gap-years new winter-war --in my-folder  makes my-folder/winter-war\n\nThen change something, and: gap-years check scenarios/winter-war, gap-years watch winter-war"
)]
pub struct Args {
    /// Its short name: small letters, digits and dashes
    name: String,
    /// The folder it is made in; that of the shipped scenarios where it is not given
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

/// Writes the folder and checks it.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let id = args.name.as_str();
    let sound = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && id != "common";
    if !sound {
        return Err(Failure::usage(
            format!("`{id}` cannot be the name of a scenario"),
            "use small letters, digits and dashes, beginning with a letter: winter-war",
        ));
    }
    let parent = match &args.folder {
        Some(folder) => folder.clone(),
        None => DataRoot::find().ok_or_else(super::scenarios::no_data)?.scenarios,
    };
    let folder = parent.join(id);
    if folder.exists() {
        return Err(Failure::usage(
            format!("{} is there already", folder.display()),
            "choose another name; nothing was changed",
        ));
    }
    let path = folder.display().to_string();
    let name = if args.folder.is_some() { path.as_str() } else { id };
    let fill = |text: &str| {
        let title = upper(&id.replace('-', " "));
        text.replace("{id}", id).replace("{title}", &title).replace("{path}", &path).replace("{name}", name)
    };
    for (file, text) in FILES {
        let to = folder.join(file);
        let write = || {
            std::fs::create_dir_all(to.parent().unwrap_or(&folder))?;
            std::fs::write(&to, fill(text))
        };
        write().map_err(|error| Failure::File {
            message: format!("cannot write {}: {error}", to.display()),
            help: "choose another place with --in FOLDER".to_owned(),
        })?;
    }
    let (_, findings, sources) = scenario::check_path(&folder);
    say(&render(&findings, &sources, Format::Full, false))?;
    say(&format!(
        "{path}\n  scenario.ron       what it is about, and what differs from the shared data\n  injects.ron        its events\n  briefs/berlin.md   a page for a capital\n\nIt plays as it stands. Next: change something, then\n  gap-years check {path}\n  gap-years watch {name} --seed 1\n"
    ))?;
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

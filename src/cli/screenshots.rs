//! `gap-years screenshots`: a tour through every screen of the window, as pictures.

use std::path::PathBuf;
use std::process::ExitCode;

use super::DEFAULT_SCENARIO;
use super::output::{Failure, note};
use crate::gui::{self, Shots};

/// Arguments of `screenshots`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Needs a display; without one, a virtual display and software rendering will do:\n  xvfb-run -a -s \"-screen 0 1920x1200x24\" gap-years screenshots --out pictures\n\nExamples:\n  gap-years screenshots --out pictures\n  gap-years screenshots --out pictures --size 1600x900 --theme dark\n  gap-years screenshots --out pictures --scale 200 --language de"
)]
pub struct Args {
    /// Where the pictures go
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Width and height of the window
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
    size: (u32, u32),
    /// Per cent of the usual size, 100 to 200
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(100..=200))]
    scale: u32,
    /// Theme: light, dark or contrast; with other colours: +red-green or +blue-yellow
    #[arg(long, default_value = "light", value_parser = theme)]
    theme: String,
    /// Language: en or de
    #[arg(long, default_value = "en", value_parser = ["en", "de"])]
    language: String,
    /// The scenario that is played
    #[arg(long, default_value = DEFAULT_SCENARIO)]
    scenario: String,
}

fn theme(text: &str) -> Result<String, String> {
    let known = ["light", "dark", "contrast"]
        .iter()
        .any(|base| text.strip_prefix(base).is_some_and(|rest| matches!(rest, "" | "+red-green" | "+blue-yellow")));
    if known { Ok(text.to_owned()) } else { Err("write light, dark or contrast, such as dark+red-green".to_owned()) }
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let wrong = || "write WIDTHxHEIGHT in points between 640x360 and 7680x4320, such as 1600x900".to_owned();
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let (width, height) = (width.parse().map_err(|_| wrong())?, height.parse().map_err(|_| wrong())?);
    if (640..=7680).contains(&width) && (360..=4320).contains(&height) { Ok((width, height)) } else { Err(wrong()) }
}

/// Takes the tour.
pub fn run(args: Args) -> Result<ExitCode, Failure> {
    if !super::has_display() {
        return Err(Failure::usage(
            "there is no display to take pictures of",
            "use a virtual one: xvfb-run -a -s \"-screen 0 1920x1200x24\" gap-years screenshots --out DIR",
        ));
    }
    super::play::scenario(&args.scenario, None, &[])?;
    note(&format!("writing pictures to {}", args.out.display()));
    Ok(gui::screenshots(Shots {
        folder: args.out,
        size: args.size,
        scale: args.scale,
        theme: args.theme,
        language: args.language,
        scenario: args.scenario,
    }))
}

#[cfg(test)]
mod tests {
    use super::{size, theme};

    #[test]
    fn themes_are_read_and_refused() {
        assert_eq!(theme("dark+red-green").as_deref(), Ok("dark+red-green"));
        assert!(theme("dark+").is_err() && theme("plaid").is_err());
    }

    #[test]
    fn sizes_are_read_and_refused() {
        assert_eq!(size("1600x900"), Ok((1600, 900)));
        assert!(size("1600").is_err() && size("10x10").is_err() && size("axb").is_err());
    }
}

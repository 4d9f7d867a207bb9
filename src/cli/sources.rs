//! `gap-years sources`: what a scenario rests on, claim by claim.

use std::collections::BTreeMap;
use std::io;
use std::process::ExitCode;

use serde_json::json;

use super::output::{Failure, colour, say, width};
use super::{DEFAULT_SCENARIO, play};
use crate::report::page::{Ink, Page};

/// Arguments of `sources`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  gap-years sources\n  gap-years sources hague-promises --unused      claims that nothing rests on yet\n  gap-years sources --json"
)]
pub struct Args {
    /// A scenario by name or path
    scenario: Option<String>,
    /// Also list claims that the scenario does not use
    #[arg(long)]
    unused: bool,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// Lists every citation of the scenario with the places where it is used.
pub fn run(args: &Args) -> Result<ExitCode, Failure> {
    let name = args.scenario.as_deref().unwrap_or(DEFAULT_SCENARIO);
    let scenario = play::scenario(name, None, &[])?;
    let mut used: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (citation, place) in &scenario.citations {
        used.entry(citation).or_default().push(place);
    }
    if args.json {
        for (citation, places) in &used {
            let claim =
                scenario.library.claims().find(|(_, claim)| claim.id == *citation).map(|(_, claim)| &claim.text);
            say(&format!("{}\n", json!({ "citation": citation, "claim": claim, "used": places })))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let mut page = Page::new(width(None), colour(&io::stdout()));
    for digest in &scenario.library.digests {
        let any = digest.claims.iter().any(|claim| used.contains_key(claim.id.as_str()));
        if !any && !args.unused {
            continue;
        }
        page.rule(&format!("{} · {}", digest.id, digest.title));
        page.paragraph(
            Ink::Dim,
            &format!("{}, {}, {}. {}", digest.author, digest.kind, digest.date, digest.reliability_note),
        );
        page.gap();
        for claim in &digest.claims {
            match used.get(claim.id.as_str()) {
                Some(places) => {
                    page.entry(&claim.id, &claim.text);
                    page.entry_in("", Ink::Dim, &format!("used in {}", shortened(places)));
                }
                None if args.unused => page.entry_in(&claim.id, Ink::Dim, &format!("{} (not used)", claim.text)),
                None => {}
            }
        }
        page.gap();
    }
    page.rule("Reference figures and estimates");
    for (citation, places) in
        used.iter().filter(|(citation, _)| citation.starts_with("ref:") || **citation == "estimate")
    {
        if *citation == "estimate" {
            page.entry(citation, &format!("{} values are our own estimates", places.len()));
        } else {
            page.entry(citation, &shortened(places));
        }
    }
    say(&page.finish())?;
    Ok(ExitCode::SUCCESS)
}

/// The first places, and how many more there are.
fn shortened(places: &[&str]) -> String {
    let shown: Vec<&str> = places.iter().take(4).copied().collect();
    let more = places.len().saturating_sub(shown.len());
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more places", shown.join(", ")) }
}

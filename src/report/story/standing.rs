//! Where things stand: the headline numbers with their changes since last turn.

use super::{Detail, Turn};
use crate::report::narrate::{one, percent};
use crate::report::page::{Ink, Page};
use crate::report::timeline::Gauges;
use crate::rules::state::State;

/// How far the alliance's common estimate of American commitment may be off, points of 1000: the mean over the seats of
/// what embassies and Washington's regard leave in doubt.
pub fn commitment_error(state: State) -> i32 {
    let seats = i32::from(state.rules.seats);
    if seats == 0 || state.drawdown.embassy.is_empty() {
        return 150;
    }
    let doubt = |seat| {
        let embassy = state.drawdown.embassy.get(seat).copied().unwrap_or(0);
        let regard = state.alliance.regard.get(seat).map_or(500, |regard| regard.get());
        (150 - 30 * i32::from(embassy) - regard / 20).max(40)
    };
    state.rules.seat_ids().map(doubt).sum::<i32>() / seats
}

/// A change in brackets: "(+1.2)"; `sense` is 1 where a rise is good, −1 where it is bad.
fn change(page: &Page, by: i32, sense: i32) -> String {
    let text = match by {
        0 => "(=)".to_owned(),
        1.. => format!("(+{})", one(by)),
        _ => format!("({})", one(by)),
    };
    page.ink(Ink::of_change(by * sense), &text)
}

/// A line of the standing; what does not fit goes to a line of its own. Colour takes no room.
fn line(page: &mut Page, left: &str, right: &str) {
    let visible = |text: &str| {
        let mut in_colour = false;
        text.chars()
            .filter(|&c| {
                let hidden = in_colour || c == '\u{1b}';
                in_colour = hidden && c != 'm';
                !hidden
            })
            .count()
    };
    if visible(left) + visible(right) + 2 <= page.width() {
        page.raw(&format!("{left}, {right}"));
    } else {
        page.raw(&format!("{left},"));
        page.raw(&format!("             {right}"));
    }
}

/// The gauges, in a few lines; no number that is hidden from the seats.
pub(super) fn tell(turn: &Turn, before: &Gauges, page: &mut Page) {
    let now = Gauges::of(turn.teller.state);
    let teller = turn.teller;
    page.gap();
    let with = change(page, now.gap_with - before.gap_with, -1);
    let without = change(page, now.gap_without - before.gap_without, -1);
    let label = page.ink(Ink::Label, "Standing     ");
    let left = format!("{label}Gap {} with the US {with}", percent(now.gap_with));
    line(page, &left, &format!("{} without {without}", percent(now.gap_without)));
    // Deterrence is taken at the end of a turn: before the first there is nothing to compare with.
    let deterrence =
        if before.deterrence == 0 { String::new() } else { change(page, now.deterrence - before.deterrence, 1) };
    let left = format!("             Deterrence {} {deterrence}", one(now.deterrence));
    line(page, left.trim_end(), &format!("weakest at {}", teller.site(now.weakest)));
    let cohesion = change(page, now.cohesion - before.cohesion, 1);
    let link = format!("{} and {} ({})", teller.cap(now.link.0), teller.cap(now.link.1), one(now.link_trust));
    line(page, &format!("             Cohesion {} {cohesion}", one(now.cohesion)), &format!("weakest between {link}"));
    let believed = change(page, now.believed - before.believed, 1);
    let error = (commitment_error(teller.state) + 5) / 10;
    let left = format!("             American commitment about {} ± {error} {believed}", (now.believed + 5) / 10);
    line(page, &left, &format!("{} troops in Europe", thousands(now.troops)));
    if turn.detail == Detail::Full {
        page.raw(&format!("             Escalation {} of 100", one(now.escalation)));
    }
    page.gap();
}

fn thousands(troops: i32) -> String {
    if troops >= 1000 { format!("{},{:03}", troops / 1000, troops % 1000) } else { troops.to_string() }
}

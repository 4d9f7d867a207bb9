//! What can be read while one plays: the brief, means, agenda, allies, programmes, and what numbers are made of.
//!
//! Everything comes from the seat's observation; nothing here knows more than the seat.

use crate::core::ids::MemberId;
use crate::report::narrate::{Teller, brigades, list, money, one, percent, percent_bp, upper};
use crate::report::page::{Ink, Page};
use crate::report::timeline::Chronicle;
use crate::rules::event::Event;
use crate::rules::procurement::state::Stage;
use crate::sim::Observation;

/// What a page needs.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// What the seat may know.
    pub obs: Observation<'a>,
    /// The words.
    pub teller: Teller<'a>,
    /// The turns so far.
    pub chronicle: &'a Chronicle,
}

/// A page of Markdown: titles, bold labels, bullets.
pub fn markdown(page: &mut Page, text: &str) {
    for line in text.lines() {
        let line = line.trim();
        if let Some(title) = line.strip_prefix("# ") {
            page.paragraph(Ink::Title, title);
        } else if let Some(item) = line.strip_prefix("- ") {
            page.bullet(&item.replace("**", ""));
        } else if let Some((label, rest)) = line.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
            page.paragraph(Ink::Label, label.trim_end_matches('.'));
            if !rest.trim().is_empty() {
                page.paragraph(Ink::Plain, rest.trim());
            }
        } else if line.starts_with("Sources:") {
            page.paragraph(Ink::Dim, line);
        } else if line.is_empty() {
            page.gap();
        } else {
            page.paragraph(Ink::Plain, &line.replace("**", ""));
        }
    }
}

impl Reader<'_> {
    /// What is in hand, in a sentence.
    pub fn in_hand(&self) -> String {
        let means = self.obs.means();
        let due = self.obs.instalments().0;
        let bound = if due > 0 { format!(" once {} is paid on what is ordered", money(due)) } else { String::new() };
        format!("{} political capital; {} free{bound}", means.pc, money(means.meur.max(0)))
    }

    /// One's own books and where the alliance stands.
    pub fn means(&self, page: &mut Page) {
        let obs = self.obs;
        page.entry("In hand", &upper(&self.in_hand()));
        page.entry(
            "At home",
            &format!(
                "core spending {} of GDP; support {}, threat as felt {}; debt {} of GDP",
                percent_bp(obs.core().0),
                one(obs.support()),
                one(obs.threat()),
                percent(obs.debt())
            ),
        );
        page.entry(
            "Forces",
            &format!(
                "{} to spare; readiness {}; rules of engagement {} of 3; resilience {}",
                brigades(obs.spare_forces().0),
                one(obs.readiness()),
                obs.rules_level(),
                one(obs.resilience())
            ),
        );
        let commitment = obs.commitment();
        page.entry(
            "Alliance",
            &format!(
                "capability gap {} with the US, {} without; deterrence {}; cohesion {}; American commitment about {} ± {}",
                percent(obs.gap_promised()),
                percent(obs.gap_alone()),
                if obs.turn() <= 1 && obs.gauge() == 0 { "not yet measured".to_owned() } else { one(obs.gauge()) },
                one(obs.cohesion()),
                (commitment.value + 5) / 10,
                (commitment.error + 5) / 10
            ),
        );
    }

    /// The secret agenda with its progress.
    pub fn agenda(&self, page: &mut Page) {
        for (_, goal, progress) in self.obs.goals() {
            page.entry(&percent(progress), &format!("{} (weight {} of 500)", goal.text, goal.weight));
        }
        page.paragraph(
            Ink::Dim,
            "Half of your score; the other half is shared by all: gap, deterrence, cohesion, peace.",
        );
    }

    /// The other capitals.
    pub fn allies(&self, page: &mut Page) {
        let (obs, me) = (self.obs, self.obs.seat());
        page.paragraph(Ink::Dim, "Trust runs from 0 to 100. What others feel is an estimate: mind the ±.");
        for other in obs.rules().seat_ids().filter(|&other| other != me) {
            let (mine, theirs) = (obs.trust(me, other), obs.trust(other, me));
            page.entry(
                self.teller.cap(other),
                &format!(
                    "trusts you {} ± {}, you trust it {}; spends {} of GDP; plans on {}",
                    one(theirs.value),
                    theirs.error / 10,
                    one(mine.value),
                    percent_bp(obs.reported_core(other).0),
                    match obs.planning_of(other) {
                        crate::rules::words::Planning::Return => "America's return",
                        crate::rules::words::Planning::Phased => "a departure by agreement",
                        crate::rules::words::Planning::Absent => "America's absence",
                    }
                ),
            );
        }
        let washington = obs.regard();
        page.entry(
            "Washington",
            &format!(
                "regards you {} ± {}, you trust it {}",
                one(washington.value),
                washington.error / 10,
                one(obs.trust_in_washington())
            ),
        );
    }

    /// Own programmes, and those one could join.
    pub fn programmes(&self, page: &mut Page) {
        let obs = self.obs;
        let mut any = false;
        for (id, row) in obs.own_programmes() {
            any = true;
            let stage = match row.stage() {
                Stage::Decide => "being decided, nothing is signed; others may join".to_owned(),
                Stage::Build => format!(
                    "being built; {} of {} lots delivered, {}",
                    row.lots(),
                    obs.rules().options[row.option()].lots,
                    if row.lots() == 0 {
                        format!("the first planned for {}", self.teller.date(row.planned_first()))
                    } else {
                        format!("all in use by {}", self.teller.date(row.planned_end()))
                    }
                ),
                Stage::Train => "delivered; crews train".to_owned(),
                Stage::Done => "in use".to_owned(),
                Stage::Ended => "ended".to_owned(),
            };
            let late = match row.slips() {
                0 => String::new(),
                1 => "; a turn late".to_owned(),
                many => format!("; {many} turns late"),
            };
            page.bullet(&format!(
                "{}: {stage}{late}. Your share {}{}.",
                upper(&self.teller.programme(id)),
                percent(row.share(obs.seat())),
                match (row.paid().0, row.price().0) {
                    (_, 0) => String::new(),
                    (paid, price) if paid >= price => ", all paid".to_owned(),
                    (paid, price) => format!(", paid {} of {}", money(paid), money(price)),
                }
            ));
        }
        if !any {
            page.paragraph(Ink::Plain, "You have no part in any programme. `list buy` shows what is on offer.");
        }
        let pledges: Vec<_> = obs.pledges().filter(|(_, row)| row.by == obs.seat()).collect();
        for (id, row) in pledges {
            let kind = if row.public { "in public" } else { "in private" };
            page.bullet(&format!("Your word, given {kind}: to {}.", self.teller.pledge(id)));
        }
    }

    /// What concerned this seat in the last turn, and what it alone may know.
    pub fn since(&self, page: &mut Page) {
        let me = self.obs.seat();
        let Some(record) = self.chronicle.last() else { return };
        let teller = record.teller(&self.chronicle.rules);
        let mut own: Vec<(i32, usize)> = record
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| concerns(&teller, entry.event, me))
            .map(|(place, entry)| (-crate::report::story::weight(teller, entry.event), place))
            .collect();
        own.sort_unstable();
        own.truncate(6);
        own.sort_unstable_by_key(|(_, place)| *place);
        for (nth, (_, place)) in own.iter().enumerate() {
            page.entry(if nth == 0 { "Last turn" } else { "" }, &teller.tell(*place));
        }
    }

    /// The events of this turn that ask nothing of this seat; those that do are told with their choices. Many are named
    /// only, unless the whole text is wanted.
    pub fn news(&self, page: &mut Page, whole: bool) {
        let asks = |inject| self.obs.open_injects().any(|open| open.inject == inject);
        let fired = self.obs.news().filter_map(|entry| match entry.event {
            Event::InjectFired { inject } if !asks(inject) => Some(inject),
            _ => None,
        });
        let fired: Vec<_> = fired.collect();
        let whole = whole || fired.len() <= 2;
        for (nth, &inject) in fired.iter().enumerate() {
            page.entry_in(if nth == 0 { "News" } else { "" }, Ink::Title, self.teller.headline(inject));
            if whole {
                page.entry("", self.teller.inject_body(inject));
            }
        }
        if !whole {
            page.entry_in("", Ink::Dim, "`news` tells the whole of them.");
        }
        if fired.is_empty() && page.lines() <= 1 {
            page.paragraph(Ink::Plain, "No news but what is asked of you: `table` shows that.");
        }
    }

    /// What is asked of the seat by name, other than events, which are told with their choices.
    pub fn calls(&self, page: &mut Page) {
        let calls: Vec<String> = self.obs.calls().filter_map(|call| self.teller.call(call)).collect();
        for (nth, text) in calls.iter().enumerate() {
            page.entry(if nth == 0 { "Asked of you" } else { "" }, text);
        }
    }
}

/// Whether something happened to a seat itself that it may know.
fn concerns(teller: &Teller, event: Event, me: MemberId) -> bool {
    use Event as E;
    let mine = |id| teller.row(id).is_some_and(|row| row.partners.has(me));
    match event {
        E::Contracted { programme, .. }
        | E::Slipped { programme, .. }
        | E::LotDelivered { programme, .. }
        | E::ProgrammeEnded { programme, .. } => mine(programme),
        E::Unpaid { member, .. }
        | E::CrewsShort { member, .. }
        | E::CoreChanged { member, .. }
        | E::FiscalStress { member }
        | E::BeyondSlack { member, .. }
        | E::MoneyLapsed { member, .. }
        | E::FreeRiding { member, .. } => member == me,
        E::TrustMoved { holder, subject, by, .. } => subject == me && holder != me && by.abs() >= 5,
        E::PledgeSettled { by, .. } => by == me,
        _ => false,
    }
}

/// The names of the seats in a list, for a question.
pub fn names(teller: Teller, seats: &[MemberId]) -> String {
    list(&seats.iter().map(|&seat| teller.cap(seat)).collect::<Vec<_>>())
}

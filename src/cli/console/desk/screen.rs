//! What is on the table: the news, the motions, the incidents, each with the numbered orders that answer them.

use super::super::pages;
use super::super::verbs::Candidate;
use super::{Desk, Failure, Ink, MemberId, Order, Page, Step, say, upper, wrap};
use crate::rules::order::{Hindrance, Refusal};

impl Desk<'_> {
    pub(super) fn screen(&mut self) -> Result<(), Failure> {
        let mut page = self.talk.page();
        page.gap();
        let reader = self.reader();
        let calendar = &reader.obs.rules().calendar;
        let turn = reader.obs.turn();
        page.rule(&format!(
            "{} · turn {turn} of {} · {} · {}",
            reader.teller.cap(self.seat),
            calendar.turns,
            calendar.name(turn),
            heading(self.step())
        ));
        if !self.sitting.briefed.has(self.seat) {
            reader.since(&mut page);
            reader.news(&mut page, false);
            if !self.is_taught() {
                reader.calls(&mut page);
            }
        }
        let answers = match self.step() {
            Step::Propose => {
                page.paragraph(
                    Ink::Plain,
                    "You may put a motion to the others: `list` shows which. Most turns go by without.",
                );
                Vec::new()
            }
            Step::Negotiate => {
                self.table(&mut page);
                page.paragraph(
                    Ink::Plain,
                    "You may pledge, or carry part of what consent costs others: `list` shows how.",
                );
                Vec::new()
            }
            Step::Orders => self.events(&mut page),
            Step::Respond | Step::Back => self.incidents(&mut page),
            Step::Crisis => self.crisis(&mut page),
            Step::Report | Step::Over => Vec::new(),
        };
        if self.step() == Step::Orders {
            if !answers.is_empty() {
                page.gap();
            }
            page.entry("In hand", &upper(&self.reader().in_hand()));
        }
        self.teach(&mut page);
        let next = match self.step() {
            Step::Orders => "`list` shows what you may do, `help` the words, `done` ends your orders.",
            Step::Respond | Step::Back | Step::Crisis => "Type a number. `done` when you have answered.",
            _ => "`done` goes on.",
        };
        page.paragraph(Ink::Dim, next);
        self.shown = answers;
        self.sitting.briefed.insert(self.seat);
        say(&page.finish())
    }

    /// The motions on the table.
    fn table(&self, page: &mut Page) {
        let reader = self.reader();
        for (nth, (id, motion)) in reader.obs.motions().pairs().enumerate() {
            let sponsors: Vec<MemberId> = motion.sponsors.iter().collect();
            let cost = match reader.obs.consent(id, self.seat) {
                0 => "your consent costs nothing".to_owned(),
                cost => format!("your consent costs {cost} political capital"),
            };
            let label = if nth == 0 { "On the table" } else { "" };
            page.entry(
                label,
                &format!(
                    "{}, by {}; {cost}.",
                    upper(&reader.teller.motion(id)),
                    pages::names(reader.teller, &sponsors)
                ),
            );
        }
    }

    /// The events that ask this seat, and motions, with their numbered answers.
    fn events(&self, page: &mut Page) -> Vec<Order> {
        let reader = self.reader();
        let mut shown = Vec::new();
        let all = self.candidates();
        for open in reader.obs.open_injects() {
            page.gap();
            page.entry_in("News", Ink::Title, reader.teller.headline(open.inject));
            page.entry("", reader.teller.inject_body(open.inject));
            let mine = |one: &&Candidate| matches!(one.order, Order::Choose { inject, .. } if inject == open.inject);
            self.numbered(page, all.iter().filter(mine), &mut shown);
        }
        for (id, motion) in reader.obs.motions().pairs() {
            let mine = |one: &&Candidate| {
                let hindered = one.verdict == Err(Refusal::NotNow(Hindrance::NoOptOut));
                !hindered && matches!(one.order, Order::Vote { motion, .. } if motion == id)
            };
            if motion.sponsors.has(self.seat) {
                page.entry(
                    "Motion",
                    &format!("{}: put by you, it passes if nobody breaks silence.", upper(&reader.teller.motion(id))),
                );
            } else if all.iter().any(|one| mine(&one)) {
                page.gap();
                page.entry_in("Motion", Ink::Title, &upper(&reader.teller.motion(id)));
                self.numbered(page, all.iter().filter(mine), &mut shown);
            }
        }
        let rest = |one: &&Candidate| {
            matches!(one.order, Order::Bases { .. } | Order::AnswerTariff { .. }) && one.verdict.is_ok()
        };
        if all.iter().any(|one| rest(&one)) {
            page.gap();
            page.entry_in("Washington", Ink::Title, "It waits for an answer");
            let demand = reader.obs.demand(self.seat).and_then(|id| reader.obs.rules().demands.get(id));
            if let Some(demand) = demand {
                page.entry("", &demand.text);
            }
            self.numbered(page, all.iter().filter(rest), &mut shown);
        }
        shown
    }

    /// The incidents, with what this seat may do about them.
    fn incidents(&self, page: &mut Page) -> Vec<Order> {
        let reader = self.reader();
        let mut shown = Vec::new();
        let all = self.candidates();
        for (nth, incident) in reader.obs.incidents().iter().enumerate() {
            let nth = u8::try_from(nth).unwrap_or(u8::MAX);
            let mine = |one: &&Candidate| match one.order {
                Order::Respond { incident, article4, .. } => {
                    incident == nth && !article4 && one.verdict != Err(Refusal::NotNow(Hindrance::WrongMeans))
                }
                Order::Back { incident, .. } => incident == nth,
                _ => false,
            };
            if !all.iter().any(|one| mine(&one)) {
                continue;
            }
            page.gap();
            let name = upper(&reader.teller.incident_name(nth));
            page.entry_in("Now", Ink::Bad, &format!("{name}, severity {} of 5", incident.severity));
            if let Some(kind) = reader.obs.rules().incursions.get(incident.kind) {
                page.entry("", &upper(&kind.text));
            }
            if self.step() == Step::Back
                && let Some((response, article4)) = reader.obs.response_to(nth)
            {
                let call = if article4 { " and calls for consultations under Article 4" } else { "" };
                let target = reader.teller.cap(incident.target);
                page.entry(
                    "",
                    &format!("{target} {}{call}. Do you stand behind it?", reader.teller.answer(nth, response)),
                );
            }
            self.numbered(page, all.iter().filter(mine), &mut shown);
        }
        if self.step() == Step::Respond {
            page.paragraph(
                Ink::Dim,
                "`consult` in front of an answer also calls for consultations under Article 4: `consult escort`.",
            );
        }
        shown
    }

    /// A test of Article 5.
    fn crisis(&self, page: &mut Page) -> Vec<Order> {
        let reader = self.reader();
        let mut shown = Vec::new();
        if let Some(test) = reader.obs.test() {
            page.gap();
            page.entry_in(
                "ARTICLE 5",
                Ink::Bad,
                &format!(
                    "Russian forces have crossed the line at {}. Every capital acts as it deems necessary.",
                    reader.teller.site(test.site)
                ),
            );
        }
        let plain = |one: &&Candidate| matches!(one.order, Order::ActInTest { nuclear: false, .. });
        let all = self.candidates();
        self.numbered(page, all.iter().filter(plain), &mut shown);
        shown
    }

    /// Candidates with their numbers, costs and refusals.
    pub(super) fn numbered<'c>(
        &self,
        page: &mut Page,
        some: impl Iterator<Item = &'c Candidate>,
        shown: &mut Vec<Order>,
    ) {
        let teller = self.reader().teller;
        for one in some {
            shown.push(one.order);
            let (extra, ink) = match &one.verdict {
                Ok(preview) if preview.pc == 0 && preview.meur_now == 0 && preview.meur_total == 0 => {
                    (String::new(), Ink::Plain)
                }
                Ok(preview) => (teller.cost(preview), Ink::Dim),
                Err(refusal) => (format!("not now: {}", teller.refused(self.seat, &one.order, *refusal)), Ink::Bad),
            };
            item(page, shown.len(), &teller.order(self.seat, &one.order), ink, &extra);
        }
    }
}

/// A numbered item with what it takes on the same or the next line; 0 for no number.
pub(super) fn item(page: &mut Page, number: usize, text: &str, ink: Ink, extra: &str) {
    let label = if number == 0 { String::new() } else { number.to_string() };
    let room = page.width().saturating_sub(6);
    let one_line = text.chars().count() + 2 + extra.chars().count() <= room;
    let mut mark = label.as_str();
    let lines = wrap(text, room);
    let last = lines.len().saturating_sub(1);
    for (nth, line) in lines.iter().enumerate() {
        let tail = if nth == last && one_line && !extra.is_empty() {
            format!("  {}", page.ink(ink, extra))
        } else {
            String::new()
        };
        page.raw(&format!("{mark:>4}  {line}{tail}"));
        mark = "";
    }
    if !one_line && !extra.is_empty() {
        for line in wrap(extra, room) {
            let line = page.ink(ink, &line);
            page.raw(&format!("      {line}"));
        }
    }
}

/// A step as the prompt calls it.
pub(super) fn moment(step: Step) -> &'static str {
    match step {
        Step::Propose => "motions",
        Step::Negotiate => "talks",
        Step::Orders => "orders",
        Step::Respond => "response",
        Step::Back => "solidarity",
        Step::Crisis => "Article 5",
        Step::Report | Step::Over => "report",
    }
}

/// A step as it heads a screen.
pub(super) fn heading(step: Step) -> &'static str {
    match step {
        Step::Propose => "motions",
        Step::Negotiate => "talks and pledges",
        Step::Orders => "your orders",
        Step::Respond => "how do you respond?",
        Step::Back => "whom do you back?",
        Step::Crisis => "a test of Article 5",
        Step::Report | Step::Over => "report",
    }
}

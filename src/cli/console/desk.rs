//! A seat at its desk for one step of a turn: what is on the table, the words it may type, and what comes of them.

mod aside;
mod lessons;
mod screen;

use lessons::kind_of;
use screen::{heading, moment};

use super::pages::Reader;
use super::sitting::Sitting;
use super::verbs::{self, Candidate, VERBS, Verb};
use super::{Said, Talk};
use crate::cli::output::{Failure, say};
use crate::core::ids::MemberId;
use crate::diag::did_you_mean;
use crate::report::narrate::{Teller, upper};
use crate::report::orders::Family;
use crate::report::page::{Ink, Page, wrap};
use crate::report::story::story;
use crate::rules::order::{Order, OrderKind, Refusal};
use crate::rules::phase::Step;
use crate::scenario::Page as Leaf;

/// Whether somebody stays at the desk.
enum Next {
    Stay,
    Leave(Said),
}

/// A seat that gives its orders.
pub struct Desk<'a> {
    sitting: &'a mut Sitting,
    talk: &'a Talk,
    seat: MemberId,
    /// The orders listed last; their numbers can be typed.
    shown: Vec<Order>,
    /// Whether something left undone has been pointed out.
    warned: bool,
}

impl<'a> Desk<'a> {
    /// A desk for a seat.
    pub fn new(sitting: &'a mut Sitting, talk: &'a Talk, seat: MemberId) -> Self {
        Self { sitting, talk, seat, shown: Vec::new(), warned: false }
    }
    /// Whether more than one person plays.
    pub fn many(&self) -> bool {
        self.sitting.people.count() > 1
    }
    /// Whether the seat has anything to decide in this step. A tutorial passes over the moments before the orders in
    /// which it teaches nothing.
    pub fn has_business(&mut self) -> bool {
        self.look();
        let early = matches!(self.step(), Step::Propose | Step::Negotiate);
        if early && self.is_taught() {
            return self.lesson().is_some();
        }
        self.step() == Step::Orders || !self.candidates().is_empty()
    }
    /// Passes the laptop on, so that nobody reads another's desk.
    pub fn hand_over(&self, from: Option<MemberId>) -> Result<Said, Failure> {
        self.talk.keyboard.wipe()?;
        let name = self.sitting.scenario.rules.name(self.seat);
        let verb = if from.is_some() { "Pass the laptop to" } else { "The first at the keyboard is" };
        let line = self.talk.keyboard.ask(&format!("{verb} {name}. Enter when only {name} is looking > "))?;
        Ok(if line.is_some() { Said::Done } else { Said::Quit })
    }
    /// Asks until the seat is done.
    pub fn sit(&mut self) -> Result<Said, Failure> {
        self.screen()?;
        loop {
            let prompt = self.prompt();
            let Some(line) = self.talk.keyboard.ask(&prompt)? else { return Ok(Said::Quit) };
            if let Next::Leave(said) = self.command(&line.to_lowercase())? {
                return Ok(said);
            }
        }
    }

    fn step(&self) -> Step {
        self.sitting.game.step()
    }
    fn reader(&self) -> Reader<'_> {
        let game = &self.sitting.game;
        Reader {
            obs: game.observe(self.seat),
            teller: Teller::new(game.state(), game.log()),
            chronicle: &self.sitting.chronicle,
        }
    }
    fn candidates(&self) -> Vec<Candidate> {
        verbs::candidates(&self.reader().obs)
    }
    fn prompt(&self) -> String {
        let reader = self.reader();
        let means = reader.obs.means();
        let moment = moment(self.step());
        let name = reader.teller.cap(self.seat);
        format!("{name}, turn {}, {moment} ({} PC, EUR {} m) > ", reader.obs.turn(), means.pc, means.meur.max(0))
    }
    fn say(&self, ink: Ink, text: &str) -> Result<(), Failure> {
        let mut page = self.talk.page();
        page.paragraph(ink, text);
        say(&page.finish())
    }
    /// Shows a page made by `fill`, and notes that it was read.
    fn show(&mut self, leaf: Option<Leaf>, fill: impl FnOnce(&Self, &mut Page)) -> Result<Next, Failure> {
        let mut page = self.talk.page();
        page.gap();
        fill(self, &mut page);
        page.gap();
        say(&page.finish())?;
        if let Some(leaf) = leaf {
            self.sitting.opened(leaf);
            self.taught()?;
        }
        Ok(Next::Stay)
    }

    // --- Words ---

    fn command(&mut self, line: &str) -> Result<Next, Failure> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((&first, rest)) = words.split_first() else {
            self.say(Ink::Dim, "`done` goes on; `list` shows what you may do, `help` the words.")?;
            return Ok(Next::Stay);
        };
        match first {
            "done" | "next" | "seal" | "end" => return self.done(),
            "quit" | "exit" | "bye" => return Ok(Next::Leave(Said::Quit)),
            "help" | "?" => return self.help(rest),
            "list" | "options" | "what" => return self.list(rest),
            "cost" | "preview" => return self.preview(rest),
            "why" => return self.why(rest),
            "undo" => return self.undo(false),
            "reset" => return self.undo(true),
            "draft" | "given" => return self.draft(),
            "hint" => return self.hint(),
            "skip" => return self.skip(),
            "task" | "lesson" => return self.show(None, Self::teach),
            "table" => return self.screen().map(|()| Next::Stay),
            "save" => {
                self.sitting.save();
                let text = match self.sitting.saved_at() {
                    Some(path) => format!("Saved to {}.", path.display()),
                    None => "Not saved.".to_owned(),
                };
                self.say(Ink::Plain, &text)?;
                return Ok(Next::Stay);
            }
            "means" => return self.show(Some(Leaf::Means), |desk, page| desk.reader().means(page)),
            "agenda" | "goals" => return self.show(Some(Leaf::Agenda), |desk, page| desk.reader().agenda(page)),
            "allies" if rest.is_empty() => {
                return self.show(Some(Leaf::Allies), |desk, page| desk.reader().allies(page));
            }
            "programmes" | "programs" => {
                return self.show(Some(Leaf::Programmes), |desk, page| desk.reader().programmes(page));
            }
            "brief" => return self.show(Some(Leaf::Brief), Self::brief),
            "news" => return self.show(None, |desk, page| desk.reader().news(page, true)),
            "report" => return self.report(),
            _ => {}
        }
        if let (Ok(number), true) = (first.parse::<usize>(), rest.is_empty()) {
            return match number.checked_sub(1).and_then(|nth| self.shown.get(nth)).copied() {
                Some(order) => self.give(order),
                None => {
                    let text = match self.shown.len() {
                        0 => "No list is open: `list` shows what you may do.".to_owned(),
                        most => format!("The list goes from 1 to {most}."),
                    };
                    self.say(Ink::Bad, &text)?;
                    Ok(Next::Stay)
                }
            };
        }
        if let Some(verb) = verbs::find(first) {
            return self.order(verb, rest);
        }
        if Family::ALL.iter().any(|family| family.name() == first) {
            return self.list(&words);
        }
        self.unknown(first)
    }

    fn unknown(&self, word: &str) -> Result<Next, Failure> {
        let meta = [
            "done",
            "list",
            "help",
            "cost",
            "why",
            "undo",
            "quit",
            "brief",
            "means",
            "agenda",
            "allies",
            "programmes",
            "report",
            "hint",
            "skip",
            "save",
        ];
        let known = VERBS.iter().map(|verb| verb.word).chain(meta);
        let near = did_you_mean(word, known).map(|near| format!(" Did you mean `{near}`?")).unwrap_or_default();
        self.say(Ink::Bad, &format!("`{word}` is no word I know.{near} `help` shows the words."))?;
        Ok(Next::Stay)
    }

    /// The candidates that words name: after a verb, in a family, or by number; with what to say where there are none.
    fn named(&self, words: &[&str]) -> Result<Vec<Candidate>, String> {
        let all = self.candidates();
        let reader = self.reader();
        let Some((&first, rest)) = words.split_first() else { return Ok(all) };
        if let (Ok(number), true) = (first.parse::<usize>(), rest.is_empty()) {
            let order = number.checked_sub(1).and_then(|nth| self.shown.get(nth)).copied();
            let order = order.ok_or_else(|| "that number is on no list".to_owned())?;
            let verdict = reader.obs.check(reader.obs.given(), reader.obs.means(), &order);
            return Ok(vec![Candidate { order, verdict }]);
        }
        let family = Family::ALL.into_iter().find(|family| family.name() == first);
        let (some, rest): (Vec<Candidate>, &[&str]) = match (verbs::find(first), family) {
            (_, Some(family)) => (all.into_iter().filter(|one| Family::of(one.order.kind()) == family).collect(), rest),
            (Some(verb), None) => {
                if verb.kind.step() != self.step() {
                    return Err(format!(
                        "`{}` belongs to another moment of the turn: {}",
                        verb.word,
                        heading(verb.kind.step())
                    ));
                }
                let fits = |one: &Candidate| one.order.kind() == verb.kind && (verb.gives)(&one.order);
                (all.into_iter().filter(fits).collect(), rest)
            }
            (None, None) => (all, words),
        };
        if some.is_empty() {
            let elsewhere =
                VERBS.iter().find(|verb| family == Some(Family::of(verb.kind)) && verb.kind.step() != self.step());
            return Err(match elsewhere {
                Some(verb) => format!("`{first}` belongs to another moment of the turn: {}", heading(verb.kind.step())),
                None => "there is nothing of the kind to order now".to_owned(),
            });
        }
        let meant = verbs::meant(reader.teller, &reader.obs, &some, rest);
        match meant.stray {
            None => Ok(meant.fits),
            Some(stray) => {
                let vocabulary = verbs::vocabulary(reader.teller, &reader.obs, &some);
                let near = did_you_mean(&stray, vocabulary.iter().map(String::as_str));
                let help = near.map_or_else(
                    || format!("`list {first}` shows what there is"),
                    |near| format!("did you mean `{near}`?"),
                );
                Err(format!("nothing there fits `{stray}`; {help}"))
            }
        }
    }

    fn order(&mut self, verb: &Verb, rest: &[&str]) -> Result<Next, Failure> {
        let words: Vec<&str> = std::iter::once(verb.word).chain(rest.iter().copied()).collect();
        match self.named(&words) {
            Err(problem) => {
                self.say(Ink::Bad, &sentence(&problem))?;
                Ok(Next::Stay)
            }
            Ok(fits) => match fits.as_slice() {
                [only] => self.give(only.order),
                several if several.iter().filter(|one| one.verdict.is_ok()).count() == 1 && !rest.is_empty() => {
                    let open = several.iter().find(|one| one.verdict.is_ok()).map(|one| one.order);
                    open.map_or(Ok(Next::Stay), |order| self.give(order))
                }
                _ if rest.is_empty() => self.list(&words),
                // All of them are refused: one reason says more than a choice among them.
                [first, ..] if fits.iter().all(|one| one.verdict.is_err()) => self.give(first.order),
                _ => {
                    self.say(Ink::Plain, "Which one? Type its number.")?;
                    self.list(&words)
                }
            },
        }
    }

    fn give(&mut self, order: Order) -> Result<Next, Failure> {
        let (text, verdict) = {
            let reader = self.reader();
            let verdict = reader.obs.check(reader.obs.given(), reader.obs.means(), &order);
            (reader.teller.order(self.seat, &order), verdict)
        };
        let refused = match verdict {
            Ok(_) => self.sitting.game.submit(self.seat, &[order]).refused.map(|(_, refusal)| refusal),
            Err(refusal) => Some(refusal),
        };
        if let Some(refusal) = refused {
            let why = self.reader().teller.refused(self.seat, &order, refusal);
            self.say(Ink::Bad, &format!("Refused: {text}: {why}."))?;
            if refusal == Refusal::Twice {
                self.say(Ink::Dim, "`draft` shows what you have ordered, `undo` takes the last order back.")?;
            }
            return Ok(Next::Stay);
        }
        self.sitting.save();
        let cost = verdict.map(|preview| self.reader().teller.cost(&preview)).unwrap_or_default();
        let cost = if cost == "free" { String::new() } else { format!(" ({cost})") };
        self.say(Ink::Good, &format!("Ordered: {text}{cost}."))?;
        let before = self.lesson().map(|(place, _)| place);
        self.taught()?;
        if let Some((place, lesson)) = self.lesson()
            && before == Some(place)
            && kind_of(lesson) == Some(order.kind())
        {
            let text = format!("That is not what the lesson asks for. {} `undo` takes it back.", lesson.task);
            self.say(Ink::Bad, &text)?;
        }
        Ok(Next::Stay)
    }

    fn done(&mut self) -> Result<Next, Failure> {
        if !self.warned {
            let mut open = Vec::new();
            if let Some((_, lesson)) = self.lesson() {
                open.push(format!(
                    "The lesson is not done yet: {} `hint` says how, `skip` passes it over.",
                    lesson.task
                ));
            }
            let reader = self.reader();
            for inject in reader.obs.open_injects().filter(|_| self.step() == Step::Orders) {
                let answered =
                    |order: &Order| matches!(order, Order::Choose { inject: which, .. } if *which == inject.inject);
                if !reader.obs.given().iter().any(answered) {
                    open.push(format!(
                        "“{}” has no answer yet; without one the first choice counts.",
                        reader.teller.headline(inject.inject)
                    ));
                }
            }
            if self.step() == Step::Respond
                && !reader.obs.given().iter().any(|order| order.kind() == OrderKind::Respond)
            {
                open.push("You have not said how you respond; without a word the standing orders decide.".to_owned());
            }
            if !open.is_empty() {
                self.warned = true;
                open.push("`done` once more goes on all the same.".to_owned());
                self.say(Ink::Bad, &open.join(" "))?;
                return Ok(Next::Stay);
            }
        }
        Ok(Next::Leave(Said::Done))
    }
}

/// A problem as a sentence.
fn sentence(problem: &str) -> String {
    let end = if problem.ends_with('?') { "" } else { "." };
    format!("{}{end}", upper(problem))
}

//! A seat at its desk for one step of a turn: what is on the table, the words it may type, and what comes of them.

use super::pages::{Reader, markdown};
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
use crate::rules::order::{Hindrance, Order, OrderKind, Refusal};
use crate::rules::phase::Step;
use crate::scenario::Page as Leaf;
use crate::sim::lessons::Mark;

/// The most orders that are listed at once, and refused ones among them.
const MOST: usize = 14;
const MOST_REFUSED: usize = 4;

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

    // --- Lessons ---

    /// Whether this is the seat that a tutorial teaches.
    fn is_taught(&self) -> bool {
        self.sitting.scenario.tutorial.as_ref().is_some_and(|tutorial| tutorial.seat == self.seat)
    }

    /// The lesson to teach this seat now.
    fn lesson(&self) -> Option<(usize, &crate::scenario::Lesson)> {
        let tutorial = self.sitting.scenario.tutorial.as_ref().filter(|tutorial| tutorial.seat == self.seat)?;
        self.sitting.progress.now(tutorial, &self.sitting.game.observe(self.seat))
    }
    /// Brings the marks up to date; the lessons newly done.
    fn look(&mut self) -> Vec<usize> {
        let Some(tutorial) = &self.sitting.scenario.tutorial else { return Vec::new() };
        let obs = self.sitting.game.observe(tutorial.seat);
        self.sitting.progress.look(tutorial, &obs, self.sitting.read)
    }
    /// Praises what has been done, and goes on to what is next.
    fn taught(&mut self) -> Result<(), Failure> {
        let done = self.look();
        if done.is_empty() {
            return Ok(());
        }
        self.warned = false;
        let mut page = self.talk.page();
        if let Some(tutorial) = &self.sitting.scenario.tutorial {
            for lesson in done.iter().filter_map(|&place| tutorial.lessons.get(place)) {
                page.entry_in("Well done", Ink::Good, &lesson.praise);
            }
        }
        match self.lesson() {
            Some(_) => self.teach(&mut page),
            None => page.entry("Next", "Look around if you like; `done` goes on."),
        }
        say(&page.finish())
    }
    fn teach(&self, page: &mut Page) {
        let Some((place, lesson)) = self.lesson() else { return };
        let all = self.sitting.scenario.tutorial.as_ref().map_or(0, |tutorial| tutorial.lessons.len());
        page.gap();
        page.rule(&format!("Lesson {} of {all}: {}", place + 1, lesson.title));
        page.paragraph(Ink::Plain, &lesson.text);
        page.entry_in("Do this", Ink::Title, &lesson.task);
    }

    // --- What is on the table ---

    fn screen(&mut self) -> Result<(), Failure> {
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
            reader.news(&mut page);
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
                    super::pages::names(reader.teller, &sponsors)
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
            let mine = |one: &&Candidate| matches!(one.order, Order::Vote { motion, .. } if motion == id);
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
    fn numbered<'c>(&self, page: &mut Page, some: impl Iterator<Item = &'c Candidate>, shown: &mut Vec<Order>) {
        let teller = self.reader().teller;
        for one in some {
            shown.push(one.order);
            let (extra, ink) = match &one.verdict {
                Ok(preview) if preview.pc == 0 && preview.meur_now == 0 && preview.meur_total == 0 => {
                    (String::new(), Ink::Plain)
                }
                Ok(preview) => (teller.cost(preview), Ink::Dim),
                Err(refusal) => (format!("not now: {}", teller.refusal(*refusal)), Ink::Bad),
            };
            item(page, shown.len(), &teller.order(self.seat, &one.order), ink, &extra);
        }
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
            "task" | "lesson" => return self.show(None, |desk, page| desk.teach(page)),
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
            return Err("there is nothing of the kind to order now".to_owned());
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
                self.say(Ink::Bad, &format!("{}.", upper(&problem).trim_end_matches(['.', '?'])))?;
                Ok(Next::Stay)
            }
            Ok(fits) => match fits.as_slice() {
                [only] => self.give(only.order),
                several if several.iter().filter(|one| one.verdict.is_ok()).count() == 1 && !rest.is_empty() => {
                    let open = several.iter().find(|one| one.verdict.is_ok()).map(|one| one.order);
                    open.map_or(Ok(Next::Stay), |order| self.give(order))
                }
                _ if rest.is_empty() => self.list(&words),
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
            let why = self.reader().teller.refusal(refusal);
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

    fn list(&mut self, words: &[&str]) -> Result<Next, Failure> {
        let (all, words): (bool, Vec<&str>) =
            (words.contains(&"all"), words.iter().copied().filter(|word| *word != "all").collect());
        if words.is_empty() && !all && self.step() == Step::Orders {
            return self.show(None, Self::families);
        }
        let found = match self.named(&words) {
            Ok(found) => found,
            Err(problem) => {
                self.say(Ink::Bad, &format!("{}.", upper(&problem).trim_end_matches(['.', '?'])))?;
                return Ok(Next::Stay);
            }
        };
        let (legal, mut refused): (Vec<Candidate>, Vec<Candidate>) =
            found.into_iter().partition(|one| one.verdict.is_ok());
        if !all && !legal.is_empty() {
            refused.retain(worth_telling);
        }
        let (most, most_refused) = if all { (usize::MAX, usize::MAX) } else { (MOST, MOST_REFUSED) };
        let mut page = self.talk.page();
        let mut shown = Vec::new();
        page.gap();
        self.numbered(&mut page, legal.iter().take(most), &mut shown);
        if legal.len() > most {
            let more = legal.len() - most;
            page.paragraph(Ink::Dim, &format!("and {more} more: add a word to narrow it (an area, a name), or `all`"));
        }
        self.numbered(&mut page, refused.iter().take(most_refused), &mut shown);
        if refused.len() > most_refused {
            let more = refused.len() - most_refused;
            page.paragraph(
                Ink::Dim,
                &format!("and {more} more that cannot be ordered now; `all` shows them with the reason"),
            );
        }
        if shown.is_empty() {
            page.paragraph(Ink::Plain, "There is nothing to order now: `done` goes on.");
        } else {
            page.paragraph(Ink::Dim, "A number gives the order; `cost 1` shows what it takes first.");
        }
        say(&page.finish())?;
        self.shown = shown;
        Ok(Next::Stay)
    }

    /// What may be done, family by family.
    fn families(&self, page: &mut Page) {
        let all = self.candidates();
        for family in Family::ALL {
            let open = all.iter().filter(|one| Family::of(one.order.kind()) == family && one.verdict.is_ok()).count();
            if open == 0 {
                continue;
            }
            let words: Vec<&str> = VERBS
                .iter()
                .filter(|verb| {
                    Family::of(verb.kind) == family
                        && all.iter().any(|one| one.order.kind() == verb.kind && one.verdict.is_ok())
                })
                .map(|verb| verb.word)
                .collect();
            page.entry(family.name(), &format!("{} ({open}): {}", upper(family.about()), words.join(", ")));
        }
        page.paragraph(Ink::Dim, "`list arms` shows a family, `list buy` a word; `help buy` explains one.");
    }

    fn preview(&mut self, words: &[&str]) -> Result<Next, Failure> {
        if words.is_empty() {
            self.say(Ink::Plain, "Name an order, by its number or in words: `cost 2`, `cost buy patriot`.")?;
            return Ok(Next::Stay);
        }
        match self.named(words) {
            Err(problem) => {
                self.say(Ink::Bad, &format!("{}.", upper(&problem)))?;
                Ok(Next::Stay)
            }
            Ok(found) => {
                self.shown.clear();
                let mut shown = Vec::new();
                let next = self.show(Some(Leaf::Preview), |desk, page| {
                    let some = found.iter().any(|one| one.verdict.is_ok());
                    for one in found.iter().filter(|one| !some || worth_telling(one)).take(MOST) {
                        let mut cost = Vec::new();
                        desk.numbered(page, std::iter::once(one), &mut shown);
                        if let Order::Start { option, .. } = one.order {
                            cost.extend(desk.reader().obs.rules().options.get(option).map(|row| row.text.clone()));
                        }
                        cost.iter().for_each(|text| item(page, 0, text, Ink::Dim, ""));
                    }
                });
                self.shown = shown;
                next
            }
        }
    }

    fn why(&mut self, words: &[&str]) -> Result<Next, Failure> {
        let Some(&first) = words.first() else {
            self.say(
                Ink::Plain,
                "Why what? `why gap`, `why deterrence`, `why cohesion`, `why trust`, `why commitment`, `why money`, `why score`; or an order that is refused: `why 3`, `why buy patriot`.",
            )?;
            return Ok(Next::Stay);
        };
        let mut page = self.talk.page();
        page.gap();
        if self.reader().why(first, &mut page) {
            page.gap();
            say(&page.finish())?;
            self.sitting.opened(Leaf::Why);
            self.taught()?;
            return Ok(Next::Stay);
        }
        self.preview(words)
    }

    fn undo(&mut self, everything: bool) -> Result<Next, Failure> {
        let step = self.step();
        let mut own: Vec<Order> =
            self.sitting.game.given(self.seat).iter().filter(|order| order.kind().step() == step).copied().collect();
        let Some(last) = own.pop() else {
            self.say(Ink::Plain, "You have ordered nothing in this step.")?;
            return Ok(Next::Stay);
        };
        let text = self.reader().teller.order(self.seat, &last);
        self.sitting.game.withdraw(self.seat);
        if everything {
            own.clear();
        }
        self.sitting.game.submit(self.seat, &own);
        self.sitting.save();
        self.look();
        let text = if everything {
            "All orders of this step are taken back.".to_owned()
        } else {
            format!("Taken back: {text}.")
        };
        self.say(Ink::Plain, &text)?;
        Ok(Next::Stay)
    }

    fn draft(&mut self) -> Result<Next, Failure> {
        self.show(None, |desk, page| {
            let reader = desk.reader();
            for (nth, order) in reader.obs.given().iter().enumerate() {
                page.entry(if nth == 0 { "This turn" } else { "" }, &reader.teller.order(desk.seat, order));
            }
            if reader.obs.given().is_empty() {
                page.paragraph(Ink::Plain, "You have ordered nothing yet this turn.");
            }
            page.entry("In hand", &upper(&reader.in_hand()));
        })
    }

    fn hint(&mut self) -> Result<Next, Failure> {
        let text = match self.lesson() {
            Some((_, lesson)) => lesson.hint.clone(),
            None => "There is no lesson open. `list` shows what you may do, `why gap` what the alliance lacks most."
                .to_owned(),
        };
        self.say(Ink::Plain, &text)?;
        Ok(Next::Stay)
    }

    fn skip(&mut self) -> Result<Next, Failure> {
        let Some((place, title)) = self.lesson().map(|(place, lesson)| (place, lesson.title.clone())) else {
            self.say(Ink::Plain, "There is no lesson to skip; `done` goes on.")?;
            return Ok(Next::Stay);
        };
        self.sitting.progress.skip(place);
        debug_assert_ne!(self.sitting.progress.mark(place), Mark::Open);
        let mut page = self.talk.page();
        page.paragraph(Ink::Plain, &format!("Skipped: {title}."));
        self.teach(&mut page);
        say(&page.finish())?;
        Ok(Next::Stay)
    }

    fn brief(&self, page: &mut Page) {
        let briefs = &self.sitting.scenario.briefs;
        match briefs.iter().find(|(seat, _)| *seat == self.seat) {
            Some((_, text)) => markdown(page, text),
            None => page.paragraph(Ink::Plain, &self.sitting.scenario.blurb),
        }
    }

    fn report(&mut self) -> Result<Next, Failure> {
        let Some(record) = self.sitting.chronicle.last() else {
            self.say(Ink::Plain, "There is no report before the first turn is over.")?;
            return Ok(Next::Stay);
        };
        let before = self.sitting.chronicle.gauges_before(record.turn);
        let text = story(record.teller(&self.sitting.chronicle.rules), before, self.talk.setting);
        self.show(Some(Leaf::Report), |_, page| text.lines().for_each(|line| page.raw(line)))
    }

    fn help(&mut self, words: &[&str]) -> Result<Next, Failure> {
        if let Some(verb) = words.first().and_then(|word| verbs::find(word)) {
            let also = if verb.also.is_empty() { String::new() } else { format!(" (also {})", verb.also.join(", ")) };
            let text = format!(
                "`{}`{also}: {}. Given with your {}. For example `{}`; `list {}` shows what there is now.",
                verb.word,
                verb.kind.text(),
                moment(verb.kind.step()),
                verb.example,
                verb.word
            );
            self.say(Ink::Plain, &text)?;
            return Ok(Next::Stay);
        }
        self.show(None, |_, page| {
            page.entry("A number", "gives the order with that number in the list you saw last");
            page.entry("list", "what you may do; `list money`, `list buy air` narrow it");
            page.entry("cost …", "what an order takes and gives, before you give it: `cost 2`, `cost buy patriot`");
            page.entry("why …", "what a number is made of: gap, deterrence, trust, commitment, money, score; or why an order is refused");
            page.entry("done", "ends your orders for this step; until then `undo` and `reset` take them back, `draft` shows them");
            page.entry("To read", "brief, means, agenda, allies, programmes, report, table (what is on the table)");
            page.entry("Lessons", "`task` shows the lesson, `hint` helps, `skip` passes it over");
            page.entry("quit", "stops; every order is saved as you give it, and `play --resume` goes on from there");
            for family in Family::ALL {
                let words: Vec<&str> = VERBS.iter().filter(|verb| Family::of(verb.kind) == family).map(|verb| verb.word).collect();
                page.entry(family.name(), &words.join(", "));
            }
            page.paragraph(Ink::Dim, "`help buy` explains a word. Names may be shortened: `buy pat` for Patriot. PC is political capital.");
        })
    }
}

/// Whether an order belongs in a list of what one may do: not one that is refused for good.
fn worth_telling(one: &Candidate) -> bool {
    !matches!(
        one.verdict,
        Err(Refusal::NotNow(Hindrance::NotOffered | Hindrance::WrongMeans) | Refusal::NotYours | Refusal::NoChange)
    )
}

/// The kind of order a lesson asks for, if it asks for one.
fn kind_of(lesson: &crate::scenario::Lesson) -> Option<OrderKind> {
    use crate::scenario::Deed as D;
    match &lesson.done {
        D::Order { kind, .. } => Some(*kind),
        D::Pledge(_) => Some(OrderKind::MakePledge),
        D::BackMotion(_) => Some(OrderKind::Vote),
        D::Choose(..) => Some(OrderKind::Choose),
        D::Respond(_) | D::CallArticle4 => Some(OrderKind::Respond),
        D::BackResponse => Some(OrderKind::Back),
        D::Read(_) | D::All(_) | D::Any(_) => None,
    }
}

/// A numbered item with what it takes on the same or the next line; 0 for no number.
fn item(page: &mut Page, number: usize, text: &str, ink: Ink, extra: &str) {
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
fn moment(step: Step) -> &'static str {
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
fn heading(step: Step) -> &'static str {
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

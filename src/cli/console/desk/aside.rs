//! Words that give no order: lists, costs, reasons, taking back, lessons, pages, help.

use super::super::pages::markdown;
use super::super::verbs::{self, Candidate, VERBS};
use super::screen::{item, moment};
use super::{Desk, Failure, Family, Ink, Leaf, Next, Order, Page, Step, say, sentence, story, upper};
use crate::rules::order::{Hindrance, OrderKind, Refusal};
use crate::sim::lessons::Mark;

/// The most orders that are listed at once, and refused ones among them.
const MOST: usize = 14;
const MOST_REFUSED: usize = 4;
/// The most orders of a kind in a list of a large family.
const OF_A_KIND: usize = 3;

impl Desk<'_> {
    pub(super) fn list(&mut self, words: &[&str]) -> Result<Next, Failure> {
        let (all, words): (bool, Vec<&str>) =
            (words.contains(&"all"), words.iter().copied().filter(|word| *word != "all").collect());
        if words.is_empty() && !all && matches!(self.step(), Step::Orders | Step::Negotiate) {
            return self.show(None, Self::families);
        }
        let found = match self.named(&words) {
            Ok(found) => found,
            Err(problem) => {
                self.say(Ink::Bad, &sentence(&problem))?;
                return Ok(Next::Stay);
            }
        };
        let (legal, mut refused): (Vec<Candidate>, Vec<Candidate>) =
            found.into_iter().partition(|one| one.verdict.is_ok());
        if !all && !legal.is_empty() {
            refused.retain(worth_telling);
        }
        if !all
            && words.len() <= 1
            && legal.iter().all(|one| matches!(one.order, Order::Propose { .. } | Order::ProposeCompact { .. }))
            && !legal.is_empty()
        {
            return self.motions(&legal);
        }
        let family = words.first().and_then(|word| Family::ALL.into_iter().find(|family| family.name() == *word));
        if !all && words.len() == 1 && family.is_some() && legal.len() > MOST {
            return self.sample(&legal);
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

    /// A large family: a few orders of each kind, and the word that shows the rest.
    fn sample(&mut self, legal: &[Candidate]) -> Result<Next, Failure> {
        let mut page = self.talk.page();
        let mut shown: Vec<Order> = Vec::new();
        page.gap();
        for verb in VERBS {
            let same: Vec<&Candidate> =
                legal.iter().filter(|one| one.order.kind() == verb.kind && (verb.gives)(&one.order)).collect();
            self.numbered(&mut page, same.iter().copied().take(OF_A_KIND), &mut shown);
            if same.len() > OF_A_KIND {
                let areas: Vec<&str> = match verb.kind {
                    OrderKind::Start => self.reader().obs.rules().areas.iter().map(|area| area.id.as_str()).collect(),
                    _ => Vec::new(),
                };
                let areas = if areas.is_empty() {
                    String::new()
                } else {
                    format!(", or one area with `list {} {}` ({})", verb.word, areas[0], areas.join(", "))
                };
                let more = same.len() - OF_A_KIND;
                item(&mut page, 0, &format!("and {more} more: `list {}`{areas}", verb.word), Ink::Dim, "");
            }
        }
        page.paragraph(Ink::Dim, "A number gives the order; `cost 1` shows what it takes first.");
        say(&page.finish())?;
        self.shown = shown;
        Ok(Next::Stay)
    }

    /// What may be put to the others: each initiative once, in the first way there is.
    fn motions(&mut self, legal: &[Candidate]) -> Result<Next, Failure> {
        let mut page = self.talk.page();
        let mut shown: Vec<Order> = Vec::new();
        let mut example = String::new();
        page.gap();
        for one in legal {
            let (name, cost) = {
                let teller = self.reader().teller;
                let Order::Propose { initiative, .. } = one.order else { continue };
                let known =
                    |order: &Order| matches!(order, Order::Propose { initiative: other, .. } if *other == initiative);
                if shown.iter().any(known) {
                    continue;
                }
                (
                    upper(&teller.initiative(initiative)),
                    one.verdict.map(|preview| teller.cost(&preview)).unwrap_or_default(),
                )
            };
            shown.push(one.order);
            item(&mut page, shown.len(), &name, Ink::Dim, &cost);
            if example.is_empty() {
                example = name.split(' ').next().unwrap_or_default().to_lowercase();
            }
        }
        page.paragraph(
            Ink::Dim,
            &format!(
                "A number puts it with opt-outs, and as a coalition if it is blocked. `propose {example}` shows the other ways to put one, `cost 1` what it is about, `compact` a bargain with Washington."
            ),
        );
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

    pub(super) fn preview(&mut self, words: &[&str]) -> Result<Next, Failure> {
        if words.is_empty() {
            self.say(Ink::Plain, "Name an order, by its number or in words: `cost 2`, `cost buy patriot`.")?;
            return Ok(Next::Stay);
        }
        match self.named(words) {
            Err(problem) => {
                self.say(Ink::Bad, &sentence(&problem))?;
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
                        let rules = desk.reader().obs.rules();
                        cost.extend(match one.order {
                            Order::Start { option, .. } => rules.options.get(option).map(|row| row.text.clone()),
                            Order::Propose { initiative, .. } => {
                                rules.initiatives.get(initiative).map(|row| row.text.clone())
                            }
                            _ => None,
                        });
                        for text in &cost {
                            item(page, 0, text, Ink::Dim, "");
                        }
                    }
                });
                self.shown = shown;
                next
            }
        }
    }

    pub(super) fn why(&mut self, words: &[&str]) -> Result<Next, Failure> {
        if words.is_empty() {
            self.say(
                Ink::Plain,
                "Why what? `why gap`, `why deterrence`, `why cohesion`, `why trust`, `why trust berlin`, `why commitment`, `why money`, `why balance`, `why debt`, `why brigades`, `why troops`, `why disputes`, `why industry`, `why score`; or an order that is refused: `why 3`, `why buy patriot`.",
            )?;
            return Ok(Next::Stay);
        }
        let mut page = self.talk.page();
        page.gap();
        if self.reader().why(words, &mut page) {
            page.gap();
            say(&page.finish())?;
            self.sitting.opened(Leaf::Why);
            self.taught()?;
            return Ok(Next::Stay);
        }
        self.preview(words)
    }

    pub(super) fn undo(&mut self, everything: bool) -> Result<Next, Failure> {
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

    pub(super) fn draft(&mut self) -> Result<Next, Failure> {
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

    pub(super) fn hint(&mut self) -> Result<Next, Failure> {
        let text = match self.lesson() {
            Some((_, lesson)) => lesson.hint.clone(),
            None => "There is no lesson open. `list` shows what you may do, `why gap` what the alliance lacks most."
                .to_owned(),
        };
        self.say(Ink::Plain, &text)?;
        Ok(Next::Stay)
    }

    pub(super) fn skip(&mut self) -> Result<Next, Failure> {
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

    pub(super) fn brief(&self, page: &mut Page) {
        let briefs = &self.sitting.scenario.briefs;
        match briefs.iter().find(|(seat, _)| *seat == self.seat) {
            Some((_, text)) => markdown(page, text),
            None => page.paragraph(Ink::Plain, &self.sitting.scenario.blurb),
        }
    }

    pub(super) fn report(&mut self) -> Result<Next, Failure> {
        let Some(record) = self.sitting.chronicle.last() else {
            self.say(Ink::Plain, "There is no report before the first turn is over.")?;
            return Ok(Next::Stay);
        };
        let before = self.sitting.chronicle.gauges_before(record.turn);
        let text = story(record.teller(&self.sitting.chronicle.rules), before, self.talk.setting);
        self.show(Some(Leaf::Report), |_, page| text.lines().for_each(|line| page.raw(line)))
    }

    pub(super) fn help(&mut self, words: &[&str]) -> Result<Next, Failure> {
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
            page.entry("why …", "what a number is made of: gap, deterrence, trust (or `trust berlin`), commitment, money, balance, debt, brigades, troops, disputes, industry, score; or why an order is refused");
            page.entry("done", "ends your orders for this step; until then `undo` and `reset` take them back, `draft` shows them");
            page.entry("To read", "news, brief, means, agenda, allies, programmes, report, table (what is on the table)");
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
        Err(Refusal::NotNow(Hindrance::NotOffered | Hindrance::WrongMeans | Hindrance::InForce)
            | Refusal::NotYours
            | Refusal::NoChange
            | Refusal::NoSuchThing)
    )
}

//! Sentences about the home front: orders, injects, elections, budgets, scores.

use super::Teller;
use super::voice::{clip, lower, money, percent, percent_bp};
use crate::rules::event::Event;
use crate::rules::phase::Phase;
use crate::rules::words::{Government, Meter, Planning};

impl Teller<'_> {
    pub(super) fn home(&self, event: Event) -> String {
        use Event as E;
        match event {
            E::PhaseBegan(phase) => phase_words(phase).to_owned(),
            E::OrderGiven { seat, kind, pc, .. } => {
                let cost = if pc == 0 { String::new() } else { format!(" for {pc} political capital") };
                format!("{} gave an order: {}{cost}.", self.cap(seat), kind.text())
            }
            E::Moved { meter, by, now } => format!("{} moved by {}.", subject(meter), self.change(meter, by, now)),
            E::CapitalMoved { meter, member, by, now } => {
                let change = self.change(meter, by, now);
                match meter {
                    Meter::Regard => format!("Washington's regard for {} moved by {change}.", self.cap(member)),
                    _ => format!("{} in {} moved by {change}.", subject(meter), self.cap(member)),
                }
            }
            E::Called { seat, .. } => self
                .vary(&["A call went out to {}.", "The Secretary General rang {}.", "A question was put to {}."])
                .replace("{}", self.cap(seat)),
            E::InjectFired { inject } => match self.headline(inject) {
                // A sentence that is quoted ends itself.
                quoted if quoted.ends_with(['\'', '”']) => quoted.to_owned(),
                headline => format!("{}.", headline.trim_end_matches(['.', '?', '!'])),
            },
            E::InjectAnswered { inject, seat, choice, by_default } => {
                let text = self.rules.injects.get(inject).and_then(|row| row.choices.get(usize::from(choice)));
                let text = text.map_or_else(|| "let it pass".to_owned(), |choice| clip(&lower(&choice.text), 150));
                if by_default {
                    format!("{} gave no answer, which meant: {text}.", self.cap(seat))
                } else {
                    format!("{} chose to {text}.", self.cap(seat))
                }
            }
            E::GovernmentChanged { member, to } => match to {
                Government::Sceptic => {
                    format!("Sceptics of the alliance's course formed the government in {}.", self.cap(member))
                }
                Government::Mainstream => format!("A mainstream government took office in {}.", self.cap(member)),
                Government::Caretaker => format!("A caretaker government minded the shop in {}.", self.cap(member)),
            },
            E::ElectionHeld { member, chance, draw } => {
                let chance = percent(chance.into());
                if draw < self.chance_of(event) {
                    format!(
                        "Voters in {} turned to the sceptics; the odds of that had been {chance}.",
                        self.cap(member)
                    )
                } else {
                    format!(
                        "Voters in {} kept to the mainstream; the odds of a sceptic win had been {chance}.",
                        self.cap(member)
                    )
                }
            }
            E::Planned { member, assumption } => match assumption {
                Planning::Return => format!("{} declared that it plans on America's return.", self.cap(member)),
                Planning::Phased => {
                    format!("{} declared that it plans on a phased American departure.", self.cap(member))
                }
                Planning::Absent => {
                    format!("{} declared that it plans for a Europe without America.", self.cap(member))
                }
            },
            E::BeyondSlack { member, asked, slack } => format!(
                "{} asked its voters for a rise of {} of GDP where {} would have passed without complaint.",
                self.cap(member),
                percent_bp(asked.into()),
                percent_bp(slack.into())
            ),
            E::ScepticExit { member, initiative } => {
                format!(
                    "The new government in {} took its country out of {}.",
                    self.cap(member),
                    self.initiative(initiative)
                )
            }
            E::CoreChanged { member, from, to } => {
                let verb = if to >= from {
                    self.vary(&["raised", "lifted", "put up"])
                } else {
                    self.vary(&["cut", "lowered"])
                };
                format!(
                    "{} {verb} core defence spending from {} to {} of GDP.",
                    self.cap(member),
                    percent_bp(from.into()),
                    percent_bp(to.into())
                )
            }
            E::FiscalStress { member } => {
                format!("The treasury in {} came under stress: markets asked how it would be paid.", self.cap(member))
            }
            E::ReclassifiedFound { member } => {
                format!("It came out that {} had counted civil spending as defence.", self.cap(member))
            }
            E::LegacyReleased { member, freed } => {
                format!(
                    "{} tore up old contracts and freed {}; deliveries will suffer.",
                    self.cap(member),
                    money(freed)
                )
            }
            E::Lent { from, to, meur } => format!("{} lent {} {} for arms.", self.cap(from), self.cap(to), money(meur)),
            E::MoneyLapsed { member, meur } => {
                format!(
                    "In {} {} of procurement money went back to the treasury unspent.",
                    self.cap(member),
                    money(meur)
                )
            }
            E::EnergyShock { growth, turns, .. } => {
                let (growth, months) = (percent_bp(growth.into()), i32::from(turns) * self.rules.pace().months);
                format!(
                    "Energy prices jumped: for {months} months they take some {growth} a year off growth, more where more is imported."
                )
            }
            E::EnergyCalm => "Energy prices came down to what budgets had assumed.".to_owned(),
            E::FuelBill { member, meur } => {
                format!("In {} dear fuel took {} from the purchase of arms.", self.cap(member), money(meur))
            }
            E::FreeRiding { member, permille } => format!(
                "The others could no longer overlook that {} carried {} less than its share.",
                self.cap(member),
                percent(permille.into())
            ),
            E::GoalMoved { goal, now } => match self.rules.goals.get(goal) {
                Some(row) => format!("{}: “{}” stood at {}.", self.cap(row.seat), row.text, percent(now.into())),
                None => format!("A goal stood at {}.", percent(now.into())),
            },
            E::Scored { member, total, shared } => {
                format!("{} stood at {total} of 1000 points, {shared} of them shared with everybody.", self.cap(member))
            }
            E::Ended { outcome } => match self.rules.endings.get(outcome) {
                Some(ending) => format!("The game ended: {}.", ending.name),
                None => "The game ended.".to_owned(),
            },
            _ => String::new(),
        }
    }

    fn chance_of(&self, event: Event) -> i16 {
        match event {
            Event::ElectionHeld { chance, .. } => chance,
            _ => 0,
        }
    }
}

/// A headline number as the subject of a sentence.
fn subject(meter: Meter) -> String {
    super::voice::upper(meter.text())
}

fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Brief => "A new turn began with the news.",
        Phase::Table => "Motions were put on the table.",
        Phase::Bind => "What had been agreed in the corridors became binding.",
        Phase::Begin => "Orders were sealed.",
        Phase::Injects => "The capitals' answers took effect.",
        Phase::Politics => "Voters and parliaments had their say.",
        Phase::Diplomacy => "Motions came to the vote.",
        Phase::Treasury => "Finance ministers did their sums.",
        Phase::Procurement => "Industry built what it could.",
        Phase::Readiness => "The staffs counted what was ready.",
        Phase::Washington => "Washington weighed its commitments.",
        Phase::Ukraine => "The front in Ukraine had its season.",
        Phase::Moscow => "Moscow looked for openings.",
        Phase::Response => "The alliance's answers were weighed.",
        Phase::Deterrence => "Moscow took the measure of the alliance.",
        Phase::Test => "The test ran its course.",
        Phase::Scoring => "The turn was reckoned up.",
        Phase::Close => "Pledges fell due and tempers settled.",
    }
}

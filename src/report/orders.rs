//! Orders in words, for every surface on which a person gives them: what an order does, what it takes, why it is refused.

use super::narrate::{Teller, brigades, lower, money, percent, percent_bp, points};
use crate::core::ids::MemberId;
use crate::rules::initiatives::state::Profile;
use crate::rules::order::{Hindrance, Order, OrderKind, Preview, Refusal};
use crate::rules::words::{Act, Backing, Ballot, Hardening, Planning, TariffAnswer, Venue};

/// Orders that belong together, in the order in which a capital thinks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Answers to what is asked of the capital by name, and votes.
    Answers,
    /// Motions and what is said about them.
    Council,
    /// Pledges, visits, bargains.
    Allies,
    /// Spending and the budget.
    Money,
    /// Programmes.
    Arms,
    /// Lines and capacity.
    Industry,
    /// Brigades, patrols, exercises, rules of engagement.
    Forces,
    /// Cables, drones, networks.
    Home,
    /// Washington, and what one plans on.
    Washington,
    /// Help for Ukraine.
    Ukraine,
    /// Moscow.
    Moscow,
}

impl Family {
    /// All families, in order.
    pub const ALL: [Self; 11] = [
        Self::Answers,
        Self::Council,
        Self::Allies,
        Self::Money,
        Self::Arms,
        Self::Industry,
        Self::Forces,
        Self::Home,
        Self::Washington,
        Self::Ukraine,
        Self::Moscow,
    ];
    /// The family in a word, as it is typed and as it heads a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Council => "council",
            Self::Allies => "allies",
            Self::Money => "money",
            Self::Arms => "arms",
            Self::Industry => "industry",
            Self::Forces => "forces",
            Self::Home => "home",
            Self::Washington => "washington",
            Self::Ukraine => "ukraine",
            Self::Moscow => "moscow",
        }
    }
    /// The family of a kind of order.
    pub fn of(kind: OrderKind) -> Self {
        use OrderKind as K;
        match kind {
            K::Choose | K::Vote | K::Bases | K::AnswerTariff | K::Respond | K::Back | K::ActInTest => Self::Answers,
            K::Propose | K::ProposeCompact | K::Persuade | K::Specialise => Self::Council,
            K::MakePledge | K::CountOn | K::Reassure | K::SideDeal | K::Lend => Self::Allies,
            K::SetCore | K::ShiftSplit | K::ReleaseLegacy | K::Reclassify | K::DomesticPackage => Self::Money,
            K::Start
            | K::Join
            | K::SetShare
            | K::Leave
            | K::Accelerate
            | K::Cancel
            | K::JumpQueue
            | K::SwapSlots
            | K::CedeSlot => Self::Arms,
            K::Surge | K::KeepLine => Self::Industry,
            K::SendBrigade
            | K::WithdrawBrigade
            | K::HostBrigade
            | K::AirPolicing
            | K::SetRules
            | K::ReleaseStocks
            | K::Exercise => Self::Forces,
            K::Harden | K::SetResilience => Self::Home,
            K::Lobby | K::HostSupport | K::Embassy | K::PlanFor | K::Partnership => Self::Washington,
            K::AidLevel | K::GiveKit | K::Purl | K::CoalitionTroops | K::CoalitionSupport | K::CoalitionHome => {
                Self::Ukraine
            }
            K::BackChannel => Self::Moscow,
        }
    }
    /// What the family is about, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::Answers => "what is asked of you by name, and votes",
            Self::Council => "put a motion, or carry somebody's cost of consent",
            Self::Allies => "pledge, reassure, lend, strike a bargain",
            Self::Money => "raise or cut spending, shift the budget",
            Self::Arms => "buy kit, join the programmes of others, hurry or end your own",
            Self::Industry => "more capacity, idle lines kept",
            Self::Forces => "send or host a brigade, fly patrols, set rules of engagement",
            Self::Home => "harden cables, networks and the skies over airports",
            Self::Washington => "lobby, pay for bases, plan for its absence",
            Self::Ukraine => "money, kit, American kit bought for Kyiv",
            Self::Moscow => "talk quietly",
        }
    }
}

/// The three levels above the lowest of rules of engagement.
fn level(level: u8) -> &'static str {
    match level {
        0 => "observe and report",
        1 => "warn and turn away",
        2 => "shoot at drones",
        _ => "shoot at manned aircraft",
    }
}

/// A bound of an order's amount in its own unit.
fn amount(order: &Order, value: i32) -> String {
    use crate::rules::words::Promise;
    match order {
        Order::SetCore { .. } | Order::SetResilience { .. } => percent_bp(value),
        Order::MakePledge { promise: Promise::Spend, .. } => percent_bp(value),
        Order::MakePledge { promise: Promise::Contribute, .. } => points(value),
        Order::MakePledge { promise: Promise::Brigade, .. } => brigades(value),
        Order::Join { .. } | Order::SetShare { .. } | Order::ShiftSplit { .. } => percent(value),
        Order::Surge { .. }
        | Order::Lend { .. }
        | Order::AidLevel { .. }
        | Order::GiveKit { .. }
        | Order::Purl { .. } => money(value),
        Order::SendBrigade { .. } | Order::CoalitionTroops { .. } => brigades(value),
        _ => value.to_string(),
    }
}

/// A name after a verb: proper names keep their capital, articles do not.
fn named(name: &str) -> String {
    if ["A ", "An ", "The "].iter().any(|article| name.starts_with(article)) { lower(name) } else { name.to_owned() }
}

impl Teller<'_> {
    /// An order of a seat as an imperative that names everything it is about.
    pub fn order(&self, seat: MemberId, order: &Order) -> String {
        let programme = |id| self.programme(id);
        match *order {
            Order::Propose { initiative, venue, opt_out, fallback } => {
                let terms = match (venue, opt_out, fallback) {
                    (Venue::Coalition, ..) => "among the willing".to_owned(),
                    (_, true, true) => format!("in {}, with opt-outs, as a coalition if it is blocked", venue.text()),
                    (_, true, false) => format!("in {}, with opt-outs", venue.text()),
                    (_, false, true) => format!("in {}, as a coalition if it is blocked", venue.text()),
                    (_, false, false) => format!("in {}, for all or none", venue.text()),
                };
                format!("Propose {} {terms}", self.initiative(initiative))
            }
            Order::ProposeCompact { areas, due } => {
                let named: Vec<String> = self
                    .rules
                    .areas
                    .ids()
                    .filter(|area| area.0 < 16 && areas >> area.0 & 1 == 1)
                    .map(|area| self.area(area))
                    .collect();
                format!(
                    "Propose a compact with Washington: Europe covers {} by {}, America stays until then",
                    super::narrate::list(&named),
                    self.date(due)
                )
            }
            Order::Persuade { motion, holdout, pc } => {
                format!("Offer {} to carry {pc} of its cost of consent to {}", self.cap(holdout), self.motion(motion))
            }
            Order::MakePledge { promise, about, amount, due, public, to } => {
                let whom = to.map(|to| format!(" to {}", self.cap(to))).unwrap_or_default();
                let how = if public { "Pledge" } else { "Pledge in private" };
                format!("{how}{whom} to {}", self.promise(promise, about, amount, due))
            }
            Order::CountOn { pledge } => {
                let by = self.pledge_row(pledge).map_or("a capital", |row| self.cap(row.by));
                format!("Count on {by}'s pledge to {}", self.pledge(pledge))
            }
            Order::SwapSlots { mine, theirs } => {
                format!("Offer to swap the slot of {} for that of {}", programme(mine), programme(theirs))
            }
            Order::CedeSlot { mine, theirs } => {
                format!("Give the slot of {} to {}", programme(mine), programme(theirs))
            }
            Order::Vote { motion, ballot } => match ballot {
                Ballot::Silent => format!("Let {} pass by keeping silent", self.motion(motion)),
                Ballot::OptOut => format!("Opt out of {}", self.motion(motion)),
                Ballot::Break => format!("Break silence and stop {}", self.motion(motion)),
            },
            Order::SetCore { bp } => {
                let now = self.state.treasury.core.get(seat).map_or(0, |core| core.0);
                let verb = if bp >= now { "Raise" } else { "Cut" };
                format!("{verb} core spending from {} to {} of GDP", percent_bp(now), percent_bp(bp))
            }
            Order::ShiftSplit { from, to, permille } => {
                format!("Move {} of the budget from {} to {}", percent(permille.into()), from.text(), to.text())
            }
            Order::ReleaseLegacy => "Cancel old contracts for free money, and lose what they would deliver".into(),
            Order::Reclassify => "Count civil spending as defence, and hope that nobody looks".into(),
            Order::SetResilience { bp } => format!("Set resilience spending to {} of GDP", percent_bp(bp)),
            Order::DomesticPackage => "Spend on a package for voters before the election".into(),
            Order::Lend { to, meur } => format!("Lend {} {} for arms", self.cap(to), money(meur)),
            Order::Start { option, units } => {
                let row = self.rules.options.get(option);
                let name = row.map_or_else(|| "kit".to_owned(), |row| named(&row.name));
                let count = if units == 1 { "1 unit".to_owned() } else { format!("{units} units") };
                format!("Buy {name}, {count}")
            }
            Order::Join { programme: id, share } => {
                format!("Join {} with a share of {}", programme(id), percent(share.into()))
            }
            Order::SetShare { programme: id, share } => {
                format!("Change your share of {} to {}", programme(id), percent(share.into()))
            }
            Order::Leave { programme: id } => format!("Leave {}", programme(id)),
            Order::Accelerate { programme: id } => format!("Pay to hurry {}", programme(id)),
            Order::Cancel { programme: id } => format!("Cancel {}", programme(id)),
            Order::JumpQueue { programme: id } => format!("Pay for an earlier place of {} in the queue", programme(id)),
            Order::Surge { sector, meur } => {
                format!("Invest {} in more capacity for {}", money(meur), self.sector(sector))
            }
            Order::KeepLine { sector } => format!("Pay to keep idle lines warm: {}", self.sector(sector)),
            Order::SendBrigade { site, cb } => format!("Send {} to {}", brigades(cb.into()), self.site(site)),
            Order::WithdrawBrigade { site } => format!("Bring your forces home from {}", self.site(site)),
            Order::HostBrigade { from } => format!("Invite {}'s forces and pay for their barracks", self.cap(from)),
            Order::AirPolicing { site } => format!("Fly air policing over {}", self.site(site)),
            Order::SetRules { level: to } => format!("Set rules of engagement to level {to}: {}", level(to)),
            Order::ReleaseStocks => "Release war stocks into use: readier now, fewer munitions later".into(),
            Order::Exercise { site } => format!("Hold a joint exercise at {}", self.site(site)),
            Order::Reassure { member } => format!("Reassure {}", self.cap(member)),
            Order::SideDeal { with: None } => "Strike a bargain of your own with Washington".into(),
            Order::SideDeal { with: Some(with) } => format!("Strike a quiet bargain with {}", self.cap(with)),
            Order::Lobby { instead } => {
                format!("Lobby Washington to take its forces from {} instead", self.cap(instead))
            }
            Order::HostSupport => "Pay more for the American forces you host".into(),
            Order::Embassy => "Build up the embassy in Washington: better estimates".into(),
            Order::Bases { grant: true } => "Grant Washington the use of bases for operations elsewhere".into(),
            Order::Bases { grant: false } => "Refuse Washington the use of bases for operations elsewhere".into(),
            Order::AnswerTariff { answer } => match answer {
                TariffAnswer::Comply => "Do what Washington asks, and be spared the tariff".into(),
                TariffAnswer::Absorb => "Bear the tariff".into(),
                TariffAnswer::Resist => "Resist the tariff, with whoever else resists".into(),
            },
            Order::PlanFor { assumption } => match assumption {
                Planning::Return => "Plan on America's return".into(),
                Planning::Phased => "Plan on an American departure by agreement".into(),
                Planning::Absent => "Plan for a Europe without America".into(),
            },
            Order::Partnership { partner } => format!("Build a partnership with {}", self.partner(partner)),
            Order::AidLevel { meur } => format!("Set aid to Ukraine at {} a year", money(meur)),
            Order::GiveKit { meur } => format!("Give Ukraine kit worth {} from your own stocks", money(meur)),
            Order::Purl { meur } => format!("Buy American kit worth {} for Ukraine", money(meur)),
            Order::CoalitionTroops { cb } => format!("Join the coalition in Ukraine with {}", brigades(cb.into())),
            Order::CoalitionSupport { cp } => {
                format!("Give the coalition's force {} of lift and eyes", points(cp.into()))
            }
            Order::CoalitionHome => "Leave the coalition's force and bring everything home".into(),
            Order::Specialise { profile } => match profile {
                Some(Profile::Area(area)) => format!("Declare a profile: {}", self.area(area)),
                Some(Profile::Workshop) => "Declare a profile: the workshop of the alliance".into(),
                None => "Give up your profile".into(),
            },
            Order::Harden { what } => match what {
                Hardening::Cables => "Guard cables and pipelines".into(),
                Hardening::Drones => "Set up a drone watch over critical sites".into(),
                Hardening::Cyber => "Harden networks".into(),
            },
            Order::BackChannel => "Talk to Moscow quietly".into(),
            Order::Choose { inject, choice } => {
                let row = self.rules.injects.get(inject).and_then(|row| row.choices.get(usize::from(choice)));
                row.map_or_else(|| "Answer".into(), |row| row.text.clone())
            }
            Order::Respond { incident, response, article4 } => {
                let call = if article4 { ", and calls for consultations under Article 4" } else { "" };
                let target = self.incident(incident).map_or(seat, |row| row.target);
                format!("{} {}{call}", self.cap(target), self.answer(incident, response))
            }
            Order::Back { incident, backing } => {
                let target = self.incident(incident).map_or("the capital", |row| self.cap(row.target));
                match backing {
                    Backing::Back => format!("Back {target} openly"),
                    Backing::Silent => format!("Say nothing about {target}"),
                    Backing::Dissent => format!("Dissent from {target}"),
                }
            }
            Order::ActInTest { act, nuclear } => {
                let signal = if nuclear { ", with a nuclear signal" } else { "" };
                let what = match act {
                    Act::StayOut => "Stay out",
                    Act::Statement => "Issue a statement",
                    Act::Support => "Give transit, intelligence and sanctions",
                    Act::Send => "Send forces",
                    Act::Fight => "Fight with what is there",
                };
                format!("{what}{signal}")
            }
        }
    }

    /// What an order takes and when it is felt: "1 political capital, EUR 1.2 billion in all, felt from H1 2027".
    pub fn cost(&self, preview: &Preview) -> String {
        let mut parts = Vec::new();
        match preview.pc {
            0 => {}
            pc if pc < 0 => parts.push(format!("brings {} political capital", -pc)),
            pc => parts.push(format!("{pc} political capital")),
        }
        match (preview.meur_now, preview.meur_total) {
            (0, 0) => {}
            (now, _) if now < 0 => parts.push(format!("frees {}", money(-now))),
            (0, total) if total < 0 => parts.push(format!("frees {}", money(-total))),
            (0, total) => parts.push(format!("{} in instalments", money(total))),
            (now, total) if now == total || total <= 0 => parts.push(money(now)),
            (now, total) => parts.push(format!("{} now, {} in all", money(now), money(total))),
        }
        if parts.is_empty() {
            parts.push("free".to_owned());
        }
        if let Some(area) = preview.area.filter(|_| preview.gain != 0) {
            parts.push(format!("{} of {}", points(preview.gain), self.area(area)));
        }
        if let Some(turn) = preview.felt_in {
            parts.push(self.arrival(turn));
        }
        parts.join(", ")
    }

    /// When something is felt first: "from H1 2027, turn 4".
    fn arrival(&self, turn: u8) -> String {
        if turn > self.rules.calendar.turns {
            return format!("not before {}, after the game", self.date(turn));
        }
        format!("from {} (turn {turn})", self.date(turn))
    }

    /// Why this order is refused, and what would make it legal: more exact where the order itself says why.
    pub fn refused(&self, seat: MemberId, order: &Order, refusal: Refusal) -> String {
        use crate::core::ids::SiteId;
        use crate::rules::words::Promise;
        let at_home = |site: SiteId| self.rules.sites.get(site).is_some_and(|row| row.host == seat);
        match (*order, refusal) {
            (Order::SendBrigade { site, .. } | Order::WithdrawBrigade { site }, Refusal::NotYours) if at_home(site) => {
                "that is your own soil, and your forces stand there already".into()
            }
            (Order::MakePledge { promise: Promise::Brigade, about, .. }, Refusal::NoSuchThing)
                if at_home(SiteId(about)) =>
            {
                "that is your own soil: pledge forces to a neighbour's".into()
            }
            (Order::ProposeCompact { .. }, Refusal::NoSuchThing) => {
                "Washington makes no such bargain in this scenario".into()
            }
            (order, Refusal::Range { low, high }) => {
                let bound = |value: i32| amount(&order, value);
                format!("out of range: from {} to {}", bound(low), bound(high))
            }
            _ => self.refusal(refusal),
        }
    }

    /// Why an order is refused, and what would make it legal.
    pub fn refusal(&self, refusal: Refusal) -> String {
        match refusal {
            Refusal::PoliticalCapital { need, have } => {
                format!("it needs {need} political capital and you have {have}: undo another order, or wait a turn")
            }
            Refusal::Money { need, have } => format!(
                "it needs {} and {} is free: raise spending, release old contracts, or take fewer units or a smaller share",
                money(need),
                money(have.max(0))
            ),
            Refusal::TooSoon { turn } => format!("not before {} (turn {turn})", self.date(turn)),
            Refusal::Unwilling { who, trust, need } => format!(
                "{} will not have it: its trust in you would end at {}, and {} is the least: reassure it first",
                self.cap(who),
                super::narrate::score(trust.into()),
                super::narrate::score(need.into())
            ),
            Refusal::NotNow(Hindrance::RulesOfEngagement) => {
                "your rules of engagement do not allow it in the minutes given: raise their level in a later turn"
                    .into()
            }
            other => lower(&other.to_string()),
        }
    }
}

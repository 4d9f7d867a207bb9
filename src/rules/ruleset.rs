//! The compiled scenario: everything the rules look up and nothing that changes during a game.

use std::sync::Arc;

use bevy_ecs::prelude::Resource;

use super::content::{
    Area, CatalogueOption, Demand, Ending, Goal, Incursion, Initiative, Inject, Kind, Member, Package, Partner,
    Response, Sector, Site,
};
use super::facts::Facts;
use super::phase::Pace;
use super::words::Role;
use super::{
    alliance, capability, deterrence, incursions, industry, initiatives, injects, moscow, pledges, politics, posture,
    procurement, scoring, treasury, ukraine, washington,
};
use crate::core::IdVec;
use crate::core::ids::{
    AreaId, DemandId, GoalId, IncursionId, InitiativeId, InjectId, KindId, MemberId, OptionId, OutcomeId, PackageId,
    PartnerId, ResponseId, SectorId, SiteId,
};
use crate::schema;

schema! {
    /// The numbers of the rules, one block a domain. Every value can be overridden by a scenario.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RuleParams {
        /// Trust and cohesion.
        pub alliance: alliance::Params,
        /// Pledges.
        pub pledges: pledges::Params,
        /// Support, threat, elections, political capital.
        pub politics: politics::Params,
        /// Budgets.
        pub treasury: treasury::Params,
        /// Readiness and the gap.
        pub capability: capability::Params,
        /// Programmes.
        pub procurement: procurement::Params,
        /// Sectors.
        pub industry: industry::Params,
        /// The drawdown.
        pub washington: washington::Params,
        /// Pressure.
        pub moscow: moscow::Params,
        /// Responses.
        pub incursions: incursions::Params,
        /// Forces.
        pub posture: posture::Params,
        /// The war.
        pub ukraine: ukraine::Params,
        /// Motions.
        pub initiatives: initiatives::Params,
        /// Calls.
        pub injects: injects::Params,
        /// Deterrence and the test.
        pub deterrence: deterrence::Params,
        /// Scores.
        pub scoring: scoring::Params,
    }
}

/// When a game begins and how long it lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Year of the first turn.
    pub year: i32,
    /// First month of the first turn, 1..12.
    pub month: i32,
    /// Turns in a full game.
    pub turns: u8,
    /// Length of a turn.
    pub pace: Pace,
}

impl Calendar {
    /// Months since the start of the game at the beginning of a turn.
    fn months(&self, turn: u8) -> i32 {
        (i32::from(turn) - 1) * self.pace.months
    }
    /// The year and first month of a turn.
    pub fn date(&self, turn: u8) -> (i32, i32) {
        let months = self.year * 12 + self.month - 1 + self.months(turn);
        (months.div_euclid(12), months.rem_euclid(12) + 1)
    }
    /// The turn in which a date falls; 0 before the game, and beyond the last turn after it.
    pub fn turn_of(&self, year: i32, month: i32) -> u8 {
        let months = (year - self.year) * 12 + month - self.month;
        if months < 0 { 0 } else { u8::try_from(months / self.pace.months + 1).unwrap_or(u8::MAX) }
    }
    /// A turn as people say it: "first half of 2027".
    pub fn name(&self, turn: u8) -> String {
        let (year, month) = self.date(turn);
        match self.pace.months {
            12 => format!("{year}"),
            6 => format!("{} half of {year}", if month < 7 { "first" } else { "second" }),
            _ => {
                format!(
                    "{} quarter of {year}",
                    ["first", "second", "third", "fourth"]
                        [(month - 1).div_euclid(3).rem_euclid(4).cast_unsigned() as usize]
                )
            }
        }
    }
    /// A turn in a few letters: "H1 2027".
    pub fn short(&self, turn: u8) -> String {
        let (year, month) = self.date(turn);
        match self.pace.months {
            12 => format!("{year}"),
            6 => format!("H{} {year}", if month < 7 { 1 } else { 2 }),
            _ => format!("Q{} {year}", (month - 1) / 3 + 1),
        }
    }
}

/// The area that plays each role in the rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    /// Deep precision strike.
    pub strike: AreaId,
    /// Lift and tanking.
    pub lift: AreaId,
    /// Intelligence and space.
    pub eyes: AreaId,
    /// Air and missile defence.
    pub shield: AreaId,
    /// Command and control.
    pub command: AreaId,
    /// Munitions.
    pub stocks: AreaId,
    /// Heavy land forces.
    pub land: AreaId,
    /// Maritime and undersea.
    pub sea: AreaId,
}

impl Roles {
    /// The roles as the areas claim them; the loader has checked that each occurs once.
    pub fn of(areas: &IdVec<AreaId, Area>) -> Self {
        let find = |role| areas.pairs().find(|(_, area)| area.role == role).map(|(id, _)| id).unwrap_or_default();
        Self {
            strike: find(Role::Strike),
            lift: find(Role::Lift),
            eyes: find(Role::Eyes),
            shield: find(Role::Shield),
            command: find(Role::Command),
            stocks: find(Role::Stocks),
            land: find(Role::Land),
            sea: find(Role::Sea),
        }
    }
}

/// The compiled scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruleset {
    /// Short name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Stable hash of everything the rules can see.
    pub hash: u64,
    /// When it plays.
    pub calendar: Calendar,
    /// The numbers.
    pub params: RuleParams,
    /// How many of the members are played; they come first.
    pub seats: u8,
    /// The allies.
    pub members: IdVec<MemberId, Member>,
    /// Stable keys of the members, for the dice.
    pub keys: IdVec<MemberId, u32>,
    /// Share of a seat (with its caucus) in the GDP of all, permille; adds up to about 1000 over the seats.
    pub weight: IdVec<MemberId, i32>,
    /// What geography and history add to the baseline of each pair, points, row by holder.
    pub affinity: Vec<i16>,
    /// Capability areas.
    pub areas: IdVec<AreaId, Area>,
    /// Which area plays which role.
    pub roles: Roles,
    /// Sites.
    pub sites: IdVec<SiteId, Site>,
    /// Industrial sectors.
    pub sectors: IdVec<SectorId, Sector>,
    /// Kinds of procurement.
    pub kinds: IdVec<KindId, Kind>,
    /// The catalogue.
    pub options: IdVec<OptionId, CatalogueOption>,
    /// Initiatives.
    pub initiatives: IdVec<InitiativeId, Initiative>,
    /// Packages.
    pub packages: IdVec<PackageId, Package>,
    /// Partners outside the alliance.
    pub partners: IdVec<PartnerId, Partner>,
    /// What Washington may demand under threat of tariffs; none, and tariffs come without a demand.
    pub demands: IdVec<DemandId, Demand>,
    /// Kinds of incursion.
    pub incursions: IdVec<IncursionId, Incursion>,
    /// Responses.
    pub responses: IdVec<ResponseId, Response>,
    /// Injects.
    pub injects: IdVec<InjectId, Inject>,
    /// Goals of all seats.
    pub goals: IdVec<GoalId, Goal>,
    /// Endings, first that fits.
    pub endings: IdVec<OutcomeId, Ending>,
    /// A caretaker's mean score in each seat and its spread, for reading scores against par.
    pub par: IdVec<MemberId, (i16, i16)>,
    /// What follows from all this.
    pub facts: Facts,
}

impl Ruleset {
    /// The length of a turn.
    pub fn pace(&self) -> Pace {
        self.calendar.pace
    }
    /// The members that are played.
    pub fn seat_ids(&self) -> impl DoubleEndedIterator<Item = MemberId> + ExactSizeIterator + use<> {
        (0..self.seats).map(MemberId)
    }
    /// All members.
    pub fn member_ids(&self) -> impl DoubleEndedIterator<Item = MemberId> + ExactSizeIterator + use<> {
        (0..u8::try_from(self.members.len()).unwrap_or(u8::MAX)).map(MemberId)
    }
    /// Whether a member is played.
    pub fn is_seat(&self, member: MemberId) -> bool {
        member.0 < self.seats
    }
    /// The seat that speaks for a member: itself, or its caucus.
    pub fn voice(&self, member: MemberId) -> Option<MemberId> {
        if self.is_seat(member) { Some(member) } else { self.members[member].caucus }
    }
    /// A capital's name.
    pub fn name(&self, member: MemberId) -> &str {
        &self.members[member].name
    }
    /// Whether a member lies on the flank of any site, or hosts one.
    pub fn front_line(&self, member: MemberId) -> bool {
        self.facts.hosts.has(member)
    }
    /// Whether two members share a flank.
    pub fn same_flank(&self, a: MemberId, b: MemberId) -> bool {
        self.facts.neighbours[a].has(b)
    }
    /// The goals of a seat that count while its government is not sceptic; sceptic reserves are left out.
    pub fn goals_of(&self, seat: MemberId) -> impl Iterator<Item = (GoalId, &Goal)> {
        self.goals.pairs().filter(move |(_, goal)| goal.seat == seat)
    }
}

/// The compiled scenario as a resource that all games of a process share.
#[derive(Resource, Clone, Debug)]
pub struct Rules(pub Arc<Ruleset>);

impl std::ops::Deref for Rules {
    type Target = Ruleset;
    fn deref(&self) -> &Ruleset {
        &self.0
    }
}

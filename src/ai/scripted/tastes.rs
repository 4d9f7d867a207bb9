//! What a profile thinks of the catalogue in a seat: worked out once, when the player is made.

use super::motions::MotionTaste;
use super::{agree, sum, weigh};
use crate::ai::Profile;
use crate::core::IdVec;
use crate::core::ids::{AreaId, GoalId, InitiativeId, InjectId, MemberId, OptionId, SectorId};
use crate::rules::content::{CatalogueOption, Choice, Stance, Supplier};
use crate::rules::ruleset::Ruleset;

/// The most areas of an option that count for its taste.
const AREAS: usize = 3;

/// Where kit comes from, as far as an agenda cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Europe.
    Europe,
    /// The United States.
    UnitedStates,
    /// Anywhere else.
    Abroad,
}

/// An option as this player sees it, before the situation.
#[derive(Clone, Debug)]
pub struct OptionTaste {
    /// Which.
    pub option: OptionId,
    /// Its sector.
    pub sector: SectorId,
    /// Points for its price against the ordinary price, by area, permille; 0 where unused.
    pub yields: [(AreaId, i32); AREAS],
    /// How much the player likes the maker and the way of buying, permille.
    pub liking: i32,
    /// Where the maker is.
    pub supplier: Origin,
    /// Whether own industry builds a good part of it.
    pub home: bool,
    /// Whether others can join.
    pub joint: bool,
    /// What a unit costs a turn while it is built, EUR million, the kind's factor counted.
    pub turn_price: i32,
    /// What a lead carries of it, EUR million: partners are expected to carry half of a joint programme.
    pub instalment: i32,
    /// The most units the player buys at once.
    pub units_max: u8,
    /// Turns until the first lot.
    pub first: i32,
}

/// An option on a shelf, with what is looked at first.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Which.
    pub option: OptionId,
    /// The first turn in which it is offered.
    pub from_turn: u8,
    /// What a lead carries of it each turn, EUR million.
    pub instalment: i32,
}

/// What a player likes, worked out once.
#[derive(Clone, Debug)]
pub struct Tastes {
    /// The capital's stance with the profile's added.
    pub stance: Stance,
    /// The goals of this seat, the reserve among them.
    pub goals: Vec<GoalId>,
    /// The options this seat may lead, by the area in which they yield most.
    pub shelves: IdVec<AreaId, Vec<Slot>>,
    /// Turns that deciding on a joint programme takes at most.
    pub deciding: u8,
    /// What the choices of each inject are worth before the situation, points.
    pub choices: IdVec<InjectId, Vec<i32>>,
    /// All initiatives.
    pub motions: IdVec<InitiativeId, MotionTaste>,
    /// All options, by id.
    pub all: Vec<OptionTaste>,
    /// Weight of each area against an ordinary one, permille, the profile's taste counted.
    pub areas: Vec<i32>,
    /// Sectors in which own industry has lines, with its share in permille.
    pub makes: Vec<(SectorId, i32)>,
}

impl Tastes {
    /// What a profile likes in a seat of a scenario.
    pub fn of(rules: &Ruleset, profile: &Profile, seat: MemberId) -> Self {
        let areas = rules.areas.pairs().map(|(id, area)| {
            let taste = profile.areas.get(id).copied().unwrap_or(0);
            area.weight_permille * i32::try_from(rules.areas.len()).unwrap_or(8) * (1000 + taste) / 1000
        });
        let makes: Vec<(SectorId, i32)> = rules
            .sectors
            .pairs()
            .map(|(id, sector)| {
                let total: i32 = sector.makers.iter().sum();
                let own = sector.makers.get(seat).copied().unwrap_or(0);
                (id, own * 1000 / total.max(1))
            })
            .filter(|(_, share)| *share > 0)
            .collect();
        let all: Vec<OptionTaste> =
            rules.options.pairs().map(|(id, option)| taste(rules, profile, &makes, id, option)).collect();
        let leads = |option: OptionId| {
            let leads = &rules.options[option].leads;
            leads.is_empty() || leads.contains(&seat)
        };
        let mut shelves: IdVec<AreaId, Vec<Slot>> = IdVec::filled(rules.areas.len(), Vec::new());
        for taste in all.iter().filter(|taste| leads(taste.option)) {
            let from_turn = rules.options[taste.option].from_turn;
            let slot = Slot { option: taste.option, from_turn, instalment: taste.instalment };
            shelves[taste.main_area()].push(slot);
        }
        let deciding = all.iter().filter(|taste| taste.joint).map(|taste| rules.options[taste.option].decide_months);
        let deciding = u8::try_from(rules.pace().turns(deciding.max().unwrap_or(0))).unwrap_or(u8::MAX);
        let stance = sum(&rules.members[seat].stance, &profile.stance);
        let goals = rules.goals.pairs().filter(|(_, goal)| goal.seat == seat).map(|(id, _)| id).collect();
        let motions = rules.initiatives.iter().map(|row| MotionTaste::of(rules, profile, &stance, seat, row));
        let worth = |choice: &Choice| 1000 + 12 * agree(&choice.appeal, &stance) - 110 * choice.pc;
        let choices = rules.injects.iter().map(|inject| inject.choices.iter().map(worth).collect()).collect();
        let motions = IdVec::from(motions.collect::<Vec<_>>());
        Self { stance, goals, shelves, deciding, choices, motions, all, areas: areas.collect(), makes }
    }
}

impl OptionTaste {
    /// The area in which it yields most; of equals, the last.
    pub fn main_area(&self) -> AreaId {
        self.yields.iter().max_by_key(|(_, rate)| *rate).map_or(AreaId(0), |(area, _)| *area)
    }
}

fn taste(
    rules: &Ruleset,
    profile: &Profile,
    makes: &[(SectorId, i32)],
    id: OptionId,
    option: &CatalogueOption,
) -> OptionTaste {
    let kind = &rules.kinds[option.kind];
    let unit_price = option.price_eur_bn.permille(kind.price_permille).0.max(1);
    let mut yields = [(AreaId(0), 0); AREAS];
    for (area, points) in option.points.pairs().filter(|(_, points)| points.0 > 0) {
        let worth = i64::from(points.0) * i64::from(rules.areas[area].point_price_eur_bn.0) / 100;
        let rate = i32::try_from(worth * 1000 / i64::from(unit_price)).unwrap_or(0).min(2500);
        if let Some(least) = yields.iter_mut().min_by_key(|(_, rate)| *rate).filter(|(_, least)| *least < rate) {
            *least = (area, rate);
        }
    }
    let home = makes.iter().any(|(sector, share)| *sector == option.sector && *share >= 100);
    let buying = &profile.buying;
    let (supplier, mut liking) = match option.supplier {
        Supplier::Europe => (Origin::Europe, buying.european),
        Supplier::UnitedStates => (Origin::UnitedStates, buying.american),
        Supplier::Abroad(_) | Supplier::Turkey | Supplier::Israel => (Origin::Abroad, buying.abroad),
    };
    if home && supplier == Origin::Europe {
        liking = weigh(liking, buying.home);
    }
    if kind.joint {
        liking = weigh(liking, buying.joint);
    }
    if kind.development {
        liking = weigh(liking, buying.development);
    }
    if kind.expires_months > 0 {
        liking = weigh(liking, buying.lease);
    }
    let pace = rules.pace();
    let build = option.build_months;
    let turn_price = unit_price / pace.turns(build).max(1);
    OptionTaste {
        option: id,
        sector: option.sector,
        yields,
        liking,
        supplier,
        home,
        joint: kind.joint,
        turn_price: turn_price.max(1),
        instalment: (turn_price * if kind.joint { 500 } else { 1000 } / 1000).max(1),
        units_max: profile.units_max.min(option.units_max),
        first: pace.turns(option.decide_months + build / i32::from(option.lots.max(1))),
    }
}

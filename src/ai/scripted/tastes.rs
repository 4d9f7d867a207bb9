//! What a profile thinks of the catalogue in a seat: worked out once, when the player is made.

use super::weigh;
use crate::ai::Profile;
use crate::core::ids::{AreaId, MemberId, OptionId, SectorId};
use crate::rules::content::{CatalogueOption, Supplier};
use crate::rules::ruleset::Ruleset;

/// The most areas of an option that count for its taste.
const AREAS: usize = 3;

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
    /// Whether the maker is European, American, or neither.
    pub supplier: Supplier,
    /// Whether own industry builds a good part of it.
    pub home: bool,
    /// Whether others can join.
    pub joint: bool,
    /// Price of a unit with the kind's factor, EUR million.
    pub unit_price: i32,
    /// Turns in which a unit is paid.
    pub turns: i32,
    /// Turns until the first lot.
    pub first: i32,
}

/// What a player likes, worked out once.
#[derive(Clone, Debug)]
pub struct Tastes {
    /// The options this seat may lead, in catalogue order.
    pub mine: Vec<OptionTaste>,
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
        let mine = all.iter().filter(|taste| leads(taste.option)).cloned().collect();
        Self { mine, all, areas: areas.collect(), makes }
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
    let mut liking = match option.supplier {
        Supplier::Europe => buying.european,
        Supplier::UnitedStates => buying.american,
        Supplier::Abroad(_) | Supplier::Turkey | Supplier::Israel => buying.abroad,
    };
    if home && option.supplier == Supplier::Europe {
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
    OptionTaste {
        option: id,
        sector: option.sector,
        yields,
        liking,
        supplier: option.supplier,
        home,
        joint: kind.joint,
        unit_price,
        turns: pace.turns(build),
        first: pace.turns(option.decide_months + build / i32::from(option.lots.max(1))),
    }
}

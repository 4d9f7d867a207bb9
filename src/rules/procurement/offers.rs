//! Who may buy what, and what starting it costs in political capital.

use super::params::Params;
use super::rules::{kind_price, lot_at, price};
use crate::core::Meur;
use crate::core::ids::{AreaId, MemberId, PartnerId};
use crate::rules::content::{CatalogueOption, InitiativeEffect, Kind, Power, Supplier};
use crate::rules::industry;
use crate::rules::state::State;
use crate::rules::words::Planning;

/// Whether the supplier sells to a seat now; leads aside.
pub fn sold_to(state: &State, seat: MemberId, option: &CatalogueOption) -> bool {
    let rules = state.rules;
    if option.from_turn > state.clock.turn {
        return false;
    }
    if let Some(needed) = option.needs
        && (state.initiatives.effect(needed, state.clock.turn) <= 0
            || !state.initiatives.standing[needed].members.has(seat))
    {
        return false;
    }
    match option.supplier {
        Supplier::Europe | Supplier::UnitedStates | Supplier::Israel => true,
        Supplier::Turkey => rules.sectors[option.sector].makers.get(seat).is_none_or(|&part| part == 0),
        Supplier::Abroad(partner) => {
            let second = rules.members[seat].powers.contains(&Power::SecondSupplier(partner));
            let tied = state.drawdown.has_partner(seat, partner);
            second || tied || slots_from(state, seat, partner)
        }
    }
}

fn slots_from(state: &State, seat: MemberId, partner: PartnerId) -> bool {
    let mut active = state.initiatives.active(state.rules, state.clock.turn);
    active.any(|(effect, _, members)| effect == InitiativeEffect::PartnerSlots(partner) && members.has(seat))
}

/// Whether a seat may start it as lead.
pub fn may_lead(state: &State, seat: MemberId, option: &CatalogueOption) -> bool {
    (option.leads.is_empty() || option.leads.contains(&seat)) && sold_to(state, seat, option)
}

/// Political capital to start: more for developments and joint buys, shifted by what the capital plans on.
pub fn start_pc(params: &Params, kind: &Kind, supplier: Supplier, planning: Planning) -> i8 {
    let founding = kind.development || (kind.joint && kind.expires_months == 0);
    let base = if founding { params.start_pc } else { params.buy_pc };
    let shift = match (planning, supplier) {
        (Planning::Return, Supplier::UnitedStates) => params.planning_return.0,
        (Planning::Return, Supplier::Europe) => params.planning_return.1,
        (Planning::Absent, Supplier::Europe) => params.planning_absent,
        _ => 0,
    };
    (base + shift).max(0)
}

/// What one unit would cost now, with the fewest partners allowed.
pub fn price_now(state: &State, option: &CatalogueOption, units: u8) -> Meur {
    let kind = &state.rules.kinds[option.kind];
    let load = industry::price_factor(&state.rules.params.industry, state.industry.load[option.sector]);
    price(option, units, kind_price(kind, kind.partners_min.into(), 0) * load / 1000)
}

/// The instalment a lead would have to carry each turn.
pub fn lead_instalment(state: &State, option: &CatalogueOption, units: u8) -> Meur {
    let kind = &state.rules.kinds[option.kind];
    let share = if kind.partners_min > 1 { state.rules.params.procurement.lead_expected } else { 1000 };
    (price_now(state, option, units) / state.rules.pace().turns(option.build_months)).permille(share)
}

/// The area in which one unit brings most, and how many points × 100.
pub fn main_area(option: &CatalogueOption) -> Option<(AreaId, i32)> {
    let best = option.points.pairs().max_by_key(|(area, points)| (**points, std::cmp::Reverse(*area)));
    best.map(|(area, points)| (area, points.0))
}

/// The turn in which the first lot would come.
pub fn first_lot_turn(state: &State, option: &CatalogueOption) -> Option<u8> {
    let (rules, kind) = (state.rules, &state.rules.kinds[option.kind]);
    let building = lot_at(&rules.params.procurement, kind, option, option.build_months * 1000, 1) / 1000;
    let turn = i32::from(state.clock.turn) + rules.pace().turns(option.decide_months) + rules.pace().turns(building);
    u8::try_from(turn).ok()
}

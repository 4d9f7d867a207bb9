//! The formulas: prices, hazards, lots, instalments.

use super::params::Params;
use super::state::{PARTNERS_MAX, Procurement, Programme, Stage};
use crate::core::ids::{AreaId, MemberId};
use crate::core::{Cp, Meur, Roll};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::content::{CatalogueOption, Kind, Power};
use crate::rules::phase::Pace;
use crate::rules::ruleset::Ruleset;

/// Purpose of the draw of a programme's frailty; the actor is the programme's key.
pub const DRAW_FRAILTY: u32 = 1;
/// Purpose of the draw of a slip; the actor is the programme's key.
pub const DRAW_SLIP: u32 = 2;

/// Price by kind, permille of the option's: the kind's factor × what partners save, less what initiatives take off.
pub fn kind_price(kind: &Kind, partners: i32, joint_cut: i32) -> i32 {
    let shared = (1000 - kind.partner_discount * (partners - 1).max(0)).max(kind.price_floor);
    let cut = if kind.joint { joint_cut } else { 0 };
    kind.price_permille * shared / 1000 * (1000 - cut) / 1000
}

/// Price of units at this permille of the option's price.
pub fn price(option: &CatalogueOption, units: u8, permille: i32) -> Meur {
    (option.price_eur_bn * i32::from(units)).permille(permille)
}

/// What bears on the chance of a slip.
#[derive(Clone, Copy, Debug)]
pub struct Strain {
    /// Hidden frailty, permille.
    pub frailty: i32,
    /// Partners, those left out that the lead can carry for nothing.
    pub partners: i32,
    /// Mean mutual trust of partners, 0..1000; none for one country alone.
    pub trust: Option<i32>,
    /// Whether a partner has turned sceptic.
    pub sceptic: bool,
    /// What initiatives take off the hazard of joint programmes, permille.
    pub joint_cut: i32,
}

/// Chance of losing a turn, permille: kind × frailty × partners × trust × sceptics, less initiatives, at most 700.
///
/// One country alone has neither partners nor trust to mind: both factors are 1.
pub fn hazard(params: &Params, kind: &Kind, strain: Strain) -> i32 {
    let mut hazard = i64::from(kind.hazard) * i64::from(params.delay_bias) * i64::from(strain.frailty);
    if let Some(trust) = strain.trust {
        let many = 1000 + params.partner_hazard * (strain.partners - params.partners_easy);
        hazard = hazard * i64::from(many.max(params.partner_least)) / 1000;
        hazard = hazard * i64::from(1000 + params.trust_even - trust) / 1000;
    }
    if strain.sceptic {
        hazard = hazard * i64::from(params.sceptic_permille) / 1000;
    }
    let cut = if kind.joint { strain.joint_cut } else { 0 };
    (i32::try_from(hazard / 1_000_000).unwrap_or(1000) - cut).clamp(0, params.hazard_most)
}

/// Mean mutual trust of a programme's partners; none where there is only one.
pub fn partners_trust(alliance: &AllianceTrust, programme: &Programme) -> Option<i32> {
    if programme.partners.count() < 2 {
        return None;
    }
    let (mut who, mut count) = ([MemberId::default(); PARTNERS_MAX], 0);
    for (place, (member, _)) in who.iter_mut().zip(programme.shareholders()) {
        *place = member;
        count += 1;
    }
    let (mut sum, mut pairs) = (0, 0);
    for (nth, &a) in who[..count].iter().enumerate() {
        for &b in &who[nth + 1..count] {
            sum += alliance.mutual(a, b);
            pairs += 1;
        }
    }
    (pairs > 0).then(|| sum / pairs)
}

/// Partners that a lead carries without strain, beyond the usual.
pub fn extra_partners(rules: &Ruleset, lead: MemberId) -> i32 {
    let extra = |power: &Power| if let Power::ExtraPartners(more) = power { *more } else { 0 };
    rules.members[lead].powers.iter().map(extra).sum()
}

/// The frailty drawn at contract, permille.
pub fn frailty(roll: Roll, key: u32, kind: &Kind) -> i16 {
    let all: i32 = kind.frailty.iter().map(|(_, odds)| odds).sum();
    let mut left = roll.below(key, DRAW_FRAILTY, all.max(0).cast_unsigned()).cast_signed();
    for &(value, odds) in &kind.frailty {
        if left < odds {
            return i16::try_from(value).unwrap_or(1000);
        }
        left -= odds;
    }
    1000
}

/// In how many lots a programme comes; a development has at least its early block and the rest.
pub fn lots(kind: &Kind, option: &CatalogueOption) -> u8 {
    if kind.development { option.lots.max(2) } else { option.lots.max(1) }
}

/// Part of the points that have come once `lot` lots are delivered, permille.
pub fn points_by(params: &Params, kind: &Kind, option: &CatalogueOption, lot: u8) -> i32 {
    let all = lots(kind, option);
    if lot == 0 || lot >= all {
        return if lot == 0 { 0 } else { 1000 };
    }
    let first = if kind.development { params.block_points } else { params.first_lot };
    first + (1000 - first) * i32::from(lot - 1) / i32::from(all - 1)
}

/// Progress at which a lot is delivered, in the unit of `length`; lots count from 1.
pub fn lot_at(params: &Params, kind: &Kind, option: &CatalogueOption, length: i32, lot: u8) -> i32 {
    let (all, lot) = (i32::from(lots(kind, option)), i32::from(lot));
    if lot >= all {
        return length;
    }
    let part = if kind.development {
        params.block_time + (1000 - params.block_time) * (lot - 1) / (all - 1)
    } else {
        lot * 1000 / all
    };
    Meur(length).permille(part).0
}

/// Progress of a full turn, thousandths of a month.
pub fn full_turn(pace: Pace) -> i32 {
    pace.months * 1000
}

/// The instalment of a turn for the whole programme: what is left to pay, in proportion to the plan of the turn.
pub fn instalment(params: &Params, pace: Pace, programme: &Programme) -> Meur {
    let left = (programme.price - programme.paid).at_least_zero();
    let rest = programme.length - programme.progress;
    let quicker = if programme.accelerated { 1000 + params.accelerate } else { 1000 };
    let step = full_turn(pace) * quicker / 1000;
    if step >= rest { left } else { left.scale(step, rest) }
}

/// A shareholder's part of a sum.
pub fn part(sum: Meur, share: i32) -> Meur {
    sum.permille(share)
}

/// What is left to build, at the contracted price.
pub fn work_left(programme: &Programme) -> Meur {
    programme.price.scale((programme.length - programme.progress).max(0), programme.length)
}

/// Cost of going faster for a turn.
pub fn accelerate_cost(params: &Params, pace: Pace, programme: &Programme) -> Meur {
    let step = full_turn(pace).min(programme.length - programme.progress);
    Meur(programme.price.scale(step, programme.length).permille(params.accelerate).0.max(1))
}

/// Cost of cancelling.
pub fn cancel_cost(params: &Params, programme: &Programme) -> Meur {
    (programme.price - programme.paid).at_least_zero().permille(params.cancel)
}

/// Turns from contract to the first lot and to full use, as planned.
pub fn planned(params: &Params, pace: Pace, kind: &Kind, option: &CatalogueOption, done: i32) -> (i32, i32) {
    let length = option.build_months * 1000;
    let first = (lot_at(params, kind, option, length, 1) - done + 999) / 1000;
    (pace.turns(first), pace.turns(option.build_months + option.train_months - done / 1000))
}

/// Credit for developments that are not finished: 400‰ of the points still to come × progress, for all of Europe.
///
/// Calls `give` with each area and what it is credited, once a programme and area.
pub fn pipeline_points(rules: &Ruleset, own: &Procurement, mut give: impl FnMut(AreaId, Cp)) {
    let params = &rules.params.procurement;
    for &id in &own.live {
        let programme = &own.programmes[id];
        if !matches!(programme.stage, Stage::Build | Stage::Train) {
            continue;
        }
        let option = &rules.options[programme.option];
        let kind = &rules.kinds[option.kind];
        if !kind.development {
            continue;
        }
        let built = programme.stage == Stage::Train;
        let come = points_by(params, kind, option, programme.lots.min(lots(kind, option) - 1));
        let progress =
            if built { 1000 } else { Meur(programme.progress).share_of(Meur(programme.length)).clamp(0, 1000) };
        for &(area, points) in &rules.facts.yields[programme.option] {
            let whole = points * i32::from(programme.units);
            give(area, whole.permille(1000 - come).permille(progress).permille(params.pipeline_credit));
        }
    }
}

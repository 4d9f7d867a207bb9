//! What contracts and lots do to others: standing in Washington, orders for industry, points, trust, own lines.

use super::around::Around;
use super::rules::{lots, points_by};
use super::state::{Procurement, Programme};
use crate::core::Cp;
use crate::core::ids::{Members, ProgrammeId};
use crate::rules::capability::rules::apportion;
use crate::rules::content::Supplier;
use crate::rules::effect::Effect;
use crate::rules::event::{Cause, EntryId, Event};
use crate::rules::initiatives::profiles::worth;
use crate::rules::words::Meter;

/// Where orders are counted: Europe, the US, others.
fn supplier_column(supplier: Supplier) -> usize {
    match supplier {
        Supplier::Europe => 0,
        Supplier::UnitedStates => 1,
        Supplier::Abroad(_) | Supplier::Turkey | Supplier::Israel => 2,
    }
}

/// Tells and counts a contract just signed.
pub fn contracted(around: &mut Around, own: &mut Procurement, id: ProgrammeId, permille: i32) {
    let (rules, programme) = (around.rules, own.programmes[id]);
    let option = &rules.options[programme.option];
    let partners = u8::try_from(programme.partners.count()).unwrap_or(u8::MAX);
    let price = i16::try_from(permille).unwrap_or(i16::MAX);
    let entry = around.log.write(Cause::Calendar, Event::Contracted { programme: id, partners, price });
    let column = supplier_column(option.supplier);
    own.orders_turn[column] += programme.price;
    for (member, share) in programme.shareholders() {
        let mine = programme.price.permille(share);
        own.orders_by[member][column] += mine;
        let by = mine.permille(rules.params.procurement.regard_per_bn).0;
        if option.supplier == Supplier::UnitedStates && by > 0 {
            around.effects.push(Effect::Capital { meter: Meter::Regard, member, by }, entry);
        }
    }
    for &(member, part) in &rules.facts.makers[option.sector] {
        own.orders_at[member] += programme.price.permille(part);
    }
}

/// Delivers the next lot: points (those of the last one wait for crews), trust among partners, a line of one's own.
pub fn lot_delivered(around: &mut Around, own: &mut Procurement, id: ProgrammeId) {
    let (rules, params) = (around.rules, &around.rules.params.procurement);
    own.programmes[id].lots += 1;
    let programme = own.programmes[id];
    let option = &rules.options[programme.option];
    let kind = &rules.kinds[option.kind];
    let lot = programme.lots;
    let entry = around.log.write(Cause::Calendar, Event::LotDelivered { programme: id, lot });
    let (from, to) = (points_by(params, kind, option, lot - 1), points_by(params, kind, option, lot));
    if lot < lots(kind, option) {
        points_given(around, own, id, (from, to), programme.partners, entry);
    }
    if lot == 1 {
        programme
            .shareholders()
            .for_each(|(member, _)| own.delivered[member] = own.delivered[member].saturating_add(1));
        let (word, bit) = (usize::from(programme.option.0) / 64, programme.option.0 % 64);
        if let Some(seen) = own.options_seen.get_mut(word) {
            *seen |= 1 << bit;
        }
    }
    count_units(around, own, &programme, to - from);
    if kind.joint {
        for (holder, _) in programme.shareholders() {
            programme.shareholders().for_each(|(subject, _)| around.trust(holder, subject, params.lot_trust, entry));
        }
    } else if kind.development {
        around.effects.push(Effect::Capacity { sector: option.sector, permille: params.own_line }, entry);
    }
}

fn count_units(around: &Around, own: &mut Procurement, programme: &Programme, permille: i32) {
    let row = usize::from(programme.option.0) * usize::from(around.rules.seats);
    for (member, share) in programme.shareholders().filter(|(member, _)| around.rules.is_seat(*member)) {
        if let Some(units) = own.units_of.get_mut(row + usize::from(member.0)) {
            *units += i32::from(programme.units) * permille * share / 1000;
        }
    }
}

/// The part of the points between two marks (permille of the whole) goes to those of the shareholders named in `to`.
///
/// Shares are rounded by largest remainder, so that a lot adds up; marks that fall take points away.
pub fn points_given(
    around: &mut Around,
    own: &mut Procurement,
    id: ProgrammeId,
    (from, upto): (i32, i32),
    to: Members,
    cause: EntryId,
) {
    let (rules, programme) = (around.rules, own.programmes[id]);
    let option = &rules.options[programme.option];
    let dependency = rules.kinds[option.kind].dependency_permille;
    for &(area, points) in &rules.facts.yields[programme.option] {
        let whole = points * i32::from(programme.units);
        let lot = whole.permille(upto) - whole.permille(from);
        if lot == Cp::ZERO {
            continue;
        }
        let mut give = |place: usize, part: i32| {
            let member = programme.shares[place].0;
            if part == 0 || !to.has(member) {
                return;
            }
            let points = Cp(part).permille(worth(around.rules, around.initiatives, around.turn, member, area));
            around.effects.push(Effect::European { member, area, points }, cause);
            let row = usize::from(member.0) * rules.areas.len() + usize::from(area.0);
            if let Some(dependent) = own.dependent.get_mut(row) {
                *dependent = (*dependent + points.permille(dependency)).at_least_zero();
            }
        };
        match programme.shares.iter().position(|(_, share)| *share > 0) {
            // One country alone takes the whole lot.
            Some(only) if programme.shareholders().count() == 1 => give(only, lot.0),
            _ => apportion(lot.0, programme.shares.iter().map(|(_, share)| i32::from(*share)), give),
        }
    }
}

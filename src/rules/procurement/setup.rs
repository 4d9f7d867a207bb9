//! The start of a game: empty books, and the programmes that run already.

use super::commands::new_programme;
use super::rules::{kind_price, lot_at, lots, planned, price};
use super::state::{PARTNERS_MAX, Procurement, Programme, Stage};
use crate::core::hash::text_key;
use crate::core::ids::{MemberId, OptionId};
use crate::core::{Cp, IdVec, Meur};
use crate::rules::content::CatalogueOption;
use crate::rules::ruleset::Ruleset;

/// Fills the tables from the scenario.
pub fn start(rules: &Ruleset, own: &mut Procurement) {
    let (members, sectors) = (rules.members.len(), rules.sectors.len());
    let nothing = || IdVec::filled(members, Meur::ZERO);
    [own.due, own.orders_at, own.coming, own.purse, own.instalments] =
        [nothing(), nothing(), nothing(), nothing(), nothing()];
    own.orders_by = IdVec::filled(members, [Meur::ZERO; 3]);
    own.delivered = IdVec::filled(members, 0);
    own.slots_given = IdVec::filled(members, 0);
    own.crews_taken = IdVec::filled(members, 0);
    own.units_of = vec![0; rules.options.len() * usize::from(rules.seats)];
    own.options_seen = vec![0; rules.options.len().div_ceil(64)];
    own.dependent = vec![Cp::ZERO; members * rules.areas.len()];
    own.signed = IdVec::filled(sectors, Meur::ZERO);
    own.queued = IdVec::filled(sectors, (Meur::ZERO, Meur::ZERO));
    for (id, option) in rules.options.pairs().filter(|(_, option)| !option.running.is_empty()) {
        let Some(mut programme) = running(rules, id, option) else { continue };
        programme.queue = u16::try_from(own.line.len()).unwrap_or(u16::MAX);
        let programme_id = own.programmes.push(programme);
        own.live.push(programme_id);
        if programme.stage == Stage::Build {
            own.line.push(programme_id);
        }
    }
}

/// A programme that is under way when the game starts. Its earlier lots are in the starting points of the areas.
fn running(rules: &Ruleset, id: OptionId, option: &CatalogueOption) -> Option<Programme> {
    let (params, kind) = (&rules.params.procurement, &rules.kinds[option.kind]);
    let lead: MemberId = option.running.first()?.0;
    let units = option.running_units.max(1);
    let mut programme = new_programme(id, lead, units, 0, text_key(option.id.as_str()));
    for &(member, share) in option.running.iter().skip(1).take(PARTNERS_MAX - 1) {
        programme.add_share(member, share);
        programme.add_share(lead, -share);
    }
    if option.done_months < option.decide_months {
        programme.length = option.decide_months * 1000;
        programme.progress = option.done_months * 1000;
        return Some(programme);
    }
    // What is due within the month is not yet there: a programme under way has something left to build.
    let done = (option.done_months - option.decide_months).min(option.build_months - 1) * 1000;
    let partners = programme.partners.count().cast_signed();
    let (first, end) = planned(params, rules.pace(), kind, option, done);
    programme.stage = Stage::Build;
    programme.length = option.build_months * 1000;
    programme.progress = done;
    programme.price = price(option, units, kind_price(kind, partners, 0));
    programme.paid = programme.price.permille(params.running_covered);
    programme.planned_first = u8::try_from(first).unwrap_or(u8::MAX);
    programme.planned_end = u8::try_from(end).unwrap_or(u8::MAX);
    programme.pace = 1000;
    while programme.lots < lots(kind, option) - 1
        && lot_at(params, kind, option, programme.length, programme.lots + 1) <= done
    {
        programme.lots += 1;
    }
    Some(programme)
}

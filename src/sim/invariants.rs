//! What must be true after every turn, whatever anybody did; checked in tests and by `gap-years conformance`.

use crate::core::ids::Members;
use crate::rules::event::{Cause, Entry, EntryId};
use crate::rules::state::State;

/// The broken invariants of a state and its log, in words; empty in a sound game.
pub fn broken(state: &State, log: &[Entry]) -> Vec<String> {
    let mut all = Vec::new();
    for (place, entry) in log.iter().enumerate() {
        let earlier = usize::from(entry.parent.0) < place;
        if !earlier && (entry.cause == Cause::Entry || entry.parent != EntryId::NONE) {
            all.push(format!("log entry {place} has no cause: {:?}", entry.event));
        }
    }
    for member in state.rules.member_ids() {
        let name = state.rules.name(member);
        if state.politics.pc[member] < 0 {
            all.push(format!("{name}: political capital overspent, {}", state.politics.pc[member]));
        }
        if state.treasury.free[member].0 < 0 {
            all.push(format!("{name}: free money overspent, {}", state.treasury.free[member].0));
        }
        let split: i32 = state.treasury.split[member].iter().map(|&part| i32::from(part)).sum();
        if split != 1000 {
            all.push(format!("{name}: the budget adds up to {split} permille"));
        }
        for area in state.rules.areas.ids() {
            let points = state.capability.of(member, area).0;
            if points < 0 {
                all.push(format!("{name}: {points} points in {}", state.rules.areas[area].name));
            }
        }
        if state.drawdown.ripe[member] & !state.drawdown.partners[member] != 0 {
            all.push(format!("{name}: a partnership that is not held bears fruit"));
        }
        if state.drawdown.hosted[member] < 0 {
            all.push(format!("{name}: hosts {} American troops", state.drawdown.hosted[member]));
        }
    }
    for cb in &state.posture.forward {
        if cb.0 < 0 {
            all.push(format!("negative forces at a site: {}", cb.0));
        }
    }
    let hosted: i32 = state.drawdown.hosted.iter().sum();
    if hosted > state.drawdown.troops {
        all.push(format!("hosts count {hosted} American troops, the total says {}", state.drawdown.troops));
    }
    for (id, programme) in state.procurement.programmes.pairs() {
        let shares: i32 = programme.shareholders().map(|(_, share)| share).sum();
        if shares > 1000 {
            all.push(format!("programme {} has shares of {shares} permille", id.0));
        }
        let holders = programme.shares.iter().filter(|(_, share)| *share > 0).map(|(who, _)| *who);
        if holders.collect::<Members>() != programme.partners {
            all.push(format!("programme {} has partners without a share, or shares without a partner", id.0));
        }
        if programme.paid.0 < 0 || programme.paid > programme.price + programme.price {
            all.push(format!("programme {} has paid {} of {}", id.0, programme.paid.0, programme.price.0));
        }
    }
    all
}

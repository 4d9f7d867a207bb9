//! What seats have ordered: starting, joining, leaving, hurrying, cancelling, and trading places in the queues.

use super::around::Around;
use super::rules::{accelerate_cost, cancel_cost, work_left};
use super::state::{PARTNERS_MAX, Procurement, Programme, Stage};
use crate::core::Meur;
use crate::core::hash::text_key;
use crate::core::ids::{MemberId, Members, OptionId, ProgrammeId};
use crate::rules::book::OrderBook;
use crate::rules::content::Power;
use crate::rules::effect::Effect;
use crate::rules::event::{EntryId, Event};
use crate::rules::order::Order;

/// Carries out the orders of the Orders step, seat by seat.
pub fn carry_out(around: &mut Around, own: &mut Procurement, book: &OrderBook) {
    use Order::{Accelerate, Cancel, Join, JumpQueue, Leave, SetShare, Start};
    for (seat, nth, order) in book.all() {
        // Looking up an order's entry takes time: only for orders of this domain.
        let ours = matches!(
            order,
            Start { .. }
                | Join { .. }
                | SetShare { .. }
                | Leave { .. }
                | Accelerate { .. }
                | Cancel { .. }
                | JumpQueue { .. }
        );
        let entry = if ours { around.log.order(seat, nth) } else { continue };
        match order {
            Start { option, units } => start(around, own, (seat, entry), option, units),
            Join { programme, share } => take_share(around, own, (seat, entry), programme, share.into()),
            SetShare { programme, share } => {
                let more = i32::from(share) - own.programmes[programme].share(seat);
                take_share(around, own, (seat, entry), programme, more);
            }
            Leave { programme } => leave(around, own, (seat, entry), programme),
            Accelerate { programme } => accelerate(around, own, (seat, entry), programme),
            Cancel { programme } => cancel(around, own, (seat, entry), programme),
            JumpQueue { programme } => jump(around, own, (seat, entry), programme),
            _ => {}
        }
    }
}

/// A programme that has just been started and is still being decided.
pub fn new_programme(option: OptionId, lead: MemberId, units: u8, started: u8, key: u32) -> Programme {
    let mut shares = [(lead, 0); PARTNERS_MAX];
    shares[0].1 = 1000;
    Programme {
        option,
        lead,
        units,
        partners: Members::only(lead),
        shares,
        stage: Stage::Decide,
        progress: 0,
        length: 0,
        lots: 0,
        frailty: 0,
        slips: 0,
        price: Meur::ZERO,
        paid: Meur::ZERO,
        started,
        planned_first: 0,
        planned_end: 0,
        queue: 0,
        expires: 0,
        accelerated: false,
        pace: 0,
        key,
        crewed: Members::default(),
    }
}

fn start(around: &mut Around, own: &mut Procurement, (seat, entry): (MemberId, EntryId), option: OptionId, units: u8) {
    let row = &around.rules.options[option];
    // Who, what, when and how many: no other programme of anybody moves these dice.
    let when = u32::from(around.turn) * 64 + u32::from(units);
    let key = text_key(row.id.as_str()) ^ around.rules.keys[seat].rotate_left(16).wrapping_add(when);
    let mut programme = new_programme(option, seat, units, around.turn, key);
    programme.length = row.decide_months * 1000;
    let id = own.programmes.push(programme);
    own.live.push(id);
    around.log.after(entry, Event::ProgrammeStarted { programme: id, lead: seat });
}

/// Moves a share between a partner and the lead, as far as the lead can give.
fn take_share(
    around: &mut Around,
    own: &mut Procurement,
    (seat, entry): (MemberId, EntryId),
    id: ProgrammeId,
    more: i32,
) {
    let params = &around.rules.params.procurement;
    let programme = &mut own.programmes[id];
    let lead = programme.lead;
    let more = more.min(programme.share(lead) - params.lead_least);
    let after = programme.share(seat) + more;
    // Others may have been quicker: then there is nothing left worth joining for.
    if programme.stage != Stage::Decide || more == 0 || after < params.share_least || !programme.add_share(seat, more) {
        return;
    }
    programme.add_share(lead, -more);
    let share = i16::try_from(after).unwrap_or(1000);
    around.log.after(entry, Event::ProgrammeJoined { programme: id, member: seat, share });
}

fn leave(around: &mut Around, own: &mut Procurement, (seat, entry): (MemberId, EntryId), id: ProgrammeId) {
    let programme = &mut own.programmes[id];
    let share = programme.share(seat);
    if share == 0 || programme.partners.count() < 2 || !programme.live() {
        return;
    }
    programme.add_share(seat, -share);
    if programme.lead == seat {
        let heir = programme.shareholders().max_by_key(|(who, share)| (*share, std::cmp::Reverse(*who)));
        programme.lead = heir.map_or(seat, |(who, _)| who);
    }
    programme.add_share(programme.lead, share);
    let left = around.log.after(entry, Event::ProgrammeLeft { programme: id, member: seat });
    for holder in own.programmes[id].partners.iter() {
        around.trust(holder, seat, around.rules.params.procurement.leave_trust, left);
    }
}

fn pay(around: &mut Around, own: &mut Procurement, member: MemberId, meur: Meur, entry: EntryId) {
    own.purse[member] = own.purse[member] - meur;
    around.effects.push(Effect::Spend { member, meur }, entry);
}

fn accelerate(around: &mut Around, own: &mut Procurement, (seat, entry): (MemberId, EntryId), id: ProgrammeId) {
    let programme = &mut own.programmes[id];
    if programme.stage != Stage::Build || programme.accelerated {
        return;
    }
    let cost = accelerate_cost(&around.rules.params.procurement, around.rules.pace(), programme);
    programme.accelerated = true;
    programme.price += cost;
    programme.paid += cost;
    pay(around, own, seat, cost, entry);
}

fn cancel(around: &mut Around, own: &mut Procurement, (seat, entry): (MemberId, EntryId), id: ProgrammeId) {
    let programme = &mut own.programmes[id];
    if programme.lead != seat || !programme.live() {
        return;
    }
    let cost = cancel_cost(&around.rules.params.procurement, programme);
    programme.stage = Stage::Ended;
    let partners = programme.partners;
    let ended = around.log.after(entry, Event::ProgrammeEnded { programme: id, cancelled: true });
    if cost > Meur::ZERO {
        pay(around, own, seat, cost, ended);
    }
    for holder in partners.iter() {
        around.trust(holder, seat, around.rules.params.procurement.leave_trust, ended);
    }
}

/// Moves a programme a few places forward in its sector's queue; each one overtaken takes the place behind it.
fn jump(around: &mut Around, own: &mut Procurement, (seat, entry): (MemberId, EntryId), id: ProgrammeId) {
    let params = &around.rules.params.procurement;
    let sector = around.rules.options[own.programmes[id].option].sector;
    if own.programmes[id].stage != Stage::Build {
        return;
    }
    let cost = work_left(&own.programmes[id]).permille(params.jump_cost);
    let Some(mut place) = own.line.iter().position(|&other| other == id) else { return };
    let mut overtaken = 0;
    for nth in (0..place).rev() {
        let other = own.line[nth];
        if around.rules.options[own.programmes[other].option].sector != sector {
            continue;
        }
        let mine = own.programmes[id].queue;
        let behind = std::mem::replace(&mut own.programmes[other].queue, mine);
        own.programmes[id].queue = behind;
        own.line.swap(nth, place);
        place = nth;
        let moved = around.log.after(entry, Event::SlotMoved { giver: other, taker: id, jumped: true });
        around.trust(own.programmes[other].lead, seat, params.jump_trust, moved);
        overtaken += 1;
        if overtaken >= params.jump_places {
            break;
        }
    }
    if overtaken > 0 {
        own.programmes[id].price += cost;
        own.programmes[id].paid += cost;
        pay(around, own, seat, cost, entry);
    }
}

/// Carries out swaps that both sides want, sales of slots, and gifts, all agreed in negotiation.
pub fn trade_slots(around: &mut Around, own: &mut Procurement, book: &OrderBook) {
    let params = &around.rules.params.procurement;
    for (seat, nth, order) in book.all() {
        if !matches!(order, Order::SwapSlots { .. } | Order::CedeSlot { .. }) {
            continue;
        }
        let entry = around.log.order(seat, nth);
        match order {
            Order::SwapSlots { mine, theirs } => {
                let gives_better = own.programmes[mine].queue < own.programmes[theirs].queue;
                let seller = gives_better && around.rules.members[seat].powers.contains(&Power::SellsSlots);
                let other = own.programmes[theirs].lead;
                let wanted = book
                    .orders
                    .get(other)
                    .is_some_and(|orders| orders.contains(&Order::SwapSlots { mine: theirs, theirs: mine }));
                // A swap both want stands in both lists: it happens once.
                if seller {
                    swap(around, own, (mine, theirs), params.sell_trust, entry);
                } else if wanted && mine < theirs {
                    swap(around, own, if gives_better { (mine, theirs) } else { (theirs, mine) }, 0, entry);
                }
            }
            Order::CedeSlot { mine, theirs } if own.programmes[mine].queue < own.programmes[theirs].queue => {
                swap(around, own, (mine, theirs), params.cede_trust, entry);
            }
            _ => {}
        }
    }
    let programmes = &own.programmes;
    own.line.sort_unstable_by_key(|&id| programmes[id].queue);
}

fn swap(
    around: &mut Around,
    own: &mut Procurement,
    (giver, taker): (ProgrammeId, ProgrammeId),
    thanks: i32,
    entry: EntryId,
) {
    let earlier = own.programmes[giver].queue;
    own.programmes[giver].queue = std::mem::replace(&mut own.programmes[taker].queue, earlier);
    let (from, to) = (own.programmes[giver].lead, own.programmes[taker].lead);
    own.slots_given[from] = own.slots_given[from].saturating_add(1);
    let moved = around.log.after(entry, Event::SlotMoved { giver, taker, jumped: false });
    around.trust(to, from, thanks, moved);
}

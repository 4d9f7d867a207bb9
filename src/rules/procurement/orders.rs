//! Checks and suggestions for the orders of this domain.

use super::offers::{first_lot_turn, lead_instalment, may_lead, price_now, sold_to, start_pc};
use super::rules::{accelerate_cost, cancel_cost, work_left};
use super::state::{Programme, Stage};
use crate::core::Meur;
use crate::core::ids::{MemberId, OptionId, ProgrammeId};
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// See [`super::check`].
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    Some(match *order {
        Order::Start { option, units } => start(state, seat, draft, option, units),
        Order::Join { programme, share } => join(state, seat, draft, programme, share.into()),
        Order::SetShare { programme, share } => set_share(state, seat, programme, share.into()),
        Order::Leave { programme } => leave(state, seat, programme),
        Order::Accelerate { programme } => accelerate(state, seat, programme),
        Order::Cancel { programme } => cancel(state, seat, programme),
        Order::JumpQueue { programme } => jump(state, seat, programme),
        Order::SwapSlots { mine, theirs } => trade(state, seat, draft, mine, theirs, false),
        Order::CedeSlot { mine, theirs } => trade(state, seat, draft, mine, theirs, true),
        _ => return None,
    })
}

fn hindered(hindrance: Hindrance) -> Refusal {
    Refusal::NotNow(hindrance)
}

/// A programme the seat has a part in and that is not over.
fn partner_in<'w>(state: &State<'w>, seat: MemberId, id: ProgrammeId) -> Result<&'w Programme, Refusal> {
    let programme = state.procurement.programmes.get(id).ok_or(Refusal::NoSuchThing)?;
    if !programme.partners.has(seat) {
        return Err(hindered(Hindrance::NotAPartner));
    }
    if !programme.live() {
        return Err(hindered(Hindrance::Finished));
    }
    Ok(programme)
}

/// A programme under contract that the seat leads.
fn led_by<'w>(state: &State<'w>, seat: MemberId, id: ProgrammeId) -> Result<&'w Programme, Refusal> {
    let programme = partner_in(state, seat, id)?;
    if programme.lead != seat {
        return Err(hindered(Hindrance::NotTheLead));
    }
    Ok(programme)
}

fn building(programme: &Programme) -> Result<(), Refusal> {
    if programme.stage == Stage::Build { Ok(()) } else { Err(hindered(Hindrance::NotBuilding)) }
}

/// Instalments a seat can still take on: free money less what is due, what is coming and what the draft starts.
fn room(state: &State, seat: MemberId, draft: &[Order]) -> Meur {
    let own = state.procurement;
    let mut room = state.treasury.free[seat] - own.due[seat] - own.coming[seat];
    for order in draft {
        match *order {
            Order::Start { option, units } => {
                room -= lead_instalment(state, &state.rules.options[option], units);
            }
            Order::Join { programme, share } => room -= joint_instalment(state, programme, share.into()),
            _ => {}
        }
    }
    room
}

fn start(state: &State, seat: MemberId, draft: &[Order], id: OptionId, units: u8) -> Result<Preview, Refusal> {
    let option = state.rules.options.get(id).ok_or(Refusal::NoSuchThing)?;
    if !may_lead(state, seat, option) {
        return Err(hindered(Hindrance::NotOffered));
    }
    if draft.iter().any(|earlier| matches!(earlier, Order::Start { option, .. } if *option == id)) {
        return Err(Refusal::Twice);
    }
    if !(1..=option.units_max).contains(&units) {
        return Err(Refusal::Range { low: 1, high: option.units_max.into() });
    }
    let (need, have) = (lead_instalment(state, option, units), room(state, seat, draft));
    if need > have {
        return Err(Refusal::Money { need: need.0, have: have.0 });
    }
    let kind = &state.rules.kinds[option.kind];
    let (area, points) = state.rules.facts.main_areas[id].map_or((None, 0), |(area, points)| (Some(area), points));
    Ok(Preview {
        pc: start_pc(&state.rules.params.procurement, kind, option.supplier, state.politics.planning[seat]),
        meur_now: 0,
        meur_total: price_now(state, option, units).0,
        felt_in: first_lot_turn(state, option),
        gain: points * i32::from(units),
        area,
    })
}

/// The instalment a share of a programme still being decided would bring.
fn joint_instalment(state: &State, id: ProgrammeId, share: i32) -> Meur {
    let Some(programme) = state.procurement.programmes.get(id) else { return Meur::ZERO };
    let option = &state.rules.options[programme.option];
    let turns = state.rules.pace().turns(option.build_months);
    (price_now(state, option, programme.units) / turns).permille(share)
}

fn joining(state: &State, programme: &Programme, share: i32) -> Preview {
    let option = &state.rules.options[programme.option];
    let (area, points) =
        state.rules.facts.main_areas[programme.option].map_or((None, 0), |(area, points)| (Some(area), points));
    Preview {
        pc: state.rules.params.procurement.join_pc,
        meur_now: 0,
        meur_total: price_now(state, option, programme.units).permille(share).0,
        felt_in: first_lot_turn(state, option),
        gain: points * i32::from(programme.units) * share / 1000,
        area,
    }
}

/// The largest share a seat can have: what the lead can give and what it has.
fn share_most(state: &State, seat: MemberId, programme: &Programme) -> i32 {
    programme.share(seat) + programme.share(programme.lead) - state.rules.params.procurement.lead_least
}

fn join(state: &State, seat: MemberId, draft: &[Order], id: ProgrammeId, share: i32) -> Result<Preview, Refusal> {
    let programme = state.procurement.programmes.get(id).ok_or(Refusal::NoSuchThing)?;
    let option = &state.rules.options[programme.option];
    if programme.partners.has(seat) {
        return Err(hindered(Hindrance::AlreadyPartner));
    }
    match programme.stage {
        Stage::Decide => {}
        Stage::Build | Stage::Train => return Err(hindered(Hindrance::Contracted)),
        Stage::Done | Stage::Ended => return Err(hindered(Hindrance::Finished)),
    }
    if !state.rules.kinds[option.kind].joint || !sold_to(state, seat, option) {
        return Err(hindered(Hindrance::NotOffered));
    }
    if programme.shares.iter().all(|(_, share)| *share > 0) {
        return Err(hindered(Hindrance::ProgrammeFull));
    }
    if draft.iter().any(|earlier| matches!(earlier, Order::Join { programme, .. } if *programme == id)) {
        return Err(Refusal::Twice);
    }
    let (low, high) = (state.rules.params.procurement.share_least, share_most(state, seat, programme));
    if !(low..=high).contains(&share) {
        return Err(Refusal::Range { low, high });
    }
    let (need, have) = (joint_instalment(state, id, share), room(state, seat, draft));
    if need > have {
        return Err(Refusal::Money { need: need.0, have: have.0 });
    }
    Ok(joining(state, programme, share))
}

fn set_share(state: &State, seat: MemberId, id: ProgrammeId, share: i32) -> Result<Preview, Refusal> {
    let programme = partner_in(state, seat, id)?;
    if programme.stage != Stage::Decide {
        return Err(hindered(Hindrance::Contracted));
    }
    // The lead holds what the others leave.
    if programme.lead == seat {
        return Err(Refusal::NotYours);
    }
    if programme.share(seat) == share {
        return Err(Refusal::NoChange);
    }
    let (low, high) = (state.rules.params.procurement.share_least, share_most(state, seat, programme));
    if !(low..=high).contains(&share) {
        return Err(Refusal::Range { low, high });
    }
    Ok(joining(state, programme, share))
}

fn leave(state: &State, seat: MemberId, id: ProgrammeId) -> Result<Preview, Refusal> {
    let programme = partner_in(state, seat, id)?;
    if programme.stage > Stage::Build {
        return Err(hindered(Hindrance::Finished));
    }
    if programme.partners.count() < 2 {
        return Err(Refusal::NotYours);
    }
    Ok(Preview { pc: state.rules.params.procurement.change_pc, ..Preview::default() })
}

fn accelerate(state: &State, seat: MemberId, id: ProgrammeId) -> Result<Preview, Refusal> {
    let programme = partner_in(state, seat, id)?;
    building(programme)?;
    let params = &state.rules.params.procurement;
    let cost = accelerate_cost(params, state.rules.pace(), programme).0;
    Ok(Preview {
        pc: params.change_pc,
        meur_now: cost,
        meur_total: cost,
        gain: params.accelerate,
        ..Preview::default()
    })
}

fn cancel(state: &State, seat: MemberId, id: ProgrammeId) -> Result<Preview, Refusal> {
    let programme = led_by(state, seat, id)?;
    if programme.stage > Stage::Build {
        return Err(hindered(Hindrance::Finished));
    }
    let params = &state.rules.params.procurement;
    let cost = cancel_cost(params, programme).0;
    Ok(Preview { pc: params.change_pc, meur_now: cost, meur_total: cost, ..Preview::default() })
}

fn jump(state: &State, seat: MemberId, id: ProgrammeId) -> Result<Preview, Refusal> {
    let programme = led_by(state, seat, id)?;
    building(programme)?;
    let sector = state.rules.options[programme.option].sector;
    if state.industry.load[sector] <= 1000 {
        return Err(hindered(Hindrance::NoQueue));
    }
    let own = state.procurement;
    let ahead = own.line.iter().take_while(|&&other| other != id);
    if !ahead.map(|&other| state.rules.options[own.programmes[other].option].sector).any(|other| other == sector) {
        return Err(Refusal::NoChange);
    }
    let params = &state.rules.params.procurement;
    let cost = work_left(programme).permille(params.jump_cost).0;
    Ok(Preview { pc: params.jump_pc, meur_now: cost, meur_total: cost, ..Preview::default() })
}

fn trade(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    mine: ProgrammeId,
    theirs: ProgrammeId,
    cede: bool,
) -> Result<Preview, Refusal> {
    let programme = led_by(state, seat, mine)?;
    let other = state.procurement.programmes.get(theirs).ok_or(Refusal::NoSuchThing)?;
    building(programme)?;
    building(other)?;
    let sector = |programme: &Programme| state.rules.options[programme.option].sector;
    if other.lead == seat || sector(programme) != sector(other) || (cede && programme.queue > other.queue) {
        return Err(Refusal::NoChange);
    }
    // One place changes hands once a turn.
    let same = |earlier: &Order| matches!(earlier, Order::SwapSlots { mine: slot, .. } | Order::CedeSlot { mine: slot, .. } if *slot == mine);
    if draft.iter().any(same) {
        return Err(Refusal::Twice);
    }
    Ok(Preview { pc: state.rules.params.procurement.swap_pc, ..Preview::default() })
}

/// The most suggestions of each kind for one seat.
const EACH: usize = 8;

/// See [`super::enumerate`].
pub fn enumerate(state: &State, seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    match step {
        Step::Negotiate => slots(state, seat, offer),
        Step::Orders => {
            starts(state, seat, offer);
            changes(state, seat, offer);
        }
        _ => {}
    }
}

/// One order for each entry of the catalogue: as many units as half of the room pays for.
fn starts(state: &State, seat: MemberId, offer: &mut dyn FnMut(Order)) {
    let room = room(state, seat, &[]);
    for (option, row) in state.rules.options.pairs() {
        let unit = lead_instalment(state, row, 1);
        if unit <= room && may_lead(state, seat, row) {
            let units = (room.0 / 2 / unit.0.max(1)).clamp(1, i32::from(row.units_max));
            offer(Order::Start { option, units: u8::try_from(units).unwrap_or(1) });
        }
    }
}

fn changes(state: &State, seat: MemberId, offer: &mut dyn FnMut(Order)) {
    let own = state.procurement;
    let (mut joins, mut parts) = (0, 0);
    for &programme in &own.live {
        let row = &own.programmes[programme];
        if !row.partners.has(seat) {
            if row.stage == Stage::Decide
                && joins < EACH
                && state.rules.kinds[state.rules.options[row.option].kind].joint
            {
                joins += 1;
                offer(Order::Join { programme, share: 250 });
                offer(Order::Join { programme, share: 100 });
            }
            continue;
        }
        if parts >= EACH || row.stage > Stage::Build {
            continue;
        }
        parts += 1;
        if row.stage == Stage::Decide && row.lead != seat {
            offer(Order::SetShare { programme, share: 200 });
        }
        if row.partners.count() > 1 {
            offer(Order::Leave { programme });
        }
        if row.stage == Stage::Build {
            offer(Order::Accelerate { programme });
        }
        if row.lead == seat {
            offer(Order::Cancel { programme });
            if row.stage == Stage::Build && state.industry.load[state.rules.options[row.option].sector] > 1000 {
                offer(Order::JumpQueue { programme });
            }
        }
    }
}

/// Swaps with, and gifts to, programmes of others in the same crowded queue.
fn slots(state: &State, seat: MemberId, offer: &mut dyn FnMut(Order)) {
    let own = state.procurement;
    let sector = |id: ProgrammeId| state.rules.options[own.programmes[id].option].sector;
    let mut offered = 0;
    for &mine in own.line.iter().filter(|&&id| own.programmes[id].lead == seat) {
        if state.industry.load[sector(mine)] <= 1000 {
            continue;
        }
        for &theirs in own.line.iter().filter(|&&id| own.programmes[id].lead != seat && sector(id) == sector(mine)) {
            if offered >= 2 * EACH {
                return;
            }
            offered += 1;
            offer(Order::SwapSlots { mine, theirs });
            if own.programmes[mine].queue < own.programmes[theirs].queue {
                offer(Order::CedeSlot { mine, theirs });
            }
        }
    }
}

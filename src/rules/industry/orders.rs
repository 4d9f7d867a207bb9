//! Orders of this domain: surge, and keeping an idle line.

use super::rules::{keep_cost, surge_capacity, surge_most};
use crate::core::Meur;
use crate::core::ids::{MemberId, SectorId};
use crate::rules::initiatives::profiles::surge_worth;
use crate::rules::order::{Hindrance, Order, Preview, Refusal};
use crate::rules::phase::Step;
use crate::rules::state::State;

/// The sizes of surge offered to policies, EUR million.
const SIZES: [i32; 2] = [150, 500];

/// See [`super::check`].
pub fn check(state: &State, seat: MemberId, draft: &[Order], order: &Order) -> Option<Result<Preview, Refusal>> {
    match *order {
        Order::Surge { sector, meur } => Some(surge(state, seat, draft, sector, meur)),
        Order::KeepLine { sector } => Some(keep(state, sector)),
        _ => None,
    }
}

fn surge(state: &State, seat: MemberId, draft: &[Order], sector: SectorId, meur: i32) -> Result<Preview, Refusal> {
    let row = state.rules.sectors.get(sector).ok_or(Refusal::NoSuchThing)?;
    if row.foreign {
        return Err(Refusal::NotNow(Hindrance::NotOffered));
    }
    if draft.iter().any(|earlier| matches!(earlier, Order::Surge { sector: same, .. } if *same == sector)) {
        return Err(Refusal::Twice);
    }
    let params = &state.rules.params.industry;
    let high = surge_most(params, row, state.industry.capacity[sector]).0;
    if !(1..=high).contains(&meur) {
        return Err(Refusal::Range { low: 1, high });
    }
    let lag = state.rules.pace().turns(row.lag_months);
    let worth = surge_worth(state.rules, state.initiatives, state.clock.turn, seat);
    Ok(Preview {
        pc: params.surge_pc,
        meur_now: meur,
        meur_total: meur,
        felt_in: u8::try_from(i32::from(state.clock.turn) + lag).ok(),
        gain: surge_capacity(params, Meur(meur)).permille(worth).0,
        area: None,
    })
}

fn keep(state: &State, sector: SectorId) -> Result<Preview, Refusal> {
    let row = state.rules.sectors.get(sector).ok_or(Refusal::NoSuchThing)?;
    let (params, load) = (&state.rules.params.industry, state.industry.load[sector]);
    if row.foreign {
        return Err(Refusal::NotNow(Hindrance::NotOffered));
    }
    if load >= params.idle_below {
        return Err(Refusal::NoChange);
    }
    let cost = keep_cost(params, state.rules.pace(), state.industry.capacity[sector], load).0;
    Ok(Preview { pc: params.keep_pc, meur_now: cost, meur_total: cost, ..Preview::default() })
}

/// See [`super::enumerate`].
pub fn enumerate(state: &State, _seat: MemberId, step: Step, offer: &mut dyn FnMut(Order)) {
    if step != Step::Orders {
        return;
    }
    for (sector, row) in state.rules.sectors.pairs().filter(|(_, row)| !row.foreign) {
        let most = surge_most(&state.rules.params.industry, row, state.industry.capacity[sector]).0;
        let load = state.industry.load[sector];
        if load >= state.rules.params.industry.idle_below {
            SIZES.iter().filter(|&&meur| meur <= most).for_each(|&meur| offer(Order::Surge { sector, meur }));
        } else {
            offer(Order::KeepLine { sector });
        }
    }
}

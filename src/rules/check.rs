//! One gate for every order: whoever gives it, it is checked here against one and the same state before it is accepted.

use std::mem::discriminant;

use super::book::OrderBook;
use super::order::{Order, OrderKind, Preview, Refusal};
use super::phase::Step;
use super::ruleset::RuleParams;
use super::state::State;
use super::{
    alliance, capability, deterrence, incursions, industry, initiatives, injects, moscow, pledges, politics, posture,
    procurement, treasury, ukraine, washington,
};
use crate::core::ids::MemberId;

/// A domain's check.
type Check = fn(&State, MemberId, &[Order], &Order) -> Option<Result<Preview, Refusal>>;

/// A domain's list of orders worth checking.
type Enumerate = fn(&State, MemberId, Step, &mut dyn FnMut(Order));

/// The domain that checks orders of a kind.
fn domain(kind: OrderKind) -> Check {
    use OrderKind as K;
    match kind {
        K::DomesticPackage | K::PlanFor => politics::check,
        K::SetCore | K::ShiftSplit | K::ReleaseLegacy | K::Reclassify | K::SetResilience | K::Lend => treasury::check,
        K::Start
        | K::Join
        | K::SetShare
        | K::Leave
        | K::Accelerate
        | K::Cancel
        | K::JumpQueue
        | K::SwapSlots
        | K::CedeSlot => procurement::check,
        K::Propose | K::ProposeCompact | K::Persuade | K::Vote | K::Specialise => initiatives::check,
        K::Surge | K::KeepLine => industry::check,
        K::SendBrigade
        | K::WithdrawBrigade
        | K::HostBrigade
        | K::AirPolicing
        | K::SetRules
        | K::Exercise
        | K::Harden => posture::check,
        K::MakePledge | K::CountOn => pledges::check,
        K::Reassure => alliance::check,
        K::SideDeal | K::Lobby | K::HostSupport | K::Embassy | K::Bases | K::AnswerTariff | K::Partnership => {
            washington::check
        }
        K::AidLevel | K::GiveKit | K::Purl | K::CoalitionTroops | K::CoalitionSupport | K::CoalitionHome => {
            ukraine::check
        }
        K::Choose => injects::check,
        K::BackChannel => moscow::check,
        K::Respond | K::Back => incursions::check,
        K::ReleaseStocks => capability::check,
        K::ActInTest => deterrence::check,
    }
}

/// The least political capital that an order of a kind can cost, whatever the circumstances; 0 where that varies.
///
/// Whoever has less need not ask for the full check.
pub fn least_pc(params: &RuleParams, kind: OrderKind) -> i32 {
    use OrderKind as K;
    let (posture, ukraine, treasury) = (&params.posture, &params.ukraine, &params.treasury);
    match kind {
        K::SendBrigade => posture.send_pc - posture.invited_discount,
        K::WithdrawBrigade => posture.withdraw_pc,
        K::HostBrigade => posture.host_pc,
        K::AirPolicing => posture.policing_pc,
        K::SetRules => posture.rules_pc,
        K::Exercise => posture.exercise_pc,
        K::Harden => posture.harden_pc,
        K::ReleaseStocks => params.capability.stocks_pc.into(),
        K::Join => params.procurement.join_pc.into(),
        K::Accelerate | K::Leave | K::Cancel => params.procurement.change_pc.into(),
        K::JumpQueue => params.procurement.jump_pc.into(),
        K::AidLevel => ukraine.aid.level_pc,
        K::GiveKit => ukraine.aid.kit_pc,
        K::Purl => ukraine.aid.purl_pc,
        K::CoalitionTroops => ukraine.coalition.pc,
        K::DomesticPackage => params.politics.package_pc,
        K::PlanFor => params.politics.plan_pc,
        K::ReleaseLegacy => treasury.release_pc,
        K::Reclassify => treasury.reclassify_pc,
        K::Lend => treasury.lend_pc,
        K::Reassure => params.alliance.reassure_pc,
        K::Surge => params.industry.surge_pc.into(),
        _ => 0,
    }
}

const ENUMERATE: [Enumerate; 15] = [
    politics::enumerate,
    treasury::enumerate,
    procurement::enumerate,
    initiatives::enumerate,
    industry::enumerate,
    posture::enumerate,
    pledges::enumerate,
    alliance::enumerate,
    washington::enumerate,
    ukraine::enumerate,
    injects::enumerate,
    moscow::enumerate,
    incursions::enumerate,
    capability::enumerate,
    deterrence::enumerate,
];

/// What a seat still has for further orders of this turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    /// Political capital.
    pub pc: i8,
    /// Free money, EUR million.
    pub meur: i32,
}

impl Means {
    /// What is in hand less instalments due and what accepted orders will take.
    pub fn of(state: &State, seat: MemberId) -> Self {
        let book: &OrderBook = state.book;
        Self {
            pc: state.politics.pc[seat] - book.reserved_pc[seat],
            meur: state.treasury.free[seat].0 - state.procurement.due[seat].0 - book.reserved_meur[seat],
        }
    }
}

/// Checks one more order of a seat after a draft of earlier ones that themselves passed.
///
/// `means` is what is left after the draft. The result says what the order would take and give.
///
/// # Errors
/// The reason the order is refused, with what would make it legal.
pub fn check(state: &State, seat: MemberId, draft: &[Order], means: Means, order: &Order) -> Result<Preview, Refusal> {
    let kind = order.kind();
    if kind.step() != state.clock.step {
        return Err(Refusal::WrongStep);
    }
    // Kinds first: most orders of a draft are of another kind.
    if draft.iter().any(|earlier| discriminant(earlier) == discriminant(order) && earlier == order) {
        return Err(Refusal::Twice);
    }
    let preview = domain(kind)(state, seat, draft, order).unwrap_or(Err(Refusal::NoSuchThing))?;
    if preview.pc > 0 && preview.pc > means.pc {
        return Err(Refusal::PoliticalCapital { need: preview.pc, have: means.pc });
    }
    if preview.meur_now > 0 && preview.meur_now > means.meur {
        return Err(Refusal::Money { need: preview.meur_now, have: means.meur });
    }
    Ok(preview)
}

/// An order that has passed the check, with what it takes. Only [`pass`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct Passed {
    seat: MemberId,
    order: Order,
    pc: i8,
    meur: i32,
}

impl Passed {
    /// Enters the order in the book.
    pub fn enter(self, book: &mut OrderBook) {
        let seat = self.seat;
        book.orders[seat].push(self.order);
        book.costs[seat].push(self.pc);
        book.reserved_pc[seat] += self.pc;
        book.reserved_meur[seat] += self.meur;
    }
}

/// Checks one more order like [`check`], and vouches for it.
///
/// # Errors
/// The reason the order is refused, with what would make it legal.
pub fn pass(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    means: Means,
    order: &Order,
) -> Result<(Passed, Preview), Refusal> {
    let preview = check(state, seat, draft, means, order)?;
    Ok((Passed { seat, order: *order, pc: preview.pc, meur: preview.meur_now.max(0) }, preview))
}

/// Calls `offer` with every order that is suggested to a seat in the current step, given a draft: with what it would
/// take, or with the reason it is refused.
pub fn suggested(
    state: &State,
    seat: MemberId,
    draft: &[Order],
    means: Means,
    offer: &mut dyn FnMut(Order, Result<Preview, Refusal>),
) {
    for enumerate in ENUMERATE {
        enumerate(state, seat, state.clock.step, &mut |order| {
            if order.kind().step() == state.clock.step {
                offer(order, check(state, seat, draft, means, &order));
            }
        });
    }
}

/// Calls `offer` with every legal order of a seat in the current step, given a draft.
pub fn legal(state: &State, seat: MemberId, draft: &[Order], means: Means, offer: &mut dyn FnMut(Order, Preview)) {
    suggested(state, seat, draft, means, &mut |order, result| {
        if let Ok(preview) = result {
            offer(order, preview);
        }
    });
}

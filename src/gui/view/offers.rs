//! What the list of orders offers: everything a seat might order, in sizes people think in.

use crate::gui::look::orders::Words;
use crate::rules::content::InitiativeEffect;
use crate::rules::initiatives::state::Profile;
use crate::rules::order::Order;
use crate::rules::phase::Step;
use crate::rules::words::{Ballot, BudgetLine, Hardening, Planning, Promise, TariffAnswer, Venue};

/// Everything a seat might order, in sizes people think in.
pub fn candidates(words: Words, offer: &mut dyn FnMut(Order)) {
    match words.obs.step() {
        Step::Propose => propose(words, offer),
        Step::Negotiate => negotiate(words, offer),
        Step::Orders => orders(words, offer),
        Step::Respond | Step::Back | Step::Crisis => reactions(words, offer),
        Step::Report | Step::Over => {}
    }
}

fn propose(words: Words, offer: &mut dyn FnMut(Order)) {
    let rules = words.obs.rules();
    for (initiative, row) in rules.initiatives.pairs() {
        for &venue in &row.venues {
            offer(Order::Propose { initiative, venue, opt_out: true, fallback: true });
            if venue != Venue::Coalition {
                offer(Order::Propose { initiative, venue, opt_out: true, fallback: false });
                offer(Order::Propose { initiative, venue, opt_out: false, fallback: true });
                offer(Order::Propose { initiative, venue, opt_out: false, fallback: false });
            }
        }
    }
    // One area each, and what the rules themselves would put together.
    let (turn, last) = (words.obs.turn(), rules.calendar.turns);
    let half = turn.saturating_add(last.saturating_sub(turn) / 2);
    for area in rules.areas.ids().filter(|area| area.0 < 16) {
        for due in [half, last] {
            offer(Order::ProposeCompact { areas: 1 << area.0, due });
        }
    }
    words.obs.legal(words.obs.given(), words.obs.means(), &mut |order, _| {
        if matches!(order, Order::ProposeCompact { .. }) {
            offer(order);
        }
    });
}

fn negotiate(words: Words, offer: &mut dyn FnMut(Order)) {
    let (obs, rules) = (words.obs, words.obs.rules());
    for motion in obs.motions().ids() {
        for holdout in rules.seat_ids().filter(|&seat| seat != obs.seat() && obs.consent(motion, seat) > 0) {
            for pc in 1..=3 {
                offer(Order::Persuade { motion, holdout, pc });
            }
        }
    }
    let last = rules.calendar.turns;
    let dates: Vec<u8> = [12, 24, 36]
        .iter()
        .filter_map(|months| u8::try_from(rules.pace().turns(*months)).ok())
        .map(|turns| obs.turn().saturating_add(turns).min(last))
        .collect();
    let mut pledge = |promise, about, amount| {
        for &due in &dates {
            offer(Order::MakePledge { promise, about, amount, due, public: true, to: None });
        }
    };
    for rise in [15, 30, 60, 100] {
        pledge(Promise::Spend, 0, obs.core().0 + rise);
    }
    for area in rules.areas.ids() {
        for points in [100, 200, 400] {
            pledge(Promise::Contribute, area.0, points);
        }
        pledge(Promise::Programme, area.0, 0);
    }
    for site in rules.sites.ids() {
        for more in [50, 100] {
            pledge(Promise::Brigade, site.0, obs.forces_at(site).0 + more);
        }
    }
    for motion in obs.motions() {
        if motion.areas == 0 {
            pledge(Promise::Back, motion.initiative.0, 0);
        }
    }
    for (pledge, _) in obs.pledges() {
        offer(Order::CountOn { pledge });
    }
    obs.legal(obs.given(), obs.means(), &mut |order, _| {
        if matches!(order, Order::SwapSlots { .. } | Order::CedeSlot { .. }) {
            offer(order);
        }
    });
}

fn orders(words: Words, offer: &mut dyn FnMut(Order)) {
    let (obs, rules) = (words.obs, words.obs.rules());
    for open in obs.open_injects() {
        let choices = rules.injects.get(open.inject).map_or(0, |row| row.choices.len());
        for choice in 0..u8::try_from(choices).unwrap_or(u8::MAX) {
            offer(Order::Choose { inject: open.inject, choice });
        }
    }
    for motion in obs.motions().ids() {
        for &ballot in Ballot::ALL {
            offer(Order::Vote { motion, ballot });
        }
    }
    let core = obs.core().0;
    // What is asked of everybody comes first: more.
    for by in [5, 10, 15, 20, 30, 40, 60, -10, -20] {
        offer(Order::SetCore { bp: core + by });
    }
    for by in [5, 10, 20, 30, -5, -10] {
        offer(Order::SetResilience { bp: obs.resilience_spending().0 + by });
    }
    for &from in BudgetLine::ALL {
        for &to in BudgetLine::ALL.iter().filter(|&&to| to != from) {
            for permille in [20, 50] {
                offer(Order::ShiftSplit { from, to, permille });
            }
        }
    }
    for order in [Order::ReleaseLegacy, Order::Reclassify, Order::DomesticPackage, Order::ReleaseStocks] {
        offer(order);
    }
    for order in [Order::HostSupport, Order::Embassy, Order::BackChannel] {
        offer(order);
    }
    for (option, row) in rules.options.pairs() {
        for units in (1..=row.units_max).filter(|units| *units <= 4 || units % 4 == 0) {
            offer(Order::Start { option, units });
        }
    }
    for (programme, row) in obs.programmes() {
        if row.has(obs.seat()) {
            for share in [100, 200, 350, 500] {
                offer(Order::SetShare { programme, share });
            }
            for order in [
                Order::Accelerate { programme },
                Order::JumpQueue { programme },
                Order::Leave { programme },
                Order::Cancel { programme },
            ] {
                offer(order);
            }
        } else {
            for share in [100, 150, 250, 400] {
                offer(Order::Join { programme, share });
            }
        }
    }
    for sector in rules.sectors.ids() {
        for meur in [100, 250, 500, 1000, 2000] {
            offer(Order::Surge { sector, meur });
        }
        offer(Order::KeepLine { sector });
    }
    let spare = u16::try_from(obs.spare_forces().0).unwrap_or(0);
    for site in rules.sites.ids() {
        for cb in [25, 50, 100, 150].into_iter().filter(|cb| *cb < spare).chain([spare]) {
            offer(Order::SendBrigade { site, cb });
        }
        offer(Order::WithdrawBrigade { site });
        offer(Order::AirPolicing { site });
        offer(Order::Exercise { site });
    }
    for level in 0..=3 {
        offer(Order::SetRules { level });
    }
    for other in rules.seat_ids().filter(|other| *other != obs.seat()) {
        offer(Order::Reassure { member: other });
        offer(Order::HostBrigade { from: other });
        offer(Order::SideDeal { with: Some(other) });
        for meur in [200, 500, 1000] {
            offer(Order::Lend { to: other, meur });
        }
    }
    offer(Order::SideDeal { with: None });
    for instead in rules.member_ids().filter(|other| *other != obs.seat() && obs.troops_in(*other) > 0) {
        offer(Order::Lobby { instead });
    }
    for grant in [true, false] {
        offer(Order::Bases { grant });
    }
    for &answer in TariffAnswer::ALL {
        offer(Order::AnswerTariff { answer });
    }
    for &assumption in Planning::ALL {
        offer(Order::PlanFor { assumption });
    }
    for partner in rules.partners.ids() {
        offer(Order::Partnership { partner });
    }
    let aid = obs.aid_level(obs.seat()).0;
    for permille in [1250, 1500, 2000, 750, 500, 0] {
        offer(Order::AidLevel { meur: (i64::from(aid) * permille / 1000).try_into().unwrap_or(aid) });
    }
    for meur in [200, 500, 1000, 2000] {
        offer(Order::GiveKit { meur });
        offer(Order::Purl { meur });
    }
    for cb in [50, 100, 200] {
        offer(Order::CoalitionTroops { cb });
    }
    for cp in [100, 200, 400] {
        offer(Order::CoalitionSupport { cp });
    }
    offer(Order::CoalitionHome);
    // Where no motion could allow profiles, nobody is told about them.
    let special = |effect: &InitiativeEffect| matches!(effect, InitiativeEffect::Specialise(..));
    if rules.initiatives.iter().any(|initiative| initiative.effects.iter().any(special)) {
        let areas = rules.areas.ids().map(|area| Some(Profile::Area(area)));
        areas.chain([Some(Profile::Workshop), None]).for_each(|profile| offer(Order::Specialise { profile }));
    }
    for &what in Hardening::ALL {
        offer(Order::Harden { what });
    }
}

/// The choices of a reaction are few, and the rules list all of them.
fn reactions(words: Words, offer: &mut dyn FnMut(Order)) {
    use crate::rules::words::{Act, Backing};
    let (obs, rules) = (words.obs, words.obs.rules());
    let incidents = u8::try_from(obs.incidents().len()).unwrap_or(u8::MAX);
    match obs.step() {
        Step::Respond => {
            for incident in 0..incidents {
                for response in rules.responses.ids() {
                    for article4 in [false, true] {
                        offer(Order::Respond { incident, response, article4 });
                    }
                }
            }
        }
        Step::Back => {
            for incident in 0..incidents {
                for &backing in Backing::ALL {
                    offer(Order::Back { incident, backing });
                }
            }
        }
        _ => {
            for &act in Act::ALL {
                offer(Order::ActInTest { act, nuclear: false });
                offer(Order::ActInTest { act, nuclear: true });
            }
        }
    }
}

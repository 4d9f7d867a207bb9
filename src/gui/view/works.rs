//! Programmes as a seat sees them, with the chance that they come late.

use super::Programme;
use crate::core::ids::{MemberId, ProgrammeId};
use crate::rules::order::{Hindrance, Order, Refusal};
use crate::rules::procurement::rules::{Strain, extra_partners, hazard};
use crate::rules::procurement::state::Stage;
use crate::sim::Observation;

/// The share that is asked about when a programme is said to be open, permille.
const LEAST_SHARE: u16 = 100;

/// Whether a seat could not join a programme whatever it had left: it is full, or its maker does not sell to it.
fn barred(obs: Observation, programme: ProgrammeId) -> bool {
    let join = Order::Join { programme, share: LEAST_SHARE };
    let refusal = obs.check(obs.given(), obs.means(), &join).err();
    matches!(refusal, Some(Refusal::NotNow(Hindrance::NotOffered | Hindrance::ProgrammeFull)))
}

/// The programmes, own ones first, then those that others may join, then the rest by price.
pub fn programmes(obs: Observation) -> Vec<Programme> {
    let rules = obs.rules();
    let mut all: Vec<Programme> = obs
        .programmes()
        .filter_map(|(id, row)| {
            let option = rules.options.get(row.option())?;
            let kind = rules.kinds.get(option.kind)?;
            let partners: Vec<(MemberId, i32)> = row.shareholders().collect();
            let strain = strain(obs, &partners, row.lead());
            let chance = hazard(&rules.params.procurement, kind, strain);
            Some(Programme {
                id,
                kind: option.kind,
                trust: strain.trust,
                name: option.name.clone(),
                lead: row.lead(),
                own: row.has(obs.seat()),
                // Of its own a seat calls open what waits for partners: a lease is signed without any.
                open: row.stage() == Stage::Decide
                    && kind.joint
                    && if row.has(obs.seat()) { kind.partners_min > 1 } else { !barred(obs, id) },
                units: row.units(),
                stage: row.stage(),
                lots: (row.lots(), crate::rules::procurement::rules::lots(kind, option)),
                slips: row.slips(),
                money: (row.price().0, row.paid().0),
                first: row.planned_first(),
                planned: row.planned_end(),
                fan: fan(obs, row, option, chance),
                hazard: chance,
                sector: option.sector,
                load: obs.load(option.sector),
                expires: row.expires(),
                partners,
            })
        })
        .filter(|row| !matches!(row.stage, Stage::Done | Stage::Ended))
        .collect();
    all.sort_by_key(|row| (!row.own, !row.open, -row.money.0));
    all
}

/// What strains a programme, with trust as this seat estimates it and frailty taken as even.
fn strain(obs: Observation, partners: &[(MemberId, i32)], lead: MemberId) -> Strain {
    let (mut sum, mut pairs) = (0, 0);
    for (nth, (a, _)) in partners.iter().enumerate() {
        for (b, _) in &partners[nth + 1..] {
            sum += i32::midpoint(obs.trust(*a, *b).value, obs.trust(*b, *a).value);
            pairs += 1;
        }
    }
    let count = i32::try_from(partners.len()).unwrap_or(1);
    Strain {
        frailty: 1000,
        partners: count - extra_partners(obs.rules(), lead),
        trust: (pairs > 0).then(|| sum / pairs),
        sceptic: false,
        joint_cut: 0,
    }
}

/// When a programme will be in full use: early, middle and late in turns, as slips at this chance would have it.
fn fan(
    obs: Observation,
    row: crate::sim::observe::ProgrammeView,
    option: &crate::rules::content::CatalogueOption,
    chance: i32,
) -> (f32, f32, f32) {
    let months = obs.rules().pace().months as f32;
    let progress = row.progress() as f32 / 1000.0;
    let (decide, build, train) = (
        option.decide_months as f32 / months,
        option.build_months as f32 / months,
        option.train_months as f32 / months,
    );
    let left = match row.stage() {
        Stage::Decide => decide * (1.0 - progress) + build + train,
        Stage::Build => build * (1.0 - progress) + train,
        Stage::Train => train * (1.0 - progress),
        Stage::Done | Stage::Ended => 0.0,
    };
    let p = (chance as f32 / 1000.0).clamp(0.0, 0.9);
    // Each turn of work is lost with this chance: the number of turns lost follows the negative binomial.
    let slips = build.min(left) * p / (1.0 - p);
    let spread = (build.min(left) * p).max(0.0).sqrt() / (1.0 - p);
    let now = f32::from(obs.turn());
    let middle = now + left + slips;
    ((middle - 1.28 * spread).max(now + left), middle, middle + 1.28 * spread)
}

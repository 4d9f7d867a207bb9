//! Deterrence at a site and the chance of a test, as plain arithmetic.

use super::Params;
use super::state::SiteDeterrence;
use crate::core::{Cb, Cp, Score};
use crate::rules::phase::Pace;
use crate::rules::words::{Act, Intent, Leadership};

/// Purpose of the draw of Moscow's misreading (stream `Perception`).
pub const MISREADING: u32 = 1;
/// Purpose of the draw whether a test comes (stream `Test`).
pub const TEST: u32 = 1;
/// First purpose of the dice of the rounds (stream `Test`).
pub const DIE: u32 = 10;

/// What deterrence at a site is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ingredients {
    /// The host's own forces, with those that initiatives put here.
    pub host: Cb,
    /// Allied forces in place.
    pub forward: Cb,
    /// Points of heavy land forces.
    pub land: Cp,
    /// Lift cover, permille.
    pub lift: i32,
    /// Hours to decide.
    pub hours: i32,
    /// Force Russia could turn here.
    pub attack: Cb,
    /// Air defence cover as believed, permille.
    pub shield: i32,
    /// Strike cover as believed, permille.
    pub strike: i32,
    /// Nuclear punishment, points.
    pub nuclear: i32,
    /// The host's record of responses.
    pub resolve: i32,
    /// Cohesion.
    pub cohesion: i32,
    /// American commitment as believed.
    pub commitment: i32,
    /// Whether an American unit stands here.
    pub american_unit: bool,
}

/// The first value of `table` whose limit is not passed, else `beyond`.
pub fn up_to(table: &[(i32, i32)], value: i32, beyond: i32) -> i32 {
    table.iter().find(|(limit, _)| value <= *limit).map_or(beyond, |(_, found)| *found)
}

/// Hours to decide: `96 × (1000 − cohesion)/500 × leadership × rules`, the last two in permille.
pub fn hours(params: &Params, cohesion: i32, leadership: i32, common_rules: i32) -> i32 {
    params.hours * (1000 - cohesion) / 500 * leadership / 1000 * common_rules / 1000
}

/// What a lead does to the hours, permille.
pub fn leadership(params: &Params, lead: Leadership, commitment: i32) -> i32 {
    match lead {
        Leadership::Washington if commitment >= params.washington_leads_from => params.hours_washington.0,
        Leadership::Washington => params.hours_washington.1,
        Leadership::Directoire => params.hours_others.0,
        Leadership::Rotating => params.hours_others.1,
        Leadership::Nobody => params.hours_others.2,
    }
}

/// Defending force that counts: host + forward + land points × brigades a point × lift × 6% × speed.
pub fn defence(params: &Params, at: &Ingredients) -> Cb {
    let speed = up_to(&params.speed, at.hours, params.speed_slow);
    let land = i64::from(at.land.0) * i64::from(params.brigades_per_point.0) / 100;
    let reach = i64::from(params.reinforcement) * i64::from(at.lift) * i64::from(speed);
    at.host + at.forward + Cb::wide(land * reach / 1_000_000_000)
}

/// Denial, 0..1000: the curve of defenders for 1000 attackers, times air defence.
pub fn denial(params: &Params, defence: Cb, attack: Cb, shield: i32) -> i32 {
    let ratio = if attack <= Cb::ZERO { i32::MAX } else { defence.share_of(attack) };
    params.denial.at(ratio) * (params.shield.0 + params.shield.1 * shield / 1000) / 1000
}

/// Deterrence at a site, with its parts.
pub fn assess(params: &Params, at: &Ingredients) -> SiteDeterrence {
    let defence = defence(params, at);
    let punishment = (params.punishment_strike * at.strike / 1000 + at.nuclear).clamp(0, 1000);
    let unit = if at.american_unit { params.american.1 } else { 0 };
    let american = at.commitment * (params.american.0 + unit) / 1000;
    let part = |value: i32, weight: i32| i16::try_from(value * weight / 1000).unwrap_or(0);
    let mut all = SiteDeterrence {
        value: Score::MIN,
        denial: part(denial(params, defence, at.attack, at.shield), params.weight_denial),
        punishment: part(punishment, params.weight_punishment),
        resolve: part(at.resolve, params.weight_resolve),
        cohesion: part(at.cohesion, params.weight_cohesion),
        american: part(american, params.weight_american),
        defence,
        attack: at.attack,
    };
    all.value = Score::new(i32::from(all.denial + all.punishment + all.resolve + all.cohesion + all.american));
    all
}

/// What makes a test more or less likely besides deterrence as seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Temptation {
    /// What Moscow wants.
    pub intent: Intent,
    /// Whether a crisis elsewhere holds Washington's eye.
    pub distracted: bool,
    /// Force Russia could turn to the weakest site.
    pub force: Cb,
    /// Factor of escalation, permille.
    pub escalation: i32,
}

/// Chance of a test this turn, permille.
pub fn chance(params: &Params, pace: Pace, seen: i32, at: Temptation) -> i32 {
    let intent = match at.intent {
        Intent::Defensive => params.chance_intent.0,
        Intent::Opportunist => params.chance_intent.1,
        Intent::Revisionist => params.chance_intent.2,
    };
    let (quarter, half, year) = params.chance_by_length;
    let small = if at.force < params.chance_small_force.0 { params.chance_small_force.1 } else { 1000 };
    let distracted = if at.distracted { params.chance_distracted } else { 1000 };
    // In thousandths of a permille, so that several small factors do not truncate a real chance to nothing.
    let factors = [intent, distracted, small, at.escalation, pace.pick([quarter, half, year])];
    let fine = factors.iter().fold(i64::from(params.chance.at(seen)) * 1000, |c, &f| c * i64::from(f) / 1000);
    i32::try_from(fine / 1000).unwrap_or(1000).clamp(0, 1000)
}

/// Washington's act in a test.
pub fn washington(params: &Params, commitment: i32) -> Act {
    let (fights, sends, supports) = params.washington;
    match commitment {
        c if c >= fights => Act::Fight,
        c if c >= sends => Act::Send,
        c if c >= supports => Act::Support,
        _ => Act::Statement,
    }
}

/// The row of a table by act; 0 where a scenario left it out.
pub fn by_act(table: &[i32], act: Act) -> i32 {
    table.get(act as usize).copied().unwrap_or(0)
}

/// How far a round moves control before the die: `300 × (defence − attack)/(defence + attack)` and a bonus.
pub fn drift(params: &Params, defence: Cb, attack: Cb, bonus: i32) -> i32 {
    let sum = (defence + attack).0.max(1);
    (defence - attack).scale(params.swing, sum).0 + bonus
}

/// The attack after air defence and, in the last round, after deep strike.
pub fn blunted(params: &Params, attack: Cb, shield: i32, strike: i32) -> Cb {
    let flown = attack.permille(1000 - params.shield_stops * shield.clamp(0, 1000) / 1000);
    flown.permille(1000 - params.strike_stops * strike.clamp(0, 1000) / 1000)
}

/// The result at a level of control: 2 repelled, 1 contested, 0 fait accompli.
pub fn result(params: &Params, control: i32) -> u8 {
    let (repelled, contested) = params.results;
    u8::from(control >= contested) + u8::from(control >= repelled)
}

/// Exact odds of repelled, contested and lost in permille over all throws of three dice, for the sum of what the rounds
/// move control by before the dice.
pub fn odds(params: &Params, drifts: i32) -> [i16; 3] {
    let mut counts = [0i32; 3];
    for a in &params.die {
        for b in &params.die {
            for c in &params.die {
                let control = params.control_start + drifts + a + b + c;
                counts[usize::from(2 - result(params, control))] += 1;
            }
        }
    }
    let all = counts.iter().sum::<i32>().max(1);
    // Rounded, and the last takes the rest, so that the three add up.
    let rounded = |count: i32| i16::try_from((count * 2000 + all) / (2 * all)).unwrap_or(0);
    let (won, held) = (rounded(counts[0]), rounded(counts[1]));
    [won, held, (1000 - won - held).max(0)]
}

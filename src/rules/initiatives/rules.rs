//! The rules of motions as plain functions.

use super::params::Params;
use super::state::{Initiatives, Motion};
use crate::core::ids::{InitiativeId, MemberId, Members};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::content::{Initiative, InitiativeEffect, Member, Power, Stance, TagWeight};
use crate::rules::politics::state::Politics;
use crate::rules::ruleset::Ruleset;
use crate::rules::words::{Government, Tag, Venue};

/// What a government stands for on one axis, −5..5.
pub fn on(stance: Stance, tag: Tag) -> i32 {
    match tag {
        Tag::Spend => stance.spend,
        Tag::Autonomy => stance.autonomy,
        Tag::Transatlantic => stance.transatlantic,
        Tag::Risk => stance.risk,
        Tag::Ukraine => stance.ukraine,
        Tag::EuVenue => stance.eu_venue,
    }
}

/// How a government likes what an initiative is about: sum of stance × weight, −50..50.
pub fn agreement(stance: Stance, tags: &[TagWeight]) -> i32 {
    tags.iter().map(|row| on(stance, row.tag) * row.weight).sum()
}

/// The weight of the transatlantic bond in an initiative.
pub fn transatlantic(initiative: &Initiative) -> i32 {
    initiative.tags.iter().filter(|row| row.tag == Tag::Transatlantic).map(|row| row.weight).sum()
}

/// A capital's stance towards a motion: agreement, trust in the sponsors, and Washington's word where it takes sides.
///
/// `sponsors` is the mean trust in them (500 where there is none but oneself), `washington` trust in Washington.
pub fn stance(numbers: &Params, agreement: i32, sponsors: i32, transatlantic: i32, washington: i32) -> i32 {
    let sway = match transatlantic {
        weight if weight >= numbers.washington_weight => washington / numbers.washington_divisor,
        weight if weight <= -numbers.washington_weight => -washington / numbers.washington_divisor,
        _ => 0,
    };
    numbers.stance_per_tag * agreement + (sponsors - 500) / numbers.sponsor_divisor + sway
}

/// Political capital that consent costs at a stance.
pub fn consent_price(numbers: &Params, stance: i32, sceptic: bool, discount: i32) -> i32 {
    let price = match stance {
        free if free >= numbers.consent_free => 0,
        one if one >= numbers.consent_one => 1,
        two if two >= numbers.consent_two => 2,
        _ => 3,
    };
    let price = if sceptic { price + numbers.sceptic_pc } else { price };
    (price - discount).max(0)
}

/// Stance and price of consent of a capital for a motion, from the state of the alliance.
pub fn consent(
    rules: &Ruleset,
    alliance: &AllianceTrust,
    politics: &Politics,
    own: &Initiatives,
    turn: u8,
    motion: &Motion,
    member: MemberId,
) -> (i32, i32) {
    let numbers = &rules.params.initiatives;
    let initiative = &rules.initiatives[motion.initiative];
    let (mut sum, mut others) = (0, 0);
    for sponsor in motion.sponsors.iter().filter(|&sponsor| sponsor != member) {
        sum += alliance.of(member, sponsor);
        others += 1;
    }
    let sponsors = if others == 0 { 500 } else { sum / others };
    let stance = stance(
        numbers,
        rules.facts.liking(motion.initiative, member),
        sponsors,
        transatlantic(initiative),
        alliance.in_washington[member].get(),
    );
    let discount = if motion.venue == Venue::Coalition { 0 } else { consent_discount(rules, own, turn) };
    (stance, consent_price(numbers, stance, politics.government[member] == Government::Sceptic, discount))
}

/// By how much consensus has become cheaper, political capital.
pub fn consent_discount(rules: &Ruleset, own: &Initiatives, turn: u8) -> i32 {
    let in_force = rules.facts.discounts.iter().filter(|&&id| own.effect(id, turn) > 0);
    let discount = in_force.flat_map(|&id| &rules.initiatives[id].effects).map(|effect| match effect {
        InitiativeEffect::ConsentDiscount(pc) => *pc,
        _ => 0,
    });
    discount.max().unwrap_or(0)
}

/// What is left of losses from opting out and breaking silence, permille.
pub fn refusal_loss(rules: &Ruleset, own: &Initiatives, turn: u8) -> i32 {
    own.active(rules, turn).fold(1000, |loss, (effect, _, _)| match effect {
        InitiativeEffect::OptOutLoss(permille) => loss * permille / 1000,
        _ => loss,
    })
}

/// Weight that capitals which break silence need to block a motion, permille; 0 where one is enough.
pub fn blocking_weight(rules: &Ruleset, own: &Initiatives, turn: u8) -> i32 {
    let needed = own.active(rules, turn).map(|(effect, _, _)| match effect {
        InitiativeEffect::BlockingWeight(weight) => weight,
        _ => 0,
    });
    needed.max().unwrap_or(0)
}

/// What a clause on solidarity in force says: the threat and the weight it asks for, the resolve it gives, its effect.
pub fn solidarity_clause(rules: &Ruleset, own: &Initiatives, turn: u8) -> Option<(i32, i32, i32, i32)> {
    own.active(rules, turn).find_map(|(effect, permille, _)| match effect {
        InitiativeEffect::SolidarityWhen(threat, share, resolve) => Some((threat, share, resolve, permille)),
        _ => None,
    })
}

/// Weight of the seats that perceive at least this threat, permille.
pub fn threatened(rules: &Ruleset, politics: &Politics, threat: i32) -> i32 {
    let feels = |seat: &MemberId| politics.threat[*seat].get() >= threat;
    rules.seat_ids().filter(feels).map(|seat| rules.weight[seat]).sum()
}

/// Weight of the seats under sceptic governments, permille.
pub fn sceptics(rules: &Ruleset, politics: &Politics) -> i32 {
    let sceptic = |seat: &MemberId| politics.government[*seat] == Government::Sceptic;
    rules.seat_ids().filter(sceptic).map(|seat| rules.weight[seat]).sum()
}

/// A loss of trust after `earlier` vetoes of the same capital, with what is left of it in permille.
pub fn veto_loss(numbers: &Params, loss: i32, earlier: u8, left: i32) -> i32 {
    loss * (1000 + numbers.veto_again * i32::from(earlier)) / 1000 * left / 1000
}

/// Trust that carrying so much of a holdout's cost spends.
pub fn persuasion(numbers: &Params, persuader: &Member, pc: i32) -> i32 {
    let half = persuader.powers.contains(&Power::PersuadeHalf);
    pc * if half { numbers.persuade_trust_half } else { numbers.persuade_trust }
}

/// Price of putting a motion on the table, the sponsor's own consent left out.
pub fn propose_price(numbers: &Params, seat: &Member, initiative: &Initiative, venue: Venue, compact: bool) -> i32 {
    if compact {
        return numbers.compact_pc;
    }
    let nuclear = initiative.effects.iter().any(|effect| matches!(effect, InitiativeEffect::Punishment(_)));
    if nuclear && seat.powers.contains(&Power::NuclearDialogue) {
        return 0;
    }
    let cheaper = venue == Venue::Eu && seat.powers.contains(&Power::EuVenueDiscount);
    numbers.propose_pc - i32::from(cheaper)
}

/// Whether a capital has a vote in a venue.
pub fn votes(rules: &Ruleset, venue: Venue, member: MemberId) -> bool {
    venue != Venue::Eu || rules.members[member].eu
}

/// Whether what an initiative does happens in each capital for itself, so that a coalition needs no weight.
pub fn each_for_itself(initiative: &Initiative) -> bool {
    initiative.coalition_weight == 0
}

/// Whether two initiatives exclude each other.
pub fn rivals(rules: &Ruleset, a: InitiativeId, b: InitiativeId) -> bool {
    a != b && rules.initiatives[a].group.is_some() && rules.initiatives[a].group == rules.initiatives[b].group
}

/// The transition compact among the initiatives.
pub fn compact(rules: &Ruleset) -> Option<InitiativeId> {
    rules.facts.compact
}

/// Whether an initiative goes against nothing that a capital stands for: among strangers, consent would cost it nothing.
pub fn likes(rules: &Ruleset, initiative: InitiativeId, member: MemberId) -> bool {
    let numbers = &rules.params.initiatives;
    numbers.stance_per_tag * rules.facts.liking(initiative, member) >= numbers.consent_free
}

/// Who is in, once the seats are: caucus members follow their seat while they trust it, and else decide by stance.
pub fn with_caucus(rules: &Ruleset, alliance: &AllianceTrust, motion: &Motion, seats: Members) -> Members {
    let numbers = &rules.params.initiatives;
    let mut all = seats;
    for member in rules.member_ids().filter(|&member| !rules.is_seat(member)) {
        let follows = rules.members[member]
            .caucus
            .filter(|&seat| alliance.of(member, seat) >= numbers.caucus_trust && votes(rules, motion.venue, seat));
        let joins = match follows {
            Some(seat) => seats.has(seat),
            // Alone it vetoes nothing: it goes along where it may not opt out.
            None => likes(rules, motion.initiative, member) || !(motion.opt_out || motion.venue == Venue::Coalition),
        };
        if joins && votes(rules, motion.venue, member) {
            all.insert(member);
        }
    }
    all
}

/// Weight of a set of members, permille of GDP: each seat with its caucus, less or more those who went another way.
pub fn weight(rules: &Ruleset, members: Members) -> i32 {
    let seats: i32 = rules.seat_ids().filter(|&seat| members.has(seat)).map(|seat| rules.weight[seat]).sum();
    let apart = rules.member_ids().filter(|&member| !rules.is_seat(member));
    let moved: i32 = apart
        .map(|member| match rules.members[member].caucus {
            Some(seat) if members.has(seat) && !members.has(member) => -rules.facts.own_weight[member],
            Some(seat) if !members.has(seat) && members.has(member) => rules.facts.own_weight[member],
            _ => 0,
        })
        .sum();
    (seats + moved).clamp(0, 1000)
}

/// Weight of those who could have been in and are not, permille of GDP.
pub fn missing(rules: &Ruleset, motion: &Motion, members: Members) -> i32 {
    let could = |member: MemberId| votes(rules, motion.venue, member);
    let all: Members = rules.member_ids().filter(|&member| could(member)).collect();
    (weight(rules, all) - weight(rules, members)).max(0)
}

/// Effect of an initiative, permille: what is missing from full weight, or the part a coalition of a weight can do.
pub fn effect(numbers: &Params, initiative: &Initiative, venue: Venue, weight: i32, missing: i32) -> i32 {
    match venue {
        _ if each_for_itself(initiative) => 1000,
        Venue::Coalition => numbers.coalition_effect * weight / 1000,
        Venue::Nato | Venue::Eu => (1000 - missing).max(0),
    }
}

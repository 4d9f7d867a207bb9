//! What it costs a capital to consent to a motion, as this seat can work it out.

use super::Observation;
use crate::core::ids::{InitiativeId, MemberId, Members, MotionId};
use crate::rules::content::{Initiative, Stance};
use crate::rules::words::{Government, Tag};

impl Observation<'_> {
    /// Where a capital stands on an initiative put by these sponsors, points: 0 indifferent, −1000 deadly opposed.
    ///
    /// Exact where it is this seat's own stance; for others the trust in it is estimated (error 30).
    pub fn stance_on(&self, member: MemberId, initiative: InitiativeId, sponsors: Members) -> i32 {
        let liking = 20 * self.state.rules.facts.liking(initiative, member);
        let (mut sum, mut count) = (0, 0);
        for sponsor in sponsors.iter().filter(|&sponsor| sponsor != member) {
            sum += self.trust(member, sponsor).value;
            count += 1;
        }
        if count == 0 { liking } else { liking + (sum / count - 500) / 2 }
    }
    /// What consent to a motion would cost a capital, political capital, before anybody carries a part of it.
    ///
    /// Exact for this seat; for others as good as the estimate of trust, and what Washington whispers is not heard.
    pub fn consent(&self, motion: MotionId, member: MemberId) -> i32 {
        let Some(motion) = self.motions().get(motion) else { return 0 };
        if member == self.seat() {
            return crate::rules::initiatives::consent(&self.state, motion, member).1;
        }
        if motion.sponsors.has(member) {
            return 0;
        }
        let stance = self.stance_on(member, motion.initiative, motion.sponsors);
        let sceptic = i32::from(self.government_of(member) == Government::Sceptic);
        consent_cost(stance) + sceptic
    }
}

/// The political capital of consent at a stance. MECHANISMS §3.
fn consent_cost(stance: i32) -> i32 {
    match stance {
        -100.. => 0,
        -350.. => 1,
        -600.. => 2,
        _ => 3,
    }
}

/// The sum of stance × weight over an initiative's tags.
pub fn liking(stance: &Stance, initiative: &Initiative) -> i32 {
    initiative.tags.iter().map(|tag| on(stance, tag.tag) * tag.weight).sum()
}

/// A stance on one axis.
pub fn on(stance: &Stance, tag: Tag) -> i32 {
    match tag {
        Tag::Spend => stance.spend,
        Tag::Autonomy => stance.autonomy,
        Tag::Transatlantic => stance.transatlantic,
        Tag::Risk => stance.risk,
        Tag::Ukraine => stance.ukraine,
        Tag::EuVenue => stance.eu_venue,
    }
}

#[cfg(test)]
mod tests {
    use super::consent_cost;

    #[test]
    fn consent_costs_more_the_further_from_ones_stance() {
        assert_eq!([0, -100, -101, -350, -351, -600, -601].map(consent_cost), [0, 0, 1, 1, 2, 2, 3]);
    }
}

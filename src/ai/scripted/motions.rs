//! What a profile thinks of the initiatives in a seat: worked out once, when the player is made.

use super::weigh;
use crate::ai::Profile;
use crate::core::ids::MemberId;
use crate::rules::content::{Initiative, Stance};
use crate::rules::ruleset::Ruleset;
use crate::rules::words::Venue;
use crate::sim::observe::liking;

/// An initiative as this player sees it, before the situation.
#[derive(Clone, Debug)]
pub struct MotionTaste {
    /// How much it likes it, points.
    pub want: i32,
    /// How much its profile likes it, the capital's own stance left out, points.
    pub leaning: i32,
    /// How much it would like to be the one to propose it, points beside `want`; none where it cannot be proposed.
    pub front: Option<i32>,
    /// Where it would put it.
    pub venue: Venue,
    /// The weight of those who would not like it there, permille.
    pub against: i32,
    /// Whether it would allow capitals to opt out.
    pub opt_out: bool,
    /// Whether it would fall back on a coalition.
    pub fallback: bool,
}

impl MotionTaste {
    /// What a profile thinks of an initiative in a seat.
    pub fn of(rules: &Ruleset, profile: &Profile, stance: &Stance, seat: MemberId, row: &Initiative) -> Self {
        let talk = &profile.talk;
        let (venue, against) = venue(rules, profile, stance, seat, row);
        let front = i32::from(row.front_line && rules.front_line(seat)) * 120;
        Self {
            want: 6 * liking(stance, row),
            leaning: 20 * liking(&profile.stance, row),
            front: (!row.venues.is_empty()).then_some(weigh(front, talk.propose)),
            venue,
            against,
            opt_out: !row.whole && (against > 150 || talk.consensus > 1200 && against > 50),
            fallback: !row.whole && venue != Venue::Coalition && talk.consensus < 1500,
        }
    }
}

/// Where to put a motion, and the weight of those who would not like it there, permille.
fn venue(rules: &Ruleset, profile: &Profile, stance: &Stance, me: MemberId, row: &Initiative) -> (Venue, i32) {
    let against: i32 = rules
        .seat_ids()
        .filter(|&seat| seat != me && 20 * liking(&rules.members[seat].stance, row) < -350)
        .map(|seat| rules.weight[seat])
        .sum();
    let eu = rules.members[me].eu && stance.eu_venue >= 3;
    let order = if against > profile.talk.consensus / 3 {
        [Venue::Coalition, Venue::Eu, Venue::Nato]
    } else if eu {
        [Venue::Eu, Venue::Nato, Venue::Coalition]
    } else {
        [Venue::Nato, Venue::Coalition, Venue::Eu]
    };
    let venue = order.into_iter().find(|venue| row.venues.contains(venue)).unwrap_or(Venue::Nato);
    (venue, if venue == Venue::Coalition { 0 } else { against })
}

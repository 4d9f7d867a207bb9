//! The life of an incident: cleared when a turn begins, adjudicated in Response, forgotten slowly at Close.

use bevy_ecs::prelude::{Res, ResMut};

use super::rules::{
    self, BLAME, CASUALTIES, Circumstances, DEBRIS, Field, HARM_CASUALTIES, HARM_DEBRIS, HARM_WRONG, Verdict,
};
use super::state::{Incident, Incursions};
use crate::core::dice::{Roll, Stream};
use crate::core::ids::{MemberId, ResponseId};
use crate::rules::alliance::state::AllianceTrust;
use crate::rules::book::OrderBook;
use crate::rules::clock::Clock;
use crate::rules::content::{Blame, Response};
use crate::rules::effect::{Effect, Effects};
use crate::rules::event::{EntryId, Event, Log};
use crate::rules::initiatives::state::Initiatives;
use crate::rules::moscow::state::Moscow;
use crate::rules::order::Order;
use crate::rules::posture::state::Posture;
use crate::rules::ruleset::{Rules, Ruleset};
use crate::rules::treasury::state::Treasury;
use crate::rules::words::{Backing, Meter};

/// A new turn has no incidents yet.
pub fn clear(mut incursions: ResMut<Incursions>) {
    incursions.incidents.clear();
}

/// Everything an adjudication reads.
struct Bench<'a> {
    rules: &'a Ruleset,
    book: &'a OrderBook,
    alliance: &'a AllianceTrust,
    treasury: &'a Treasury,
    initiatives: &'a Initiatives,
    field: Field<'a>,
    roll: Roll,
    /// Whether escalation is so high that any shot opens an exchange of fire.
    hair_trigger: bool,
}

/// Adjudicates the incidents of this turn, one by one.
pub fn adjudicate(
    rules: Res<Rules>,
    clock: Res<Clock>,
    book: Res<OrderBook>,
    allies: (Res<AllianceTrust>, Res<Treasury>, Res<Initiatives>, Res<Posture>, Res<Moscow>),
    mut incursions: ResMut<Incursions>,
    mut log: ResMut<Log>,
    mut effects: ResMut<Effects>,
) {
    let (alliance, treasury, initiatives, posture, moscow) =
        (&*allies.0, &*allies.1, &*allies.2, &*allies.3, &allies.4);
    let bench = Bench {
        rules: &rules,
        book: &book,
        alliance,
        treasury,
        initiatives,
        field: Field { rules: &rules, posture, initiatives, turn: clock.turn },
        roll: clock.dice().stream(Stream::Incident),
        hair_trigger: moscow.escalation.get() >= rules.params.moscow.exchange,
    };
    for nth in 0..incursions.incidents.len() {
        bench.hear(u8::try_from(nth).unwrap_or(u8::MAX), &mut incursions, &mut log, &mut effects);
    }
}

impl Bench<'_> {
    /// Adjudicates one incident from the orders on it to everything that follows.
    fn hear(&self, nth: u8, own: &mut Incursions, log: &mut Log, effects: &mut Effects) {
        let mut incident = own.incidents[usize::from(nth)];
        let (answer, article4, parent) = self.answer(nth, &incident, log);
        let response = &self.rules.responses[answer];
        incident.response = Some(answer);
        incident.article4 = article4;
        let responded =
            log.after(parent, Event::Responded { nth, member: incident.target, response: answer, article4 });
        let chosen = self.count_stands(nth, &mut incident, responded, log);

        let roll = |purpose| self.roll.permille(self.rules.keys[incident.target], purpose + u32::from(nth));
        let doubt = match self.rules.incursions[incident.kind].blame {
            Blame::Clear => 0,
            Blame::Doubtful(permille) => permille,
        };
        let wrong = roll(BLAME) < doubt;
        let weight = |member: MemberId| i64::from(self.treasury.gdp[member].0);
        let share = |set| rules::share(set, incident.target, self.rules.members.len(), weight);
        let at = Circumstances {
            backed: share(incident.backers),
            dissent: share(incident.dissenters),
            common_rules: rules::common_rules(self.rules, self.initiatives, self.field.turn, incident.target),
            article4,
            last: i32::from(own.last_score[incident.target]),
            wrong,
        };
        let verdict = rules::judge(&self.rules.params.incursions, response, at);
        incident.backed = cut(at.backed);
        incident.score = cut(verdict.score);
        incident.cost = cut(verdict.cost);
        let judged = log.after(responded, Event::Adjudicated { nth, backed: incident.backed, score: incident.score });

        let mut flags = if wrong { HARM_WRONG } else { 0 };
        let worst = self.rules.incursions[incident.kind].casualties_permille * i32::from(incident.severity) / 5;
        if roll(CASUALTIES) < worst {
            flags |= HARM_CASUALTIES;
        }
        if rules::shoots(response) && roll(DEBRIS) < self.rules.params.incursions.debris.0 {
            flags |= HARM_DEBRIS;
        }
        if rules::shoots(response) && self.hair_trigger {
            self.exchange_fire(&mut incident, own, judged, effects);
        }
        if flags != 0 {
            log.after(judged, Event::Harm { nth, flags });
        }
        own.last_score[incident.target] = cut(verdict.plain);
        own.backed[incident.target] += u16::from(verdict.backed);
        own.incidents[usize::from(nth)] = incident;
        own.move_resolve(incident.target, self.towards(own, incident.target, verdict.score), judged, log);
        self.at_home(&incident, verdict, flags, judged, effects);
        self.abroad(&incident, response, &chosen, judged, effects);
    }

    /// How far the record moves towards a score.
    fn towards(&self, own: &Incursions, target: MemberId, score: i32) -> i32 {
        (score - own.resolve[target].get()) * self.rules.params.incursions.resolve_learning / 1000
    }

    /// The response ordered, or that by default, with the entry it follows from.
    fn answer(&self, nth: u8, incident: &Incident, log: &Log) -> (ResponseId, bool, EntryId) {
        for (seat, place, order) in self.book.all() {
            if let Order::Respond { incident, response, article4 } = order
                && incident == nth
            {
                let given = log.order(seat, place);
                let parent = if given == EntryId::NONE { self.entry_of(incident, log) } else { given };
                return (response, article4, parent);
            }
        }
        (self.field.by_default(incident.target, incident.kind), false, incident.entry)
    }

    fn entry_of(&self, nth: u8, log: &Log) -> EntryId {
        log.find(|event| matches!(event, Event::Incident { nth: other, .. } if *other == nth))
    }

    /// Reads the stands of the seats, writes them down, and fills in who backs and who dissents.
    fn count_stands(&self, nth: u8, incident: &mut Incident, cause: EntryId, log: &mut Log) -> [Backing; 64] {
        let mut chosen = [Backing::Silent; 64];
        for (seat, _, order) in self.book.all() {
            if let Order::Back { incident, backing } = order
                && incident == nth
            {
                chosen[usize::from(seat.0) % 64] = backing;
            }
        }
        (incident.backers, incident.dissenters) = rules::stands(self.rules, self.alliance, incident, &chosen);
        for seat in self.rules.seat_ids().filter(|&seat| seat != incident.target) {
            let backing = stand_of(incident, seat);
            chosen[usize::from(seat.0) % 64] = backing;
            log.after(cause, Event::Backed { nth, member: seat, backing });
        }
        chosen
    }

    /// A shot on a hair trigger opens an exchange of fire.
    fn exchange_fire(&self, incident: &mut Incident, own: &mut Incursions, cause: EntryId, effects: &mut Effects) {
        let (severity, by) = self.rules.params.incursions.exchange;
        let severity = u8::try_from(severity).unwrap_or(5).max(incident.severity);
        own.suffered[incident.target] += u16::from(severity - incident.severity);
        own.grave += u16::from(incident.severity < 5 && severity >= 5);
        incident.severity = severity;
        effects.push(Effect::Shift { meter: Meter::Escalation, by }, cause);
    }

    /// Support and threat perception of the target, and what its neighbours feel.
    fn at_home(&self, incident: &Incident, verdict: Verdict, flags: u8, cause: EntryId, effects: &mut Effects) {
        let params = &self.rules.params.incursions;
        let target = incident.target;
        let mut support = 0;
        if verdict.mishandled {
            support += params.support.0;
        } else if verdict.backed {
            support += params.support.1;
        }
        if flags & HARM_DEBRIS != 0 {
            support += params.debris.1;
        }
        if support != 0 {
            effects.push(Effect::Capital { meter: Meter::Support, member: target, by: support }, cause);
        }
        let felt = params.threat_per_severity * i32::from(incident.severity);
        let hurt = if flags & HARM_CASUALTIES != 0 { params.casualties_threat } else { 0 };
        effects.push(Effect::Capital { meter: Meter::Threat, member: target, by: felt + hurt }, cause);
        let by = felt * params.threat_neighbours / 1000;
        for member in rules::neighbours(self.rules, target).iter() {
            effects.push(Effect::Capital { meter: Meter::Threat, member, by }, cause);
        }
    }

    /// Escalation, the target's trust in those who backed, kept silent or dissented, and what a lone shot costs all.
    fn abroad(
        &self,
        incident: &Incident,
        response: &Response,
        chosen: &[Backing; 64],
        cause: EntryId,
        effects: &mut Effects,
    ) {
        let (backing, silence, dissent) = self.rules.params.incursions.trust;
        if response.escalation != 0 {
            effects.push(Effect::Shift { meter: Meter::Escalation, by: response.escalation }, cause);
        }
        let speaker = rules::speaker(self.rules, self.alliance, incident.target);
        for seat in self.rules.seat_ids().filter(|&seat| seat != incident.target && Some(seat) != speaker) {
            let by = match chosen[usize::from(seat.0) % 64] {
                Backing::Back => backing,
                Backing::Silent => silence,
                Backing::Dissent => dissent,
            };
            effects.push(Effect::Trust { holder: incident.target, subject: seat, by, stake: 1000 }, cause);
        }
        if response.unbacked_pairs != 0 && i32::from(incident.backed) < self.rules.params.incursions.backed_share {
            let (from, by) = (self.rules.seat_ids().collect(), cut(response.unbacked_pairs));
            for holder in self.rules.seat_ids() {
                effects.push(Effect::Estrange { holder, from, by }, cause);
            }
        }
    }
}

/// Where a seat stands on an incident whose backers are counted.
fn stand_of(incident: &Incident, seat: MemberId) -> Backing {
    if incident.backers.has(seat) {
        Backing::Back
    } else if incident.dissenters.has(seat) {
        Backing::Dissent
    } else {
        Backing::Silent
    }
}

fn cut(value: i32) -> i16 {
    i16::try_from(value.clamp(-1000, 1000)).unwrap_or(0)
}

/// Records fade towards their resting level.
pub fn fade(rules: Res<Rules>, mut incursions: ResMut<Incursions>, mut log: ResMut<Log>) {
    let params = &rules.params.incursions;
    let share = rules.pace().per_year(params.resolve_fade_per_year);
    for member in rules.member_ids() {
        let by = (params.resolve_rest - incursions.resolve[member].get()) * share / 1000;
        incursions.move_resolve(member, by, EntryId::NONE, &mut log);
    }
}

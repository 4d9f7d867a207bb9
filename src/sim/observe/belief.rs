//! A whole game that looks to one seat as the true one does: what it knows is taken over, what it can only guess is drawn.
//!
//! It starts from how the scenario begins, which everybody knows, and takes over own books, published figures and open
//! acts. Estimates are drawn within their error; what nobody tells a seat (Moscow's intent, frailty, the dice to come,
//! the books and bargains of others) is drawn anew or left as it was at the start. Nothing else of the true state is read.

use super::Observation;
use super::estimate::Estimate;
use crate::core::dice::{Roll, Stream};
use crate::core::ids::PledgeId;
use crate::core::{Cb, IdVec, Meur, Score};
use crate::rules::clock::Clock;
use crate::rules::event::EntryId;
use crate::rules::injects::state::OpenInject;
use crate::rules::moscow;
use crate::rules::state::Snapshot;

/// Draws for one believed world, keyed by seat, turn and number.
struct Draws {
    roll: Roll,
    actor: u32,
    next: u32,
}

impl Draws {
    fn purpose(&mut self) -> u32 {
        self.next += 1;
        self.next
    }
    fn permille(&mut self) -> i32 {
        let purpose = self.purpose();
        self.roll.permille(self.actor, purpose)
    }
    /// What may be true, given an estimate.
    fn within(&mut self, guess: Estimate) -> Score {
        let purpose = self.purpose();
        let off = self.roll.between(self.actor, purpose, -guess.error, guess.error);
        Score::new((guess.value + off).clamp(0, 1000))
    }
}

impl Observation<'_> {
    /// Writes the `nth` world this seat may believe in into `into`: the moment is now, `start` is how the scenario begins.
    ///
    /// The same observation and number give the same world, whatever is true of things the seat cannot see. Asked for while
    /// a turn is planned, before any incident; own orders of earlier steps are in it, those of the present step are not.
    pub fn believe(&self, start: &Snapshot, nth: u32, into: &mut Snapshot) {
        into.clone_from(start);
        let roll = self.state.clock.dice().stream(Stream::Belief);
        let mut draws = Draws { roll, actor: self.key(), next: nth << 14 };
        let seed = roll.bits(self.key(), draws.purpose());
        into.clock = Clock { seed, turn: self.turn(), step: self.step(), ending: None };
        self.believe_orders(into);
        self.believe_politics(into, &mut draws);
        self.believe_books(into);
        self.believe_kit(into, &mut draws);
        self.believe_table(into);
        self.believe_washington(into, &mut draws);
        self.believe_moscow(into, &mut draws);
        self.believe_scores(into);
    }

    /// Own orders of the turn that are locked and paid.
    fn believe_orders(&self, into: &mut Snapshot) {
        let (me, known) = (self.seat, self.state.book);
        let locked = usize::from(known.locked[me]);
        into.book.orders[me].extend_from_slice(&known.orders[me][..locked]);
        into.book.costs[me].extend_from_slice(&known.costs[me][..locked]);
        into.book.locked[me] = known.locked[me];
    }

    /// Trust, home fronts, pledges.
    fn believe_politics(&self, into: &mut Snapshot, draws: &mut Draws) {
        let (s, me) = (self.state, self.seat);
        for holder in s.rules.member_ids() {
            for subject in s.rules.member_ids() {
                let place = s.alliance.place(holder, subject);
                into.alliance.pairs[place] = draws.within(self.trust(holder, subject));
            }
            into.alliance.in_washington[holder] = draws.within(self.trust_in_washington_of(holder));
            into.politics.support[holder] = draws.within(self.support_of(holder));
            into.politics.threat[holder] = draws.within(self.threat_of(holder));
            let place = s.alliance.place(me, holder);
            into.alliance.reassured[place] = s.alliance.reassured[place];
        }
        into.alliance.regard[me] = draws.within(self.regard());
        into.alliance.cohesion = s.alliance.cohesion;
        let (own, known) = (&mut into.politics, s.politics);
        own.government.clone_from(&known.government);
        own.planning.clone_from(&known.planning);
        own.planned_in.clone_from(&known.planned_in);
        own.election_turn.clone_from(&known.election_turn);
        own.election_nth.clone_from(&known.election_nth);
        own.fast_rises.clone_from(&known.fast_rises);
        own.sweetened.clone_from(&known.sweetened);
        own.sceptic_since.clone_from(&known.sceptic_since);
        own.won_in.clone_from(&known.won_in);
        own.shocked_until = known.shocked_until;
        // Others are taken to have as much political capital as oneself.
        own.pc = IdVec::filled(known.pc.len(), known.pc[me]);
        own.income = IdVec::filled(known.income.len(), known.income[me]);
        into.pledges.list.clear();
        into.pledges.open.clear();
        for (_, pledge) in self.pledges() {
            let id: PledgeId = into.pledges.list.push(*pledge);
            into.pledges.open.push(id);
        }
        into.pledges.kept.clone_from(&s.pledges.kept);
        into.pledges.settled.clone_from(&s.pledges.settled);
    }

    /// Economies: GDP, debt, balance and reported spending are published; the rest is known at home only.
    fn believe_books(&self, into: &mut Snapshot) {
        let (me, known) = (self.seat, self.state.treasury);
        let own = &mut into.treasury;
        own.gdp.clone_from(&known.gdp);
        own.debt.clone_from(&known.debt);
        own.balance.clone_from(&known.balance);
        let mine = Meur(known.budget[me].0.max(1));
        for member in self.state.rules.member_ids() {
            own.core[member] = self.reported_core(member);
            own.core_before[member] = own.core[member];
            let year = own.gdp[member].scale(own.core[member].0, 10_000);
            own.budget[member] = year.scale(self.state.rules.pace().months, 12);
            own.upkeep[member] = own.budget[member].permille(i32::from(own.split[member][1]));
            // Others are taken to have as much of their budget in hand as oneself.
            own.free[member] =
                Meur::wide(i64::from(known.free[me].0) * i64::from(own.budget[member].0) / i64::from(mine.0));
            own.free_set[member] = own.free[member];
        }
        macro_rules! own_books {
            ($($field:ident),*) => { $(own.$field[me] = known.$field[me];)* };
        }
        own_books!(
            core,
            core_before,
            reclassified,
            resilience,
            split,
            committed,
            releasing,
            budget,
            free,
            upkeep,
            growth_shift,
            stress,
            stressed_for,
            on_gap,
            owed,
            beyond,
            room,
            free_set,
            set_aside
        );
        own.loans.extend(known.loans.iter().filter(|(lender, borrower, _)| *lender == me || *borrower == me));
    }

    /// Kit, programmes and forces: what is delivered, contracted or stands somewhere can be counted.
    fn believe_kit(&self, into: &mut Snapshot, draws: &mut Draws) {
        let (s, me) = (self.state, self.seat);
        let first = into.posture.clone();
        into.procurement.clone_from(s.procurement);
        for programme in &mut into.procurement.programmes {
            // Drawn when the programme next moves, with the dice of this world.
            programme.frailty = 0;
        }
        into.industry.clone_from(s.industry);
        let crews = into.capability.crews.clone();
        let upkeep = into.capability.upkeep_start.clone();
        into.capability.clone_from(s.capability);
        into.capability.upkeep_start = upkeep;
        into.posture.clone_from(s.posture);
        for member in s.rules.member_ids() {
            into.capability.readiness[member] = draws.within(self.readiness_of(member));
            into.posture.resilience[member] = draws.within(self.resilience_of(member));
            if member == me {
                continue;
            }
            into.capability.crews[member] = crews[member];
            into.posture.rules_level[member] = first.rules_level[member];
            into.posture.hardened[member] = first.hardened[member];
            let away = |posture: &crate::rules::posture::state::Posture| -> Cb {
                s.rules.sites.ids().map(|site| posture.at(site, member)).sum()
            };
            into.posture.spare[member] = (first.spare[member] + away(&first) - away(s.posture)).at_least_zero();
        }
    }

    /// The council, the war in Ukraine, injects.
    fn believe_table(&self, into: &mut Snapshot) {
        let (s, me) = (self.state, self.seat);
        into.ukraine.clone_from(s.ukraine);
        into.initiatives.clone_from(s.initiatives);
        into.initiatives.offers.retain(|offer| offer.holdout == me || offer.persuader == me);
        let own = &mut into.injects;
        own.fired.clone_from(&s.injects.fired);
        own.hit = s.injects.hit;
        own.quiet[me] = s.injects.quiet[me];
        own.open.extend(self.open_injects().map(|open| OpenInject { entry: EntryId::NONE, ..*open }));
        own.calls.extend(self.calls().copied());
        for inject in s.rules.injects.ids() {
            let place = usize::from(inject.0) * usize::from(own.members) + usize::from(me.0);
            own.chosen[place] = s.injects.chosen[place];
        }
    }

    /// The drawdown: what was announced is known, what Washington thinks is guessed.
    fn believe_washington(&self, into: &mut Snapshot, draws: &mut Draws) {
        let (me, known) = (self.seat, self.state.drawdown);
        let own = &mut into.drawdown;
        own.commitment = draws.within(self.commitment());
        macro_rules! public {
            ($($field:ident),*) => { $(own.$field.clone_from(&known.$field);)* };
        }
        public!(
            believed,
            administration,
            hosted,
            troops,
            unit_at,
            packages,
            taken,
            pacific,
            middle_east,
            disputes,
            tariffs,
            partners,
            compact,
            notice,
            withheld,
            bases_asked,
            certify,
            notice_due,
            tariff_dispute,
            compact_heard,
            demands,
            yields,
            ripe,
            trade,
            withheld_from
        );
        own.embassy[me] = known.embassy[me];
        own.bases[me] = known.bases[me];
        for (nth, (pair, until)) in known.deals.iter().zip(&known.deals_until).enumerate() {
            let found = nth < 64 && known.deals_known >> nth & 1 == 1;
            if found || pair.0 == me || pair.1 == me {
                own.deals_known |= u64::from(found) << own.deals.len().min(63);
                own.deals.push(*pair);
                own.deals_until.push(*until);
            }
        }
    }

    /// Moscow's intent is drawn as at the start of a game, its army is estimated; what it has learnt is not known.
    fn believe_moscow(&self, into: &mut Snapshot, draws: &mut Draws) {
        let s = self.state;
        into.moscow.intent = moscow::rules::intent(&s.rules.params.moscow, draws.permille());
        let strength = self.russian_strength();
        let purpose = draws.purpose();
        into.moscow.ground = strength.value + draws.roll.between(draws.actor, purpose, -strength.error, strength.error);
        into.moscow.escalation = s.moscow.escalation;
        into.moscow.threshold = s.moscow.threshold;
        into.moscow.background = s.moscow.background;
        into.moscow.count_free_force(s.rules, s.ukraine.tied);
        into.incursions.clone_from(s.incursions);
        for member in s.rules.member_ids() {
            into.incursions.resolve[member] = draws.within(self.resolve_of(member));
        }
        for incident in &mut into.incursions.incidents {
            incident.entry = EntryId::NONE;
        }
        let (own, known) = (&mut into.deterrence, s.deterrence);
        let seen = own.seen;
        own.clone_from(known);
        own.seen = seen;
        own.crisis = None;
    }

    /// Scores: the shared half is everybody's, the rest one's own.
    fn believe_scores(&self, into: &mut Snapshot) {
        let (me, known) = (self.seat, self.state.scoring);
        let own = &mut into.scoring;
        own.gap_path = known.gap_path;
        own.cohesion_path = known.cohesion_path;
        own.shared = known.shared;
        own.planned.clone_from(&known.planned);
        own.total[me] = known.total[me];
        own.riding[me] = known.riding[me];
        own.riding_turns[me] = known.riding_turns[me];
        for (goal, _) in self.state.rules.goals.pairs().filter(|(_, goal)| goal.seat == me) {
            own.goals[goal] = known.goals[goal];
            own.goal_path[goal] = known.goal_path[goal];
        }
    }
}
